"""Where people without arms belong in an event: they suffer deeds, take no side and are no party to talks."""

from dataclasses import replace

from app.events.article import opponents
from app.events.article.opponents import Opponents
from app.events.coder import Draft
from app.events.event import Actor, Event

BYSTANDERS = frozenset("civilians people population residents families victims inhabitants villagers".split())
WITHOUT_ARMIES = frozenset("ICRC UNHCR UNICEF WFP WHO ICC ICJ IAEA IMF UNSC G7 G20".split())
BARGAINED = frozenset(
    "talks_held talks_accepted talks_proposed talks_suspended truce_agreed truce_proposed"
    " agreement_reached agreement_proposed".split()
)
SUFFERED = frozenset(
    "people_displaced people_detained strike_reported attack_reported territory_taken".split()
)


def placed(draft: Draft, foes: Opponents) -> Event:
    """The event of a draft with its people without arms where they belong."""
    return _abroad(_without_matter(_with_victims(_at_its_people(draft))), foes)


def _at_its_people(draft: Draft) -> Event:
    """A crackdown is on the people of the state that makes it, wherever it is spoken of."""
    source = draft.event.by_role("source")
    if "crackdown" not in draft.words or draft.event.type != "attack_reported" or len(source) != 1:
        return draft.event
    if not opponents.is_state(source[0]):
        return draft.event
    doers = tuple(actor for actor in draft.event.actors if actor.role == "source")
    return replace(draft.event, actors=(*doers, Actor(f"{source[0]}-CIV", "target")))


def _with_victims(event: Event) -> Event:
    """People without arms suffer a deed of force, whatever the grammar of its telling."""
    if event.type == "clash_reported" or (event.type == "war_started" and not event.by_role("source")):
        return _without_bystanders(event)
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


def _without_bystanders(event: Event) -> Event:
    """Relief, courts and the people whom a clash kills are none of its sides, unless people fight people."""
    armed = (actor for actor in event.actors if actor.id not in WITHOUT_ARMIES)
    sides = tuple(actor for actor in armed if not actor.id.endswith("-CIV"))
    return replace(event, actors=sides) if sides or len(event.actors) == 1 else event


def _without_matter(event: Event) -> Event:
    """Those for whose sake others bargain are none who bargain ("talks on the safety of civilians")."""
    if event.type not in BARGAINED:
        return event
    own = {f"{actor.id}-CIV" for actor in event.actors}
    matters = {a.id for a in event.actors if a.id.endswith("-CIV") and a.mention in BYSTANDERS} | own
    kept = (actor for actor in event.actors if actor.id not in matters)
    return replace(event, actors=tuple(kept))


def _abroad(event: Event, foes: Opponents) -> Event:
    """A state that strikes abroad hits the people there, and not its own."""
    source, target = event.by_role("source"), event.by_role("target")
    if event.type != "strike_reported" or len(source) != 1 or target != (f"{source[0]}-CIV",):
        return event
    there = event.place.country if event.place else foes.own(source)
    if there is None or there == source[0] or not opponents.is_state(there):
        return event
    return replace(event, actors=(*event.actors[:1], Actor(f"{there}-CIV", "target")))
