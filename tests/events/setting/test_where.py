"""Where an event happened: its own clause's place, and the country that its type and parties imply."""

from datetime import date

import pytest

from app.events.event import Actor, Event, EventDate, Role
from app.events.meaning import signals
from app.events.setting import where
from app.extractors import EXTRACTORS
from app.text import Article
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
        ("Kenya accused Khartoum of lies.", "accusation_made", None),
        (
            "Kenya said at a briefing in Nairobi that jets had bombed Bosaso.",
            "strike_reported",
            ("Bosaso", "SOM", "city"),
        ),
        ("Gunmen attacked a convoy at Ombo.", "attack_reported", ("Ombo", None, "city")),
        ("Qatar will host talks between Kenya and Chad.", "talks_held", ("Qatar", "QAT", "country")),
        ("Talks between Kenya and Chad were hosted by Qatar.", "talks_held", ("Qatar", "QAT", "country")),
        ("Kenya's president held talks with an envoy from Bria.", "talks_held", None),
        ("French troops left Chad.", "troops_withdrawn", ("Chad", "TCD", "country")),
        ("Kenya bombed the Red Sea port of Hodeida.", "strike_reported", ("Hodeida", "YEM", "city")),
        ("Kenya sent troops abroad, according to an official in Paris.", "troops_deployed", None),
        ("Some 2,000 people crossed into Chad.", "people_displaced", ("Chad", "TCD", "country")),
        ("Kenya deported two Swedes.", "people_displaced", ("Kenya", "KEN", "country")),
        ("Kenya closed Somali airspace.", "blockade_imposed", ("Somalia", "SOM", "country")),
        ("Kenya closed its airspace.", "blockade_imposed", ("Kenya", "KEN", "country")),
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
        ("people_detained", {"source": "IRN", "target": "SWE-CIV"}, "IRN"),
        ("people_detained", {"source": "TALIBAN", "target": "SWE-CIV"}, "SWE"),
        ("war_started", {"source": "COL FARC"}, "COL"),
        ("war_started", {"source": "RUS"}, None),
        ("territory_taken", {"source": "HOUTHI"}, "YEM"),
        ("aid_suspended", {"source": "SDN RSF", "target": "SDN-CIV"}, "SDN"),
        ("aid_suspended", {"source": "FRA", "target": "NER"}, None),
    ],
)
def test_a_deed_without_a_place_is_set_in_the_country_it_is_done_to(
    type: str, parties: dict[str, str], expected: str | None
) -> None:
    assert country(type, **parties) == expected


@pytest.mark.parametrize(
    ("text", "type", "expected"),
    [
        (
            "Gunmen attacked the army in Bambari, Central African Republic. Police were shot at near Ombo.",
            "attack_reported",
            ("Ombo", "CAF"),
        ),
        (
            "Gunmen attacked the army in Bambari, Central African Republic. Shells hit a market on Monday.",
            "strike_reported",
            ("Central African Republic", "CAF"),
        ),
        (
            "Gunmen attacked the army in Bambari, Central African Republic. The number of French troops in"
            " the country will double.",
            "troops_deployed",
            ("Central African Republic", "CAF"),
        ),
    ],
)
def test_what_a_sentence_leaves_open_is_set_in_the_country_of_the_story(
    text: str, type: str, expected: tuple[str, str]
) -> None:
    events = EXTRACTORS["rules"](Article(text, published=date(2025, 4, 22))).events
    places = [event.place for event in events if event.type == type and event.place]
    assert expected in [(place.name, place.country) for place in places]


def test_what_is_done_to_two_countries_is_not_set_in_that_of_the_story() -> None:
    event = Event("war_started", "occurred", EventDate(), (Actor("ETH", "source"), Actor("ERI", "source")))
    assert where.filled(event, "KEN").place is None
