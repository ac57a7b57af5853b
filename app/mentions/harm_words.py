"""The words that tell what befell people, and those that a count of people stands among."""

from collections.abc import Mapping

from app.mentions.numbers import NUMBERS, VAGUE

_GOVERNING = {
    "killed": "killed kills kill killing slain shot executed executing massacred massacring slaughtered"
    " murdered murdering murders assassinated assassinating beheaded beheading",
    "injured": "injured wounded hurt injuring wounding injures wounds injure wound",
    "displaced": "displaced displaces displacing displace evacuated evacuating evacuate uprooted uprooting",
    "released": "released freed swapped exchanged release free frees freeing releasing repatriated swap"
    " releases repatriating swapping exchanging exchange",
    "captured": "captured arrested detained kidnapped abducted arrest seized capturing detaining arresting"
    " kidnapping abducting capture detain detains arrests rounded seize seizing",
}
_NOUNS = {
    "killed": "deaths fatalities death killing lives dead",
    "injured": "injuries wounding injured wounded",
    "displaced": "displacement evacuation homeless",
    "released": "release freeing exchange swap liberation return",
    "captured": "capture arrest detention kidnapping abduction arrests kidnappings abductions detentions"
    " hostages captives",
}
_BEFALLEN = {
    "killed": "dead died dies die perished killed slain executed massacred slaughtered beheaded"
    " murdered assassinated",
    "injured": "injured wounded hurt hospitalised hospitalized treated treatment",
    "displaced": "displaced fled flee fleeing homeless evacuated uprooted left",
    "released": "released freed swapped exchanged repatriated free",
    "captured": "captured arrested detained kidnapped abducted hostage seized held imprisoned jailed",
}


def _by_word(words: Mapping[str, str]) -> dict[str, str]:
    return {word: key for key, told in words.items() for word in told.split()}


GOVERNING, NOUNS, BEFALLEN = _by_word(_GOVERNING), _by_word(_NOUNS), _by_word(_BEFALLEN)
VERBS = frozenset((*GOVERNING, *BEFALLEN))
COUNTED = {
    **dict.fromkeys(("deaths", "fatalities", "lives"), "killed"),
    **dict.fromkeys(("injuries",), "injured"),
    **dict.fromkeys(("arrests", "kidnappings", "abductions", "detentions", "hostages"), "captured"),
}
FATAL = frozenset(("deaths", "fatalities", "injuries"))  # which adjectives may part from their count
DEADLY = frozenset((("shot", "dead"), ("left", "dead"), ("gunned", "down"), ("hacked", "down")))
DYING = frozenset(
    (
        ("lost", "their", "lives"),
        ("lose", "their", "lives"),
        ("losing", "their", "lives"),
        ("lost", "his", "life"),
        ("lost", "her", "life"),
        ("put", "to", "death"),
        ("hacked", "to", "death"),
        ("stabbed", "to", "death"),
        ("burned", "to", "death"),
        ("burnt", "to", "death"),
        ("beaten", "to", "death"),
    )
)
LOSING = frozenset(("lost", "losing", "loses", "lose"))
TAKING = frozenset("took take taken taking takes".split())
SEEKING = frozenset("sought seek needed need received receiving seeking".split())
ASIDE = frozenset("aged including among most mostly all some many".split())
OF_THEM = (("of", "them"), ("of", "these"))
COUNTING = frozenset((*NUMBERS, *VAGUE)) - {"one"}
PARTING = frozenset("including among of with in on at from by to".split())
LISTED = 7  # words between two counts of one list ("40 ballistic missiles and 120 drones")
ADJECTIVES = frozenset(
    "dead died dies die perished fled flee fleeing homeless hospitalised hospitalized treatment".split()
)
DRIVING = frozenset("driven drove drives forced forces forcing driving made sent displaced".split())
HOME = frozenset("homes home homeless flee leave".split())
BOUND = frozenset(
    "at least most about around some almost nearly approximately roughly more than over up to another a"
    " an the of many as fewer less no total estimated further additional other close its their his our all"
    " reportedly $".split()
)
TOLLS = frozenset("toll number count tally".split())
REVISED = frozenset("earlier previous initial former".split())
REACHING = frozenset(
    "to at of is was reached stands reaches passed exceeds exceeded topped hit stood".split()
)
ENDS = frozenset('. ; : — – ( ) " “ ” said says say told that which whose while but because than if'.split())
BEFORE_OBJECT = frozenset(
    "of in on at by with from to for against between among into over under near across during after before"
    " and or when as while since , . ; : ) last this today yesterday overnight early late there here alone"
    " again but dead until than along outside inside so - hostage captive".split()
)
THINGS = frozenset(
    "years year months month minutes minute seconds km kilometres kilometers miles metres meters mph tonnes"
    " villages towns cities settlements houses homes buildings vehicles tanks ships vessels boats aircraft"
    " planes jets helicopters strikes attacks raids airstrikes explosions blasts countries nations states"
    " provinces districts regions sites targets locations bases positions hospitals schools votes seats"
    " families households bodies remains videos statements reports documents photos photographs names letters"
    " recordings tapes"
    " points percent acres hectares square barrels rounds occasions times incidents cases fronts".split()
)
PERSON = frozenset(
    "soldier policeman policewoman officer civilian man woman child boy girl journalist reporter prisoner"
    " hostage captive peacekeeper worker driver farmer fisherman pilot militant fighter commander protester"
    " demonstrator student teacher doctor nurse guard sailor diplomat employee contractor resident villager"
    " activist lawyer priest person gunman bomber teenager baby toddler infant passenger tourist citizen"
    " national serviceman rescuer medic paramedic settler shepherd refugee migrant monk imam cleric"
    " caretaker cook clerk judge mayor nun trader herder miner interpreter"
    " mechanic bodyguard cameraman photographer engineer constable rebel insurgent".split()
)
MEN = frozenset(("men", "troops", "people", "policemen", "fishermen", *(f"{word}s" for word in PERSON)))
NATIVE = ("ian", "ean", "ese", "aqi", "eli", "ani", "emi", "oni", "ali")  # "a Syrian", "an Iraqi"
AFTER_PERSON = THINGS | {"'s", "-"}
TELLING = VERBS | HOME | TOLLS | LOSING | frozenset((*NOUNS, *COUNTED, "death", "gunned", "hacked"))
REACH = 18
FARTHEST = 24  # words from a toll to the number that it reaches
