"""How many: the numbers of a sentence that belong to a signal's event."""

from collections.abc import Iterator, Mapping

from app.events.clause.scene import RELATIVE, STOPS, Scene
from app.events.event import Bound
from app.events.meaning.signals import Signal
from app.events.setting import persons
from app.mentions import harm
from app.mentions.auxiliaries import BE, LINKS
from app.mentions.numbers import Number, QuantityBound
from app.mentions.quantities import Quantity
from app.mentions.triggers import GERUND, Trigger

VIOLENT = frozenset("strike_reported attack_reported clash_reported protest_held truce_violated".split())
TRUCES = frozenset("truce_proposed truce_declared truce_agreed truce_extended truce_ended".split())
LONG = frozenset("protest_held talks_held clash_reported attack_reported".split())
COUNTS: Mapping[str, frozenset[str]] = {
    "killed": VIOLENT | {"war_started", "territory_taken"},
    "injured": VIOLENT | {"territory_taken"},
    "munitions": frozenset(
        "strike_reported attack_reported weapon_tested truce_violated arms_supplied".split()
    ),
    "captured": frozenset(("people_detained",)),
    "released": frozenset(("captives_released",)),
    "displaced": frozenset(("people_displaced",)),
    "violations": frozenset(("truce_violated",)),
    "amount_usd": frozenset("aid_provided arms_supplied aid_suspended agreement_reached demand_made".split()),
    "duration_hours": TRUCES | LONG | {"threat_made"},
    "duration_days": TRUCES | LONG | {"visit_made", "sanctions_eased", "war_started", "people_detained"},
    "votes_for": frozenset(("resolution_adopted", "resolution_blocked", "power_changed")),
}
COUNTING = frozenset().union(*COUNTS.values())
PARTING = frozenset(("while", "but", "whereas"))
# The types whose event is done to people, and what a count of them is.
PEOPLE = {"people_detained": "captured", "captives_released": "released", "people_displaced": "displaced"}
MOVING = frozenset(("people_displaced",))  # whose subject may be those who leave
WALKING = frozenset("walk walked walks came come went returned arrived".split())  # as the freed do
JOINING = frozenset("and but that when while as after before since until".split())
PARTICLES = frozenset("all both off with up out away back over".split())
AWAY = frozenset("to with for who which that after before while when".split())
FINITE = BE | {"died", "fled", "said"}
HARM = frozenset(("killed", "injured"))
EVER = (("that", "has"), ("which", "has"))  # what a war has cost so far
LENGTHS = frozenset(("duration_hours", "duration_days"))
HEAD = 6  # words from a count to the noun it counts
DOLLARS = frozenset(("CAN", "AUS", "NZL", "SGP"))  # whose own money is called by "$" as well
CALM = frozenset("truce ceasefire calm silence peace quiet pause".split())
NEAR = 2  # words between a verb or list and what belongs to it
FARTHEST = 24  # words from a count that is a subject to its verb


def read(scene: Scene, signal: Signal) -> tuple[dict[str, int], dict[str, Bound]]:
    """The counts of a sentence that this type can own; the nearest of a key wins."""
    values: dict[str, int] = {}
    bounds: dict[str, Bound] = {}
    if signal.type not in COUNTING:
        return values, bounds
    for key, value, bound in (*_told(scene, signal), *_people(scene, signal)):
        if key not in values:
            values[key] = value
            if bound != "exact":
                bounds[key] = bound
    alone = _alone(scene, signal)
    if alone and alone not in values and persons.are_one(scene, signal):
        values[alone] = 1
    return values, bounds


def _alone(scene: Scene, signal: Signal) -> str | None:
    """What a count of those is whom a signal's verb acts upon, where it may be one person by name."""
    if signal.type == "attack_reported":
        trigger = signal.trigger
        return None if persons.KILLING.isdisjoint(scene.lower[trigger.first : trigger.last]) else "killed"
    return None if signal.type in MOVING else PEOPLE.get(signal.type)


def _told(scene: Scene, signal: Signal) -> Iterator[tuple[str, int, QuantityBound]]:
    """The counts whose own words say what they count, the nearest to the signal first."""
    own = (count for count in scene.quantities if signal.type in COUNTS[count.key])
    for count in sorted(own, key=lambda count: abs(count.first - signal.trigger.first)):
        if not _parted(scene, signal, count):
            yield count.key, count.value, count.bound


