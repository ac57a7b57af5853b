"""Scene -> the countries an event is set in that no preposition names: "the country", a host, an airspace."""

from collections.abc import Iterator

from app.events.clause.scene import Scene
from app.events.meaning.signals import Signal
from app.mentions.actors import ActorMention

DEEDS = frozenset(("military", "truce", "people"))
INSIDE = frozenset("in across inside within throughout".split())
HOSTING = frozenset("host hosts hosted hosting".split())
CLOSED = frozenset("airspace ports port airport airports borders border crossings frontier skies".split())
SHUTTING = frozenset(("blockade_imposed", "blockade_lifted"))
EXPELLING = ("expel", "deport")
REACH = 6  # words between what is hosted and the verb that says so


def told(scene: Scene, signal: Signal) -> Iterator[tuple[int, str]]:
    """The first word and the code of each country that a signal is set in by what stands around it."""
    if signal.kind.sides == "speech":
        return
    if signal.kind.family in DEEDS:
        yield from _the_country(scene)
    if signal.kind.sides == "two":
        yield from _hosts(scene, signal)
    if signal.type == "people_displaced":
        yield from _expelled(scene, signal)
    if signal.type in SHUTTING:
        yield from _closed(scene)


def _the_country(scene: Scene) -> Iterator[tuple[int, str]]:
    """The country that the sentence plays in, where it is taken up as such ("soldiers in the country")."""
    lower, home = scene.lower, scene.home
    if home is None or "country" not in lower:
        return
    for at in range(1, len(lower) - 1):
        named = lower[at : at + 2] == ("the", "country") and lower[at + 2 : at + 3] != ("'s",)
        if named and lower[at - 1] in INSIDE:
            yield at, home


def _hosts(scene: Scene, signal: Signal) -> Iterator[tuple[int, str]]:
    """Whoever hosts what a signal tells, right around it ("Qatar will host the talks")."""
    first, last = signal.trigger.first, signal.trigger.last
    for at in range(max(0, first - REACH), min(last + REACH, len(scene.lower))):
        if scene.lower[at] not in HOSTING:
            continue
        by = scene.lower[at + 1 : at + 2] == ("by",)
        actors = [scene.actor_at[at + 2]] if by and at + 2 in scene.actor_at else []
        for actor in actors if by else scene.subject(scene.group_start(at)):
            if len(actor.codes) == 1 and len(actor.codes[0]) == 3:
                yield actor.first, actor.codes[0]


def _expelled(scene: Scene, signal: Signal) -> Iterator[tuple[int, str]]:
    """The state that puts foreigners out of its own land ("Chad deported six Danes")."""
    trigger = signal.trigger
    if trigger.noun or trigger.passive or not scene.lower[trigger.first].startswith(EXPELLING):
        return
    for actor in scene.subject(scene.group_start(trigger.first)):
        if len(actor.codes) == 1 and len(actor.codes[0]) == 3:
            yield trigger.first, actor.codes[0]


def _closed(scene: Scene) -> Iterator[tuple[int, str]]:
    """The country whose airspace, ports or borders are shut ("Lebanon's ports", "Danish airspace")."""
    if CLOSED.isdisjoint(scene.lower):
        return
    owners = [actor for actor in scene.actors if _owns(scene, actor)]
    yield from ((actor.first, actor.codes[0]) for actor in owners)
    for at in range(1, 0 if owners else len(scene.lower)):
        if scene.lower[at] in CLOSED:
            yield from _owned(scene, at)


def _owns(scene: Scene, actor: ActorMention) -> bool:
    at = actor.last + actor.owner
    owns = actor.owner or actor.form == "modifier"
    return owns and len(actor.codes) == 1 and not CLOSED.isdisjoint(scene.lower[at : at + 2])


def _owned(scene: Scene, at: int) -> Iterator[tuple[int, str]]:
    """Whose airspace or ports "its" and "the country's" mean: the subject's, the scene's own."""
    if scene.lower[max(0, at - 2) : at] == ("country", "'s") and scene.home:
        yield at, scene.home
    elif scene.lower[at - 1] == "its":
        yield from ((at, a.codes[0]) for a in scene.subject(at) if a.form == "name" and a.codes)
