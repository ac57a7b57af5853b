"""Signal -> who rises against a state: its own army, or the armed people that a passive names as agents."""

from app import codebook
from app.events.clause.scene import STOPS, Scene
from app.events.meaning.signals import Signal
from app.mentions.actors import PREPOSITIONS, ActorMention
from app.mentions.triggers import Trigger

RISING = frozenset(("power_changed", "people_detained", "demand_made", "attack_reported"))
ARMY = frozenset("army military soldiers troops officers generals junta".split())
ARMED = frozenset(("REB", "CRM", "MIL", "OPP"))
OFFICIAL = frozenset(
    "police policemen soldiers troops army military forces authorities government officers officials agents"
    " court tribunal judge judges prosecutors prosecutor commandos marines guards gendarmes rangers"
    " paratroopers parliament navy".split()
)
MEMBERS = frozenset("members member group band fighters gunmen supporters some dozens scores one".split())
LONGEST = 8  # words of an agent's noun phrase
ENDING = STOPS | PREPOSITIONS | {",", "."}


def apart(
    signal: Signal, source: tuple[ActorMention, ...], target: tuple[ActorMention, ...]
) -> tuple[ActorMention, ...]:
    """The doers: an army that rises against its state as a party of its own, those who march as people."""
    if signal.type == "protest_held":
        return tuple(map(as_people, source))
    state = {code for actor in target for code in actor.codes}
    if signal.type not in RISING or len(state) != 1:
        return source
    army = tuple(f"{code}-MIL" for code in state)
    return tuple(a._replace(codes=army) if state == {*a.codes} and _is_army(a) else a for a in source)


def as_people(actor: ActorMention) -> ActorMention:
    """A state's people by their own name as its civilians ("thousands of Georgians")."""
    state = codebook.load().actors.get(actor.codes[0]) if len(actor.codes) == 1 else None
    people = state is not None and state.kind == "state" and actor.text.split(" ")[-1] in state.adjectives
    return actor._replace(codes=(f"{actor.codes[0]}-CIV",)) if people else actor


def _is_army(actor: ActorMention) -> bool:
    return actor.form != "modifier" and not ARMY.isdisjoint(actor.text.lower().split())


def held_in(scene: Scene, trigger: Trigger) -> tuple[ActorMention, ...]:
    """The agent that the words of a passive hold ("was held by the army")."""
    agents = (scene.actor_at.get(at) for at in range(trigger.first + 1, trigger.last))
    return next(((actor,) for actor in agents if actor and scene.preposition(actor) == "by"), ())


def agents(scene: Scene, signal: Signal) -> tuple[ActorMention, ...]:
    """Those without a name by whom a passive says that it was done ("by rebel forces", "by the police")."""
    start = _agent_starts(scene, signal.trigger)
    if start is None:
        return ()
    head: int | None = None
    for at in range(start, min(start + LONGEST, len(scene.lower))):
        if scene.lower[at] == "of" and scene.lower[at - 1] in MEMBERS:
            continue
        if scene.lower[at] in ENDING:
            break
        if (actor := scene.actor_at.get(at)) and actor.form == "name":
            return (actor,) if "of" in scene.lower[start:at] else ()
        if suffix := _armed(scene, at):
            return _armed_people(scene, signal, at, suffix)
        head = at if scene.lower[at] in OFFICIAL else head
    return () if head is None or scene.home is None else _officials(scene, scene.home, start, head)


def _officials(scene: Scene, home: str, first: int, head: int) -> tuple[ActorMention, ...]:
    """Those who act for the state in which a sentence plays ("by masked police")."""
    near = (scene.actor_at.get(at) for at in range(first, head + 1))
    country = next((code for actor in near if actor for code in actor.codes[:1]), home)
    return (ActorMention((country,), first, head + 1, "role", scene.words[head], core=(head, head + 1)),)


def _agent_starts(scene: Scene, trigger: Trigger) -> int | None:
    """The word behind the "by" that ends a passive or follows it."""
    at = next((i for i in (trigger.last - 1, trigger.last) if scene.lower[i : i + 1] == ("by",)), None)
    return None if at is None else at + 1


def _armed(scene: Scene, at: int) -> str | None:
    suffix = codebook.load().roles.get(scene.lower[at])
    return suffix if suffix in ARMED else None


def _armed_people(scene: Scene, signal: Signal, at: int, suffix: str) -> tuple[ActorMention, ...]:
    """Armed people as an actor: of the country whose adjective they bear, else whom they hit, or at home."""
    near = (scene.actor_at.get(i) for i in range(max(at - 2, 0), at))
    hit = scene.subject(scene.group_start(signal.trigger.first))
    owners = (*(a for a in near if a and a.form == "modifier"), *hit)
    country = next((code for a in owners for code in a.codes if "-" not in code), scene.home)
    code = f"{country}-{suffix}" if country else "UNKNOWN"
    return (ActorMention((code,), at, at + 1, "role", scene.sentence.words[at], core=(at, at + 1)),)
