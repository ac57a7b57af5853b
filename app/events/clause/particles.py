"""The small words by which a scene tells subjects from asides, lists and speech."""

from app.mentions.actors import DETERMINERS, PREPOSITIONS

ASIDES = PREPOSITIONS | frozenset(
    "where when while whom after before not but like as including along together".split()
)
DASHES = frozenset("–—")
# What may stand before a subject, and before the first of several ("envoys from Chad, Niger and Mali").
HEADS = {False: (None, "between"), True: (None, "between", "from", "of")}
CLOSING = DASHES | {","}  # the marks that close an aside before a verb
ADDITIONS = (("including",), ("along",), ("together",), ("with",))
WITH_THEM = (("along", "with"), ("together", "with"))
# What comes from an actor, and so acts for it.
SENT = frozenset(
    "statement letter note message communique communiqué declaration resolution delegation delegations envoys"
    " envoy officials ministers negotiators troops soldiers representatives diplomats team teams"
    " commanders leaders officers chiefs".split()
)
LOYAL = frozenset("loyalists supporters followers fighters".split())
AUTHORS = {"by": SENT, "from": SENT, "of": LOYAL}  # by preposition, who or what acts for whom
PORTIONS = frozenset(
    "parts part areas swathes most much all rest north south east west hundreds thousands tens dozens scores"
    " millions crowds".split()
)
CLAIMING = (("said",), ("says",), ("say",), ("added",), ("told",))
PEOPLE = frozenset("people freed captives hostage".split())  # what acts for itself
LONGEST_ASIDE = 25
LONGEST_NAME = 9  # words back from "who" over a name to the office before it ("envoy, Jon da Silva, who")
NAMING = frozenset(", - da de del der di do dos van von al el bin ibn bint la le ' .".split())
ASIDE = frozenset(
    "former then - southern northern eastern western central neighbouring neighboring nearby occupied"
    " left right wing far hardline leftist rightist marxist radical heavily largely main local allied ethnic"
    " group movement militia organisation organization militant terrorist rebel islamist armed"
    " rival besieged suspected alleged unidentified unknown presumed separatist secessionist ruling"
    " extremist jihadist breakaway embattled exiled ousted interim transitional outlawed banned maoist"
    " paramilitary communist shiite shia sunni".split()
)
JOINS = frozenset(("and", ",", "or", "&", "plus"))
JOINING = JOINS | DETERMINERS
# Participles behind which an actor may be the subject of a clause ("warning Russia would attack").
TELLING = frozenset(
    "saying adding warning claiming alleging insisting arguing announcing noting believing fearing meaning"
    " stressing stating declaring confirming hoping suggesting indicating acknowledging admitting".split()
)
