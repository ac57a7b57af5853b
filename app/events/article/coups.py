"""Coups: a state's own soldiers are the party that seizes power, and whom others reproach for it."""

from collections.abc import Iterable
from dataclasses import replace

from app.events.coder import Draft
from app.events.event import Actor, Event

SEIZING = frozenset(
    "putsch junta soldiers troops mutiny mutineers mutinous mutinied overthrown overthrew seized toppled"
    " takeover".split()
)
UNDONE = frozenset(
    "putsch junta mutiny mutineers soldiers takeover arrest arrests release detention detained detaining"
    " detain subvert restore constitutional overthrow overthrown plotters putschists".split()
)
COUP = " coup"
REPROACHES = frozenset(("condemnation_made", "demand_made"))
FORCES = "-MIL"


def read(drafts: Iterable[Draft]) -> frozenset[str]:
    """The states in which an article tells of a coup."""
    told = (
        d for d in drafts if d.event.type == "power_changed" and d.event.modality in ("occurred", "claimed")
    )
    return frozenset(state for draft in told if (state := _state(draft)))


def _state(draft: Draft) -> str | None:
    """The state in which soldiers seize power, None where a draft tells of no soldiers or of no state."""
    event = draft.event
    if not _speaks_of(draft, SEIZING):
        return None
    named = (
        *event.by_role("target"),
        *((event.place.country,) if event.place else ()),
        *event.by_role("source"),
    )
    states = (code.removesuffix(FORCES) for code in named if code)
    return next((code for code in states if len(code) == 3 and code.isupper()), None)


def told(event: Event, draft: Draft, coups: frozenset[str]) -> Event:
    """The event with a coup's soldiers as its party where it tells of the coup, or of whom it holds."""
    if event.type == "power_changed" and (state := _state(draft)) and state in coups:
        return _between(event, f"{state}{FORCES}", state) if _is_open(event, state) else event
    if event.type == "power_changed" and not event.actors and len(coups) == 1:
        return _between(event, f"{min(coups)}{FORCES}", min(coups))
    if event.type == "people_detained" and (held := _only(event, coups)):
        return _between(event, f"{held}{FORCES}", held) if _is_open(event, held) else event
    if event.type in REPROACHES and _speaks_of(draft, UNDONE) and (blamed := _blamed(event, coups)):
        return _aimed(event, blamed)
    return event


def _speaks_of(draft: Draft, words: frozenset[str]) -> bool:
    return not words.isdisjoint(draft.words) or COUP in draft.event.evidence[0].quote.lower()


def _is_open(event: Event, state: str) -> bool:
    """Whether nobody but the state itself, or a body of other states, is told as the doer."""
    return all(code == state or len(code) != 3 for code in event.by_role("source"))


def _only(event: Event, coups: frozenset[str]) -> str | None:
    target = event.by_role("target")
    return target[0] if len(target) == 1 and target[0] in coups else None


def _blamed(event: Event, coups: frozenset[str]) -> str | None:
    """The state whose coup a reproach is about: its target, or with none the one coup told of."""
    return _only(event, coups) if event.by_role("target") or len(coups) > 1 else min(coups, default=None)


def _between(event: Event, source: str, target: str) -> Event:
    return replace(event, actors=(Actor(source, "source"), Actor(target, "target")))


def _aimed(event: Event, state: str) -> Event:
    """A reproach that is aimed at a state whose soldiers seized it, aimed at them."""
    kept = tuple(actor for actor in event.actors if actor.role != "target")
    own = {state, f"{state}{FORCES}"}.intersection(event.by_role("source"))
    return event if own else replace(event, actors=(*kept, Actor(f"{state}{FORCES}", "target")))
