"""Who says so: the speaker of a sentence's quotation or reported clause."""

from collections.abc import Sequence
from dataclasses import dataclass

from app import codebook
from app.events.clause.scene import QUOTES, Scene
from app.events.reality.denials import REFUTING
from app.mentions.actors import DETERMINERS, PREPOSITIONS, ActorMention
from app.mentions.auxiliaries import BE, DO, HAVE, MODALS
from app.mentions.triggers import Trigger

Group = tuple[ActorMention, ...]

SAYING = frozenset(
    "said says say told tells stated states announced claimed claims claim reported reports confirmed"
    " added insisted argued declared explained noted wrote tweeted posted alleged maintained acknowledged"
    " admitted asserted warned saying repeated remarked replied reiterated stressed argues insists adds"
    " maintains".split()
)
NAMING_SPEAKER = SAYING | {"according"}
DOUBTING = frozenset(
    "claimed claims claim alleged alleges accused accuses asserted allegedly insisted".split()
)
UNPROVED = frozenset(("alleged", "purported", "supposed"))
ALLEGED = frozenset(("allegedly", "reportedly", "purportedly", "supposedly"))
UNNAMED = frozenset(("anonymity", "anonymously", "unnamed", "unidentified"))
EACH_OTHER = frozenset(("each", "other", "another"))
RELATIVE = frozenset(("that", "which", "who"))
CROSSED = frozenset(("other", "another"))
TRADING = ("trad", "exchang", "swap")
SPEAKING = frozenset(
    "spokesman spokeswoman spokesperson official officials aide officer officers commander member".split()
)
DATING = frozenset(("after", "before", "following", "as", "amid"))
LOST = frozenset(("lives", "victims", "casualties"))  # what a war claims
RUMOURS = frozenset("reports report rumours rumors allegations claims accounts talk".split())
TAIL = 8  # words behind a verb of saying within which the clause that dates it begins
ACTING = tuple((word,) for word in BE | HAVE | MODALS | DO)
CLOSERS = frozenset((",", "”", '"', "’"))
NEAR = 14  # words between a verb of accusing and the deed


def speakers(scene: Scene) -> tuple[ActorMention, ...]:
    """The actors whose words a sentence reports: who says so, or "according to" whom."""
    for at in [at for at, word in enumerate(scene.lower) if word in NAMING_SPEAKER]:
        if scene.lower[at] in SAYING:
            found = _subject(scene, at) if _is_verb(scene, at) else ()
        else:
            found = next((group for _, group in scene.after(at + 2, 8)), ())
        if found:
            return found
    return ()


def _is_verb(scene: Scene, at: int) -> bool:
    """Whether a word of saying is no part of a name ("United States") and no noun ("the claims")."""
    before = scene.lower[at - 1] if at else ""
    return at not in scene.actor_at and before not in DETERMINERS and before not in PREPOSITIONS


def _subject(scene: Scene, at: int) -> tuple[ActorMention, ...]:
    """The subject of a verb of saying, which may stand behind it ("..., said Lavrov")."""
    after = scene.actor_at.get(at + 1)
    acts = after and (after.last in scene.verb_at or scene.lower[after.last : after.last + 1] in ACTING)
    if after and not acts and after.form != "modifier" and at > 2 and scene.lower[at - 1] in CLOSERS:
        return (after,)
    return _spoken_for(scene, at) or tuple(actor for actor in scene.subject(at) if actor.form != "modifier")


def _spoken_for(scene: Scene, at: int) -> tuple[ActorMention, ...]:
    """The party for which somebody says so ("a spokeswoman for the Malian government said")."""
    party = scene.actor_at.get(at - 1)
    if party is None or scene.preposition(party) not in ("for", "of"):
        return ()
    before = scene.lower[max(0, party.first - 4) : party.first]
    return () if SPEAKING.isdisjoint(before) else (party,)


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
            if (scene.lower[i] in SAYING and i not in scene.actor_at) or scene.lower[i] == "according"
        ),
        None,
    )
    if said is None or _is_told_by_narrator(scene, said, at) or _only_dates(scene, head, said, at):
        return False
    if at < head.first and said == head.last and scene.lower[head.first - 1] in RELATIVE:
        return False  # "launched raids that the army said killed forty"
    return at != said and (at > said or at < head.first)


def _is_told_by_narrator(scene: Scene, said: int, at: int) -> bool:
    """Whether word `at` stands in a clause that dates what is said ("..., he said, a day after the raid")."""
    for comma in range(said + 1, min(at, said + TAIL)):
        if scene.lower[comma] == ",":
            return not DATING.isdisjoint(scene.lower[comma + 1 : comma + 5])
    return False


def _only_dates(scene: Scene, head: ActorMention, said: int, at: int) -> bool:
    """Whether what is said only dates the main clause, in which `at` stands ("Hours after he said so,")."""
    dates = not DATING.isdisjoint(scene.lower[max(0, head.first - 2) : head.first])
    return dates and (at < head.first or "," in scene.lower[said:at])


@dataclass(frozen=True, slots=True)
class Charge:
    """A verb of accusing at word `verb`, and the pairs (accuser, accused) it sets apart."""

    verb: int
    sides: tuple[tuple[Group, Group], ...]


def charge(scene: Scene, trigger: Trigger) -> Charge | None:
    """Who accuses whom of a trigger's deed ("accused Kyiv of shelling"), or None."""
    for verb in reversed(scene.accusing):
        if trigger.first - verb.last > NEAR:
            break
        if _accuses_of(scene, verb, trigger) and (sides := _sides(scene, verb, trigger)):
            return Charge(verb.first, sides)
    return None