def _parted(scene: Scene, signal: Signal, count: Quantity) -> bool:
    """Whether a count stands in another clause than a signal, one that tells something of its own."""
    low, high = sorted((signal.trigger.first, count.first))
    between = scene.lower[low:high]
    if count.key in LENGTHS and (not RELATIVE.isdisjoint(between) or _is_of_other(scene, signal, count)):
        return True
    if signal.type != "war_started" and count.key in HARM and _is_of_war(scene, low, high):
        return True
    if count.key == "amount_usd" and (_is_given_apart(scene, low, high) or _is_foreign(scene, signal, count)):
        return True
    apart = not PARTING.isdisjoint(between) or any(_opens_day(scene, at) for at in range(low + 1, high))
    return apart or (";" in between and _tells_more(scene, count))


def _is_of_other(scene: Scene, signal: Signal, count: Quantity) -> bool:
    """Whether how long something lasts is said of what ends in a truce ("after five days of fighting")."""
    behind = scene.lower[count.last + 1 : count.last + 4]
    return signal.type in TRUCES and behind[:1] == ("of",) and CALM.isdisjoint(behind)


def _is_of_war(scene: Scene, low: int, high: int) -> bool:
    """Whether those who died are the whole war's ("fought on in a war which has killed 900 people")."""
    wars = (t.last for t in scene.within(low, high) if t.noun and "war" in t.names("topic"))
    starts = (last + (scene.lower[last : last + 1] == (",",)) for last in wars)
    return any(scene.lower[at : at + 2] in EVER for at in starts)


def _is_foreign(scene: Scene, signal: Signal, count: Quantity) -> bool:
    """Whether a mere "$" stands for the dollars of the country that gives them."""
    givers = scene.subject(scene.group_start(signal.trigger.first))
    own = {code for actor in givers for code in actor.codes} | set(scene.voice)
    return not DOLLARS.isdisjoint(own) and scene.lower[max(0, count.first - 2) : count.first - 1] != ("us",)


def _is_given_apart(scene: Scene, low: int, high: int) -> bool:
    """Whether another verb behind an "and" stands between a sum and what is given for it."""
    joined = (at for at in range(low + 1, high) if scene.lower[at] == "and")
    return any(not t.noun for at in joined for t in scene.within(at + 1, min(at + 4, high + 1)))


def _opens_day(scene: Scene, at: int) -> bool:
    """Whether another clause begins with its own day at a word (", and on 2 May")."""
    joined = scene.lower[at] == "and" and scene.lower[at - 1] == ","
    return joined and (at + 1 in scene.dated or at + 2 in scene.dated)


def _tells_more(scene: Scene, count: Quantity) -> bool:
    """Whether a verb that may tell an event stands in the part of a sentence that a semicolon parts."""
    first = next((at + 1 for at in range(count.first, -1, -1) if scene.lower[at] == ";"), 0)
    last = next(
        (at for at in range(count.last, len(scene.lower)) if scene.lower[at] == ";"), len(scene.lower)
    )
    verbs = (t for t in scene.within(first, last) if not t.noun and t.forms != GERUND)
    return any(not verb.last <= count.first <= verb.last + NEAR for verb in verbs)


def _people(scene: Scene, signal: Signal) -> Iterator[tuple[str, int, QuantityBound]]:
    """The count of those whom a signal's verb or noun acts upon ("rounded up 26 students")."""
    key = PEOPLE.get(signal.type)
    if key is None:
        return
    for at, number in enumerate(scene.people):
        if _is_acted_upon(scene, signal, number):
            listed = tuple(_list(scene, at))
            yield key, sum(n.value for n in listed) + _one_more(scene, listed[-1].last), number.bound
            return


def _list(scene: Scene, at: int) -> Iterator[Number]:
    """A number of people and those that a list joins to it ("five Swedes and two Danes")."""
    number = scene.people[at]
    yield number
    for other in scene.people[at + 1 :]:
        parts = scene.lower[other.last : other.last + 1]
        if not harm.is_listed(scene.lower, number.last, other.first) or not LINKS.isdisjoint(parts):
            return
        yield other
        number = other


