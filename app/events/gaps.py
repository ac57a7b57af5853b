"""What an event leaves open, filled from the rest of its article: its day, its sides, whom it is aimed at."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import product

from app.events import echoes, where
from app.events.clock import Clock
from app.events.coder import Draft
from app.events.event import Actor, Event, EventDate

STATED = frozenset(
    "talks_proposed talks_accepted talks_rejected truce_proposed truce_rejected agreement_proposed"
    " agreement_rejected mediation_offered".split()
)
AIMED = frozenset(
    "sanctions_imposed sanctions_eased aid_suspended threat_made accusation_made condemnation_made".split()
)
PLACED = frozenset(("territory_taken", "blockade_imposed", "visit_made"))
FIGHTING = frozenset(
    "strike_reported attack_reported truce_violated war_started territory_taken truce_declared"
    " clash_reported".split()
)
HOSTILE = frozenset(
    "accusation_made condemnation_made threat_made denial_made sanctions_imposed relations_reduced"
    " truce_rejected".split()
)
AGAINST = HOSTILE - {"relations_reduced"} | {"truce_violated", "captives_released", "sanctions_eased"}


def fill(drafts: Sequence[Draft], clock: Clock, others: Sequence[str] = ()) -> Iterator[Event | None]:
    """Each draft of an article as its event, gaps filled, None where it tells too little to be one.

    `others` are the states that an official statement is about.
    """
    drafts = echoes.aim(drafts)
    foes, truce = _foes(drafts), _truce(drafts)
    for draft in drafts:
        told = _is_told(draft)
        yield where.filled(_aimed(_finish(_in_truce(draft, truce), foes, clock), others)) if told else None


def _is_told(draft: Draft) -> bool:
    """An event needs a party, for a deed at least a place, and for other types at least a date of its own."""
    event = draft.event
    dated = event.date.basis in ("explicit", "relative")
    if draft.spoken:
        return bool(event.by_role("source"))
    if event.rule.startswith("alone"):
        alone = draft.sides == "deed" and event.place is not None
        return len(event.actors) >= 2 or (bool(event.actors) and event.date.first is not None) or alone
    if event.rule.startswith("subject") and not event.actors:
        return event.place is not None or dated
    return bool(event.actors or event.quantities) or event.place is not None or dated


def _truce(drafts: Sequence[Draft]) -> EventDate | None:
    """The days of the one truce that the article dates, None where it dates none."""
    kinds = ("truce_declared", "truce_agreed", "truce_extended")
    dates = [
        d.event.date
        for d in drafts
        if d.event.type in kinds and d.event.date.basis in ("explicit", "relative")
    ]
    return dates[0] if dates else None


def _in_truce(draft: Draft, truce: EventDate | None) -> Draft:
    """An undated breach happened while the truce held; an undated end on its last day or the next."""
    event = draft.event
    if truce is None or truce.last is None or event.date.basis not in ("publication", "none"):
        return draft
    if event.type == "truce_violated":
        return replace(draft, event=replace(event, date=replace(truce, basis="context", text=None)))
    if event.type == "truce_ended" and truce.last.year > 1:
        ended = EventDate(truce.last, truce.last + timedelta(days=1), "day", "point", "context")
        return replace(draft, event=replace(event, date=ended))
    return draft


def _opposed(draft: Draft) -> Iterator[tuple[str, str]]:
    """The pairs of parties that a draft sets against one another, in both directions."""
    source = [code.partition("-")[0] for code in draft.event.by_role("source")]
    target = [code.partition("-")[0] for code in draft.event.by_role("target")]
    if draft.event.type == "clash_reported":
        target = source
    if draft.event.type in FIGHTING or draft.event.type in HOSTILE:
        for one, other in product(source, target):
            yield from ((one, other), (other, one))


def _foes(drafts: Sequence[Draft]) -> dict[str, str]:
    """Who is against whom in this article: for each party its most told opponent, deeds before words."""
    pairs: Counter[tuple[str, str]] = Counter()
    for draft in drafts:
        for one, other in _opposed(draft):
            pairs[one, other] += 1 + 2 * (draft.event.type in FIGHTING)
    foes: dict[str, str] = {}
    for (one, other), _ in pairs.most_common():
        if one != other:
            foes.setdefault(one, other)
    return foes


def _finish(draft: Draft, foes: dict[str, str], clock: Clock) -> Event:
    """Fill a deed's missing side from its place and from who fights whom, a missing day from the news."""
    event = _when_said(draft, clock)
    if draft.sides == "deed" or event.type in PLACED:
        event = _with_sides(event, foes)
    elif (event.type.startswith("truce") or event.type in AGAINST) and draft.sides != "two":
        event = _with_foe(event, foes)
    if (
        event.date.first is None
        and not draft.background
        and event.modality in ("occurred", "claimed")
        and _is_news(event)
    ):
        event = replace(event, date=clock.now())
    return event


def _when_said(draft: Draft, clock: Clock) -> Event:
    """A statement without a day of its own was made on the day on which its maker spoke."""
    event = draft.event
    source = event.by_role("source")
    spoken = draft.spoken or event.type in STATED
    if not spoken or event.date.basis not in ("publication", "none") or draft.background or not source:
        return event
    return replace(event, date=clock.said.get(source[0], event.date))


def _is_news(event: Event) -> bool:
    return (
        event.rule.startswith(("verb", "passive", "subject", "place"))
        or bool(event.quantities)
        or len(event.evidence) > 1
    )


def _with_sides(event: Event, foes: dict[str, str]) -> Event:
    source, target = event.by_role("source"), event.by_role("target")
    country = event.place.country if event.place else None
    actors = event.actors
    if not target and country and country not in source:
        actors = (*actors, Actor(country, "target"))
        target = (country,)
    if not source and target and (foe := foes.get(target[0].partition("-")[0])):
        actors = (Actor(foe, "source"), *actors)
    return replace(event, actors=actors)


def _with_foe(event: Event, foes: dict[str, str]) -> Event:
    """A truce that one party orders, breaks or ends is with the party it fights."""
    source = event.by_role("source")
    if event.by_role("target") or len(source) != 1 or source[0] not in foes:
        return event
    return replace(event, actors=(*event.actors, Actor(foes[source[0]], "target")))


def _aimed(event: Event, others: Sequence[str]) -> Event:
    """A measure or reproach without a target in an official statement is aimed at the state it is about."""
    source = {code.partition("-")[0] for code in event.by_role("source")}
    target = next((code for code in others if code not in source), None)
    if event.type not in AIMED or event.by_role("target") or not source or target is None:
        return event
    return replace(event, actors=(*event.actors, Actor(target, "target")))
