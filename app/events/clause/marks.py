"""The places and actors that complete an act by themselves: what follows a verb, or is its subject."""

from collections.abc import Callable
from functools import cache

from app import codebook
from app.events.clause import holders, objects
from app.events.clause.scene import Scene
from app.events.meaning.grid import type_of
from app.mentions.actors import PREPOSITIONS
from app.mentions.auxiliaries import LINKS
from app.mentions.triggers import Trigger

BODIES = tuple(
    (word,) for word in "bloc body organisation organization alliance group grouping union".split()
)
SEIZING = frozenset(
    "seize seizes seized recapture recaptures recaptured retake retakes retook overran"
    " enter enters entered".split()
)
KEEPING = frozenset(("hold", "holds", "held", "keep", "keeps", "kept"))  # who is "held responsible"
BOUNDS = frozenset("at of than over about".split())
GOVERNED = frozenset((preposition,) for preposition in PREPOSITIONS)
PARTS_OF_LAND = frozenset(
    (part,) for part in "southern northern eastern western central north south east west".split()
)
FALLING = frozenset("to in on without within after last when as while yesterday overnight before".split())
COURTS = frozenset("court tribunal judge judges council".split())
TITLED = (("president",), ("chancellor",), ("king",), ("emir",), ("mr",), ("secretary",))
OWN = (("his",), ("her",), ("their",))
SENT = 5  # words behind a verb of sending in which it tells whom
ENVOYS = frozenset(("statesman", "office"))
PEERS = frozenset(("counterpart", "counterparts", "colleague"))


def is_actor(scene: Scene, trigger: Trigger) -> bool:
    """Whether an actor that owns nothing follows at once, or is recognised in the passive."""
    if trigger.passive and "recognise" in trigger.names("act"):
        return any(actor.form == "name" for actor in scene.subject(scene.group_start(trigger.first)))
    actor = scene.actor_at.get(trigger.last)
    return actor is not None and actor.form in ("name", "seat") and not actor.owner


def is_land(scene: Scene, trigger: Trigger) -> bool:
    """Whether a state or territory that owns nothing follows at once."""
    return objects.is_whole(scene, scene.actor_at.get(trigger.last))


def is_body(scene: Scene, trigger: Trigger) -> bool:
    """Whether an international body follows at once, and nothing of it ("quit the African Union")."""
    actor = scene.actor_at.get(trigger.last)
    if actor and actor.form == "modifier" and scene.lower[actor.last : actor.last + 1] in BODIES:
        actor = scene.actor_at.get(actor.last + 1)  # "the West African bloc ECOWAS"
    if actor is None or actor.form != "name" or actor.owner or not actor.codes:
        return False
    whole = codebook.kind(actor.codes[0]) == "body" and actor.last == actor.core[1]
    return whole and objects.stands_free(scene, actor.last)


def is_people(scene: Scene, trigger: Trigger) -> bool:
    """Whether people of some country are a verb's object, or its subject in the passive ("two Swedes")."""
    if trigger.passive:
        return any(objects.are_people(actor) for actor in scene.subject(scene.group_start(trigger.first)))
    if not trigger.noun and scene.lower[trigger.first] in KEEPING:
        return False
    near = (scene.actor_at.get(at) for at in range(trigger.last, trigger.last + 4))
    actor = next(filter(None, near), None)
    if actor is None or not objects.are_people(actor):
        return False
    return not any(w in LINKS and w not in BOUNDS for w in scene.lower[trigger.last : actor.first])


def is_place(scene: Scene, trigger: Trigger) -> bool:
    """Whether a place, no mere adjective ("the Paris accord"), is what a verb acts upon."""
    if trigger.passive and _is_acted_upon(scene, scene.group_start(trigger.first)):
        return True
    near = [p for p in scene.places if trigger.last <= p.first <= trigger.last + 3]
    away = scene.lower[trigger.last : trigger.last + 1]
    named = any(objects.stands_free(scene, place.last) for place in near) or _is_unknown_town(scene, trigger)
    return named and not objects.AWAY & set(away)


def _is_unknown_town(scene: Scene, trigger: Trigger) -> bool:
    """Whether forces take what bears a name that no file knows ("rebels seized Kabo")."""
    at, start = trigger.last, scene.group_start(trigger.first)
    name = scene.words[at] if at < len(scene.words) else ""
    if scene.lower[trigger.first] not in SEIZING or not name.istitle() or at in scene.actor_at:
        return False
    doers = (t for actor in scene.subject(start) for t in scene.within(actor.first, actor.last))
    armed = any(not objects.AGENTS.isdisjoint(t.names("topic")) for t in doers)
    return armed and objects.stands_free(scene, at + 1)


