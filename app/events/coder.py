"""Scene -> Events: each signal with its parties, modality, date, place, quantities and evidence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app import codebook
from app.events import attribution, dating, modality, parties, signals
from app.events.attribution import Charge
from app.events.dating import Clock
from app.events.event import Actor, Bound, Event, EventDate, Evidence, Modality, Place, PlacePrecision, Role
from app.events.modality import Reading
from app.events.parties import Parties
from app.events.scene import Scene
from app.events.signals import Signal
from app.mentions.actors import ActorMention
from app.mentions.places import PlaceMention
from app.mentions.triggers import about

VIOLENT = frozenset("strike_reported attack_reported clash_reported protest_held truce_violated".split())
TRUCES = frozenset("truce_proposed truce_declared truce_agreed truce_extended truce_ended".split())
COUNTS: Mapping[str, frozenset[str]] = {
    "killed": VIOLENT | {"war_started", "territory_taken"},
    "injured": VIOLENT,
    "munitions": frozenset(
        "strike_reported attack_reported weapon_tested truce_violated arms_supplied".split()
    ),
    "captured": frozenset("people_detained attack_reported protest_held territory_taken".split()),
    "released": frozenset(("captives_released",)),
    "displaced": frozenset("people_displaced war_started clash_reported".split()),
    "violations": frozenset(("truce_violated",)),
    "amount_usd": frozenset("aid_provided arms_supplied aid_suspended agreement_reached".split()),
    "duration_hours": TRUCES | {"protest_held", "threat_made"},
    "duration_days": TRUCES | {"visit_made"},
}
IMPERSONAL = frozenset(("people_displaced", "protest_held"))
CLAIMING = (("claimed", "that"), ("claims", "that"), ("claim", "that"), ("claiming", "that"))
DURING = frozenset(("throughout", "during", "despite", "amid"))
PRECISION: Mapping[str, PlacePrecision] = {"region": "region", "sea": "sea", "site": "site"}


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
    if about(scene.sentence):
        return
    speaker = attribution.speakers(scene)
    found = [_as_breach(scene, signal) for signal in signals.find(scene)]
    charges = {
        signal.trigger.first: charge
        for signal in found
        if modality.read(scene, signal.trigger) != "content"
        and (charge := attribution.charge(scene, signal.trigger))
    }
    deeds = [s for s in found if codebook.load().types[s.type].family in ("military", "truce", "people")]
    attributed = {s.trigger.first for s in found if _only_reports(scene, s, found)}
    spoken_for = (
        attributed
        | {charges[s.trigger.first].verb for s in deeds if s.trigger.first in charges}
        | _nested(found)
    )
    for signal in found:
        charge = charges.get(signal.trigger.first)
        if charge and codebook.load().types[signal.type].family not in ("military", "truce", "people"):
            continue
        if charge:
            yield from _charged(scene, signal, charge, clock)
        elif signal.trigger.first not in spoken_for and not (signal.weak and not _is_firm(scene, signal)):
            yield from _told(scene, signal, speaker, clock)


def _told(scene: Scene, signal: Signal, speaker: tuple[ActorMention, ...], clock: Clock) -> Iterator[Draft]:
    """The draft of a plain signal; none where it is only wished, or where it asks in nobody's voice."""
    reading = modality.read(scene, signal.trigger)
    if parties.obliges(scene, signal):
        voice = speaker or parties.voice(scene)
        if not voice:
            return
        who, reading = Parties(voice, scene.subject(signal.trigger.first)), "occurred"
    else:
        who = parties.of(scene, signal)
    signal, reading = _refused(scene, _of_state(signal, who), reading)
    if reading == "planned" and codebook.load().types[signal.type].sides == "speech":
        reading = "occurred"
    if reading == "content" or (reading == "denied" and not _is_deniable(signal)):
        return
    if not _has_doer(signal, who, reading):
        return
    yield _draft(scene, signal, who, reading, _attributed(scene, signal, speaker), clock)


