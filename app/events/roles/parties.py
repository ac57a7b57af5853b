"""Who did it and to whom: the roles of a signal's actors, by voice, preposition and position."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from app.events.clause.particles import PORTIONS
from app.events.clause.scene import Scene
from app.events.meaning.signals import Signal
from app.events.roles import envoys, inverted, mutual, owners, risings, strangers, victims
from app.events.roles.owners import Group, governed
from app.events.speech import blame, callers, speaking
from app.events.speech.blame import AGENTS, OBJECTS
from app.mentions.actors import DETERMINERS, PREPOSITIONS, ActorMention
from app.mentions.triggers import Trigger

Behind = Sequence[tuple[str | None, Group]]
ON = frozenset("against on upon to toward towards for of over with about from between among".split()) | {None}
DEED_ON = frozenset((None, "against", "on", "at", "into", "upon", "of", "toward", "towards", "between"))
VOID: frozenset[str] = frozenset()
VENUES = frozenset(("in", "at"))
MATTERS = VENUES | {"on", "over", "about"}  # where talks are, and what they are about
AIMED = frozenset(("on", "against"))
LINKED = frozenset(("that", "of", "on", "to", "against", "for", "about", "over", "at", "with"))
ACROSS = frozenset(("against", "toward", "towards"))
AIMED_BY: Mapping[str, frozenset[str | None]] = {
    "troops_deployed": ACROSS, "troops_withdrawn": frozenset(("from",)), "weapon_tested": frozenset(),
    "power_changed": ON - {"to", "toward", "towards"},
}  # fmt: skip
HITTING = frozenset(("territory_taken", "strike_reported", "attack_reported"))
TROOPS = frozenset(("troops_deployed", "troops_withdrawn"))
ASSISTING = (("acting",), ("serving",), ("mediating",), ("brokering",))
RECEIVING = frozenset((None, "to", "in", "into", "for"))
BEING = frozenset("is are was were be been".split())
EXPELLED = frozenset(("expelled", "evicted", "ejected"))  # from the country that does it
REACH = 10
COUNTED = DETERMINERS | PORTIONS | {"of"}
LISTING = frozenset("including following according regarding concerning using being".split())


class Parties(NamedTuple):
    """The mentions that act and are acted upon."""

    source: Group = ()
    target: Group = ()


def of(scene: Scene, signal: Signal) -> Parties:
    """The parties of a signal; both sides of a two-sided type are its source."""
    sides = signal.kind.sides
    if sides != "deed" and not signal.trigger.noun and (call := _called(scene, signal)):
        return Parties(_distinct((*call[0], *call[1]))) if sides == "two" else Parties(*call)
    if sides == "two":
        return Parties(_distinct((*_unlisted(scene, signal, ()), *mutual.everybody(scene, signal))))
    source, target = _nominal(scene, signal) if signal.trigger.noun else _verbal(scene, signal, sides)
    source = _unlisted(scene, signal, source) or source
    fleeing = tuple(map(risings.as_people, source)) if signal.type == "people_displaced" else ()
    if fleeing and _are_people(fleeing):
        return Parties((), _distinct(fleeing))
    source = risings.apart(signal, source, target)
    own = {code for actor in source for code in actor.codes}
    if signal.type in HITTING:
        target = tuple(actor for actor in target if not owners.is_border(scene, actor))
    told = speaking.trailing(scene)
    target = tuple(actor for actor in target if actor.first < told)
    if all(scene.preposition(actor) for actor in target):
        target = victims.beside(scene, signal) or target
    return Parties(_distinct(source), _distinct(actor for actor in target if not set(actor.codes) <= own))


def _called(scene: Scene, signal: Signal) -> tuple[Group, Group] | None:
    """Who calls whom where a verb tells why ("phoned Ruto to congratulate him")."""
    start = scene.group_start(signal.trigger.first)
    return callers.sides(scene, start) if scene.lower[start] == "to" else None


def _are_people(group: Group) -> bool:
    """Whether actors are people and no body, so that they flee where a body would displace."""
    return all(code.endswith("-CIV") for actor in group for code in actor.codes)


def _unlisted(scene: Scene, signal: Signal, source: Group) -> Group:
    """The subject that no file names, where a verb has no other."""
    if signal.trigger.passive:
        return () if any(actor.codes for actor in source) else risings.agents(scene, signal)
    if any(actor.codes for actor in source or scene.subject(scene.group_start(signal.trigger.first))):
        return ()
    return strangers.doers(scene, signal)


def voice(scene: Scene) -> Group:
    """The article's own voice as an actor, empty where it has none."""
    return (ActorMention(scene.voice, 0, 0, "role", "we"),) if scene.voice else ()


