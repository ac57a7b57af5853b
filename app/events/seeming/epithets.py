"""Words of a deed that only describe: "Chad-backed rebels", "known for kidnapping", "a threat to peace"."""

from collections.abc import Callable

from app.events.clause.scene import Scene
from app.events.meaning.doers import BEARING, EMBLEMS
from app.events.meaning.signals import Signal
from app.mentions.actors import DETERMINERS

KNOWN = frozenset("known notorious infamous famous renowned reputed feared".split())
REPUTED = 9  # words behind a reputation in which it says what for
PRESENT = frozenset(("meet", "meets", "converge", "converges"))
WHERE = 10  # words before a verb in which "where" may open its clause
GOODS = frozenset(
    "peace security stability order survival existence safety sovereignty democracy civilians people lives"
    " life freedom trade shipping navigation mankind humanity world region country nation neighbours health"
    " regional international global national public our its their his".split()
)
SCARCE = frozenset(
    "dwindling scarce limited insufficient short low shrinking meagre meager depleted inadequate scant"
    " diminishing falling lack shortage shortages exhausted sufficient enough no".split()
)
WITHDRAWING = frozenset(
    "pull pulls pulled withdraw withdraws withdrew withdrawn drop drops dropped lose loses lost losing end"
    " ended cut reduce reduced halt halted suspend suspended stop stopped deny denied denies waning weaken"
    " weakens weakened erode eroded undermine undermines undermined withdrawing dropping".split()
)
BLAMED_FOR = frozenset("over about at against despite by".split())
PAYING = frozenset(
    "compensation damages reparations ransom ransoms bribe bribes salary salaries wages reward rewards bounty"
    " pension pensions fine fines".split()
)
PAID = 4  # words behind a verb of giving in which the sum is named
GEAR = frozenset(
    "- dog dogs helicopter helicopters submarine submarines aircraft craft group groups force forces"
    " capability capabilities ad ads line lines lawyer".split()
)
TONES = frozenset("tone tones balance chord note pose optimism deal bargain match blow".split())
SCORN = frozenset("remarks comments handling decision policy record role failure plan plans over".split())
OWN = (("its",), ("their",), ("his",), ("her",))
CLAIMED = frozenset(
    "claim claims bid support objection objections offer proposal threat demand request candidacy complaint"
    " veto consent".split()
)
RELICS = frozenset("unexploded old wartime controlled leftover disused".split())
ROWS = frozenset("dispute disputes politics crisis row rows budget ideology elections".split())
NUCLEAR = frozenset("nuclear uranium atomic enriched enrichment plutonium centrifuges".split())
TEXTS = frozenset(
    "resolution resolutions text texts draft drafts motion plan law treaty constitution charter".split()
)
RULERS = frozenset(
    "president premier minister king emir leader general ambassador ruler dictator prince he she".split()
)
MANY = frozenset(
    "people residents families thousands hundreds civilians refugees villagers population women".split()
)
TOWARD = frozenset(("toward", "towards"))
TOWARDS = TOWARD | {"back", "closer", "forward"}
PORTION = 3  # words of "its former support" before the noun


def is_one(scene: Scene, signal: Signal) -> bool:
    """Whether the words of a signal only describe somebody or something, and tell no event."""
    if signal.kind.sides == "speech" and _is_compound(scene, signal):
        return True
    describes = DESCRIBING.get(signal.type)
    if signal.type.endswith("_proposed") and _is_of_text(scene, signal):
        return True
    return _is_reputed(scene, signal) or (describes is not None and describes(scene, signal))


def _is_compound(scene: Scene, signal: Signal) -> bool:
    """Whether a participle is joined to who does it ("the Chad-backed rebels")."""
    first = signal.trigger.first
    return not signal.trigger.noun and first > 1 and scene.lower[first - 1] == "-"


def _is_reputed(scene: Scene, signal: Signal) -> bool:
    """Whether a deed is only what somebody is known for ("is notorious for attacking convoys")."""
    first = signal.trigger.first
    if scene.lower[first - 1 : first] != ("for",):
        return False
    return not KNOWN.isdisjoint(scene.lower[max(0, first - REPUTED) : first])


