"""Whose people captives are whom a state or a group holds at home: its opponents, or civilians."""

from dataclasses import replace

from app.events.article import opponents
from app.events.event import Actor, Event

TAKING = frozenset(("people_detained", "captives_released"))
ARMED = frozenset(
    "soldier soldiers troops servicemen policeman policemen police officer officers airmen marines guards"
    " peacekeepers observers".split()
)
TAKEN = frozenset("hostage hostages kidnapped abducted kidnapping abduction".split())  # which no state does
OPPOSING = frozenset(
    "activist activists politician politicians opponent opponents dissident dissidents opposition lawmaker"
    " lawmakers deputies assembly campaigner campaigners critics supporters".split()
)
UNARMED = frozenset(
    "people women girls children students pupils schoolgirls schoolchildren journalist journalists reporter"
    " reporters villagers residents farmer farmers grower worker workers engineers surveyors teachers doctors"
    " nurses drivers passengers tourists protesters demonstrators civilians migrants refugees priest priests"
    " pilgrims traders fishermen families worshippers".split()
)


def told(event: Event, words: frozenset[str]) -> Event:
    """The event with its captives as opponents or civilians, where words tell that they bear no arms."""
    source = event.by_role("source")
    home = _home(source[0]) if len(source) == 1 and event.type in TAKING else None
    if home is None or event.by_role("target") not in ((), (home,)):
        return event
    if home in source and not (TAKEN.isdisjoint(words) and event.rule.startswith("verb")):
        return event
    role = _role(words, by_state=home in source)
    if role is None:
        return event
    kept = event.type == "people_detained" or home in source
    role = role if kept else ""  # whom rebels free counts for his state
    holder = tuple(actor for actor in event.actors if actor.role == "source")
    return replace(event, actors=(*holder, Actor(home + role, "target")))


def _home(code: str) -> str | None:
    """The country in which a party holds people: a state in its own, a group in that of its rising."""
    return code if opponents.is_state(code) else opponents.home(code)


def _role(words: frozenset[str], *, by_state: bool) -> str | None:
    """The suffix of captives' code: none for a group's enemies in arms; None where no word tells."""
    if not ARMED.isdisjoint(words):
        return None if by_state else ""
    if by_state and not OPPOSING.isdisjoint(words):
        return "-OPP"
    return None if UNARMED.isdisjoint(words) else "-CIV"
