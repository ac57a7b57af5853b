"""Scene -> Signals: which event types its triggers tell, by the grid of acts and topics or by themselves."""

from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from app import codebook
from app.codebook.entries import EventType
from app.events.clause import marks, objects, relatives, subjects
from app.events.clause.scene import BRACKETS, STOPS, Scene
from app.events.meaning import deeds, wars
from app.events.meaning.grid import fits, type_of
from app.events.reality import governed
from app.mentions.actors import PREPOSITIONS
from app.mentions.auxiliaries import ASPECTS, BE
from app.mentions.triggers import Trigger

REACH = 14
ENDING = STOPS - BRACKETS - {"as"}
PRONOUNS = (("it",), ("them",), ("him",), ("her",), ("us",))
ACTING = frozenset("it he she they we i you".split())
HOLDING = frozenset(("hold", "holds", "held"))
OBJECTS = (("a",), ("an",), ("the",), ("its",), ("their",), ("his",))
PARTING = STOPS - BRACKETS - {"as", "since", "after"}


class Signal(NamedTuple):
    """One event type told by a trigger, with the topic that completed it and how the two were found."""

    type: str
    trigger: Trigger
    topic: Trigger | None
    rule: str
    weak: bool = False

    @property
    def kind(self) -> EventType:
        """What the codebook says of the type."""
        return codebook.load().types[self.type]


def find(scene: Scene) -> tuple[Signal, ...]:
    """The signals of a scene in reading order: each verb tells one type, each topic is spent once."""
    found: list[Signal] = []
    spent: set[int] = set()
    shared: set[int] = set()
    ranked = [(_rank(scene, trigger), trigger) for trigger in reversed(scene.triggers)]
    for rank, trigger in sorted(ranked, key=itemgetter(0)):
        if trigger.first in (spent | shared if rank == 3 else spent):
            continue
        if governed.is_object(scene, trigger) or governed.is_aspect(scene, trigger):
            continue
        if signal := _of(scene, trigger, spent):
            found.append(signal)
            (shared if rank == 1 and "reject" not in trigger.names("act") else spent).update(
                t.first
                for t in (signal.trigger, *subjects.listed(scene, signal.trigger, signal.topic))
                if not _is_antecedent(scene, signal, t)
            )
    return tuple(sorted(found, key=lambda signal: signal.trigger.first))


def _is_antecedent(scene: Scene, signal: Signal, topic: Trigger) -> bool:
    """Whether a topic belongs to another clause too, so that its verb or participle may take it as well."""
    if topic.last > signal.trigger.first:
        return False
    between = scene.lower[topic.last : scene.group_start(signal.trigger.first)]
    described = "which" in between and not signal.trigger.noun  # "a truce, which took effect"
    if described or _shares_subject(scene, signal.trigger, topic):
        return True
    participle = topic.last in scene.verb_at and topic.last != signal.trigger.first
    return signal.rule == "verb" or participle


def _shares_subject(scene: Scene, trigger: Trigger, topic: Trigger) -> bool:
    """Whether a verb is joined to one before it that has the same subject ("ran out and was not renewed")."""
    start = scene.group_start(trigger.first)
    verbs = (t for t in scene.within(topic.last, start) if not t.noun)
    return start > 0 and scene.lower[start - 1] in ("and", "but") and any(verbs)


def _rank(scene: Scene, trigger: Trigger) -> int:
    """The order in which triggers take topics: finite verbs, participles, nouns of an act, other nouns."""
    if trigger.noun:
        return 3 if not trigger.names("act") else 2
    before = scene.lower[trigger.first - 1]
    reduced = (trigger.passive and before not in BE) or before == "-"  # "UN-brokered talks"
    return 1 if reduced or _is_bare_gerund(scene, trigger) or _is_describing(scene, trigger) else 0


def _is_describing(scene: Scene, trigger: Trigger) -> bool:
    """Whether a participle describes what another verb acts upon ("broke the truce agreed in Doha")."""
    first, behind = trigger.first, scene.lower[trigger.last : trigger.last + 1]
    if "pp" not in trigger.forms or not PREPOSITIONS.issuperset(behind or ("",)):
        return False
    noun = next((t for t in scene.within(first - 4, first) if t.noun and t.last == first), None)
    return noun is not None and subjects.is_object(scene, noun)


def _is_bare_gerund(scene: Scene, trigger: Trigger) -> bool:
    """A form in -ing without a form of "be" before it."""
    at = trigger.first
    return trigger.forms == {"ing"} and BE.isdisjoint(scene.lower[scene.group_start(at) : at])