def _verbal(scene: Scene, signal: Signal, sides: str) -> tuple[Group, Group]:
    trigger, kind = signal.trigger, signal.kind
    start = scene.group_start(trigger.first)
    subject = callers.writer(scene, trigger) or speaking.silenced(scene, scene.subject(start), start)
    clause = takewhile(lambda pair: not _suffers_more(scene, trigger, pair[1]), scene.after(trigger.last))
    groups = [pair for pair in clause if not _assists(scene, pair[1])]
    if doer_behind := inverted.doer_behind(scene, signal):
        return governed(groups, doer_behind), subject
    if trigger.passive:
        return _suffered(scene, signal, subject, groups)
    if signal.rule == "subject":
        return _of_subject(scene, signal, groups)
    if sides == "speech" and (noun := blame.event(scene, trigger)):
        return subject, owners.blamed(scene, noun.first, noun.last) or blame.whose(scene, noun, kind)
    groups = [(None if _completes(scene, trigger, p, group) else p, group) for p, group in groups]
    spoken = sides == "speech" or kind.id in envoys.RELATIONS
    on = AIMED_BY.get(kind.id, DEED_ON if sides == "deed" else ON)
    aimed = governed(_others(groups, subject, spoken=spoken), on) or (() if spoken else governed(groups, on))
    if inverted.wards_off(scene, trigger):
        sender = governed(groups, ("by",)) or governed(groups, (None,))
        return (sender, subject) if subject else ((), aimed)
    if kind.id == "aid_provided" and not aimed:
        aimed = _helped(scene)
    if kind.id in envoys.RELATIONS and not aimed:
        aimed = governed(groups, ("in",))  # "reopened its embassy in Juba"
    if kind.id == "support_expressed" and not aimed:
        aimed = governed(groups, ("with", "from"))  # "reaffirmed its alliance with Japan"
    return subject, aimed or (governed(groups, ("by",)) if sides == "speech" else ())


def _others(groups: Behind, subject: Group, *, spoken: bool) -> Behind:
    """The groups of others than who acts; who speaks may speak to his own ("pledged Kenya's support for")."""
    own = {code for actor in subject for code in actor.codes}
    mine = [all(own.issuperset(a.codes) and (envoys.owns(a) or not spoken) for a in g[1]) for g in groups]
    return [group for group, is_mine in zip(groups, mine, strict=True) if not is_mine]


def _helped(scene: Scene) -> Group:
    """For whom the aid is that a sentence tells of ("a provider of assistance to Chad, funding")."""
    nouns = (t for t in scene.triggers if t.noun and "aid" in t.names("topic"))
    found = (governed(scene.after(noun.last), ("to", "for")) for noun in nouns)
    return next((group for group in found if group), ())


def _completes(scene: Scene, trigger: Trigger, preposition: str | None, group: Group) -> bool:
    """Whether actors stand right behind the preposition that ends a verb's phrase ("pulled out of Mali")."""
    nouns = any(t.noun for t in scene.within(trigger.last, group[0].first))
    return preposition == scene.lower[trigger.last - 1] and not nouns


def _assists(scene: Scene, group: Group) -> bool:
    """Whether actors only help a deed along ("with Qatar acting as go-between")."""
    return scene.lower[group[-1].last : group[-1].last + 1] in ASSISTING


def _suffers_more(scene: Scene, trigger: Trigger, group: Group) -> bool:
    """Whether actors suffer what a deed came with ("took it, handing Chad a prize")."""
    at = group[0].first - 1
    while at > trigger.last and scene.lower[at] in COUNTED:
        at -= 1
    word = scene.lower[at]
    participle = at > trigger.last and word.endswith("ing") and word not in LISTING
    return participle and _opens_clause(scene, at)


def _opens_clause(scene: Scene, at: int) -> bool:
    """Whether a participle follows a comma, and so says what a deed came with."""
    while at > 0 and scene.lower[at - 1].endswith("ly"):
        at -= 1
    return at > 0 and scene.lower[at - 1] == ","


def _suffered(scene: Scene, signal: Signal, subject: Group, groups: Behind) -> tuple[Group, Group]:
    """The parties of a verb in the passive: its agent, and its subject or whom its topic is aimed at."""
    trigger, topic = signal.trigger, signal.topic
    owning, aimed = _around(scene, topic.first, topic.last, None, _beside(signal)) if topic else ((), ())
    if signal.type in TROOPS:
        return governed(groups, ("by",)) or owning or subject, governed(groups, AIMED_BY[signal.type])
    if signal.type == "relations_reduced" and (sent := envoys.received(scene, trigger)):
        return governed(groups, ("by", "from")) or sent.host, sent.sender
    if signal.rule != "passive":
        verb_ends = scene.lower[trigger.last - 1 : trigger.last]
        subject = governed(groups[:1], (PREPOSITIONS - {"by"}).intersection(verb_ends)) or subject
        agent = governed(groups, ("by",)) or risings.held_in(scene, trigger)
        agent = agent or (owning if topic and topic.first >= trigger.last else ())
        return agent, subject or owners.adjoining(scene, scene.group_start(trigger.first)) or aimed
    if signal.type == "relations_reduced" and scene.lower[trigger.last - 1] in EXPELLED and topic:
        owning, aimed = _around(scene, topic.first, topic.last, trigger.first)
        return governed(groups, ("by", "from")), owning or aimed or subject
    rest = governed(groups, ("on", "against", "at", "to", "with", "of"))
    if signal.type == "people_detained" and topic and topic.last <= trigger.first:
        held = owners.adjoining(scene, topic.first) or rest or aimed or subject
        return governed(groups, ("by",)) or risings.held_in(scene, trigger), held
    if signal.type == "captives_released" and topic and topic.last <= trigger.first:
        return governed(groups, ("by", "from")) or _holders(scene, topic, trigger), owning or subject or rest
    return governed(groups, ("by",)) or owning, rest or aimed or subject


