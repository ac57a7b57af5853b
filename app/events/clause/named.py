"""Which event a date only names: "the Easter truce", "the 2002 Norway-brokered accord", "last year's war"."""

from itertools import takewhile

from app.events.clause.positions import word_after, word_at
from app.events.clause.scene import RELATIVE, STOPS, Scene
from app.mentions.actors import PREPOSITIONS
from app.mentions.auxiliaries import LINKS
from app.mentions.mention import DateMention
from app.mentions.triggers import Trigger

ARTICLES = frozenset("the a an its their his her".split())
PHRASE_ENDS = LINKS | PREPOSITIONS | STOPS | RELATIVE | {",", "and", "or"}
INSIDE = frozenset("in at under by with".split())
TIED = (("connection", "with"), ("relation", "to"), ("response", "to"))
OWNING = (("'s",), ("’s",), ("’",))
OWNED = 5  # words behind a day's 's' within which the event stands that it owns


def names_another(scene: Scene, trigger: Trigger, mention: DateMention) -> bool:
    """Whether a date only names a noun that is not the trigger ("the Easter truce")."""
    named = range(word_after(scene, mention), _named_at(scene, mention))
    return names_noun(scene, mention) and trigger.first not in (*named, named.stop)


def names_noun(scene: Scene, mention: DateMention) -> bool:
    """Whether a date names the event behind it, and that event is no occasion ("in the 3 May accord")."""
    follower = _named_at(scene, mention)
    if _is_adjective(scene, mention) and follower not in scene.noun_at:
        return scene.lower[word_at(scene, mention) - 2] not in INSIDE
    named = any(t.noun and t.first == follower and scene.lower[follower] != "to" for t in scene.triggers)
    before = scene.lower[max(0, word_at(scene, mention) - 2) : word_at(scene, mention)]
    on = before[-1:] == ("on",)
    adverb = on or (mention.text[:5].lower() == "last " and len(before) < 2)
    if adverb and follower == word_after(scene, mention):  # "On 3 May rebels left"
        return False
    return named and (INSIDE.isdisjoint(before) or before in TIED)


def _is_adjective(scene: Scene, mention: DateMention) -> bool:
    """Whether a bare year stands before what it describes ("the 2002 Norway-brokered truce")."""
    at, after = word_at(scene, mention), word_after(scene, mention)
    bare = mention.precision == "year" and after == at + 1 and at > 1 and after < len(scene.lower)
    return bare and scene.lower[at - 1] in ARTICLES and scene.lower[after].isalpha()


def _named_at(scene: Scene, mention: DateMention) -> int:
    """The word at which the event that a date names begins: right behind it, or owned ("last year's war")."""
    at = word_after(scene, mention)
    owns = scene.lower[at : at + 1] in OWNING
    if not (owns or _is_adjective(scene, mention)):
        return at
    ends = LINKS if owns else PHRASE_ENDS
    owned = takewhile(
        lambda i: scene.lower[i] not in ends, range(at + owns, min(at + 1 + OWNED, len(scene.lower)))
    )
    return next((i for i in reversed(tuple(owned)) if i in scene.noun_at), at)