def _of(scene: Scene, trigger: Trigger, spent: set[int]) -> Signal | None:
    if cell := _cell(scene, trigger, spent):
        return cell
    if kinds := () if governed.is_answered(scene, trigger, spent) else trigger.names("type"):
        weak = all(sense.weak for sense in trigger.senses if sense.kind == "type")
        topic = subjects.talks_before(scene, trigger) if kinds[0] == "talks_suspended" else None
        rule = "noun" if trigger.noun else "subject" if topic else "verb"
        return Signal(kinds[0], trigger, topic, rule, weak)
    alone = codebook.load().lexicon.alone
    told = next((alone[topic] for topic in trigger.names("topic") if topic in alone), None)
    if told is None and trigger.noun and wars.age(scene, trigger):
        return Signal("war_started", trigger, trigger, "noun")
    if told is None and wars.is_dated_coup(scene, trigger):
        return Signal("power_changed", trigger, trigger, "noun")
    return Signal(told, trigger, trigger, "alone") if told else None


def _cell(scene: Scene, trigger: Trigger, spent: set[int]) -> Signal | None:
    """The grid cell of a trigger's act and the nearest topic of its clause."""
    acts = deeds.acts(scene, trigger)
    if not acts:
        return None
    if "reach_aid" in acts and (aid := subjects.aid_before(scene, trigger)):
        return Signal("aid_provided", trigger, aid, "subject")
    if (cell := _direct(scene, trigger, acts)) is not None:
        return cell
    found = [(t, rule) for t, rule in _topics(scene, trigger, acts, spent) if fits(acts, trigger, t, rule)]
    if all(topic.last <= trigger.first for topic, _ in found) and (paid := _paid(scene, trigger, acts)):
        return paid
    if not found:
        return None
    topic, rule = next((p for p in found if "request" not in p[0].names("topic")), found[0])
    return Signal(str(type_of(acts, topic.names("topic"))), trigger, topic, rule)


def _direct(scene: Scene, trigger: Trigger, acts: tuple[str, ...]) -> Signal | None:
    """The cell of an act with the very place or actor that follows it."""
    if trigger.passive and _is_meeting(scene, trigger):
        return None
    for told, follows in marks.marked(acts):
        if follows(scene, trigger) and not objects.is_sent_away(scene, trigger, acts):
            return Signal(told, trigger, None, "noun" if trigger.noun else "place")
    return None


def _paid(scene: Scene, trigger: Trigger, acts: tuple[str, ...]) -> Signal | None:
    """The cell of a verb with a sum of money that follows it."""
    paid = type_of(acts, ("@money",)) if not trigger.noun else None
    given = paid and objects.is_money(scene, trigger)
    return Signal(paid, trigger, None, "verb", weak=True) if paid and given else None


def _is_meeting(scene: Scene, trigger: Trigger) -> bool:
    """Whether talks are what a verb in the passive acts upon ("talks being held in Astana")."""
    start = scene.group_start(trigger.first)
    return any("talks" in t.names("topic") for t in scene.within(start - 2, start) if t.last == start)


def _topics(
    scene: Scene, trigger: Trigger, acts: tuple[str, ...], spent: set[int]
) -> Iterator[tuple[Trigger, str]]:
    """Topic nouns in the order in which an act may take them: after it, then (as its subject) before it."""
    if not trigger.noun and not trigger.passive:
        yield from ((t, "verb") for t in relatives.antecedents(scene, trigger))
    elif trigger.passive:
        yield from ((t, "passive") for t in relatives.acted_upon(scene, trigger))
        yield from ((t, "passive") for t in relatives.heads(scene, trigger))
    before, after = _beside(scene, trigger, acts, spent)
    if trigger.noun:
        yield from ((t, "noun") for t in after[:1] if t.first - trigger.last < 8)
        yield from ((t, "noun") for t in before[-1:] if t.last == trigger.first)
    else:
        yield from _topics_of_verb(scene, trigger, before, after)
        if not trigger.passive and not after:
            yield from ((t, "subject") for t in relatives.heads(scene, trigger))