def _of_state(signal: Signal, who: Parties) -> Signal:
    """A state that protests demonstrates nothing: it condemns."""
    states = [code for actor in who.source for code in actor.codes if len(code) == 3]
    people = any(not actor.codes or "-" in actor.codes[0] or actor.text.endswith("s") for actor in who.source)
    if signal.type != "protest_held" or not states or signal.trigger.noun or people:
        return signal
    return replace(signal, type="condemnation_made")


def _refused(scene: Scene, signal: Signal, reading: Reading) -> tuple[Signal, Reading]:
    """What somebody refuses or will not do about a truce, talks or an agreement is its rejection."""
    topic = signal.topic
    will_not = reading == "denied" and any(
        word in modality.FUTURE | modality.MAYBE for word in _group(scene, signal)
    )
    if signal.trigger.noun or topic is None or not (will_not or modality.refuses(scene, signal.trigger)):
        return signal, reading
    grid = codebook.load().lexicon.grid
    kind = next((grid["reject", name] for name in topic.names("topic") if ("reject", name) in grid), None)
    return (signal, reading) if kind is None else (replace(signal, type=kind), "occurred")


def _group(scene: Scene, signal: Signal) -> tuple[str, ...]:
    return scene.lower[scene.group_start(signal.trigger.first) : signal.trigger.first]


def _is_deniable(signal: Signal) -> bool:
    """Only a deed that was not done is a denied event; what was not said or agreed is none."""
    return not signal.trigger.noun and codebook.load().types[signal.type].sides == "deed"


def _has_doer(signal: Signal, who: Parties, reading: Modality) -> bool:
    """An active verb without any party as its subject tells of something else ("the novel captures")."""
    return (
        bool(who.source)
        or signal.rule not in ("verb", "place")
        or signal.trigger.passive
        or signal.type in IMPERSONAL
    )


def _charged(scene: Scene, signal: Signal, charge: Charge, clock: Clock) -> Iterator[Draft]:
    """A deed that one party accuses another of: claimed, once for each side where both accuse each other."""
    for accuser, accused in charge.sides:
        told_by = tuple(dict.fromkeys(code for actor in accuser for code in actor.codes))
        yield _draft(scene, signal, Parties(accused, accuser), "claimed", told_by, clock)


def _nested(found: Sequence[Signal]) -> set[int]:
    """Nouns of saying inside what a verb of saying is about ("raised concerns over its support for")."""
    kinds = codebook.load().types
    verbs = [s.trigger.first for s in found if kinds[s.type].sides == "speech" and not s.trigger.noun]
    nouns = [s.trigger.first for s in found if kinds[s.type].sides == "speech" and s.trigger.noun]
    return {noun for noun in nouns if any(verb < noun < verb + 15 for verb in verbs)}


def _only_reports(scene: Scene, signal: Signal, found: Sequence[Signal]) -> bool:
    """Whether "claimed that" only says who tells of the deed in its clause."""
    last = signal.trigger.last
    if signal.type != "accusation_made" or scene.lower[signal.trigger.first : last] not in CLAIMING:
        return False
    kinds = codebook.load().types
    return any(kinds[s.type].sides != "speech" and last <= s.trigger.first < last + 15 for s in found)


def _as_breach(scene: Scene, signal: Signal) -> Signal:
    """A deed done during or despite a truce breaks it."""
    if codebook.load().types[signal.type].sides != "deed":
        return signal
    for topic in scene.triggers:
        lead = scene.lower[max(0, topic.first - 5) : topic.first]
        if (
            "truce" in topic.names("topic")
            and signal.trigger.first < topic.first < signal.trigger.last + 18
            and set(lead) & DURING
        ):
            return replace(signal, type="truce_violated")
    return signal


def _is_firm(scene: Scene, signal: Signal) -> bool:
    """Whether a weak signal has a word that its type needs, or both its sides."""
    if needs := codebook.load().types[signal.type].needs:
        return not set(needs).isdisjoint(scene.lower)
    who = parties.of(scene, signal)
    if codebook.load().types[signal.type].sides == "two":
        return len({code for actor in who.source for code in actor.codes}) >= 2
    return bool(who.source) and bool(who.target or scene.places)


