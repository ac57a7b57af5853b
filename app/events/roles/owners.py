"""Whose a noun of an event is: by adjective, possessive, or the verb whose object it is."""

from collections.abc import Collection, Iterable

from app import codebook
from app.events.clause import lists
from app.events.clause.scene import Scene
from app.events.meaning.signals import Signal
from app.mentions.actors import PREPOSITIONS, ActorMention
from app.mentions.triggers import Trigger

Group = tuple[ActorMention, ...]
LEAVING = ("withdraw", "pull", "exit", "depart", "walk", "retreat", "evacu", "expul", "secession")
OWNED = (("its",), ("their",), ("his",), ("her",))
ORDERING = frozenset(("order", "orders", "ordered", "ordering"))
AIMS = (("at",), ("against",), ("into",))
OWNING = frozenset(("its", "their", "his", "her"))
LONGEST_CLAUSE = 12  # words from a verb to the visit during which it is done
LONGEST_OBJECT = 16  # words from a noun over what it is of to the clause that tells who did it
CAUSAL = frozenset(("over", "after", "following", "despite", "amid"))
BORDERS = frozenset(("border", "frontier"))
POSTED = frozenset("post posts guard guards police town village checkpoint crossing force forces".split())
IMPOSED = frozenset(("territory_taken", "truce_declared", "sanctions_imposed", "blockade_imposed"))
LINKING = frozenset(("that", "which"))
REACH = 10
FIRED = 5  # words behind a verb in which what it is aimed at may stand ("fired 40 drones at its towns")
SPOKEN = frozenset(
    "said says say told added warned argued insisted announced confirmed reported stated called calls termed"
    " described describes labelled labeled alleged".split()
)
MAKING = frozenset(
    "announced proclaimed declared ordered imposed launched began started conducted staged made offered"
    " unveiled decreed".split()
)
ANNOUNCING = frozenset("announced announces ordered orders".split())
ARTICLES = frozenset(("a", "an", "the"))
BREAKS = frozenset(
    "the a an of in on at by with from to for against between that which who is are was were be been has"
    " have had will would said and but or as after before over into his her its their this these those"
    " than also not it he she they we i".split()
)


def governed(groups: Iterable[tuple[str | None, Group]], prepositions: Collection[str | None]) -> Group:
    """The first actors that one of the prepositions governs."""
    return next((group for preposition, group in groups if preposition in prepositions), ())


def adjoining(scene: Scene, first: int) -> Group:
    """The adjectives and possessives that own a noun: "Israel's", "Russian", "US - Iran"."""
    found: list[ActorMention] = []
    at = first - 1 - (first > 0 and scene.lower[first - 1] in LINKING)
    while at >= 0 and first - at < 8:
        if actor := scene.actor_at.get(at):
            if (
                actor.form == "modifier"
                or actor.owner
                or scene.lower[at + 1 : at + 2] == ("-",)
                or at == first - 1
            ):
                found.append(actor)
            at = actor.first - 1
            continue
        if not _within_phrase(scene, at):
            break
        at -= 1
    return tuple(reversed(found))


def _within_phrase(scene: Scene, at: int) -> bool:
    word = scene.lower[at]
    if word in ("-", "'s", "’", "and", "“", '"'):
        return True
    return word.isalnum() and word not in BREAKS and at + 1 not in scene.verb_before


def possessor(scene: Scene, first: int) -> Group:
    """Whose a noun is behind "its" or "their": that of the actor named last ("Peru began its pullout")."""
    for at in range(first - 1, max(first - 4, 0), -1):
        if scene.lower[at] in OWNING:
            named = (scene.actor_at.get(i) for i in range(at - 1, max(at - REACH, -1), -1))
            owner = next((actor for actor in named if actor and actor.form != "modifier"), None)
            if owner is None or scene.lower[at] != "their":
                return (owner,) if owner else ()
            return tuple(lists.joined_left(scene, owner))
    return ()


def blamed(scene: Scene, first: int, last: int) -> Group:
    """On whom the deed whose noun stands at words [first, last) is blamed ("blaming the raid on rebels")."""
    before = range(first - 1, max(first - 5, -1), -1)
    verb = next((scene.lower[at] for at in before if at in scene.verb_at), "")
    if not verb.startswith("blam") or scene.lower[last : last + 1] != ("on",):
        return ()
    return next((group for preposition, group in scene.after(last) if preposition == "on"), ())


def doer(scene: Scene, first: int) -> Group:
    """The subject of the verb whose object the noun is, unless that verb only speaks of it."""
    for at in range(first - 1, max(first - 7, -1), -1):
        if (
            scene.lower[at] in SPOKEN
            or scene.lower[at] in CAUSAL
            or scene.lower[at : at + 2] == ("due", "to")
        ):
            return ()
        if verb := scene.verb_before.get(at + 1):
            orders = scene.lower[verb.first] in ORDERING
            return (
                ()
                if verb.passive or (_speaks(verb) and not orders)
                else scene.subject(scene.group_start(verb.first))
            )
    return ()


