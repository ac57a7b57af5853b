"""Where an event happened: the place or country its clause names, else the country its parties imply."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from app import codebook
from app.events.clause.scene import Scene
from app.events.event import Event, Place, PlacePrecision
from app.events.meaning.signals import Signal
from app.events.setting import grounds
from app.events.setting.localities import named
from app.mentions.actors import ActorMention
from app.mentions.places import PlaceMention

PRECISION: Mapping[str, PlacePrecision] = {"region": "region", "sea": "sea", "site": "site"}
INSIDE = frozenset(("in", "across", "inside", "within", "throughout"))
# Prepositions that lead to an event's country besides those that stand for "inside" it.
LEADING: Mapping[str, frozenset[str]] = {
    "people_displaced": frozenset(("from", "into", "towards", "toward")),
    "troops_withdrawn": frozenset(("from",)),
    "troops_deployed": frozenset(("to", "into", "toward", "towards")),
    "visit_made": frozenset(("to",)),
}
PARTING = frozenset(("while", "but", "whereas", ";", ":", "since", "which", "despite", "that"))
APART = 40  # words that a place beyond another clause's border counts as further away
SAYING = (("said",), ("says",), ("told",), ("added",), ("warned",))
SHORES = frozenset("port ports coast coastline city town resort island shore shores province".split())
SAID_AT = 6  # words within which a place can be where something is said, and not what it is about
DONE_TO = frozenset(
    "strike_reported attack_reported people_displaced territory_taken blockade_imposed blockade_lifted"
    " aid_provided visit_made war_started truce_violated people_detained power_changed".split()
)
DONE_AT_HOME = frozenset(
    "protest_held power_changed people_detained weapon_tested clash_reported people_displaced".split()
)
AT_HOME = frozenset("strike_reported attack_reported protest_held power_changed".split())
BY_GROUPS = frozenset(("attack_reported", "territory_taken"))  # what a group does in its own country


def of(scene: Scene, signal: Signal) -> Place | None:
    """The place or country nearest to a signal that its clause is set in, None where it tells none."""
    found = [(_distance(scene, signal, p.first), 0, _as_place(p)) for p in _spots(scene, signal)]
    found += [(_distance(scene, signal, a.first), 1, _as_country(a)) for a in _states(scene, signal)]
    found += [
        (_distance(scene, signal, at), 1, _country(code))
        for at, code in grounds.told(scene, signal)
        if code in codebook.load().actors
    ]
    if signal.kind.sides != "speech" and all(row[0] >= APART for row in found):
        found += [
            (_distance(scene, signal, at), 2, Place(name, _at_home(scene, signal)))
            for at, name in named(scene, signal.trigger.first)
        ]
    near = min(found, key=lambda row: row[:2], default=None)
    return near[2] if near and (signal.kind.sides != "speech" or near[0] <= SAID_AT) else None


def _at_home(scene: Scene, signal: Signal) -> str | None:
    """The country that the sentence is set in, where an unlisted place most likely lies."""
    return (
        scene.home
        if signal.kind.sides not in ("two", "speech") and scene.home in codebook.load().actors
        else None
    )


def _distance(scene: Scene, signal: Signal, at: int) -> int:
    """How far word `at` stands from a signal, further where another clause begins between them."""
    trigger = signal.trigger
    low, high = (trigger.last, at) if at >= trigger.last else (at, trigger.first)
    parted = not PARTING.isdisjoint(scene.lower[low:high])
    return high - low + APART * parted


def _spots(scene: Scene, signal: Signal) -> Iterator[PlaceMention]:
    """The places where a signal can happen: behind a preposition, or what its verb acts upon."""
    trigger = signal.trigger
    start = scene.group_start(trigger.first)
    for place in scene.places:
        undergoes = place.last == start and (trigger.passive or not _acts(scene, place))
        near = trigger.last <= place.first <= trigger.last + 2 and signal.kind.sides != "speech"
        if _is_of_speaker(scene, signal, place) or _is_addressed(scene, signal, place):
            continue
        located = place.located and not _comes_from(scene, signal, place)
        if place.entry.kind == "sea" and not SHORES.isdisjoint(scene.lower[place.last : place.last + 1]):
            continue  # "the Red Sea port of"
        if located or near or undergoes or _sets(scene, place, trigger.first):
            yield place


def _is_of_speaker(scene: Scene, signal: Signal, place: PlaceMention | ActorMention) -> bool:
    """Whether a place only tells where those are who speak of an event ("an aide in Rome said")."""
    before = scene.lower[max(signal.trigger.last, place.first - SAID_AT) : place.first]
    return signal.trigger.first < place.first and (
        scene.lower[place.last : place.last + 1] in SAYING or "according" in before
    )


def _is_addressed(scene: Scene, signal: Signal, place: PlaceMention) -> bool:
    """Whether a capital only stands for whom words are said to ("protested to Bria")."""
    told = signal.kind.sides == "speech" and _acts(scene, place)
    return told and scene.lower[place.first - 1 : place.first] not in (("in",), ("at",))


def _comes_from(scene: Scene, signal: Signal, place: PlaceMention) -> bool:
    """Whether somebody only comes from a place ("received an envoy from Bria")."""
    before = scene.lower[place.first - 1 : place.first]
    return before == ("from",) and (signal.kind.sides == "two" or signal.kind.family == "talks")


def _sets(scene: Scene, place: PlaceMention, at: int) -> bool:
    """Whether a place sets the clause behind it, in which word `at` stands ("reached Bria, where ...")."""
    follows = scene.lower[place.last : place.last + 2]
    return place.last <= at and "where" in (follows if follows[:1] == (",",) else follows[:1])


def _acts(scene: Scene, place: PlaceMention) -> bool:
    """Whether a place's name stands for its government."""
    actor = scene.actor_at.get(place.first)
    return actor is not None and actor.form == "seat"


