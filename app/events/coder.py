"""Scene -> Events: each signal with its parties, modality, date, place, quantities and evidence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from app.events.clause.scene import Scene
from app.events.event import Actor, Event, Modality, Role
from app.events.meaning import bids, doers, meanings, refusals, signals, treaties
from app.events.meaning.signals import Signal
from app.events.reality import modality
from app.events.reality.nominal import Reading
from app.events.roles import owners, parties
from app.events.roles.parties import Parties
from app.events.seeming import aftermath, nesting, rulings, weakness
from app.events.setting import counts, details, where
from app.events.setting.clock import Clock
from app.events.speech import attribution, matters, voiced
from app.events.speech.attribution import Charge
from app.mentions.actors import ActorMention
from app.mentions.domains import about

BLAMING = "accusation_made"
STATE = 3  # letters of a state's code; a body may ask of its members
DONE = frozenset(("was", "were", "had"))
OBTAINING = frozenset(
    "secure secures secured securing win wins won obtain obtained negotiate negotiated".split()
)

Refusal = Literal[
    "wished", "denied", "no_doer", "no_voice", "charge", "accusing", "reporting", "weak", "nested"
]


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as one sentence tells it, and what the article's later steps need to know of how."""

    event: Event
    signal: Signal
    who: Parties
    sides: str
    spoken: bool
    background: bool
    words: frozenset[str]
    about: frozenset[str] = frozenset()
    recalled: bool = False
    general: bool = False
    home: str | None = None


class Verdict(NamedTuple):
    """What becomes of a signal: its drafts, or why it tells no event."""

    signal: Signal
    drafts: tuple[Draft, ...] = ()
    refused: Refusal | None = None


def judge(scene: Scene, clock: Clock) -> Iterator[Verdict]:
    """What becomes of each signal of a scene; none counts in a sentence about sport, business or arts."""
    clock.turn(scene)
    meant = tuple(meanings.meant(scene, signal) for signal in signals.find(scene))
    found = (*meant, *treaties.recalled(scene, meant))
    if not found:
        return
    domain = about(scene.sentence)
    speaker = attribution.speakers(scene)
    charges = _charges(scene, found)
    passed_over = _passed_over(scene, found, charges)
    for signal in found if domain is None else rulings.beside(domain, found):
        charge, why = charges.get(signal.trigger.first), passed_over.get(signal.trigger.first)
        if charge and _is_deed(signal) and why != "nested":
            yield Verdict(signal, tuple(_charged(scene, signal, charge, clock)))
        elif charge or why:
            yield Verdict(signal, refused=why or "charge")
        else:
            yield _told(scene, signal, speaker, clock)


def _charges(scene: Scene, found: Sequence[Signal]) -> dict[int, Charge]:
    """The accusation that each accused deed stands under, by the deed's first word."""
    if not scene.accusing:
        return {}
    free = (s for s in found if not treaties.is_one(scene, s))
    told = (s for s in free if modality.read(scene, s.trigger) != "content")
    return {s.trigger.first: charge for s in told if (charge := attribution.charge(scene, s.trigger))}


def _passed_over(scene: Scene, found: Sequence[Signal], charges: dict[int, Charge]) -> dict[int, Refusal]:
    """Why signals are no events, by their first word: told by their deeds, mere attribution, too weak."""
    accusing = {charges[s.trigger.first].verb for s in found if s.trigger.first in charges and _is_deed(s)}
    reporting = {s.trigger.first for s in found if rulings.only_reports(scene, s, found)}
    weak = {s.trigger.first for s in found if s.weak and not weakness.is_firm(scene, s)}
    told = (s for s in found if _is_deed(s) and s.trigger.first not in weak and not voiced.is_voiced(s))
    denying = {at for s in told if (at := _denial(scene, s, found)) is not None}
    return {
        **dict.fromkeys(
            {*nesting.told(scene, found), *aftermath.results(scene, found)},
            "nested",
        ),
        **dict.fromkeys(weak, "weak"),
        **dict.fromkeys(reporting, "reporting"),
        **dict.fromkeys({*accusing, *denying}, "accusing"),
    }


def _denial(scene: Scene, deed: Signal, found: Sequence[Signal]) -> int | None:
    """The first word of the denial that a denied deed stands in, which is no second event beside it."""
    before = [
        s.trigger.first for s in found if s.type == "denial_made" and s.trigger.last <= deed.trigger.first
    ]
    if not before or not rulings.is_deniable(deed) or modality.read(scene, deed.trigger) != "denied":
        return None
    return max(before)


