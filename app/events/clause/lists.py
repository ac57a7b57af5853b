"""Which actors a list joins to one of them ("Iran, Iraq and Syria")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app import codebook
from app.events.clause.particles import ADDITIONS, HEADS, JOINING, JOINS, WITH_THEM
from app.mentions.actors import ActorMention

LAST = frozenset(("and", "or"))  # before the last of a list
EARLIER = LAST | {","}  # before those ahead of it
TIMING = frozenset("before after since until while when amid despite during".split())
MARKS = ((",",), ("-",), ("–",), ("—",), ("(",))
ARMED = frozenset(("rebel", "militant", "separatist", "insurgent"))  # before a group's name
HONORIFICS = frozenset(("mr", "mrs", "ms", "dr", "president", "sheikh", "general"))
NEAR = 4  # words behind an actor in which its verb stands, over auxiliaries and adverbs
GERUND = frozenset(("ing",))
PRONOUNS = frozenset("i we he she it they".split())
NAMING = (("including",), ("such", "as"), ("among", "them"), ("notably",))

if TYPE_CHECKING:
    from app.events.clause.scene import Scene


def joined_left(scene: Scene, actor: ActorMention) -> Iterator[ActorMention]:
    """An actor and those that a list joins to it on its left, from right to left."""
    held: ActorMention | None = actor
    listed = scene.sentence.part == "title"
    while held is not None:
        yield held
        held = _before(scene, held, listed)
        listed = True


def _before(scene: Scene, actor: ActorMention, listed: bool) -> ActorMention | None:
    """The actor that "and", or in a list a comma, joins to one on its left."""
    index = actor.first - 1
    while index >= 0 and scene.lower[index] in JOINING | HONORIFICS:
        index -= 1
    before = scene.actor_at.get(index)
    joins = JOINS if listed else JOINS - {","}
    if before is None or joins.isdisjoint(scene.lower[index + 1 : actor.first]):
        return None
    if "," in scene.lower[index + 1 : actor.first] and before.first == 1 and scene.lower[0] in TIMING:
        return None  # "Before Mali's statement, Chad and Niger met"
    free = before.form != "modifier" and not before.owner and not _opens_clause(scene, before, actor)
    return before if free and scene.preposition(before) in HEADS[listed] else None


def is_absolute(scene: Scene, actor: ActorMention, at: int) -> bool:
    """Whether an actor behind "with" does what the gerund at word `at` says (", with Chad accusing Mali")."""
    if actor.last != at or not scene.lower[at].endswith("ing") or actor.form == "modifier":
        return False
    near = range(actor.first - 1, max(actor.first - 3, -1), -1)
    opening = next((i for i in near if scene.lower[i] == "with"), None)
    return opening is not None and (opening == 0 or scene.lower[opening - 1] in (",", "–", "—"))


def _opens_clause(scene: Scene, before: ActorMention, actor: ActorMention) -> bool:
    """Whether "and" joins two clauses ("expelled Chad's envoy and Mali broke its ties")."""
    if scene.lower[actor.last : actor.last + 1] == ("to",):
        return False  # "urged Chad and Mali to meet"
    verbs = (t for t in scene.within(actor.last, actor.last + NEAR) if not (t.noun or t.passive))
    verb = next((t for t in verbs if scene.group_start(t.first) == actor.last), None)
    return verb is not None and verb.forms != GERUND and scene.is_object(before)


def joined_right(scene: Scene, actor: ActorMention) -> Iterator[ActorMention]:
    """An actor and those that a list joins to it on its right, in reading order."""
    held: ActorMention | None = _member(scene, actor) or actor
    while held is not None:
        yield held
        held = _behind(scene, held)


def _member(scene: Scene, bloc: ActorMention) -> ActorMention | None:
    """The first of the members that a list names of a bloc ("Asia, including China and Japan")."""
    if codebook.kind(next(iter(bloc.codes), "")) != "bloc":
        return None
    at = bloc.last + (scene.lower[bloc.last : bloc.last + 1] in MARKS)
    size = next((len(words) for words in NAMING if scene.lower[at : at + len(words)] == words), 0)
    return scene.actor_at.get(at + size) if size else None


def _behind(scene: Scene, actor: ActorMention) -> ActorMention | None:
    index = actor.last
    while index < len(scene.lower) and scene.lower[index] in JOINING | ARMED | HONORIFICS:
        index += 1
    after = scene.actor_at.get(index)
    if after is None or JOINS.isdisjoint(scene.lower[actor.last : index]) or scene.begins_clause(after):
        return None
    opens = scene.lower[actor.last] == "," and "and" not in scene.lower[actor.last : index]
    if _opens_clause(scene, actor, after):
        return None
    noun = scene.lower[after.first] not in PRONOUNS
    alike = after.form == actor.form or (noun and {after.form, actor.form} == {"name", "role"})
    listed = _is_list(scene, after) if opens else alike
    return after if listed else None


def _is_list(scene: Scene, after: ActorMention) -> bool:
    """Whether a comma between two actors belongs to a list that an 'and' closes."""
    tail = scene.lower[after.last : after.last + 2]
    return bool(tail) and (
        tail[0] == "and" or tail[:2] == (",", "and") or (tail[0] == "," and after.last + 1 in scene.actor_at)
    )


def added(scene: Scene, actor: ActorMention, at: int) -> Iterator[ActorMention]:
    """The actors that an aside behind a subject adds to it ("Iraq, as well as Turkey, left")."""
    opening = scene.lower[actor.last : actor.last + 4]
    adds = opening[1:] == ("as", "well", "as") or opening[1:2] in ADDITIONS
    if opening[:2] not in WITH_THEM and (opening[:1] != (",",) or not adds):
        return
    for index in range(actor.last + 2, at):
        if scene.lower[index] == ",":
            return
        if (more := scene.actor_at.get(index)) and more.first == index and more.form != "modifier":
            yield more