def _accuses_of(scene: Scene, verb: Trigger, deed: Trigger) -> bool:
    """Whether a verb of accusing stands shortly before a deed, with "of" or "for" between."""
    if verb.last > deed.first:
        return False
    between = scene.lower[verb.last : deed.first]
    breach = "violate" in deed.names("act")  # "blamed Mali for a breach of the truce"
    linked = "of" in between or ("for" in between and (breach or not deed.noun))
    apart = "that" in between or ";" in between or scene.lower[verb.last - 1] == "that"
    return linked and not apart and not _goes_on(scene, deed)


def _goes_on(scene: Scene, deed: Trigger) -> bool:
    """Whether a finite verb takes up the main clause again ("accused A of lying and closed the border")."""
    start = scene.group_start(deed.first)
    return "past" in deed.forms and not deed.noun and scene.lower[start - 1] in ("and", "but")


def _sides(scene: Scene, verb: Trigger, deed: Trigger) -> tuple[tuple[Group, Group], ...]:
    """The pairs (accuser, accused) of a verb of accusing: both ways round where two accuse each other."""
    accusers = scene.subject(scene.group_start(verb.first))
    accused = next((group for _, group in scene.after(verb.last, deed.first - verb.last)), ())
    if verb.passive:
        accusers, accused = accused, accusers
    if not EACH_OTHER.isdisjoint(scene.lower[verb.first : deed.first]) and (ways := _crossed(accusers)):
        return ways
    return ((accusers, accused),) if accusers and accused else ()


def both_ways(scene: Scene, verb: Trigger, accusers: Group) -> tuple[tuple[Group, Group], ...]:
    """The pairs (accuser, accused) of two who blame each other; none where they do not."""
    if scene.lower[verb.first].startswith(TRADING):
        return _crossed(accusers)  # "traded accusations"
    near = range(verb.first, min(verb.last + 3, len(scene.lower)))
    at = next((at for at in near if scene.lower[at] in CROSSED), None)
    return _crossed(accusers) if at is not None and _ends_phrase(scene, at + 1) else ()


def _ends_phrase(scene: Scene, at: int) -> bool:
    """Whether no noun goes on with a phrase at word `at` ("blamed the other", no "the other states")."""
    behind = scene.lower[at : at + 1]
    return not behind or behind[0] in PREPOSITIONS or not behind[0].isalpha()


def _crossed(two: Group) -> tuple[tuple[Group, Group], ...]:
    """Two parties set against one another, both ways round."""
    codes = list(dict.fromkeys(code for actor in two for code in actor.codes))
    if len(codes) != 2:
        return ()
    one, other = ((two[0]._replace(codes=(code,)),) for code in codes)
    return (one, other), (other, one)


def doubted(scene: Scene) -> bool:
    """Whether the sentence marks what it reports as a claim or an allegation."""
    return any(
        word in DOUBTING and LOST.isdisjoint(scene.lower[at + 1 : at + 8])
        for at, word in enumerate(scene.lower)
    )


def alleged(scene: Scene, at: int) -> bool:
    """Whether nobody vouches for what is told at word `at` ("allegedly shelled", "reports of a massacre")."""
    if at > 0 and scene.lower[at - 1] in UNPROVED:
        return True
    for back in range(at - 1, max(at - 4, 0), -1):
        if scene.lower[back] == "of":
            return scene.lower[back - 1] in RUMOURS
    return not ALLEGED.isdisjoint(scene.lower[scene.group_start(at) : at])


def deniers(scene: Scene, trigger: Trigger) -> tuple[str, ...]:
    """The codes of those who deny a trigger's deed ("Moscow denied that it had shelled")."""
    before = scene.lower[: trigger.first]
    at = next((at for at in range(len(before) - 1, -1, -1) if before[at] in REFUTING), None)
    subject = scene.subject(scene.group_start(at)) if at is not None else ()
    return codes_of(subject)


def is_observer(codes: Sequence[str]) -> bool:
    """Whether an international body, which takes no side, is among those who say so."""
    return any(codebook.kind(code) == "body" for code in codes)


def is_fighter(codes: Sequence[str]) -> bool:
    """Whether an armed group, which has a part in every fight of its land, is among those who say so."""
    return any(code.endswith("-REB") or codebook.kind(code) == "group" for code in codes)


def unnamed(scene: Scene) -> bool:
    """Whether a sentence has its news from people who do not give their names."""
    return not UNNAMED.isdisjoint(scene.lower) and not NAMING_SPEAKER.isdisjoint(scene.lower)


def quoted(scene: Scene, at: int) -> bool:
    """Whether word `at` stands inside quotation marks."""
    before = scene.lower[:at]
    opened = sum(word in ("“", "«", "„") for word in before) + before.count('"')
    closed = sum(word in ("”", "»") for word in before)
    return (opened - closed) % 2 == 1 if any(word in QUOTES for word in before) else False


def codes_of(group: Group) -> tuple[str, ...]:
    """The codes of actors in order, each once."""
    return tuple(dict.fromkeys(code for actor in group for code in actor.codes))


def are_others(hit: Group, *parted: Group) -> bool:
    """Whether those hit are told, and are none of the parties of a charge."""
    known = {code for group in parted for actor in group for code in actor.codes}
    return any(actor.codes for actor in hit) and known.isdisjoint(c for actor in hit for c in actor.codes)