def _states(scene: Scene, signal: Signal) -> Iterator[ActorMention]:
    """The states that a signal is set in ("in", "across"; for some types "into" or "from")."""
    leading = LEADING.get(signal.type, frozenset())
    for actor in scene.actors:
        one = actor.form in ("name", "seat") and len(actor.codes) == 1 and len(actor.codes[0]) == 3
        set_in = one and (
            scene.preposition(actor) in INSIDE | leading
            or _lead(scene, actor) in leading
            or _is_left(scene, signal, actor)
        )
        if set_in and _is_country(actor.codes[0]) and not _is_of_speaker(scene, signal, actor):
            yield actor


def _is_country(code: str) -> bool:
    entry = codebook.load().actors.get(code)
    return entry is not None and entry.country == code


def _is_left(scene: Scene, signal: Signal, actor: ActorMention) -> bool:
    """Whether a state is what troops leave ("the last French soldiers left Chad")."""
    leaves = signal.type == "troops_withdrawn" and not signal.trigger.noun and not actor.owner
    return leaves and actor.first == signal.trigger.last


def _lead(scene: Scene, actor: ActorMention) -> str:
    """The word right before a state's own name, as "from" in "our troops from Chad"."""
    return scene.lower[actor.core[0] - 1] if actor.first < actor.core[0] else ""


def _as_country(actor: ActorMention) -> Place:
    return _country(actor.codes[0])


def _country(code: str) -> Place:
    return Place(codebook.load().actors[code].name, code, precision="country")


def _as_place(mention: PlaceMention) -> Place:
    """A place mention as an event's place."""
    entry = mention.entry
    precision = PRECISION.get(entry.kind, "city")
    return Place(entry.name, entry.country, entry.id, entry.admin1, entry.lat, entry.lon, precision)


def filled(event: Event, home: str | None = None) -> Event:
    """An event without a place, in the one country it is done to or all its parties are of, else at home."""
    place, code = event.place, None
    if place is None or _is_unlisted(place):
        code = _implied(event) or (_stays(event, home) if place is None else None)
    if code is None:
        return event
    return replace(event, place=replace(place, country=code) if place else _country(code))


def _stays(event: Event, home: str | None) -> str | None:
    """The country of the story, for violence and unrest of which nothing tells that it is elsewhere."""
    known = home in codebook.load().actors and event.modality in ("occurred", "claimed")
    elsewhere = len(_countries(tuple(actor.id for actor in event.actors)) - {home}) > 1
    return home if known and event.type in AT_HOME and not elsewhere else None


def _is_unlisted(place: Place) -> bool:
    """Whether no gazetteer says in which country a place is."""
    return place.id is None and place.precision == "city"


def _implied(event: Event) -> str | None:
    """The country that an event's type and parties put it in, None where they leave it open."""
    aimed = _countries(event.by_role("target"))
    source = event.by_role("source")
    acting = _countries(source)
    if event.type == "people_detained" and len(acting) == 1 and _has_state(source):
        return acting.pop()
    if event.type in DONE_TO and aimed:
        return aimed.pop() if len(aimed) == 1 else None
    everyone = aimed | acting
    at_home = event.type in DONE_AT_HOME or _is_within(event, aimed, acting)
    by_group = event.type in BY_GROUPS and not _has_state(source)
    return everyone.pop() if (at_home or by_group) and len(everyone) == 1 else None


def _is_within(event: Event, aimed: set[str], acting: set[str]) -> bool:
    """Whether parties of one country wage a war, or keep aid from their own people."""
    if event.type == "war_started":
        return len(event.actors) > 1
    return event.type == "aid_suspended" and aimed == acting


def _has_state(codes: tuple[str, ...]) -> bool:
    """Whether a state is among parties: it attacks abroad, unlike a group without another's land."""
    return any(codebook.kind(code) == "state" for code in codes)


def _countries(codes: tuple[str, ...]) -> set[str]:
    """The countries of parties: a state's own, the one that a group or a role belongs to."""
    known = codebook.load().actors
    found = (known.get(code.partition("-")[0]) for code in codes)
    return {entry.country for entry in found if entry and entry.country and entry.country in known}
