"""Sentence -> Quantities: how many were killed, freed, fired, paid, for how long, and the bound told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.codebook.phrases import Words
from app.mentions import harm
from app.mentions.numbers import OPENING, Number, QuantityBound, is_vague, read
from app.text import Sentence

WEAPONS = frozenset(
    "drones missiles rockets shells missile drone bombs mortars projectiles rounds uavs bomb rocket"
    " munitions".split()
)
UNITS = {
    "hour": ("duration_hours", 1),
    "hours": ("duration_hours", 1),
    "day": ("duration_days", 1),
    "days": ("duration_days", 1),
    "week": ("duration_days", 7),
    "weeks": ("duration_days", 7),
}
BREACHES = frozenset("violations breaches infringements violation breach incursions".split())
LASTING = frozenset("for lasted lasting last lasts within prolonged".split())
SPELLS = frozenset(
    "truce ceasefire armistice pause halt part period siege talks fighting battle curfew march".split()
)
EXTENDING = ("extend", "prolong", "renew")
AWAY = frozenset("ago later earlier before after since into old".split())
CURRENCIES = frozenset(("$", "£", "€", "¥", "₹"))
FOREIGN = frozenset(("A", "C", "NZ", "HK", "S"))  # dollars of other countries ("A$50m")
IN_FAVOUR = frozenset(("favour", "favor"))
PASSING = frozenset("passed passes adopted adopts approved approves carried endorsed endorses backed".split())
SUBSET = frozenset(
    "including among of with in on at from by to when since as after before while were was is are a an the"
    " killed injured wounded dead died hurt".split()
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number at words [first, last): its key of annotation, its value, and the bound told with it."""

    key: str
    value: int
    bound: QuantityBound
    first: int
    last: int


def find(sentence: Sentence, taken: frozenset[int] = frozenset()) -> tuple[Quantity, ...]:
    """The quantities of a sentence that can belong to an event, in reading order, none in a `taken` word."""
    words, lower = sentence.words, sentence.lower
    numbers = tuple(_numbers(lower, taken))
    return tuple(_summed(lower, sorted(_counted(words, lower, numbers), key=lambda q: q.first)))


def people(sentence: Sentence, taken: frozenset[int] = frozenset()) -> tuple[Number, ...]:
    """The numbers of a sentence that count people by the words behind them, whatever befell those."""
    words, lower = sentence.words, sentence.lower
    counted = (n for n in _numbers(lower, taken) if _thing(words, lower, n) == (None, 1))
    return tuple(n for n in counted if harm.is_of_people(lower, n))


def _numbers(lower: Words, taken: frozenset[int]) -> Iterator[Number]:
    """The numbers of a sentence, and each "a" or "an" before one person as the number one."""
    free = 0
    for at, word in enumerate(lower):
        if at < free or at in taken or not (word in OPENING or word[0].isdecimal()):
            continue
        number = read(lower, at) or harm.single(lower, at)
        if number is not None and not _is_label(lower, number):
            free = number.last
            if not is_vague(lower, number):
                yield number


def _is_label(lower: Words, number: Number) -> bool:
    """Whether a number is an age, a share, or part of a compound ("12-year-old", "a 27-nation bloc")."""
    before = lower[number.first - 1] if number.first else ""
    after, then = (*lower[number.last : number.last + 2], "", "")[:2]
    if after == "-":
        counts = then in UNITS or then[:1].isdecimal()
        return not counts or "old" in lower[number.last + 2 : number.last + 5]
    return (
        before in ("aged", "age", "no", "article")
        or after in ("%", "percent")
        or (after, then) == ("per", "cent")
    )


def _counted(words: Words, lower: Words, numbers: Sequence[Number]) -> Iterator[Quantity]:
    people: list[Number] = []
    for number in numbers:
        key, times = _thing(words, lower, number)
        if key:
            yield Quantity(key, number.value * times, number.bound, number.first, number.last)
        elif times:
            people.append(number)
    for number, key in harm.keys(lower, people):
        yield Quantity(key, number.value, number.bound, number.first, number.last)


def _thing(words: Words, lower: Words, number: Number) -> tuple[str | None, int]:
    """What a number counts besides people: (key, how many of its unit); (None, 1) where it may be people."""
    first, last = number.first, number.last
    if first and words[first - 1] in CURRENCIES:
        return ("amount_usd", 1) if _in_dollars(words, first - 1) else (None, 0)
    after = lower[last : last + 4]
    hyphen = after[:1] == ("-",)
    unit = after[hyphen] if len(after) > hyphen else ""
    if unit in UNITS:
        key, times = UNITS[unit]
        lasts = hyphen or _lasts(lower, number)
        return (key, times) if lasts else (None, 0)
    if "dollars" in after[:2] or lower[max(0, first - 1) : first] == ("usd",):
        return "amount_usd", 1
    if unit == "times" or not BREACHES.isdisjoint(after[:3]):
        return "violations", 1
    if _is_vote(lower, number):
        return "votes_for", 1
    return ("munitions" if _is_of_weapons(lower, last) else None), 1


def _is_of_weapons(lower: Words, last: int) -> bool:
    """Whether weapons stand right behind a count, over adjectives ("18 one-way attack drones")."""
    after = lower[last : last + 6]
    weapon = next((i for i, word in enumerate(after) if word in WEAPONS), None)
    return weapon is not None and all(w not in SUBSET and (w.isalnum() or w == "-") for w in after[:weapon])


def _in_dollars(words: Words, at: int) -> bool:
    """Whether a currency sign means US dollars: "$" alone or after "US", not "A$" or "C$"."""
    return words[at] == "$" and not (at > 1 and words[at - 1] in FOREIGN)


def _lasts(lower: Words, number: Number) -> bool:
    """Whether hours or days are how long something lasts ("for about 30 hours", "three days of talks")."""
    start = harm.phrase_start(lower, number.first)
    after = lower[number.last + 1 : number.last + 2]
    if AWAY & set(after):
        return False
    before = lower[start - 1] if start else ""
    longer = before == "by" and any(w.startswith(EXTENDING) for w in lower[max(0, start - 6) : start])
    return after == ("of",) or longer or before in LASTING or (before in SPELLS and lower[start] == "of")


def _is_vote(lower: Words, number: Number) -> bool:
    """Whether a number tells the votes for something: "by 12 votes to three", "with 14 in favour"."""
    after = lower[number.last : number.last + 3]
    if after[:1] == ("votes",):
        return after[1:2] != ("against",) and lower[number.first - 1] not in ("to", "against")
    if IN_FAVOUR & set(after[:3]) and "in" in after:
        return True
    against = after[:1] in (("-",), ("to",)) and after[1:2] and read(lower, number.last + 1) is not None
    before = lower[max(0, number.first - 4) : number.first]
    told = any(word.startswith("vote") for word in before)
    return bool(against) and (told or (after[0] == "-" and not PASSING.isdisjoint(before)))


def _summed(lower: Words, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """The counts with those of one list added up: "two soldiers and a civilian were killed" are three."""
    held: Quantity | None = None
    for quantity in found:
        if held and held.key == quantity.key and harm.is_listed(lower, held.last, quantity.first):
            bound = held.bound if held.bound != "exact" else quantity.bound
            held = replace(held, value=held.value + quantity.value, bound=bound, last=quantity.last)
            continue
        if held:
            yield held
        held = quantity
    if held:
        yield held