def _one_more(scene: Scene, after: int) -> int:
    """One where a list ends in one person told by a country ("five Swedes and a Dane")."""
    for at in range(after, min(after + NEAR, len(scene.lower) - 2)):
        actor = scene.actor_at.get(at + 2)
        if actor and scene.lower[at : at + 2] in (("and", "a"), ("and", "an")):
            return int(scene.lower[actor.last] in LINKS or not scene.lower[actor.last].isalpha())
    return 0


def _is_acted_upon(scene: Scene, signal: Signal, number: Number) -> bool:
    """Whether a number counts a signal's topic, the object of its verb, or the subject of its passive."""
    trigger, topic = signal.trigger, signal.topic
    if topic is not None and topic is not trigger and _heads(scene, number, topic.first):
        ahead = number.first < trigger.first
        if trigger.passive and topic.last == trigger.first:
            return True  # "the return of 18 soldiers captured in May"
        return _opens(scene, number) if ahead else AWAY.isdisjoint(scene.lower[trigger.last : number.first])
    suffers = trigger.passive or scene.lower[trigger.first] in BE
    if not suffers and (_is_object(scene, trigger.last, number) or _is_whom(scene, trigger, number)):
        return True
    walks = signal.type == "captives_released" and scene.lower[trigger.first] in WALKING
    may_suffer = suffers or walks or (signal.type in MOVING and not trigger.noun)
    return may_suffer and _is_subject(scene, number, scene.group_start(trigger.first))


def _heads(scene: Scene, number: Number, noun: int) -> bool:
    """Whether only adjectives stand between a number and the noun that it counts."""
    between = scene.lower[number.last : noun]
    return (
        number.last <= noun and len(between) < HEAD and all(w.isalpha() and w not in LINKS for w in between)
    )


def _is_object(scene: Scene, behind: int, number: Number) -> bool:
    """Whether nothing but particles stands between a verb or noun and a number ("made off with two")."""
    between = scene.lower[behind : harm.phrase_start(scene.lower, number.first)]
    return number.first >= behind and PARTICLES.issuperset(between)


def _is_whom(scene: Scene, trigger: Trigger, number: Number) -> bool:
    """Whether a number's noun is what a relative clause acts upon ("six men whom rebels marched off")."""
    between = scene.lower[number.last : trigger.first]
    opened = between.index("whom") if "whom" in between[:HEAD] else HEAD
    apart = any(at in scene.verb_at for at in range(number.last, trigger.first))
    return opened < HEAD and len(between) < FARTHEST and not apart


def _is_gerund(scene: Scene, at: int) -> bool:
    """Whether a word in -ing is no noun that somebody owns ("by Chad's reckoning")."""
    return at > 0 and scene.lower[at].endswith("ing") and scene.lower[at - 1] not in ("'s", "our", "their")


def _is_subject(scene: Scene, number: Number, verb: int) -> bool:
    """Whether the noun phrase of a number opens a clause and is the subject of a verb."""
    lower = scene.lower
    if not number.last < verb <= number.last + FARTHEST or not _opens(scene, number):
        return False
    between = lower[number.last : verb]
    if between[-1] == "they":
        return True
    cut = any(w in STOPS and w not in ("since", "after") for w in between)
    return between.count(",") % 2 == 0 and not cut and not _tells(scene, number, verb)


def _opens(scene: Scene, number: Number) -> bool:
    """Whether a number's phrase can be a subject: neither a preposition nor a verb stands right before."""
    start = harm.phrase_start(scene.lower, number.first)
    before = scene.lower[start - 1] if start else ""
    governed = (
        start in scene.verb_before
        or before in LINKS - JOINING
        or before.endswith("ed")
        or _is_gerund(scene, start - 1)
    )
    return start == 0 or start - 1 in scene.dated or not governed


def _tells(scene: Scene, number: Number, verb: int) -> bool:
    """Whether a verb between a number and word `verb` is the number's own, and no relative clause's."""
    if "who" in scene.lower[number.last : number.last + HEAD]:
        return False
    near = scene.within(number.last, verb)
    finite = any(not t.noun and "pp" not in t.forms for t in near)
    return finite or not FINITE.isdisjoint(scene.lower[number.last : verb])
