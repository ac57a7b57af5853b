"""Why something is no event, in words for a person; each reason has a name of its own in the JSON."""

from collections.abc import Mapping

from app.events.coder import Refusal
from app.events.meaning.signals import Signal

REFUSED: Mapping[Refusal, str] = {
    "wished": "only wished, asked for, feared or spoken of",
    "denied": "denied, and only a deed makes a denied event",
    "no_doer": "no party does it",
    "no_voice": "says what must be, in nobody's voice",
    "charge": "somebody is accused of it, and it is no deed",
    "accusing": "told as the deed that it accuses of",
    "reporting": "only says who tells of the deed behind it",
    "weak": "a weak word without both sides of its event",
    "nested": "inside what a verb of saying says",
}
RECALLED = "it recalls violence that the article tells elsewhere"
UNTOLD = "no party, place or date of its own"
CLEARER = "an attack that the article tells with its means as event {}"
UNCLEAR = "an attack that the article tells with its means"
UNMATCHED = "nothing beside it makes an event with it"
UNACTED = "a topic that nothing is done about"
DOMAIN = "the sentence is about {}"
DOMESTIC = "the article names fewer than two parties and places no deed"
THEME = "the article is about {}"


def refused(why: Refusal, signal: Signal) -> str:
    """Why a signal tells no event; a weak one may need one of certain words."""
    needs = signal.kind.needs if why == "weak" else ()
    return f"a weak word, which needs one of: {', '.join(needs)}" if needs else REFUSED[why]
