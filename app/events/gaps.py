"""What an event leaves open, filled from the rest of its article: its day, its sides, whom it is aimed at."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from app.events import echoes, opponents, where
from app.events.clock import Clock
from app.events.coder import Draft
from app.events.event import Actor, Event, EventDate
from app.events.opponents import FIGHTING, HOSTILE, Opponents

STATED = frozenset(
    "talks_proposed talks_accepted talks_rejected truce_proposed truce_rejected agreement_proposed"
    " agreement_rejected mediation_offered".split()
)
AIMED = frozenset(
    "sanctions_imposed sanctions_eased aid_suspended threat_made accusation_made condemnation_made".split()
)
PLACED = frozenset(("territory_taken", "blockade_imposed", "visit_made", "people_displaced"))
AGAINST = HOSTILE - {"relations_reduced"} | {"captives_released", "sanctions_eased", "demand_made"}
BETWEEN = frozenset("truce_proposed mediation_offered talks_proposed agreement_proposed".split())
SUFFERED = frozenset(
    "people_displaced people_detained strike_reported attack_reported territory_taken".split()
)
DEADLY = frozenset(("strike_reported", "attack_reported"))
FOREIGN = frozenset(("strike_reported", "captives_released"))
HARM = frozenset(("killed", "injured"))
SHARED = frozenset(("clash_reported", "truce_agreed", "agreement_reached"))


def fill(drafts: Sequence[Draft], clock: Clock, others: Sequence[str] = ()) -> Iterator[Event | None]:
    """Each draft of an article as its event, gaps filled, None where it tells too little to be one.

    `others` are the states that an official statement is about.
    """
    drafts = echoes.aim(drafts)
    sides, truce = opponents.read(drafts), _truce(drafts)
    for draft in drafts:
        told = _is_told(draft)
        yield where.filled(_aimed(_finish(_in_truce(draft, truce), sides, clock), others)) if told else None


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


def _finish(draft: Draft, sides: Opponents, clock: Clock) -> Event:
    """Fill a deed's missing side from its place and from who fights whom, a missing day from the news."""
    event = _with_pair(_with_victims(_when_said(draft, clock)), sides)
    if draft.sides == "deed" or event.type in PLACED:
        event = _with_sides(event, sides)
    elif (event.type.startswith("truce") or event.type in AGAINST) and not (
        draft.about or draft.sides == "two"
    ):
        event = _with_foe(event, sides)
    event = _as_state(event)
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


def _with_pair(event: Event, sides: Opponents) -> Event:
    """What takes two and names fewer is between the two at odds; what others propose is put to them."""
    source = {opponents.party(code) for code in event.by_role("source")}
    if event.by_role("target") or (event.type in SHARED and len(source) > 1):
        return event
    if event.type in SHARED and (source <= set(sides.pair) or event.type == "truce_agreed"):
        added = (Actor(code, "source") for code in sides.pair if code not in source)
    elif event.type in BETWEEN and source and source.isdisjoint(sides.pair):
        added = (Actor(code, "target") for code in sides.pair)
    else:
        return event
    return replace(event, actors=(*event.actors, *added))


def _with_victims(event: Event) -> Event:
    """People without arms suffer a deed of force, whatever the grammar of its telling."""
    if event.type not in SUFFERED:
        return event
    harmed = {code for code in event.by_role("source") if code.endswith("-CIV")}
    open_side = not event.by_role("target")
    turned = (
        replace(actor, role="target") if actor.id in harmed and actor.role == "source" else actor
        for actor in event.actors
        if open_side or actor.role != "source" or actor.id not in harmed
    )
    return replace(event, actors=tuple(turned)) if harmed else event


def _with_sides(event: Event, sides: Opponents) -> Event:
    source, target = event.by_role("source"), event.by_role("target")
    country = event.place.country if event.place else None
    actors = event.actors
    if not target and country and (hit := _hit(event, country)):
        actors = (*actors, Actor(hit, "target"))
        target = (hit,)
    if (
        not source
        and target
        and event.type in FIGHTING
        and (foe := sides.foes.get(opponents.party(target[0])))
    ):
        actors = (Actor(foe, "source"), *actors)
    return replace(event, actors=actors)


def _hit(event: Event, country: str) -> str | None:
    """Whom a deed in a country hits: the state, its people where its own army or nobody known kills."""
    source = event.by_role("source")
    if event.type == "people_displaced":
        return f"{country}-CIV"
    deadly = event.type in DEADLY and not HARM.isdisjoint(event.quantities)
    if country in source:
        return f"{country}-CIV" if deadly else None
    return f"{country}-CIV" if deadly and not source else country


def _as_state(event: Event) -> Event:
    """Captives are their state's, and people under another state's strikes are that state hit."""
    source = {opponents.party(code) for code in event.by_role("source")}
    hit = {code for code in event.by_role("target") if code.endswith("-CIV")}
    foreign = event.type == "captives_released" or any(map(opponents.is_state, source))
    if event.type not in FOREIGN or not hit or not foreign or source & {*map(opponents.party, hit)}:
        return event
    turned = (
        replace(a, id=opponents.party(a.id)) if a.id in hit and a.role == "target" else a
        for a in event.actors
    )
    return replace(event, actors=tuple(turned))


def _with_foe(event: Event, sides: Opponents) -> Event:
    """A reproach, a threat or a broken truce without a target is aimed at its maker's opponent."""
    source = event.by_role("source")
    if event.by_role("target") or not source or (foe := sides.of(source)) is None:
        return event
    return replace(event, actors=(*event.actors, Actor(foe, "target")))


def _aimed(event: Event, others: Sequence[str]) -> Event:
    """A measure or reproach without a target in an official statement is aimed at the state it is about."""
    source = {code.partition("-")[0] for code in event.by_role("source")}
    target = next((code for code in others if code not in source), None)
    if event.type not in AIMED or event.by_role("target") or not source or target is None:
        return event
    return replace(event, actors=(*event.actors, Actor(target, "target")))
