"""Words in another sense than an event's, as their neighbours show: "taken into the army"."""

from collections.abc import Callable

from app.events.clause.scene import Scene
from app.events.meaning.signals import Signal
from app.events.seeming import violence
from app.events.speech import attribution

NONE = frozenset("no any without chance chances hope hopes prospect prospects".split())
DAMAGES = frozenset("compensation damages reparations medals medal prize".split())
WORTH = frozenset("valuable significant important major vital essential".split())
GIFTS = frozenset("contribution contributions help service services".split())
SERVICE = frozenset("army forces force ranks service police cabinet government".split())
VEHICLES = frozenset("vehicles tanks convoys trucks lorries ships vessels planes jets buses".split())
ARMED = frozenset(
    "fighters rebels soldiers troops guerrillas militants insurgents militiamen marines army".split()
)
STATES = frozenset("government ministry embassy state republic authorities".split())
CAMPS = frozenset("camp camps shelter shelters cantonment assembly".split())
LEARNING = frozenset("school schools shop shops market markets university universities classes".split())
DULY = frozenset("democratically duly newly popularly freely legally".split())
WEATHER = frozenset(
    "rain rains snow snows flood floods flooding landslide landslides storm storms mud".split()
)
MOVING = frozenset("motion motions call calls called calling demand demands demanded proposal".split())
MOVED = 6  # words before an inquiry in which it is moved for
STRUCK = frozenset("back at down in on near".split())
GUESTS = frozenset("minister president premier delegation envoy king chancellor counterpart".split())
OWN = frozenset(("our", "my"))
SLOWING = frozenset("delay delays delaying refusal denial".split())


def tell_other(scene: Scene, signal: Signal) -> bool:
    """Whether a signal's words are meant in a sense that tells no event of its type."""
    differs = SENSES.get(signal.type)
    return differs is not None and differs(scene, signal)


def _ends_nothing(scene: Scene, signal: Signal) -> bool:
    """Whether there is no deal to end, but a chance of one ("left without a deal")."""
    topic, last = signal.topic, signal.trigger.last
    between = scene.lower[last : topic.first] if topic else ()
    return not NONE.isdisjoint(between) and not signal.trigger.noun


def _pays_damages(scene: Scene, signal: Signal) -> bool:
    """Whether damages are paid or something is only worth much, and no aid ("a valuable contribution")."""
    last = signal.trigger.last
    behind = scene.lower[last : last + 4]
    worth = not WORTH.isdisjoint(behind) and not GIFTS.isdisjoint(behind)
    return not signal.trigger.noun and (worth or not DAMAGES.isdisjoint(behind[:3]))


def _holds_nobody(scene: Scene, signal: Signal) -> bool:
    """Whether men only join a service ("taken into the army")."""
    last = signal.trigger.last
    behind = scene.lower[last : last + 5]
    return "into" in scene.lower[last - 1 : last + 1] and not SERVICE.isdisjoint(behind)


def _is_of_vehicles(scene: Scene, signal: Signal) -> bool:
    """Whether vehicles leave, and nobody flees."""
    start = scene.group_start(signal.trigger.first)
    return start > 0 and scene.lower[start - 1] in VEHICLES


def _is_no_meeting(scene: Scene, signal: Signal) -> bool:
    """Whether fighters and refugees are gathered in camps."""
    last = signal.trigger.last
    gathers = scene.lower[signal.trigger.first].startswith("gather")
    return gathers and not CAMPS.isdisjoint(scene.lower[last : last + 2])


def _is_no_protest(scene: Scene, signal: Signal) -> bool:
    """Whether those who march bear arms, or a state protests ("the protest of the Malian ministry")."""
    last = signal.trigger.last
    if signal.trigger.noun:
        return scene.lower[last : last + 1] == ("of",) and not STATES.isdisjoint(scene.lower[last : last + 4])
    doers = scene.subject(scene.group_start(signal.trigger.first))
    return any(not ARMED.isdisjoint(actor.text.lower().split()) for actor in doers)


def _votes_apart(scene: Scene, signal: Signal) -> bool:
    """Whether only some vote against what passes ("only Chad and Mali voted against")."""
    start = scene.group_start(signal.trigger.first)
    return scene.lower[start : start + 1] == ("voted",) and "only" in scene.lower[:start]


def _slips_in(scene: Scene, signal: Signal) -> bool:
    """Whether a band only crosses a border, and takes no land."""
    crosses = scene.lower[signal.trigger.first].startswith("cross")
    return crosses and any(attribution.is_fighter(a.codes) for a in scene.subject(signal.trigger.first))


def _is_standing(scene: Scene, signal: Signal) -> bool:
    """Whether somebody is known as recognised, or is not accredited ("is recognised by 50 countries")."""
    first, last = signal.trigger.first, signal.trigger.last
    if scene.lower[first].startswith("restor") and "sovereignty" in scene.lower[last : last + 4]:
        return True
    known = scene.lower[first].startswith("recogni") and scene.lower[first - 1] in ("is", "are")
    return known or (
        not signal.trigger.noun and not SLOWING.isdisjoint(scene.lower[max(0, first - 2) : last])
    )


