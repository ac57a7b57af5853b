"""Drafts of one article -> its Events: tellings of one happening joined."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from app.events.article import answers, gaps
from app.events.coder import Draft
from app.events.event import Bound, Event, EventDate, Evidence, Place
from app.events.setting.clock import Clock

MOST_ALIKE = 100  # events of one type in one article that a further telling is held against
LEAST_COUNT = 5  # people hurt or freed, from which on an equal count is no accident
REAL = {"occurred": 4, "claimed": 3, "planned": 2, "hypothetical": 1, "denied": 0}


class Happening(NamedTuple):
    """What the tellings of one happening say together, and the tellings, fullest first.

    A `clearer` draft tells the same with its means, and so makes this one no event of its own.
    """

    draft: Draft
    tellings: tuple[Draft, ...]
    clearer: Draft | None = None


def merge(drafts: Sequence[Draft], clock: Clock, others: Sequence[str] = ()) -> tuple[Event, ...]:
    """One event for each happening that the drafts tell, in the order of its fullest telling."""
    told = [happening.draft for happening in join(drafts) if happening.clearer is None]
    return tuple(event for event in gaps.fill(told, clock, others) if event)


def join(drafts: Sequence[Draft]) -> list[Happening]:
    """The happenings that the drafts tell, in the order of their fullest tellings."""
    told: dict[str, list[Draft]] = {}
    drafts = tuple(answers.understood(drafts))
    for draft in drafts:
        if not draft.recalled:
            told.setdefault(_matter(draft), []).append(draft)
    fresh = [draft for draft in drafts if _in_title(draft) or not _is_recalled(draft, told)]
    everything = _told_once(sorted(fresh, key=_fullness, reverse=True))
    joined = [happening for happening in everything if not _is_recalled(happening.draft, told)]
    strikes = [told.draft for told in joined if told.draft.event.type == "strike_reported"][:MOST_ALIKE]
    return [told._replace(clearer=_clearer(told.draft, strikes)) for told in joined]


def _matter(draft: Draft) -> str:
    """What a recalled telling must find told elsewhere: any violence for violence, else its type."""
    kind = draft.event.type
    if kind in ("agreement_reached", "truce_agreed"):
        return "agreement"
    return "violence" if kind in ("attack_reported", "strike_reported", "clash_reported") else kind


def _is_recalled(draft: Draft, told: Mapping[str, Sequence[Draft]]) -> bool:
    """Whether a telling recalls something that is told elsewhere, in a country that agrees."""
    return draft.recalled and any(
        _lies_with(draft, other) for other in told.get(_matter(draft), ())[:MOST_ALIKE]
    )


def _in_title(draft: Draft) -> bool:
    return draft.event.evidence[0].part == "title"


def _lies_with(a: Draft, b: Draft) -> bool:
    return not (mine := _countries(a)) or not (theirs := _countries(b)) or bool(mine & theirs)


def _countries(draft: Draft) -> set[str | None]:
    """The countries that a telling is set in or done to."""
    place, hit = draft.event.place, draft.event.by_role("target")
    return {code.partition("-")[0] for code in hit} | ({place.country} if place else set())


def _told_once(drafts: Iterable[Draft]) -> Iterator[Happening]:
    """The drafts, fullest first, with each further telling joined to the one that it repeats."""
    told: list[Draft] = []
    groups: list[list[Draft]] = []  # apart from the drafts, as a thousand tellings join one by one
    of_type: dict[str, list[int]] = {}
    for draft in drafts:
        alike = of_type.setdefault(draft.event.type, [])
        at = next((i for i in alike[-MOST_ALIKE:] if _same(told[i], draft)), None)
        if at is None:
            alike.append(at := len(told))
            told.append(draft)
            groups.append([draft])
        else:
            told[at] = _join(told[at], draft)
            groups[at].append(draft)
    for draft, group in zip(told, groups, strict=True):
        yield Happening(_with_evidence(draft, group), tuple(group))


def _with_evidence(draft: Draft, group: Sequence[Draft]) -> Draft:
    """A draft with the evidence of all its tellings, each sentence once."""
    if len(group) == 1:
        return draft
    proofs: dict[str, Evidence] = {}
    for telling in group:
        for proof in telling.event.evidence:
            proofs.setdefault(proof.quote, proof)
    return replace(draft, event=replace(draft.event, evidence=tuple(proofs.values())))


def _clearer(draft: Draft, strikes: Sequence[Draft]) -> Draft | None:
    """The strike of the same article that an attack only tells without its means, None for none."""
    source = set(draft.event.by_role("source"))
    if draft.event.type != "attack_reported" or not source:
        return None
    return next((other for other in strikes if _tells_same(draft, other, source)), None)


def _tells_same(draft: Draft, other: Draft, source: set[str]) -> bool:
    return (
        source <= set(other.event.by_role("source"))
        and _roles_agree(draft, other)
        and _dates_agree(draft.event.date, other.event.date)
        and _places_agree(draft.event.place, other.event.place)
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
    if a.event.type != b.event.type:
        return False
    if _is_one_release(a, b):
        return True
    title = _in_title(a) or _in_title(b)
    if not (title or _modes_agree(a.event.modality, b.event.modality)):
        return False
    if not (
        (_roles_agree(a, b) or _counts_same(a, b))
        and _dates_agree(a.event.date, b.event.date)
        and (title or _places_agree(a.event.place, b.event.place))
    ):
        return False
    if a.event.evidence[0].quote == b.event.evidence[0].quote:
        return a.spoken or _roles_equal(a, b) or not (a.event.actors and b.event.actors) or _holds(a, b)
    return not a.spoken or _alike(a, b) or (_roles_equal(a, b) and bool(a.event.by_role("target")))


def _modes_agree(a: str, b: str) -> bool:
    return a == b or {a, b} <= {"occurred", "claimed"}


def _roles_equal(a: Draft, b: Draft) -> bool:
    return {(x.id, x.role) for x in a.event.actors} == {(x.id, x.role) for x in b.event.actors}


def _is_one_release(a: Draft, b: Draft) -> bool:
    """Whether one sentence tells of the same captives set free and handed over."""
    together = a.event.evidence[0].quote == b.event.evidence[0].quote
    return a.event.type == "captives_released" and together and _dates_agree(a.event.date, b.event.date)


def _counts_same(a: Draft, b: Draft) -> bool:
    """Whether two tellings give the same count of people, so that only their parties are told otherwise."""
    mine, theirs = a.event.quantities.items(), b.event.quantities.items()
    return any(count >= LEAST_COUNT for _, count in mine & theirs)


def _holds(a: Draft, b: Draft) -> bool:
    """Whether the parties of one two-sided telling are all among those of the other."""
    mine, theirs = set(a.event.by_role("source")), set(b.event.by_role("source"))
    return a.sides == "two" and (mine <= theirs or theirs <= mine)


def _roles_agree(a: Draft, b: Draft) -> bool:
    """Whether neither telling names a party that the other excludes."""
    if a.sides == "two":
        mine, theirs = set(a.event.by_role("source")), set(b.event.by_role("source"))
        return not mine or not theirs or len(mine & theirs) >= min(2, len(mine), len(theirs))
    return all(_overlap(a.event.by_role(role), b.event.by_role(role)) for role in ("source", "target"))


def _overlap(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    bare, other = ({code.partition("-")[0] for code in codes if _names(code)} for codes in (mine, theirs))
    return not bare or not other or bool(bare & other)


def _names(code: str) -> bool:
    """Whether a code names somebody: no mere "gunmen" or "a bomber", whom another telling may name."""
    return code != "UNKNOWN" and not code.endswith("-CRM")


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
    hurt = {code.partition("-")[0] for code in event.by_role("target")}
    doers = {code for code in other.by_role("source") if _names(code)}
    named = bool(doers) and hurt.isdisjoint(code.partition("-")[0] for code in doers)
    actors = tuple(a for a in event.actors if not named or a.role != "source" or _names(a.id))
    for role in ("source", "target"):
        if not any(a.role == role for a in actors):
            actors = (
                *actors,
                *(a for a in other.actors if a.role == role and a.id not in {x.id for x in actors}),
            )
    quantities, bounds = _counts(event, other)
    joined = replace(
        event, actors=actors, date=_better(event.date, other.date), place=event.place or other.place,
        quantities=quantities, bounds=bounds,
        modality=max(event.modality, other.modality, key=REAL.__getitem__),
    )  # fmt: skip
    return replace(full, event=joined, background=full.background and more.background)


def _counts(event: Event, other: Event) -> tuple[dict[str, int], dict[str, Bound]]:
    """The counts of two tellings with their own bounds: an exact one before a bound, else the fuller's."""
    counts, bounds = dict(event.quantities), dict(event.bounds)
    for key, count in other.quantities.items():
        if key not in counts or (key in bounds and key not in other.bounds):
            counts[key] = count
            bounds.pop(key, None)
            bounds.update({key: other.bounds[key]} if key in other.bounds else {})
    return counts, bounds


def _better(a: EventDate, b: EventDate) -> EventDate:
    rank = {"explicit": 3, "relative": 3, "context": 2, "publication": 1, "none": 0}
    return b if rank[b.basis] > rank[a.basis] else a
