"""Drafts of one article -> its Events: tellings of one happening joined."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.events import gaps
from app.events.coder import Draft
from app.events.dating import Clock
from app.events.event import Event, EventDate, Evidence, Place

MOST_ALIKE = 100  # events of one type in one article that a further telling is held against
REAL = {"occurred": 4, "claimed": 3, "planned": 2, "hypothetical": 1, "denied": 0}


def merge(drafts: Sequence[Draft], clock: Clock, others: Sequence[str] = ()) -> tuple[Event, ...]:
    """One event for each happening that the drafts tell, in the order of its fullest telling."""
    told = _told_once(sorted(drafts, key=_fullness, reverse=True))
    strikes = [draft for draft in told if draft.event.type == "strike_reported"][:MOST_ALIKE]
    return gaps.fill([draft for draft in told if not _is_vaguer(draft, strikes)], clock, others)


def _told_once(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts, fullest first, with each further telling joined to the one that it repeats."""
    told: list[Draft] = []
    proofs: list[dict[str, Evidence]] = []  # apart from the drafts, as a thousand tellings join one by one
    of_type: dict[str, list[int]] = {}
    for draft in drafts:
        alike = of_type.setdefault(draft.event.type, [])
        at = next((i for i in alike[-MOST_ALIKE:] if _same(told[i], draft)), None)
        if at is None:
            alike.append(at := len(told))
            told.append(draft)
            proofs.append({})
        else:
            told[at] = _join(told[at], draft)
        for evidence in draft.event.evidence:
            proofs[at].setdefault(evidence.quote, evidence)
    return [_with_evidence(draft, tuple(proof.values())) for draft, proof in zip(told, proofs, strict=True)]


def _with_evidence(draft: Draft, evidence: tuple[Evidence, ...]) -> Draft:
    return replace(draft, event=replace(draft.event, evidence=evidence))


def _is_vaguer(draft: Draft, strikes: Sequence[Draft]) -> bool:
    """Whether an attack is only one of the same article's strikes told without its means."""
    return draft.event.type == "attack_reported" and any(
        bool(draft.event.by_role("source"))
        and set(draft.event.by_role("source")) <= set(other.event.by_role("source"))
        and _roles_agree(draft, other)
        and _dates_agree(draft.event.date, other.event.date)
        and _places_agree(draft.event.place, other.event.place)
        for other in strikes
    )


def _fullness(draft: Draft) -> tuple[int, int, int]:
    event = draft.event
    in_text = event.evidence[0].part == "text"
    return (
        in_text,
        len(event.actors)
        + (event.date.basis in ("explicit", "relative"))
        + bool(event.quantities)
        + bool(event.place),
        -event.evidence[0].start,
    )


def _same(a: Draft, b: Draft) -> bool:
    if a.event.type != b.event.type or not _modes_agree(a.event.modality, b.event.modality):
        return False
    if not (
        _roles_agree(a, b)
        and _dates_agree(a.event.date, b.event.date)
        and _places_agree(a.event.place, b.event.place)
    ):
        return False
    if a.event.evidence[0].quote == b.event.evidence[0].quote:
        return a.spoken or _roles_equal(a, b)
    return not a.spoken or _alike(a, b)


def _modes_agree(a: str, b: str) -> bool:
    return a == b or {a, b} <= {"occurred", "claimed"}


def _roles_equal(a: Draft, b: Draft) -> bool:
    return {(x.id, x.role) for x in a.event.actors} == {(x.id, x.role) for x in b.event.actors}


def _roles_agree(a: Draft, b: Draft) -> bool:
    """Whether neither telling names a party that the other excludes."""
    if a.sides == "two":
        mine, theirs = set(a.event.by_role("source")), set(b.event.by_role("source"))
        return not mine or not theirs or len(mine & theirs) >= min(2, len(mine), len(theirs))
    return all(_overlap(a.event.by_role(role), b.event.by_role(role)) for role in ("source", "target"))


def _overlap(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    bare, other = {code.partition("-")[0] for code in mine}, {code.partition("-")[0] for code in theirs}
    return not bare or not other or bool(bare & other)


def _dates_agree(a: EventDate, b: EventDate) -> bool:
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return True
    if "publication" in (a.basis, b.basis):
        return abs((a.first - b.first).days) <= 7
    return a.first <= b.last and b.first <= a.last


def _places_agree(a: Place | None, b: Place | None) -> bool:
    if a is None or b is None or a.name == b.name:
        return True
    return "country" in (a.precision, b.precision) and a.country == b.country


def _alike(a: Draft, b: Draft) -> bool:
    """Whether two statements of one speaker to one target say the same thing: half of the shorter's words."""
    shared = len(a.words & b.words)
    return shared >= 0.5 * max(1, min(len(a.words), len(b.words)))


def _join(full: Draft, more: Draft) -> Draft:
    """The fuller telling with what the other adds: parties, date, place, counts and how real it is."""
    event, other = full.event, more.event
    actors = event.actors
    for role in ("source", "target"):
        if not event.by_role(role):
            actors = (
                *actors,
                *(a for a in other.actors if a.role == role and a.id not in {x.id for x in actors}),
            )
    joined = replace(
        event, actors=actors, date=_better(event.date, other.date), place=event.place or other.place,
        quantities={**other.quantities, **event.quantities}, bounds={**other.bounds, **event.bounds},
        modality=max(event.modality, other.modality, key=REAL.__getitem__),
    )  # fmt: skip
    return replace(full, event=joined, background=full.background and more.background)


def _better(a: EventDate, b: EventDate) -> EventDate:
    rank = {"explicit": 3, "relative": 3, "context": 2, "publication": 1, "none": 0}
    return b if rank[b.basis] > rank[a.basis] else a