def _is_deed(signal: Signal) -> bool:
    return signal.kind.family in ("military", "truce", "people")


def _told(scene: Scene, signal: Signal, speaker: tuple[ActorMention, ...], clock: Clock) -> Verdict:
    """The draft of a plain signal; none where it is only wished, or where it asks in nobody's voice."""
    reading: Reading = "occurred"
    if voiced.is_voiced(signal):
        if (said := voiced.sides(scene, signal, speaker)) is None:
            return Verdict(signal, refused="no_voice")
        who = said
    else:
        who = _parties(scene, signal, speaker)
        reading = "occurred" if treaties.is_one(scene, signal) else modality.read(scene, signal.trigger)
    signal, who, reading = _meant(scene, signal, who, reading)
    who = Parties(who.source) if matters.is_general(scene, signal) else who
    if reading == "content" or (why := _refusal(scene, signal, who, reading)):
        return Verdict(signal, refused="wished" if reading == "content" else why)
    told_by = _attributed(scene, signal, speaker)
    ways = attribution.both_ways(scene, signal.trigger, who.source) if signal.type == BLAMING else ()
    told = [Parties(*way) for way in ways] or [who]
    return Verdict(signal, tuple(_draft(scene, signal, one, reading, told_by, clock) for one in told))


def _meant(scene: Scene, signal: Signal, who: Parties, reading: Reading) -> tuple[Signal, Parties, Reading]:
    """What a signal comes to: a refusal where it is not done, and speech as said whatever it is about."""
    meant, reading = refusals.meant(scene, doers.by_doer(scene, signal, who), reading)
    meant, reading = bids.as_bid(scene, meant, who, reading)
    flees = meant.type == "people_displaced" and signal.type != meant.type
    if flees or meant.kind.sides != signal.kind.sides:
        who = parties.of(scene, meant)
    said = reading == "planned" and (meant.kind.sides == "speech" or meant.type == "talks_accepted")
    return meant, who, "occurred" if said else reading


def _refusal(scene: Scene, signal: Signal, who: Parties, reading: Modality) -> Refusal | None:
    """Why a signal tells no event, None where it does."""
    if rulings.is_idle(scene, signal, reading):
        return "wished"
    if reading == "hypothetical" and signal.type == "war_started" and not (who.source or who.target):
        return "no_doer"
    if reading == "denied" and not rulings.is_deniable(signal):
        return "denied"
    if signal.type == "demand_made" and _is_of_itself(who):
        return "wished"
    return None if rulings.has_doer(scene, signal, who) else "no_doer"


def _is_of_itself(who: Parties) -> bool:
    """Whether a party says what it must do itself ("China must keep its word", as Beijing says)."""
    asked = {code for actor in who.target for code in actor.codes}
    own = {code for actor in who.source for code in actor.codes if len(code) == STATE}
    return bool(asked) and asked <= own


def _parties(scene: Scene, signal: Signal, speaker: tuple[ActorMention, ...]) -> Parties:
    """The parties of a signal, the speaker as target where what is his is acted upon."""
    who = parties.of(scene, signal)
    if signal.type == "captives_released" and scene.lower[signal.trigger.first] in OBTAINING:
        return Parties((), who.source)  # who gets his people back is not who held them
    if who.target or not who.source or signal.kind.sides == "two":
        return who
    own = {code for actor in who.source for code in actor.codes}
    hurt = owners.of_speaker(scene, signal, speaker)
    return Parties(who.source, tuple(actor for actor in hurt if own.isdisjoint(actor.codes)))


def _charged(scene: Scene, signal: Signal, charge: Charge, clock: Clock) -> Iterator[Draft]:
    """A deed that one party accuses another of: claimed, once for each side where both accuse each other."""
    suffering = parties.of(scene, signal).target
    if signal.kind.sides == "two" and len(charge.sides) > 1:  # "accused each other of starting the clash"
        both = tuple(actor for accuser, _ in charge.sides for actor in accuser)
        yield _draft(scene, signal, Parties(both), "claimed", attribution.codes_of(both), clock)
        return
    for accuser, accused in charge.sides:
        told_by = attribution.codes_of(accuser)
        who = Parties(accused, suffering if attribution.are_others(suffering, accuser, accused) else accuser)
        yield _draft(scene, doers.by_doer(scene, signal, who), who, "claimed", told_by, clock)


