"""Words that tell no event themselves: forms of "be" and "have", modals, adverbs, verbs of beginning."""

from app.mentions.actors import PREPOSITIONS

BE = frozenset(
    "is are was were be been being am 's 're isn't aren't wasn't weren't get gets got getting".split()
)
HAVE = frozenset("has have had having hasn't haven't hadn't 've".split())
MODALS = frozenset(
    "will would shall should may might can could must won't wouldn't can't cannot couldn't shouldn't 'll"
    " 'd".split()
)
ASSISTING = HAVE | MODALS
DO = frozenset("do does did don't doesn't didn't".split())
ADVERBS = frozenset(
    "also not never again already now still then today yesterday finally later recently reportedly"
    " allegedly once just only even repeatedly immediately further soon currently jointly twice together"
    " previously formally officially publicly unilaterally strongly separately specifically clearly flatly"
    " consistently effectively briefly often always ever all both each yet so far n't".split()
)
LINKS = (
    BE
    | HAVE
    | MODALS
    | DO
    | PREPOSITIONS
    | frozenset(
        "and or but after before since until when as while that who which he she they we i it not to".split()
    )
)
ASPECTS = frozenset(
    "continue continues continued continuing begin begins began begun beginning start starts started starting"
    " resume resumes resumed resuming keep keeps kept keeping manage managed manages".split()
)
DESCRIBING = frozenset(
    "daily weekly monthly yearly hourly nightly deadly costly friendly likely bloody".split()
)
