"""Where an event happened: its own clause's place, and the country that its type and parties imply."""

import pytest

from app.events.event import Actor, Event, EventDate, Role
from app.events.meaning import signals
from app.events.setting import where
from tests.events.scenes import scene


def place(sentence: str, type: str) -> tuple[str, str | None, str] | None:
    told = scene(sentence)
    signal = next(s for s in signals.find(told) if s.type == type)
    spot = where.of(told, signal)
    return (spot.name, spot.country, spot.precision) if spot else None


@pytest.mark.parametrize(
    ("sentence", "type", "expected"),
    [
        ("Russia shelled the city of Sumy.", "strike_reported", ("Sumy", "UKR", "city")),
        ("Gunmen attacked a convoy in Mali.", "attack_reported", ("Mali", "MLI", "country")),
        ("France withdrew its troops from Chad.", "troops_withdrawn", ("Chad", "TCD", "country")),
        ("Kenya sent troops into Somalia.", "troops_deployed", ("Somalia", "SOM", "country")),
        (
            "Iran and Oman held talks in Muscat while protesters gathered in Paris.",
            "talks_held",
            ("Muscat", "OMN", "city"),
        ),
        ("In Paris, Iran condemned the strikes.", "condemnation_made", ("Paris", "FRA", "city")),
        ("Iran condemned in strong words the deadly strikes on Sanaa.", "condemnation_made", None),
        ("Muscat and Doha signed a treaty.", "agreement_reached", None),
        ("Doha was shelled.", "strike_reported", ("Doha", "QAT", "city")),
        ("Aid reached Bria, where gunmen attacked a convoy.", "attack_reported", ("Bria", "CAF", "city")),
        ("Gunmen attacked a convoy near Dabu-Tal on Monday.", "attack_reported", ("Dabu-Tal", None, "city")),
        ("Gunmen attacked the village of Ombo.", "attack_reported", ("Ombo", None, "city")),
        (
            "Gunmen attacked a convoy near Ombo despite a pact signed in Bria.",
            "attack_reported",
            ("Ombo", None, "city"),
        ),
        (
            "According to Doha, gunmen attacked a convoy in Mali.",
            "attack_reported",
            ("Mali", "MLI", "country"),
        ),
        ("Gunmen attacked a convoy in March.", "attack_reported", None),
        ("Gunmen attacked the army in Parliament Square.", "attack_reported", None),
        ("Gunmen attacked a convoy, an aide in Doha said.", "attack_reported", None),
        ("Iran condemned the strikes.", "condemnation_made", None),
    ],
)
def test_an_event_is_set_in_the_place_its_clause_names(
    sentence: str, type: str, expected: tuple[str, str, str] | None
) -> None:
    assert place(sentence, type) == expected


def country(type: str, **parties: str) -> str | None:
    roles: dict[str, Role] = {"source": "source", "target": "target"}
    actors = [Actor(code, roles[role]) for role, codes in parties.items() for code in codes.split()]
    filled = where.filled(Event(type, "occurred", EventDate(), tuple(actors))).place
    return filled.country if filled and filled.precision == "country" else None


@pytest.mark.parametrize(
    ("type", "parties", "expected"),
    [
        ("strike_reported", {"source": "RUS", "target": "UKR"}, "UKR"),
        ("attack_reported", {"source": "UNKNOWN", "target": "MLI-CIV"}, "MLI"),
        ("strike_reported", {"source": "ISR", "target": "HEZBOLLAH"}, "LBN"),
        ("strike_reported", {"source": "RUS"}, None),
        ("attack_reported", {"source": "RUS"}, None),
        ("attack_reported", {"source": "BOKO_HARAM"}, "NGA"),
        ("strike_reported", {"source": "USA", "target": "IRQ SYR"}, None),
        ("power_changed", {"source": "NER-MIL", "target": "NER"}, "NER"),
        ("protest_held", {"source": "GEO-OPP"}, "GEO"),
        ("clash_reported", {"source": "SDN RSF"}, "SDN"),
        ("clash_reported", {"source": "IND PAK"}, None),
        ("talks_held", {"source": "LBN LBN-OPP"}, None),
        ("sanctions_imposed", {"source": "USA", "target": "IRN"}, None),
        ("people_displaced", {"target": "UN"}, None),
    ],
)
def test_a_deed_without_a_place_is_set_in_the_country_it_is_done_to(
    type: str, parties: dict[str, str], expected: str | None
) -> None:
    assert country(type, **parties) == expected