def _opens_doors(scene: Scene, signal: Signal) -> bool:
    """Whether schools or shops open again, and no border."""
    start = scene.group_start(signal.trigger.first)
    return not LEARNING.isdisjoint(scene.lower[max(0, start - 6) : start])


def _is_left_to(scene: Scene, signal: Signal) -> bool:
    """Whether something is left to talks ("left to future talks")."""
    return scene.lower[signal.trigger.first] == "left" and scene.lower[signal.trigger.last] == "to"


def _is_of_guest(scene: Scene, signal: Signal) -> bool:
    """Whether a guest is received ("welcomed the prime minister of Chad")."""
    guest = scene.actor_at.get(signal.trigger.last)
    if guest is None or guest.owner or not scene.lower[signal.trigger.first].startswith("welcom"):
        return False
    behind = scene.lower[guest.last : guest.last + 1]  # "welcomed the president to mediate" is support
    free = guest.last not in scene.noun_at and behind not in (("'s",), ("to",))
    return free and not GUESTS.isdisjoint(guest.text.lower().split())


def _is_of_town(scene: Scene, signal: Signal) -> bool:
    """Whether a town is defended by force ("the defence of El Fasher")."""
    last = signal.trigger.last
    defended = signal.trigger.noun and scene.lower[signal.trigger.first].startswith("defen")
    return defended and any(place.first in (last, last + 1) for place in scene.places)


def _is_of_self(scene: Scene, signal: Signal) -> bool:
    """Whether support is for the speaker's own, or is anybody's ("solidarity with our people", "praised")."""
    last = signal.trigger.last
    if _is_of_guest(scene, signal) or _is_of_town(scene, signal):
        return True
    if signal.trigger.passive and scene.lower[signal.trigger.first].startswith("prais"):
        return "by" not in scene.lower[last : last + 4]
    return signal.trigger.noun and not OWN.isdisjoint(scene.lower[last : last + 1])


def _strikes_back(scene: Scene, signal: Signal) -> bool:
    """Whether somebody strikes back, and no deal ("withheld striking back")."""
    strikes = scene.lower[signal.trigger.first].startswith(("strik", "struck"))
    return strikes and not STRUCK.isdisjoint(scene.lower[signal.trigger.last : signal.trigger.last + 1])


def _is_market(scene: Scene, signal: Signal) -> bool:
    """Whether a trade in arms is told of that names nobody ("arms sales to the region have grown")."""
    return signal.trigger.noun and not scene.actors


def _carries_paper(scene: Scene, signal: Signal) -> bool:
    """Whether somebody only carries a draft, which no vote has carried."""
    return scene.lower[signal.trigger.first].startswith("carr") and not signal.trigger.passive


def _fights_along(scene: Scene, signal: Signal) -> bool:
    """Whether men are only described by whom they fight for ("mercenaries fighting alongside the army")."""
    first = signal.trigger.first
    return scene.lower[first] == "fighting" and scene.group_start(first) == first


def _is_weather(scene: Scene, signal: Signal) -> bool:
    """Whether roads are closed by the weather ("closed by the rains")."""
    return signal.trigger.passive and not WEATHER.isdisjoint(scene.lower)


def _is_wanted(scene: Scene, signal: Signal) -> bool:
    """Whether an inquiry is only moved for ("a call to set up an inquiry")."""
    first = signal.trigger.first
    return signal.trigger.noun and not MOVING.isdisjoint(scene.lower[max(0, first - MOVED) : first])


def _is_elect(scene: Scene, signal: Signal) -> bool:
    """Whether somebody is only described as elected ("the duly elected mayor")."""
    first = signal.trigger.first
    return scene.lower[first] == "elected" and scene.lower[first - 1] in DULY


def _only_claims(scene: Scene, signal: Signal) -> bool:
    """Whether claims are only set against what is so ("despite Russian claims that")."""
    first = signal.trigger.first
    return signal.trigger.noun and "despite" in scene.lower[max(0, first - 3) : first]


SENSES: dict[str, Callable[[Scene, Signal], bool]] = {
    "resolution_adopted": _carries_paper,
    "troops_deployed": _fights_along,
    "agreement_reached": _strikes_back,
    "truce_agreed": _strikes_back,
    "arms_supplied": _is_market,
    "blockade_imposed": _is_weather,
    "legal_action_taken": _is_wanted,
    "attack_reported": violence.is_spoken_of,
    "strike_reported": violence.is_spoken_of,
    "clash_reported": violence.is_spoken_of,
    "agreement_ended": _ends_nothing,
    "aid_provided": _pays_damages,
    "people_detained": _holds_nobody,
    "people_displaced": _is_of_vehicles,
    "talks_held": _is_no_meeting,
    "protest_held": _is_no_protest,
    "resolution_blocked": _votes_apart,
    "territory_taken": _slips_in,
    "relations_improved": _is_standing,
    "blockade_lifted": _opens_doors,
    "talks_suspended": _is_left_to,
    "support_expressed": _is_of_self,
    "power_changed": _is_elect,
    "accusation_made": _only_claims,
}