def is_fallen(scene: Scene, trigger: Trigger) -> bool:
    """Whether a place is what falls, and nothing says to where or how far ("Kabul fell on Sunday")."""
    behind = scene.lower[trigger.last : trigger.last + 1]
    ends = not behind or behind[0] in FALLING or not behind[0].isalnum() or trigger.last in scene.dated
    start = scene.group_start(trigger.first)
    seat = scene.actor_at.get(start - 1)
    named = seat is not None and seat.form == "seat" and scene.preposition(seat) is None
    return ends and not trigger.noun and (named or _is_acted_upon(scene, start))


def _is_acted_upon(scene: Scene, start: int) -> bool:
    """Whether a place that no preposition governs stands right before word `start` ("Kabul was captured")."""
    place = next((spot for spot in scene.places if spot.last == start), None)
    return place is not None and scene.lower[place.first - 1 : place.first] not in GOVERNED


def is_invaded(scene: Scene, trigger: Trigger) -> bool:
    """Whether forces go into a state or territory ("the Malian troops entered northern Niger")."""
    start, at = scene.group_start(trigger.first), trigger.last
    at += scene.lower[at : at + 1] in PARTS_OF_LAND
    forces = (t for t in scene.within(start - 3, start) if t.noun and t.last == start)
    armed = any(not objects.AGENTS.isdisjoint(noun.names("topic")) for noun in forces)
    begun = trigger.passive or "war_started" in trigger.names("type")
    return not begun and armed and objects.is_whole(scene, scene.actor_at.get(at))


def is_by_court(scene: Scene, trigger: Trigger) -> bool:
    """Whether a court is a verb's subject ("the court ruled the vote illegal")."""
    start = scene.group_start(trigger.first)
    return not (trigger.noun or trigger.passive) and scene.lower[start - 1] in COURTS


def is_person(scene: Scene, trigger: Trigger) -> bool:
    """Whether somebody in office is whom a verb acts upon ("saw the Malian president", "saw Ruto")."""
    at = trigger.last + (scene.lower[trigger.last : trigger.last + 1] in TITLED)
    actor = scene.actor_at.get(at)
    if trigger.noun or actor is None or actor.owner or scene.lower[at : at + 1] in OWN:
        return scene.lower[at : at + 1] in OWN and _is_peer(scene, at)
    state = codebook.load().actors.get(actor.codes[0]) if actor.codes else None
    named = actor.form == "name" and holders.is_one(actor) and (state is None or state.name != actor.text)
    return named and scene.lower[actor.last : actor.last + 1] != ("as",)


def is_abroad(scene: Scene, trigger: Trigger) -> bool:
    """Whether somebody in office is in a place of another country ("Macron was in Accra to meet")."""
    start, last = scene.group_start(trigger.first), trigger.last
    doers = [] if trigger.noun or trigger.passive else [a for a in scene.subject(start) if holders.is_one(a)]
    land = next((place.entry.country for place in scene.places if place.first == last), None)
    named = scene.actor_at.get(last)
    lands = {land} if land else set(named.codes) if named is not None and is_land(scene, trigger) else set()
    own = {code.partition("-")[0] for actor in doers for code in actor.codes}
    return bool(own and lands) and own.isdisjoint(lands)


def is_envoy(scene: Scene, trigger: Trigger) -> bool:
    """Whether somebody in office is sent to a place ("sent its foreign minister to Bamako")."""
    if trigger.noun or trigger.passive:
        return False
    sent = (t for t in scene.within(trigger.last, trigger.last + SENT) if t.noun)
    envoy = next((t for t in sent if not ENVOYS.isdisjoint(t.names("topic"))), None)
    if envoy is None or scene.lower[envoy.last : envoy.last + 1] != ("to",):
        return False
    spots = {place.first for place in scene.places} | scene.actor_at.keys()
    return envoy.last + 1 in spots


def _is_peer(scene: Scene, at: int) -> bool:
    return not PEERS.isdisjoint(scene.lower[at : at + 4])


MARKS = (
    ("@place", is_place),
    ("@actor", is_actor),
    ("@land", is_land),
    ("@people", is_people),
    ("@body", is_body),
    ("@invaded", is_invaded),
    ("@fallen", is_fallen),
    ("@court", is_by_court),
    ("@person", is_person),
    ("@abroad", is_abroad),
    ("@envoy", is_envoy),
)


@cache
def marked(acts: tuple[str, ...]) -> tuple[tuple[str, Callable[[Scene, Trigger], bool]], ...]:
    """The event types that acts tell by the mere place or actor behind them, each with the test for one."""
    told = ((type_of(acts, (mark,)), follows) for mark, follows in MARKS)
    return tuple((kind, follows) for kind, follows in told if kind)