def _holders(scene: Scene, people: Trigger, verb: Trigger) -> Group:
    """Who had held the people whom a passive frees ("soldiers held by Chad were freed"); () for none."""
    holding = [t for t in scene.within(people.last, verb.first) if t.passive]
    return governed(scene.after(holding[0].last, verb.first - holding[0].last), ("by",)) if holding else ()


def _of_subject(scene: Scene, signal: Signal, behind: Behind) -> tuple[Group, Group]:
    """The parties in a topic that is its verb's subject ("strikes by A on B killed")."""
    topic = signal.topic or signal.trigger
    source, target = _around(scene, topic.first, topic.last, signal.trigger.first)
    agent = governed(behind, ("by",))
    people = scene.actor_at.get(topic.last - 1)
    if people and signal.type == "people_displaced":
        return agent, (people,)
    struck = AIMED | {None} if signal.kind.sides == "deed" else AIMED
    if signal.type in ("aid_provided", "arms_supplied"):
        struck = RECEIVING
    if not (source or agent):
        source = owners.author(scene, topic.last)
    return source or agent, target or governed(behind, struck)


def _nominal(scene: Scene, signal: Signal) -> tuple[Group, Group]:
    first = min(t.first for t in (signal.trigger, signal.topic) if t)
    last = max(t.last for t in (signal.trigger, signal.topic) if t)
    if signal.kind.sides == "deed" and (doers := owners.blamed(scene, first, last)):
        return doers, ()
    end = owners.end_of_visit(scene, last) if signal.type == "visit_made" else None
    source, target = _around(scene, first, last, end, without=_beside(signal))
    if signal.type in TROOPS:
        groups = list(scene.after(first + 1, REACH))
        source = (
            owners.adjoining(scene, first) or governed(groups, ("of", "by")) or owners.announcer(scene, first)
        )
        target = governed(groups, AIMED_BY[signal.type])
    if inverted.yields(scene, signal):
        return governed(scene.after(last), ("to",)), owners.possessor(scene, first)
    if not source and signal.kind.sides != "speech":
        source = (
            owners.imposer(scene, signal, last)
            or owners.possessor(scene, first)
            or owners.sender(scene, signal)
        )
    start = scene.group_start(first)
    if signal.type == "people_detained" and scene.lower[first - 1] in ("under", "in"):
        return (), scene.subject(scene.group_start(first - 1))  # "the president is under house arrest"
    if not BEING.isdisjoint(scene.lower[start:first]):  # "Peru is still open to talks"
        source = scene.subject(start) or source
    if signal.type != "power_changed":  # "flew in for the inauguration"
        source = source or owners.doer(scene, first)
    if not source and signal.type == "visit_made":
        source = owners.visitor(scene, first)
    return source, target


def _beside(signal: Signal) -> frozenset[str]:
    """The prepositions that lead to no party: where something only happens, and what talks are about."""
    if signal.kind.family == "talks":
        return MATTERS
    return VENUES if signal.kind.family == "truce" or signal.type == "aid_provided" else VOID


def _around(
    scene: Scene, first: int, last: int, verb: int | None = None, without: frozenset[str] = VOID
) -> tuple[Group, Group]:
    """The parties by a noun of an event, up to its `verb`: owners or agents, and its aim, `without` some."""
    groups = list(scene.after(last, 10 if verb is None else max(verb - last, 0)))
    open_end = scene.lower[last - 1] in LINKED or scene.lower[last : last + 1] == ("targeting",)
    aimed = (OBJECTS | {None} if open_end else OBJECTS) - without
    if scene.lower[last - 1] == "from" and scene.lower[last - 2].startswith(owners.LEAVING):
        groups = _left_behind(groups)
    agents = [g for g in groups if not (g[0] == "between" and _parts_another(scene, last, g[1]))]
    return owners.adjoining(scene, first) or governed(agents, AGENTS), governed(groups, aimed)


def _left_behind(groups: list[tuple[str | None, Group]]) -> list[tuple[str | None, Group]]:
    """The groups behind a noun that ends in "from", its first as its aim ("exit from the bloc SACO")."""
    kept = groups[len(groups) > 1 and groups[0][1][-1].form == "modifier" :]
    return [("of", kept[0][1]), *kept[1:]] if kept else []


def _parts_another(scene: Scene, last: int, group: Group) -> bool:
    """Whether "between" tells the parties of a noun nearer to it ("was part of talks between")."""
    return any(t.noun for t in scene.within(last, group[0].first))


def _distinct(actors: Iterable[ActorMention]) -> Group:
    """The actors without repeats of a code, in order."""
    seen: set[str] = set()
    kept = []
    for actor in actors:
        if not actor.codes or not set(actor.codes) <= seen:
            kept.append(actor)
            seen.update(actor.codes)
    return tuple(kept)
