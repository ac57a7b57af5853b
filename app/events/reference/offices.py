"""Whose office is meant that a text leaves open: its publisher's president, a body's secretary-general."""

from collections.abc import Sequence
from functools import cache

from app import codebook
from app.codebook.phrases import Words
from app.mentions.actors import ActorMention
from app.mentions.auxiliaries import LINKS
from app.text import Sentence

HEADS = {"president": False, "prime": True}  # whether the office stands beside a head of state
GENERAL = ("secretary", "-", "general")
OWNER = 4  # words from an office to whose it is ("the head of the Paris-based OECD")
HOUSES = frozenset(("ministry", "government", "department", "embassy"))
RULING = frozenset("government army military troops forces authorities regime".split())
REBELS = frozenset("rebels guerrillas insurgents separatists militants".split())
RISEN = ("REB", "OPP")
Found = tuple[int, tuple[str, ...]]


def meant(sentence: Sentence, at: int, found: Found, recent: Sequence[str], voice: tuple[str, ...]) -> Found:
    """How many words an office at a word has and whose it is, `found` where nothing better is known."""
    if sentence.lower[at + 1 : at + 1 + len(GENERAL)] == GENERAL:
        return 1 + len(GENERAL), _body((*recent, *voice))
    size, codes = found
    return size, voice if size and at == 0 and own(sentence, voice) else codes


def of_owner(lower: Words, at: int, found: Found, named: Sequence[ActorMention]) -> Found:
    """The party behind an office, where one is named there ("the ministry of defence of Chad")."""
    size, codes = found
    last = at + size
    if size < 2 or not codes or lower[at] != "the" or lower[last : last + 1] != ("of",):
        return found
    near = (a for a in named if last < a.first <= last + OWNER and a.form != "modifier")
    owner = next(near, None)
    if (
        owner is None
        or not LINKS.isdisjoint(lower[last + 1 : owner.first])
        or "," in lower[last : owner.first]
    ):
        return found
    return size, owner.codes


def facing(lower: Words, at: int, found: Found, named: Sequence[ActorMention], band: str | None) -> Found:
    """A government that a text joins to rebels as the one at which they rise ("the army and the M23")."""
    size, _ = found
    last = at + size
    if not size or lower[last - 1] not in RULING:
        return found
    if lower[last : last + 2] == ("and", "the") and not REBELS.isdisjoint(lower[last + 2 : last + 3]):
        home = _home(band or "")
    else:
        beside = (a for a in named if _are_joined(lower, (at, last), a) and len(a.codes) == 1)
        home = next((home for actor in beside if (home := _home(actor.codes[0]))), None)
    return (size, (home,)) if home else found


def _are_joined(lower: Words, span: tuple[int, int], actor: ActorMention) -> bool:
    """Whether "and" joins an actor to the words of a span, before or behind them."""
    first, last = span
    before = lower[actor.last : first] if actor.last <= first else None
    behind = lower[last : actor.first] if actor.first >= last else None
    return before == ("and",) or behind in (("and",), ("and", "the"))


def _home(code: str) -> str | None:
    """The state at which a group rises, None where that is not known."""
    base, _, role = code.partition("-")
    entry = codebook.load().actors.get(base)
    if entry is None or (role not in RISEN if role else entry.kind != "group"):
        return None
    return entry.country


def _body(codes: Sequence[str]) -> tuple[str, ...]:
    """The last international body of those spoken of, the UN where there is none."""
    bodies = [code for code in codes if codebook.kind(code) == "body"]
    return (bodies[-1] if bodies else "UN",)


def own(sentence: Sentence, voice: tuple[str, ...]) -> bool:
    """Whether a sentence opens with the head or house of the one government whose words it is in."""
    first, second, third = (*sentence.words[:3], "", "", "")[:3]
    if len(voice) != 1 or first != "The" or not second[:1].isupper():
        return False
    if second.lower() in HOUSES:
        return third.islower()
    return HEADS.get(second.lower()) is _has_premier(voice[0])


@cache
def _has_premier(code: str) -> bool:
    """Whether a state has a head of government beside its head of state."""
    return any(e.code == code and e.office == "head_of_government" for e in codebook.load().leaders)