def _draft(
    scene: Scene, signal: Signal, who: Parties, reading: Modality, told_by: tuple[str, ...], clock: Clock
) -> Draft:
    speech = signal.kind.sides == "speech"
    actors = (*_actors(who.source, "source"), *_actors(who.target, "target"))
    spot = where.of(scene, signal)
    parties_of_it = {_state(actor.id) for actor in actors} | {spot.country if spot else None}
    involved = not parties_of_it.isdisjoint(map(_state, told_by))
    partial = involved or attribution.is_fighter(told_by)
    own = signal.kind.family == "military" and (partial or not (actors or attribution.is_observer(told_by)))
    biased = own or (signal.type == "truce_violated" and not attribution.is_observer(told_by))
    if signal.type == "troops_deployed" and set(told_by) == {actor.id for actor in actors}:
        biased = False  # who says that he sends his own troops thereby does
    mode = _mode(scene, signal, reading, told_by, biased)
    background = details.background(scene, signal)
    when = details.when(scene, signal, clock, mode, background)
    if mode == "occurred" and clock.is_ahead(when):
        said = (
            speech
            or signal.type in rulings.STATED
            or signal.type == "talks_suspended"
            or _is_past(scene, signal)
        )
        mode, when = (
            ("occurred", clock.lately(when) if speech else clock.now()) if said else ("planned", when)
        )
    quantities, bounds = counts.read(scene, signal)
    event = Event(
        type=signal.type, modality=mode, date=when, actors=actors, place=spot, attributed_to=told_by,
        quantities=quantities, bounds=bounds, evidence=(details.evidence(scene, when),),
        rule=f"{signal.rule}:{signal.type}",
    )  # fmt: skip
    about = matters.of(scene, signal)
    undated = when.basis not in ("explicit", "relative") or rulings.ranks(scene, signal)
    counted = signal.type == "talks_held" and bool(quantities)  # how long the talks lasted
    recalled = undated and not counted and rulings.recalls(scene, signal, who)
    return Draft(
        event, signal, who, signal.kind.sides, speech, background, scene.content, about, recalled,
        matters.is_general(scene, signal), scene.home,
    )  # fmt: skip


def _is_past(scene: Scene, signal: Signal) -> bool:
    """Whether the tense of a deed tells that it is done, whatever day its sentence names."""
    first = signal.trigger.first
    group = scene.lower[scene.group_start(first) : first]
    done = "past" in signal.trigger.forms and "base" not in signal.trigger.forms and not group
    deed = signal.type in aftermath.VIOLENT or signal.type == "protest_held"
    return deed and not signal.trigger.noun and (done or not DONE.isdisjoint(group))


def _state(code: str) -> str:
    return code.partition("-")[0]


def _actors(group: Sequence[ActorMention], role: Role) -> Iterator[Actor]:
    seen: set[str] = set()
    for mention in group:
        for actor in mention.codes:
            if actor not in seen:
                seen.add(actor)
                yield Actor(actor, role, mention.text)


def _attributed(scene: Scene, signal: Signal, speaker: tuple[ActorMention, ...]) -> tuple[str, ...]:
    """The speaker's codes where the signal lies in his reported words and is not his own act of speech."""
    if signal.kind.sides == "speech":
        return ()
    denier = attribution.deniers(scene, signal.trigger)
    if denier and modality.read(scene, signal.trigger) == "denied":
        return denier
    if not attribution.reported(scene, signal.trigger.first, speaker):
        return ()
    codes = attribution.codes_of(speaker)
    own = scene.voice and set(codes) <= set(scene.voice)  # what a text says in its own voice
    return () if own else codes


def _mode(
    scene: Scene, signal: Signal, reading: Modality, told_by: tuple[str, ...], biased: bool
) -> Modality:
    """A deed that only one of its parties tells, or that is marked as alleged, is claimed."""
    if reading != "occurred" or signal.kind.sides == "speech":
        return reading
    if not _is_deed(signal):
        return "claimed" if attribution.unnamed(scene) else reading
    told = bool(told_by) and (biased or attribution.doubted(scene))
    unvouched = attribution.alleged(scene, signal.trigger.first) or attribution.unnamed(scene)
    return "claimed" if told or unvouched else "occurred"