def _is_border(scene: Scene, signal: Signal) -> bool:
    """Whether lands or roads only lie side by side ("the hills where Mali, Niger and Chad meet")."""
    first, last = signal.trigger.first, signal.trigger.last
    meets = last - first == 1 and scene.lower[first] in PRESENT
    near = scene.lower[max(0, first - WHERE) : first]
    return meets and scene.group_start(first) == first and "where" in near and last not in scene.dated


def _is_peril(scene: Scene, signal: Signal) -> bool:
    """Whether a threat is a danger, and nobody's word ("a threat to the peace of the region")."""
    last = signal.trigger.last
    words = scene.lower[last - 2 : last]
    if not signal.trigger.noun or words not in (("threat", "to"), ("threats", "to")):
        return False
    behind = scene.lower[last : last + 1]
    return last in scene.actor_at or not (DETERMINERS | GOODS).isdisjoint(behind)


def _is_scarcity(scene: Scene, signal: Signal) -> bool:
    """Whether supplies are what runs short, and nobody's gift ("dwindling supplies of food")."""
    first = signal.trigger.first
    supplies = signal.trigger.noun and scene.lower[first].startswith(("suppl", "stock"))
    return supplies and not SCARCE.isdisjoint(scene.lower[max(0, first - PORTION) : first])


def _is_support_of_others(scene: Scene, signal: Signal) -> bool:
    """Whether support is withdrawn or is what others are blamed for ("over Mali's support for")."""
    noun = signal.trigger if signal.trigger.noun else signal.topic
    if noun is None or not scene.lower[noun.first].startswith(("support", "backing", "solidarity")):
        return False
    near = scene.lower[max(0, noun.first - PORTION) : noun.first]
    if not WITHDRAWING.isdisjoint(near):
        return "not" not in scene.lower[max(0, noun.first - 6) : noun.first]
    owners = (scene.actor_at.get(at) for at in range(noun.first - 1, noun.first - PORTION - 1, -1))
    owner = next(filter(None, owners), None)
    before = scene.lower[max(0, owner.first - 2) : owner.first] if owner else ()
    return not BLAMED_FOR.isdisjoint(before)


def _is_of_text(scene: Scene, signal: Signal) -> bool:
    """Whether a text of old asks for it ("Resolution 1701, which calls for a truce")."""
    first = signal.trigger.first
    at = first - 2 - (scene.lower[first - 2] == ",")
    if scene.lower[first - 1] not in ("which", "that") or at < 1:
        return False
    return scene.lower[at - scene.lower[at].isdecimal()] in TEXTS


def _is_unburnt(scene: Scene, signal: Signal) -> bool:
    """Whether soldiers burn a flag they took, which is no protest."""
    start = scene.group_start(signal.trigger.first)
    armed = not BEARING.isdisjoint(scene.lower[max(0, start - PORTION) : start])
    return armed and not EMBLEMS.isdisjoint(scene.lower[start : signal.trigger.last + PORTION])


def _is_payment(scene: Scene, signal: Signal) -> bool:
    """Whether somebody only pays what he owes, and gives no aid ("awarded damages to the families")."""
    behind = scene.lower[signal.trigger.last : signal.trigger.last + PAID]
    return _is_scarcity(scene, signal) or not PAYING.isdisjoint(behind)


def _is_unbuilt(scene: Scene, signal: Signal) -> bool:
    """Whether a bomb is only made, by whom or of what, and hit nobody ("is close to a bomb")."""
    last = signal.trigger.last
    if scene.lower[last - 1 : last + 1] == ("made", "of"):
        return True
    bomb = signal.rule == "alone" and scene.lower[signal.trigger.first] in ("bomb", "bombs")
    return bomb and not NUCLEAR.isdisjoint(scene.lower)


def _is_gear(scene: Scene, signal: Signal) -> bool:
    """Whether a blow only names what is made for it ("attack dogs", "a strike group")."""
    behind = scene.lower[signal.trigger.last : signal.trigger.last + 1]
    return signal.rule == "alone" and not GEAR.isdisjoint(behind)


