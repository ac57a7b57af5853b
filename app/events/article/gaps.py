"""What an event leaves open, filled from the rest of its article: its day, its sides, whom it is aimed at."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from app import codebook
from app.events.article import echoes, opponents, sides
from app.events.article.opponents import Opponents
from app.events.coder import Draft
from app.events.event import Actor, Event, EventDate
from app.events.seeming import rulings
from app.events.setting import where
from app.events.setting.clock import Clock

FRESH = 7  # days after the beginning of a truce in which a breach told with it belongs to its first day
AIMED = frozenset(
    "sanctions_imposed sanctions_eased aid_suspended threat_made accusation_made condemnation_made".split()
)

MARCHES = frozenset("protests demonstrations rallies marches".split())


def fill(drafts: Sequence[Draft], clock: Clock, others: Sequence[str] = ()) -> Iterator[Event | None]:
    """Each draft of an article as its event, gaps filled, None where it tells too little to be one.

    `others` are the states that an official statement is about.
    """
    drafts = echoes.aim(drafts)
    foes, truce = opponents.read(drafts), _truce(drafts)
    for draft in drafts:
        event = where.filled(_aimed(_finish(_in_truce(draft, truce, clock), foes, clock), others), draft.home)
        yield event if _is_told(draft) or _is_filled(draft, event) else None


def _is_told(draft: Draft) -> bool:
    """An event needs a party, for a deed at least a place, and for other types at least a date of its own."""
    event = draft.event
    dated = _is_dated(event)
    if draft.spoken:
        return bool(event.by_role("source"))
    if event.rule.startswith("alone"):
        return (
            len(event.actors) >= 2 or (bool(event.actors) and event.date.first is not None) or _is_set(draft)
        )
    if event.rule.startswith("subject") and not event.actors:
        return event.place is not None or dated
    return bool(event.actors or event.quantities) or event.place is not None or dated


def _is_set(draft: Draft) -> bool:
    """Whether what a mere noun tells happened somewhere, cost lives, took days or was against somebody."""
    event = draft.event
    fought = draft.sides == "deed" or event.type == "clash_reported"
    met = event.type == "talks_held" and (_is_dated(event) or not event.actors)
    marched = event.type == "protest_held" and not MARCHES.isdisjoint(draft.words)
    aimed = marched and bool(event.by_role("target"))
    return (event.place is not None and (fought or met)) or (fought and bool(event.quantities)) or aimed


def _is_dated(event: Event) -> bool:
    return event.date.basis in ("explicit", "relative")


def _is_filled(draft: Draft, event: Event) -> bool:
    """Whether the article names who takes part in what a verb tells ("the talks were suspended")."""
    done = event.rule.startswith(("verb", "passive")) and event.modality in ("occurred", "planned")
    return done and bool(event.actors) and not draft.spoken


def _truce(drafts: Sequence[Draft]) -> EventDate | None:
    """The days of the one truce that the article dates, None where it dates none."""
    kinds = ("truce_declared", "truce_agreed", "truce_extended")
    dates = [
        d.event.date
        for d in drafts
        if d.event.type in kinds and d.event.date.basis in ("explicit", "relative")
    ]
    return dates[0] if dates else None


def _in_truce(draft: Draft, truce: EventDate | None, clock: Clock) -> Draft:
    """An undated breach happened while the truce held; an undated end on its last day or the next."""
    event = draft.event
    if truce is None or truce.last is None or event.date.basis not in ("publication", "none"):
        return draft
    if event.type == "truce_violated":
        if (truce.extent == "point" or truce.precision != "day") and clock.is_past(truce, FRESH):
            return draft  # a truce without an end may be broken on any day since
        return replace(draft, event=replace(event, date=replace(truce, basis="context", text=None)))
    if event.type == "truce_ended" and truce.last.year > 1:
        ended = EventDate(truce.last, truce.last + timedelta(days=1), "day", "point", "context")
        return replace(draft, event=replace(event, date=ended))
    return draft


def _finish(draft: Draft, foes: Opponents, clock: Clock) -> Event:
    """Fill the missing sides of an event, and its missing day from the news."""
    event = sides.filled(_when_said(draft, clock), foes)
    if (
        event.date.first is None
        and not draft.background
        and event.modality in ("occurred", "claimed")
        and _is_news(event)
    ):
        event = replace(event, date=clock.now())
    ahead = event.modality == "occurred" and clock.is_ahead(event.date)
    return replace(event, modality="planned") if ahead else event


def _when_said(draft: Draft, clock: Clock) -> Draft:
    """A statement without a day of its own was made on the day on which its maker spoke."""
    event = draft.event
    source = event.by_role("source")
    spoken = draft.spoken or event.type in rulings.STATED
    if not spoken or event.date.basis not in ("publication", "none") or draft.background or not source:
        return draft
    said = clock.said.get(source[0])
    return replace(draft, event=replace(event, date=said)) if said and said.first else draft


def _is_news(event: Event) -> bool:
    return (
        event.rule.startswith(("verb", "passive", "subject", "place"))
        or bool(event.quantities)
        or len(event.evidence) > 1
    )


def _aimed(event: Event, others: Sequence[str]) -> Event:
    """A measure, reproach or coup without a target in an official statement is the state's it is about."""
    source = {code.partition("-")[0] for code in event.by_role("source")}
    target = next((code for code in others if code not in source), None)
    if event.type == "power_changed" and not event.actors and others:
        return replace(event, actors=(Actor(others[0], "target"),))
    if event.type not in AIMED or event.by_role("target") or not source or target is None:
        return event
    if event.type == "aid_suspended" and (home := _home(event)):
        target = f"{home}-CIV"
    return replace(event, actors=(*event.actors, Actor(target, "target")))


def _home(event: Event) -> str | None:
    """The country whose own state or armed group an event tells of as its doer, beside others of it."""
    entries = (codebook.load().actors.get(code) for code in event.by_role("source"))
    homes = [entry.country for entry in entries if entry and entry.country]
    return next((home for home in homes if homes.count(home) > 1), None)
