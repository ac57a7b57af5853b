"""Is this an event that we have already? And what do several tellings of one event add up to?

Two tellings are of one event when their type is the same, their modality can be, their days overlap, their
actors and places do not contradict each other, and at least one actor or place is shared. All of it is a pure
function of what was told, so an event can be made again from its tellings at any time, in any order.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import prod
from typing import Literal, TypeVar

from app.events.event import Actor, Event, EventDate, Modality, Place

TWO_SIDED = frozenset(
    {"talks_held", "agreement_reached", "truce_agreed", "clash_reported", "captives_released"}
)

# Happens once between the same parties, so that "in 2022" and a day of 2022 are the same war.
ONCE = frozenset({"war_started", "power_changed", "agreement_reached", "truce_agreed"})

# What goes on for some days: a telling of one day of it does not end it.
LASTING = frozenset({"truce_declared", "truce_violated", "truce_extended"})

# Days within which an overlap alone tells one happening from the next.
CLOSE = 7

STRENGTH: dict[Modality, int] = {"occurred": 4, "claimed": 3, "planned": 2, "hypothetical": 1, "denied": 0}
BASES = ("none", "publication", "context", "relative", "explicit")
GRAIN = ("sea", "country", "region", "city", "site")
MOST_CONFIDENT = 0.99

Bound = Literal["at_least", "at_most", "about"]
Bounds = Mapping[str, Bound]
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Telling:
    """An event as one article told it; `order` tells apart the tellings of one article."""

    event: Event
    article_id: str
    publisher: str | None = None
    published: date | None = None
    order: int = 0


def same(a: Event, b: Event) -> bool:
    """Whether two events, each from another article, are one happening."""
    return _agree(a, b) and _modalities(a, b) and _days(a, b)


def retold(before: Event, after: Event) -> bool:
    """Whether a changed article tells the event again: its day or modality may be corrected."""
    return _agree(before, after)


def starts(event: Event) -> tuple[date | None, date | None]:
    """The first and last day on which an event that is the same can begin; None, None for an undated one."""
    if event.date.first is None or event.date.last is None:
        return None, None
    before = event.date.first.toordinal() - CLOSE
    earliest = date.min if event.type in ONCE else date.fromordinal(max(before, 1))
    return earliest, event.date.last


def likeness(a: Event, b: Event) -> tuple[int, ...]:
    """How alike two events are, to choose the best among those that are the same: higher is liker."""
    shared = set(a.actors) & set(b.actors)
    roles = {(actor.id, actor.role) for actor in a.actors} & {(actor.id, actor.role) for actor in b.actors}
    places = a.place is not None and b.place is not None
    days = (a.date.first, a.date.last) == (b.date.first, b.date.last)
    quotes = {told.quote for told in a.evidence} & {told.quote for told in b.evidence}
    return (len(quotes), days, len(roles), places, a.modality == b.modality, len(shared))


def merge(tellings: Sequence[Telling]) -> Event:
    """The event that its tellings add up to; the order in which they came in makes no difference.

    The modality is the strongest told, the date the narrowest of those that most tellings agree with
    (of what lasts, all its days), the place the finest told, each quantity the one most told (the latest
    of equals), and the confidence that at least one publisher is right, were they independent.
    """
    told = sorted(tellings, key=_rank)
    modality = max((t.event.modality for t in told), key=STRENGTH.__getitem__)
    voices = [t for t in told if t.event.modality == modality]
    best = max(voices, key=lambda t: t.event.confidence)
    quantities, bounds = _quantities(told)
    return replace(
        best.event,
        modality=modality,
        date=_date(best.event.type, [t.event.date for t in told]),
        actors=_actors([t.event.actors for t in told]),
        place=_place([t.event.place for t in told if t.event.place]),
        attributed_to=tuple(dict.fromkeys(code for t in voices for code in t.event.attributed_to)),
        quantities=quantities,
        bounds=bounds,
        confidence=_confidence(told),
        evidence=tuple(q for t in (best, *(t for t in told if t is not best)) for q in t.event.evidence),
    )


def _agree(a: Event, b: Event) -> bool:
    return a.type == b.type and _places(a.place, b.place) and _parties(a, b)


def _parties(a: Event, b: Event) -> bool:
    (source, target), (source_too, target_too) = _sides(a), _sides(b)
    everyone, everyone_too = source | target, source_too | target_too
    spot = _same_spot(a.place, b.place)
    if a.type in TWO_SIDED and everyone and everyone_too:
        shared = everyone & everyone_too
        return len(shared) > 1 or (bool(shared) and shared in (everyone, everyone_too))
    crossed = (source & target_too) or (target & source_too)
    opposed = (source and source_too and not source & source_too) or (
        target and target_too and not target & target_too
    )
    return not crossed and not opposed and bool(spot or source & source_too or target & target_too)


def _sides(event: Event) -> tuple[set[str], set[str]]:
    return set(event.by_role("source")), set(event.by_role("target"))


def _same_spot(a: Place | None, b: Place | None) -> bool:
    return a is not None and b is not None and a.precision != "country" and _named_alike(a, b)


def _named_alike(a: Place, b: Place) -> bool:
    return a.name.casefold() == b.name.casefold() or (a.id is not None and a.id == b.id)


def _places(a: Place | None, b: Place | None) -> bool:
    if a is None or b is None or _named_alike(a, b):
        return True
    wide = {"country", "region", "sea"} & {a.precision, b.precision}
    return bool(wide) and a.country == b.country and a.precision != b.precision


def _modalities(a: Event, b: Event) -> bool:
    pair = {a.modality, b.modality}
    if len(pair) == 1 or pair == {"occurred", "claimed"}:
        return True
    arranged = "planned" in pair and not pair & {"hypothetical", "denied"}
    return arranged and _one_day(a.date) and a.date.first == b.date.first and _one_day(b.date)


def _one_day(told: EventDate) -> bool:
    return told.first is not None and told.first == told.last


def _days(a: Event, b: Event) -> bool:
    """Overlapping days; a stretch longer than a week names one happening only for what happens once.

    Without a day on either side, only the very same parties on both sides make one background event.
    """
    if _undated(a.date) or _undated(b.date):
        return _undated(a.date) and _undated(b.date) and _same_parties(a, b)
    if not _overlap(a.date, b.date):
        return False
    begun = a.date.first == b.date.first and "span" in (a.date.extent, b.date.extent)
    equal = (a.date.first, a.date.last) == (b.date.first, b.date.last)
    return begun or equal or a.type in ONCE or max(_length(a.date), _length(b.date)) <= CLOSE


def _undated(told: EventDate) -> bool:
    return told.first is None or told.last is None


def _overlap(a: EventDate, b: EventDate) -> bool:
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return False
    return a.first <= b.last and b.first <= a.last


def _length(told: EventDate) -> int:
    return (told.last - told.first).days + 1 if told.first and told.last else 0


def _same_parties(a: Event, b: Event) -> bool:
    parties = [{(actor.id, actor.role) for actor in event.actors} for event in (a, b)]
    return bool(parties[0]) and parties[0] == parties[1]


def _rank(telling: Telling) -> tuple[date, str, int]:
    return (telling.published or date.max, telling.article_id, telling.order)


def _date(kind: str, told: Sequence[EventDate]) -> EventDate:
    """The date that most tellings agree on, the finest of equals; what lasts keeps all its days."""
    dated = [d for d in told if not _undated(d)]
    stated = [d for d in dated if d.basis != "publication"] or dated
    if not stated:
        return told[0]
    best = max(stated, key=lambda d: (sum(_overlap(d, e) for e in stated), -_length(d), BASES.index(d.basis)))
    return _lasting(best, stated) if kind in LASTING else best


def _lasting(best: EventDate, stated: Sequence[EventDate]) -> EventDate:
    """The widest of the short stretches of days that hold the best date."""
    around = [d for d in stated if _holds(d, best) and _length(d) <= CLOSE]
    return max(around, key=_length, default=best)


def _holds(wide: EventDate, narrow: EventDate) -> bool:
    if wide.first is None or wide.last is None or narrow.first is None or narrow.last is None:
        return False
    return wide.first <= narrow.first and narrow.last <= wide.last


def _actors(told: Sequence[Sequence[Actor]]) -> tuple[Actor, ...]:
    """Every party, in the role or roles that most tellings give it."""
    parts: dict[str, list[tuple[Actor, ...]]] = {}
    for actors in told:
        for id in dict.fromkeys(actor.id for actor in actors):
            parts.setdefault(id, []).append(tuple(actor for actor in actors if actor.id == id))
    return tuple(actor for played in parts.values() for actor in _most(played, _roles))


def _roles(part: Sequence[Actor]) -> tuple[str, ...]:
    return tuple(actor.role for actor in part)


def _place(told: Sequence[Place]) -> Place | None:
    if not told:
        return None
    votes = Counter(place.name.casefold() for place in told)
    return max(told, key=lambda place: (GRAIN.index(place.precision), votes[place.name.casefold()]))


def _quantities(told: Sequence[Telling]) -> tuple[dict[str, int], Bounds]:
    quantities: dict[str, int] = {}
    bounds: dict[str, Bound] = {}
    latest_first = [t.event for t in reversed(told)]
    for key in dict.fromkeys(key for t in told for key in t.event.quantities):
        said = [(e.quantities[key], e.bounds.get(key)) for e in latest_first if key in e.quantities]
        quantities[key], bound = _most(said, lambda pair: pair[0])
        if bound:
            bounds[key] = bound
    return quantities, bounds


def _most(options: Sequence[V], value: Callable[[V], Hashable]) -> V:
    """The option whose value comes most often, the first of equals."""
    votes = Counter(value(option) for option in options)
    return max(options, key=lambda option: votes[value(option)])


def _confidence(told: Iterable[Telling]) -> float:
    """1 minus the chance that every publisher is wrong; an unnamed publisher is one for each article."""
    best: dict[str, float] = {}
    for telling in told:
        voice = telling.publisher or telling.article_id
        best[voice] = max(best.get(voice, 0.0), telling.event.confidence)
    if len(best) == 1:
        return next(iter(best.values()))
    return min(MOST_CONFIDENT, 1 - prod(1 - confidence for confidence in best.values()))