def author(scene: Scene, last: int) -> Group:
    """Who did what a noun tells, by the clause that hangs on it ("the raid, which Chad ordered")."""
    behind = range(last, min(last + LONGEST_OBJECT, len(scene.lower) - 2))
    at = next((i for i in behind if scene.lower[i] in LINKING), None)
    actor = scene.actor_at.get(at + 1) if at and scene.lower[at - 1] == "," else None
    if actor is None or actor.form == "modifier" or actor.owner:
        return ()
    return () if MAKING.isdisjoint(scene.lower[actor.last : actor.last + 1]) else (actor,)


def imposer(scene: Scene, signal: Signal, last: int) -> Group:
    """Who did or imposed what a noun tells, by the clause that hangs on it; () for other nouns."""
    done = signal.kind.sides == "deed" or signal.type in IMPOSED
    return author(scene, last) if done else ()


def sender(scene: Scene, signal: Signal) -> Group:
    """Whose the arms are that are sent ("a shipment of Swedish guns")."""
    arms = signal.topic if signal.type == "arms_supplied" else None
    return adjoining(scene, arms.first) if arms else ()


def is_border(scene: Scene, actor: ActorMention) -> bool:
    """Whether an actor only tells at whose border something lies ("a town on Niger's western border")."""
    behind = scene.lower[actor.last : actor.last + 4]
    at = next((i for i, word in enumerate(behind) if word in BORDERS), None)
    posted = at is not None and not POSTED.isdisjoint(scene.lower[actor.last + at + 1 : actor.last + at + 2])
    return at is not None and not posted


def announcer(scene: Scene, first: int) -> Group:
    """Who announces a deed of his own that names nobody else ("Chad announced a troop withdrawal")."""
    at = first - 1 - (scene.lower[first - 1] in ARTICLES)
    return scene.subject(at) if at > 0 and scene.lower[at] in ANNOUNCING else ()


def _speaks(verb: Trigger) -> bool:
    types = codebook.load().types
    return any(types[name].sides == "speech" for name in verb.names("type"))


def visitor(scene: Scene, first: int) -> Group:
    """Who does or says something "during a visit", and so makes it: the subject of the verb before."""
    start = first - 1 - (scene.lower[first - 1] in ("a", "his", "her", "their", "its"))
    if start == 0 and (comma := end_of_visit(scene, first)) is not None:
        return _behind(scene, comma)
    if start < 1 or scene.lower[start] not in ("during", "on", "after", "before"):
        return ()
    for at in range(start - 1, max(start - LONGEST_CLAUSE, -1), -1):
        if scene.lower[at] in SPOKEN or at in scene.verb_at:
            return scene.subject(scene.group_start(at))
    return ()


def _behind(scene: Scene, comma: int) -> Group:
    """The actor with whom the main clause begins behind a comma ("During a visit to Chad, Ruto said")."""
    near = (scene.actor_at.get(at) for at in (comma + 1, comma + 2))
    return tuple(actor for actor in near if actor)[:1]


def of_speaker(scene: Scene, signal: Signal, speaker: Group) -> Group:
    """Whom an embedded deed is done to: the speaker ("A had shelled its posts", "had broken the truce")."""
    at = signal.trigger.last
    while at < len(scene.lower) and scene.lower[at] in PREPOSITIONS:
        at += 1
    owned = scene.lower[at : at + 1] in OWNED or any(_is_aimed(scene, i) for i in range(at, at + FIRED))
    owned = owned and not signal.trigger.noun
    broken = signal.type == "truce_violated" and _is_party(speaker)  # who complains of it suffers it
    told = bool(speaker) and speaker[0].last <= signal.trigger.first
    return speaker if told and (owned or broken) else ()


def _is_aimed(scene: Scene, at: int) -> bool:
    """Whether something is aimed at what is somebody's at a word ("at its cities")."""
    return scene.lower[at : at + 1] in AIMS and scene.lower[at + 1 : at + 2] in OWNED


def end_of_visit(scene: Scene, last: int) -> int | None:
    """The comma that closes a phrase on a visit ("During a visit to Odesa, Merz said"), None for none."""
    if scene.lower[0] not in ("during", "on"):
        return None
    behind = range(last, min(last + LONGEST_CLAUSE, len(scene.lower)))
    return next((at for at in behind if scene.lower[at] == ","), None)


def _is_party(group: Group) -> bool:
    """Whether all are states or armed groups, which bodies that watch a truce are not."""
    return all(codebook.kind(code) in ("state", "group") for actor in group for code in actor.codes)