def _is_figure(scene: Scene, signal: Signal) -> bool:
    """Whether violence is a figure of speech or of duty ("struck a mild tone", "under fire for his plan")."""
    first, last = signal.trigger.first, signal.trigger.last
    behind = scene.lower[last : last + 5]
    if scene.lower[last - 2 : last] == ("under", "fire"):
        return behind[:1] in (("for",), ("over",)) or not SCORN.isdisjoint(behind)
    if scene.lower[first].startswith("deton"):
        return not RELICS.isdisjoint(behind)
    strikes = scene.lower[first] in ("strike", "strikes", "struck", "striking")
    return strikes and behind[:1] in (("a",), ("an",)) and not TONES.isdisjoint(behind)


def _is_no_attack(scene: Scene, signal: Signal) -> bool:
    return _is_unbuilt(scene, signal) or _is_gear(scene, signal) or _is_figure(scene, signal)


def _is_stalled(scene: Scene, signal: Signal) -> bool:
    """Whether a matter is what is held hostage, and nobody ("talks held hostage by a dispute")."""
    behind = scene.lower[signal.trigger.last : signal.trigger.last + 4]
    return behind[:1] in (("by",), ("to",)) and not ROWS.isdisjoint(behind)


def _is_faced(scene: Scene, signal: Signal) -> bool:
    """Whether somebody has only to face a vote or pressure, and keeps his office so far."""
    if not scene.lower[signal.trigger.first].startswith("fac"):
        return False
    voted = signal.topic is not None and "vote" in scene.lower[signal.topic.first : signal.topic.last]
    return voted or "pressure" in scene.lower[signal.trigger.last : signal.trigger.last + PAID]


def _is_course(scene: Scene, signal: Signal) -> bool:
    """Whether a land is only led somewhere ("took the island toward communism")."""
    topic, word = signal.topic, scene.lower[signal.trigger.first]
    if _is_boarded(scene, signal):
        return True
    if signal.trigger.noun or not word.startswith(("take", "took", "taking")):
        return False
    if topic is not None and not TOWARDS.isdisjoint(scene.lower[topic.last : topic.last + 1]):
        return True
    return not TOWARD.isdisjoint(scene.lower[signal.trigger.last : signal.trigger.last + PAID])


def _is_boarded(scene: Scene, signal: Signal) -> bool:
    """Whether a ship is what was seized, and no land ("an oil tanker seized by marines")."""
    first, last = signal.trigger.first, signal.trigger.last
    if signal.trigger.passive:
        nouns = tuple(t for t in scene.within(first - PAID, first) if t.last == first)
    else:
        nouns = scene.within(last, last + PORTION)
    return any("ship" in noun.names("topic") for noun in nouns if noun.noun)


def _is_escape(scene: Scene, signal: Signal) -> bool:
    """Whether one man gets away, and no people flee ("the president, who fled to Togo")."""
    start = scene.group_start(signal.trigger.first)
    before = scene.lower[max(0, start - WHERE) : start]
    alone = any(word in RULERS for word in before) and MANY.isdisjoint(before)
    return alone and scene.lower[signal.trigger.first].startswith(("fle", "escap", "left"))


def _is_passage(scene: Scene, signal: Signal) -> bool:
    """Whether somebody travels aboard a ship, or takes back a word ("withdrew its claim")."""
    behind = scene.lower[signal.trigger.last : signal.trigger.last + PAID]
    return behind[:1] == ("aboard",) or (behind[:1] in OWN and not CLAIMED.isdisjoint(behind))


DESCRIBING: dict[str, Callable[[Scene, Signal], bool]] = {
    "talks_held": _is_border,
    "threat_made": _is_peril,
    "aid_provided": _is_payment,
    "protest_held": _is_unburnt,
    "attack_reported": _is_no_attack,
    "strike_reported": _is_gear,
    "people_detained": _is_stalled,
    "power_changed": _is_faced,
    "territory_taken": _is_course,
    "people_displaced": _is_escape,
    "troops_withdrawn": _is_passage,
    "support_expressed": _is_support_of_others,
}
