"""Scene -> Events: each signal with its parties, modality, date, place, quantities and evidence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app import codebook
from app.events import attribution, dating, modality, parties, signals
from app.events.dating import Clock
from app.events.event import Actor, Event, EventDate, Evidence, Modality, Place, Role
from app.events.scene import Scene
from app.events.signals import Signal
from app.mentions.actors import ActorMention
from app.mentions.places import PlaceMention

COUNTS: Mapping[str, frozenset[str]] = {
    "killed": frozenset(("strike_reported", "attack_reported", "clash_reported", "protest_held", "truce_violated", "war_started", "territory_taken")),
    "injured": frozenset(("strike_reported", "attack_reported", "clash_reported", "protest_held", "truce_violated")),
    "munitions": frozenset(("strike_reported", "attack_reported", "weapon_tested", "truce_violated", "arms_supplied")),
    "captured": frozenset(("people_detained", "attack_reported", "protest_held", "territory_taken")),
    "released": frozenset(("captives_released",)),
    "displaced": frozenset(("people_displaced", "war_started", "clash_reported")),
    "violations": frozenset(("truce_violated",)),
    "amount_usd": frozenset(("aid_provided", "arms_supplied", "aid_suspended", "agreement_reached")),
    "duration_hours": frozenset(("truce_proposed", "truce_declared", "truce_agreed", "truce_extended", "truce_ended", "protest_held", "threat_made")),
    "duration_days": frozenset(("truce_proposed", "truce_declared", "truce_agreed", "truce_extended", "truce_ended", "visit_made")),
}  # fmt: skip
DEEDS = frozenset(("military", "people"))
PRECISION: Mapping[str, str] = {"region": "region", "sea": "sea", "site": "site"}


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as one sentence tells it, and what the article's later steps need to know of how."""

    event: Event
    sides: str
    spoken: bool
    background: bool
    words: frozenset[str] = field(default_factory=frozenset)


def code(scene: Scene, clock: Clock) -> Iterator[Draft]:
    """The events that a scene tells, one for each signal that is more than a wish or a thought."""
    speaker = attribution.speakers(scene)
    found = signals.find(scene)
    for signal in found:
        reading = modality.read(scene, signal.trigger)
        if signal.type == "demand_made" and scene.lower[signal.trigger.first] == "must":
            reading = "occurred"
        if reading != "content" and not (reading == "denied" and signal.trigger.noun):
            yield _draft(scene, signal, reading, speaker, clock)


def _draft(scene: Scene, signal: Signal, reading: Modality, speaker: tuple[ActorMention, ...], clock: Clock) -> Draft:
    kind = codebook.load().types[signal.type]
    who = parties.of(scene, signal)
    actors = (*_actors(who.source, "source"), *_actors(who.target, "target"))
    told_by = _attributed(scene, signal, speaker)
    mode = _mode(reading, kind.family, told_by, actors, attribution.doubted(scene))
    spot = _place(scene, signal)
    background = _background(scene, signal)
    when = _when(scene, signal, clock, kind.sides == "speech", background)
    quantities, bounds = _quantities(scene, signal, found_alone=True)
    event = Event(
        type=signal.type, modality=mode, date=when, actors=actors, place=spot, attributed_to=told_by,
        quantities=quantities, bounds=bounds, evidence=(_evidence(scene, when),), rule=_rule(signal),
    )  # fmt: skip
    return Draft(event, kind.sides, kind.sides == "speech", background, _content(scene))


def _actors(group: Sequence[ActorMention], role: Role) -> Iterator[Actor]:
    seen: set[str] = set()
    for mention in group:
        for actor in mention.codes:
            if actor not in seen:
                seen.add(actor)
                yield Actor(actor, role, mention.text)


def _attributed(scene: Scene, signal: Signal, speaker: tuple[ActorMention, ...]) -> tuple[str, ...]:
    """The speaker's codes where the signal lies in his reported words and is not his own act of speech."""
    if codebook.load().types[signal.type].sides == "speech" or not attribution.reported(scene, signal.trigger.first, speaker):
        return ()
    return tuple(dict.fromkeys(c for actor in speaker for c in actor.codes))


def _mode(reading: Modality, family: str, told_by: tuple[str, ...], actors: Sequence[Actor], doubted: bool) -> Modality:
    """A deed that only one of its parties tells, or that is marked as alleged, is claimed."""
    if reading != "occurred" or not told_by or family not in ("military", "people", "truce"):
        return reading
    involved = bool({actor.id for actor in actors} & set(told_by))
    return "claimed" if doubted or (involved and family == "military") else "occurred"


def _background(scene: Scene, signal: Signal) -> bool:
    """Whether the words before a signal make it a thing of the past that only frames the news."""
    at = signal.trigger.first
    group = scene.lower[scene.group_start(at) : at]
    before = scene.lower[max(0, at - 6) : at]
    return ("had" in group and not signal.trigger.noun) or (signal.trigger.noun and any(w in before for w in ("since", "after", "following", "during", "before", "former", "previous")))


def _when(scene: Scene, signal: Signal, clock: Clock, speech: bool, background: bool) -> EventDate:
    mention = dating.nearest(scene, signal.trigger)
    if mention is not None and dating.parted(scene, signal.trigger, mention) <= 1:
        return dating.of(mention)
    if background:
        return dating.UNDATED
    return clock.spoken() if speech else dating.UNDATED if signal.rule in ("noun", "alone") else clock.now()


def _place(scene: Scene, signal: Signal) -> Place | None:
    """The located place nearest to the signal, else the country its clause is set in."""
    at = signal.trigger.first
    located = [p for p in scene.places if p.located or signal.type == "territory_taken"]
    if located:
        return place(min(located, key=lambda p: abs(p.first - at)))
    for actor in scene.actors:
        if actor.form in ("name", "seat") and len(actor.codes) == 1 and scene.preposition(actor) in ("in", "across", "inside") and len(actor.codes[0]) == 3:
            return Place(codebook.load().actors[actor.codes[0]].name, actor.codes[0], precision="country") if actor.codes[0] in codebook.load().actors else None
    return None


def place(mention: PlaceMention) -> Place:
    """A place mention as an event's place."""
    entry = mention.entry
    return Place(entry.name, entry.country, entry.id, entry.admin1, entry.lat, entry.lon, PRECISION.get(entry.kind, "city"))  # type: ignore[arg-type]


def _quantities(scene: Scene, signal: Signal, *, found_alone: bool) -> tuple[dict[str, int], dict[str, str]]:
    """The counts of a sentence that this type can own; the first of a key wins."""
    values: dict[str, int] = {}
    bounds: dict[str, str] = {}
    for quantity in scene.quantities:
        if signal.type in COUNTS[quantity.key] and quantity.key not in values:
            values[quantity.key] = quantity.value
            if quantity.bound != "exact":
                bounds[quantity.key] = quantity.bound
    return values, bounds


def _evidence(scene: Scene, when: EventDate) -> Evidence:
    sentence = scene.sentence
    supports = ("type", "actors", *(("date",) if when.text else ()))
    return Evidence(sentence.part, sentence.start, sentence.end, sentence.text, when.text, supports)


def _rule(signal: Signal) -> str:
    return f"{signal.rule}:{signal.type}"


def _content(scene: Scene) -> frozenset[str]:
    return frozenset(word for word in scene.lower if len(word) > 4)
