"""Who says so: the speaker of a sentence's quotation or reported clause."""

from dataclasses import dataclass, replace

from app.events.scene import QUOTES, Scene
from app.mentions.actors import ActorMention
from app.mentions.triggers import Trigger

Group = tuple[ActorMention, ...]

SAYING = frozenset(
    "said says say told tells stated states announced claimed claims claim reported reports confirmed"
    " added insisted argued declared explained noted wrote tweeted posted alleged maintained acknowledged"
    " admitted asserted warned".split()
)
DOUBTING = frozenset(
    "claimed claims claim alleged alleges accused accuses asserted allegedly insisted".split()
)

ALLEGED = frozenset(("allegedly", "reportedly", "purportedly", "supposedly"))


def speakers(scene: Scene) -> tuple[ActorMention, ...]:
    """The actors whose words a sentence reports: who says so, or "according to" whom."""
    for at, word in enumerate(scene.lower):
        if word in SAYING and (found := _subject(scene, at)):
            return found
        if word == "according" and (found := next((group for _, group in scene.after(at + 2, 8)), ())):
            return found
    return ()


def _subject(scene: Scene, at: int) -> tuple[ActorMention, ...]:
    """The subject of a verb of saying, which may stand behind it ("..., said Lavrov")."""
    after = scene.actor_at.get(at + 1)
    if after and after.form != "modifier" and at > 2 and scene.lower[at - 1] in (",", "”", '"', "’"):
        return (after,)
    found = scene.subject(at)
    return tuple(actor for actor in found if actor.form != "modifier")


def reported(scene: Scene, at: int, speaker: tuple[ActorMention, ...]) -> bool:
    """Whether word `at` lies in what the speaker is reported to say."""
    if not speaker:
        return False
    head = speaker[0]
    if at >= head.first and at < head.last + 2:
        return False
    said = next(
        (
            i
            for i in range(max(0, head.first - 2), min(len(scene.lower), head.last + 6))
            if scene.lower[i] in SAYING or scene.lower[i] == "according"
        ),
        None,
    )
    if said is None:
        return False
    return at != said and (at > said or at < head.first)


@dataclass(frozen=True, slots=True)
class Charge:
    """A verb of accusing at word `verb`, and the pairs (accuser, accused) it sets apart."""

    verb: int
    sides: tuple[tuple[Group, Group], ...]


def charge(scene: Scene, trigger: Trigger) -> Charge | None:
    """Who accuses whom of a trigger's deed ("accused Kyiv of shelling"), or None."""
    verbs = [t for t in scene.triggers if "accusation_made" in t.names("type") and not t.noun]
    for verb in reversed([t for t in verbs if t.last <= trigger.first and scene.lower[t.last - 1] != "that"]):
        between = scene.lower[verb.last : trigger.first]
        if trigger.noun and "of" not in between:
            continue
        if len(between) > 14 or not set(between) & {"of", "for"} or set(between) & {"that", ";"}:
            continue
        accusers = scene.subject(scene.group_start(verb.first))
        accused = next((group for _, group in scene.after(verb.last, len(between))), ())
        if verb.passive:
            accusers, accused = accused, accusers
        if (
            set(scene.lower[verb.first : trigger.first]) & {"each", "other", "another"}
            and len(codes := [c for a in accusers for c in a.codes]) == 2
        ):
            one, two = (replace(accusers[0], codes=(code,)) for code in codes)
            return Charge(verb.first, (((one,), (two,)), ((two,), (one,))))
        if accusers and accused:
            return Charge(verb.first, ((accusers, accused),))
    return None


def doubted(scene: Scene) -> bool:
    """Whether the sentence marks what it reports as a claim or an allegation."""
    return any(word in DOUBTING for word in scene.lower)


def alleged(scene: Scene, at: int) -> bool:
    """Whether the verb group before word `at` says that nobody vouches for it ("allegedly shelled")."""
    return not ALLEGED.isdisjoint(scene.lower[scene.group_start(at) : at])


def quoted(scene: Scene, at: int) -> bool:
    """Whether word `at` stands inside quotation marks."""
    before = scene.lower[:at]
    opened = sum(word in ("“", "«", "„") for word in before) + before.count('"')
    closed = sum(word in ("”", "»") for word in before)
    return (opened - closed) % 2 == 1 if any(word in QUOTES for word in before) else False