def _topics_of_verb(
    scene: Scene, trigger: Trigger, before: list[Trigger], after: list[Trigger]
) -> Iterator[tuple[Trigger, str]]:
    after = [t for t in subjects.heads(after) if objects.takes(scene, trigger, t)]
    has_object = scene.lower[trigger.last : trigger.last + 1] in PRONOUNS
    spoken_for = has_object or _is_bare_gerund(scene, trigger) or _has_pronoun(scene, trigger)
    leading = [] if spoken_for else [t for t in before if _leads(scene, trigger, t)]
    if not trigger.passive:
        leading = [t for t in leading if not subjects.is_of_participle(scene, t)]
    before = subjects.heads_first(scene, leading)
    if trigger.passive:
        yield from ((t, "passive") for t in before)
        yield from ((t, "verb") for t in after)
    elif before and _is_subject(scene, trigger, before[0], after):
        yield from ((t, "subject") for t in before if not objects.does_it_to(scene, trigger, t))
    else:
        yield from ((t, "verb") for t in after)
        yield from ((t, "subject") for t in before if _intransitive(scene, trigger, after))


def _has_pronoun(scene: Scene, trigger: Trigger) -> bool:
    """Whether a pronoun is a verb's subject, so that no noun before it can be ("since it began")."""
    return scene.lower[scene.group_start(trigger.first) - 1] in ACTING


def _is_subject(scene: Scene, trigger: Trigger, topic: Trigger, after: Sequence[Trigger]) -> bool:
    """Whether a topic is what acts: right before a verb without an object, or in no party's place."""
    head = subjects.is_head(scene, trigger, topic) and not after
    return head or not scene.subject(scene.group_start(trigger.first))


def _beside(
    scene: Scene, trigger: Trigger, acts: tuple[str, ...], spent: set[int]
) -> tuple[list[Trigger], list[Trigger]]:
    """The nouns within reach before and after a trigger that make a cell with one of its acts."""
    before: list[Trigger] = []
    after: list[Trigger] = []
    for noun in scene.triggers:
        if not noun.noun or noun is trigger:
            continue
        if noun.first in spent and not relatives.describes(scene, trigger, noun):
            continue
        if trigger.last <= noun.first < trigger.last + REACH:
            called = "call" in acts and scene.lower[trigger.last] == "that"  # "called that version a lie"
            side, low, high = after, trigger.last + called, noun.first
        elif noun.last <= trigger.first < noun.last + REACH:
            side, low, high = before, noun.last, trigger.first
        else:
            continue
        ends = ENDING if side is after else PARTING
        if type_of(acts, noun.names("topic")) and ends.isdisjoint(scene.lower[low:high]):
            side.append(noun)
    return before, after


def _leads(scene: Scene, trigger: Trigger, topic: Trigger) -> bool:
    """Whether a topic before a verb is its subject: no actor of its own stands nearer to the verb."""
    start = scene.group_start(trigger.first)
    if trigger.passive and subjects.is_parted(scene, topic, start, finite=start < trigger.first):
        return False
    infinitive = scene.lower[start] == "to"
    if infinitive and ("request" in topic.names("topic") or subjects.is_moved(scene, trigger, topic)):
        return False  # "a call to postpone the vote"
    joined = start > 0 and scene.lower[start - 1] == "and"
    if joined and (subjects.is_object(scene, topic) or subjects.is_governed(scene, topic)):
        return False  # "left the pact with Mali and announced"
    if infinitive and any(
        not t.noun and scene.lower[t.first] not in ASPECTS for t in scene.within(topic.last, start)
    ):
        return False
    if subjects.is_in_clause(scene, topic.last, start):
        return False
    nearer = (a for a in scene.actors if topic.last <= a.first < start and a.form != "modifier")
    return all(
        scene.preposition(actor) is not None
        or "and" in scene.lower[max(0, actor.first - 2) : actor.first]
        or relatives.is_listed(scene, actor)
        or not actor.codes
        or scene.is_object(actor)
        for actor in nearer
    )


def _intransitive(scene: Scene, trigger: Trigger, after: Sequence[Trigger]) -> bool:
    """Whether a verb's topic may be its subject: nothing that could be its object follows at once."""
    lasts = scene.lower[trigger.first] in HOLDING and scene.lower[trigger.last : trigger.last + 1] != ("in",)
    towards = trigger.last - trigger.first > 1 and scene.lower[trigger.last - 1] == "for"  # "ran for the"
    if (scene.lower[trigger.last : trigger.last + 1] in OBJECTS and not towards) or lasts:
        return False
    following = scene.actor_at.get(trigger.last)
    forces = not objects.MOVING.isdisjoint(trigger.names("act")) and any(
        t.noun and t.last <= trigger.first and t.first in scene.actor_at for t in scene.triggers
    )
    return not after and (following is None or following.form == "modifier" or forces)
