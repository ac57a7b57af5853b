"""Which event types the triggers of a sentence tell, and through which of its nouns."""

import pytest

from app.events.meaning import meanings, signals
from tests.events.scenes import scene


def types(sentence: str) -> list[str]:
    told = scene(sentence)
    return [meanings.meant(told, signal).type for signal in signals.find(told)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Chad broke the truce 40 times since it began.", ["truce_violated"]),
        ("Rockets and drones hit Kharkiv.", ["strike_reported"]),
        ("Chadian drones struck Sabha.", ["strike_reported"]),
        ("A truce signed in Doha in 2019 was broken by Chad.", ["truce_agreed", "truce_violated"]),
        ("Chadian units held their fire.", []),
        ("The Chadian government signs a truce.", ["truce_agreed"]),
        ("Civil war begins in Sudan.", ["war_started"]),
        ("A town near Doha deports ten villagers.", ["people_displaced"]),
        (
            "Chad on 30 July imposed sanctions and asked Sudan to restore order.",
            ["sanctions_imposed", "demand_made"],
        ),
        ("Chad on 30 July imposed sanctions.", ["sanctions_imposed"]),
        ("Chad broke the truce agreed in Doha.", ["truce_violated"]),
        ("Chad plans to lift the oil sanctions imposed on Mali.", ["sanctions_eased"]),
        ("Troops from Chad struck a village held by rebels.", ["attack_reported"]),
        (
            "Chad tore up the accord with Mali and announced sanctions.",
            ["agreement_ended", "sanctions_imposed"],
        ),
        ("Chad rejected a demand from Mali to postpone the vote.", ["agreement_rejected"]),
        ("Chad announced an extension of the truce.", ["truce_extended"]),
        ("An agreement was reached for a ceasefire in Chad.", ["truce_agreed"]),
        ("Chad called on Friday for a truce.", ["truce_proposed"]),
        ("Chad spoke on Friday with Sudan.", ["talks_held"]),
        ("A truce ran out in May and has not been renewed.", ["truce_ended", "truce_extended"]),
        ("Chad took back Sabha in May.", ["territory_taken"]),
        ("Chad is gravely concerned by it.", ["condemnation_made"]),
        ("Chad stressed the need for a truce.", ["truce_proposed"]),
        ("Chad described the vote as regrettable.", ["condemnation_made"]),
        ("Chad held a news conference in Doha.", []),
        ("A truce signed in Doha was meant to last.", ["truce_agreed"]),
        ("Chad reiterated its call on Sudan to act.", ["demand_made"]),
        ("Chad expected an apology from Sudan.", ["demand_made"]),
        ("Chad branded it a lie.", ["denial_made"]),
        ("Chad pledged to hit back.", ["threat_made"]),
        ("Chad acknowledges the role of Qatar.", ["support_expressed"]),
        ("Chad had a frank exchange of views with Sudan.", ["talks_held"]),
        ("Chad is ready to return for another round of talks.", ["talks_accepted"]),
        ("A delay put the talks with Sudan on hold.", ["talks_suspended"]),
        ("The dialogue in Chad is on hold.", ["talks_suspended"]),
        ("The truce with Sudan stays in force.", ["truce_extended"]),
        ("Sanctions on Chad stayed in force.", ["sanctions_imposed"]),
        ("Chad promised to respect the truce with Sudan.", ["truce_agreed"]),
        ("Chad joined calls for a truce.", ["truce_proposed"]),
        ("Chad gave the rebels three days to leave.", ["threat_made"]),
        ("Chad signalled openness to dialogue with Sudan.", ["talks_accepted"]),
        ("Chad agreed to continue the talks with Sudan.", ["talks_accepted"]),
        ("Chad announced plans to build a port.", []),
        ("It is unacceptable that Chad left.", ["condemnation_made"]),
        ("Chad obeys resolution 1999 that was adopted in March.", ["resolution_adopted"]),
        ("Chad obeys resolution 1999 that the Security Council adopted.", ["resolution_adopted"]),
        ("Chad's parliament approved the deployment with 402 votes.", ["resolution_adopted"]),
        ("Chad is prepared to act as go-between.", ["mediation_offered"]),
        ("Chad guards its internationally recognised borders.", []),
    ],
)
def test_each_verb_takes_the_noun_of_its_own_clause(sentence: str, expected: list[str]) -> None:
    assert types(sentence) == expected