def _draft(
    scene: Scene, signal: Signal, who: Parties, reading: Modality, told_by: tuple[str, ...], clock: Clock
) -> Draft:
    kind = codebook.load().types[signal.type]
    actors = (*_actors(who.source, "source"), *_actors(who.target, "target"))
    mode = _mode(reading, kind.family, told_by, actors, attribution.doubted(scene))
    spot = _place(scene, signal)
    background = _background(scene, signal)
    when = _when(scene, signal, clock, kind.sides == "speech", background)
    quantities, bounds = _quantities(scene, signal)
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
    if codebook.load().types[signal.type].sides == "speech" or not attribution.reported(
        scene, signal.trigger.first, speaker
    ):
        return ()
    return tuple(dict.fromkeys(c for actor in speaker for c in actor.codes))


def _mode(
    reading: Modality, family: str, told_by: tuple[str, ...], actors: Sequence[Actor], doubted: bool
) -> Modality:
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
    return ("had" in group and not signal.trigger.noun) or (
        signal.trigger.noun
        and any(
            w in before for w in ("since", "after", "following", "during", "before", "former", "previous")
        )
    )


def _when(scene: Scene, signal: Signal, clock: Clock, speech: bool, background: bool) -> EventDate:
    mention = dating.nearest(scene, signal.trigger)
    if mention is not None and dating.parted(scene, signal.trigger, mention) == 0:
        return dating.of(mention)
    if background:
        return dating.UNDATED
    return clock.spoken() if speech else dating.UNDATED if signal.rule in ("noun", "alone") else clock.now()


def _place(scene: Scene, signal: Signal) -> Place | None:
    """The located place nearest to the signal, else the country its clause is set in."""
    at = signal.trigger.first
    start = scene.group_start(signal.trigger.first)
    hit = [
        p
        for p in scene.places
        if signal.trigger.last <= p.first <= signal.trigger.last + 2 or p.last == start
    ]
    located = [p for p in scene.places if p.located or p in hit]
    if located:
        return place(min(located, key=lambda p: abs(p.first - at)))
    for actor in scene.actors:
        if (
            actor.form in ("name", "seat")
            and len(actor.codes) == 1
            and scene.preposition(actor) in _around(signal)
            and len(actor.codes[0]) == 3
        ):
            return (
                Place(codebook.load().actors[actor.codes[0]].name, actor.codes[0], precision="country")
                if actor.codes[0] in codebook.load().actors
                else None
            )
    return None


def _around(signal: Signal) -> tuple[str, ...]:
    """The prepositions that set an event in a country; who is driven out is driven from it."""
    return (
        ("in", "across", "inside", "from")
        if signal.type == "people_displaced"
        else ("in", "across", "inside")
    )


def place(mention: PlaceMention) -> Place:
    """A place mention as an event's place."""
    entry = mention.entry
    return Place(
        entry.name,
        entry.country,
        entry.id,
        entry.admin1,
        entry.lat,
        entry.lon,
        PRECISION.get(entry.kind, "city"),
    )


def _quantities(scene: Scene, signal: Signal) -> tuple[dict[str, int], dict[str, Bound]]:
    """The counts of a sentence that this type can own; the first of a key wins."""
    values: dict[str, int] = {}
    bounds: dict[str, Bound] = {}
    for quantity in scene.quantities:
        owned = signal.type in COUNTS[quantity.key] and not _parted(scene, signal, quantity.first)
        if owned and quantity.key not in values:
            values[quantity.key] = quantity.value
            if quantity.bound != "exact":
                bounds[quantity.key] = quantity.bound
    return values, bounds


def _parted(scene: Scene, signal: Signal, at: int) -> bool:
    """Whether another clause begins between a signal and word `at`."""
    low, high = sorted((signal.trigger.first, at))
    return any(word in ("while", "but", "whereas", ";") for word in scene.lower[low:high])


def _evidence(scene: Scene, when: EventDate) -> Evidence:
    sentence = scene.sentence
    supports = ("type", "actors", *(("date",) if when.text else ()))
    return Evidence(sentence.part, sentence.start, sentence.end, sentence.text, when.text, supports)


def _rule(signal: Signal) -> str:
    return f"{signal.rule}:{signal.type}"


def _content(scene: Scene) -> frozenset[str]:
    return frozenset(word for word in scene.lower if len(word) > 4)
