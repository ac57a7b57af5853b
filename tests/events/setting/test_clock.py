"""The article's own time: its publication day, its story, the days on which its people speak."""

from datetime import date

import pytest

from app.events.event import Event, EventDate
from app.events.setting import dating
from app.events.setting.clock import Clock
from app.extractors import EXTRACTORS
from app.text import Article
from tests.events.scenes import DAY


def told(text: str, kind: str, title: str = "") -> list[Event]:
    coding = EXTRACTORS["rules"](Article(text, title, DAY))
    return [event for event in coding.events if event.type == kind]


def test_the_clock_tells_the_publication_day_and_the_day_of_speech() -> None:
    monday = EventDate(date(2025, 4, 21), date(2025, 4, 21), "day", "point", "relative", "Monday")
    assert Clock(None).now() == dating.UNDATED
    assert (Clock(DAY).now().edtf, Clock(DAY).now().basis) == ("2025-04-22", "publication")
    assert Clock(DAY).spoken() == Clock(DAY).now()
    assert (Clock(DAY, monday).spoken().edtf, Clock(DAY, monday).spoken().basis) == ("2025-04-21", "context")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Peru met Chile in Lima on Monday. Its troops shelled Tacna.", "2025-04-21"),
        ("Peru left the EU in March 2019. Its troops shelled Tacna.", "2019-03"),
        ("Peru left the EU in March 2019.\n\nThen its troops shelled Tacna.", "2019-03"),
        ("Peru left the EU in March 2019.\n\nPeru shelled Tacna.", "2025-04-22"),
        ("Peru left the EU in March 2019. It advanced, shelling Tacna.", "2019-03"),
        ("Peru left the EU in March 2019. Peru has shelled Tacna.", "2025-04-22"),
        ("Peru will meet Chile on Thursday. Peru shelled Tacna.", "2025-04-22"),
        ("Peru left the EU in March 2019. It is now richer. Peru shelled Tacna.", "2025-04-22"),
        ("7 March 2025\n\nPeru shelled Tacna.", "2025-03-07"),
        ("MARCH 2025\n\n- 5: Peru and Chile met.\n\n- 7: Peru shells Tacna.", "2025-03-07"),
        ("8 March 2025: Chile left Lima, a day after Peru shelled Tacna.", "2025-03-07"),
        ("22 April 2025\n\nPeru shelled Tacna on Sunday.", "2025-04-20"),
        ("Peru said on Monday that Chile shelled Tacna.", "2025-04-21"),
        ("Chile said on Monday that it had shelled Tacna.", "2025-04-21"),
    ],
)
def test_a_story_goes_on_at_the_time_last_told_until_it_comes_back(text: str, edtf: str) -> None:
    (strike,) = told(text, "strike_reported")
    assert strike.date.edtf == edtf


def test_a_speaker_who_spoke_on_several_days_keeps_the_day_of_the_news() -> None:
    days = "Peru said on Sunday that it was well. Peru said on Monday that it was ill."
    (demand,) = told(f"{days}\n\nPeru urged Chile to leave Tacna.", "demand_made")
    assert demand.date.edtf == "2025-04-22"


def test_a_history_keeps_its_time_across_paragraphs() -> None:
    steps = ["In May 2019 Peru met Chile.", "In June 2019 Peru left the EU.", "In July 2019 Chile left it."]
    (strike,) = told("\n\n".join([*steps, "Peru shelled Tacna."]), "strike_reported")
    assert (strike.date.edtf, strike.date.basis) == ("2019-07", "context")


@pytest.mark.parametrize(
    ("text", "kind", "edtf"),
    [
        ("Peru met Chile on Monday, two weeks after rebels shelled Tacna.", "strike_reported", "2025-04-07"),
        ("It is two weeks to the day since Peru shelled Tacna.", "strike_reported", "2025-04-08"),
        (
            "Peru shelled Tacna three days after the invasion of March 2019.",
            "strike_reported",
            "2019-03-04/2019-04-03",
        ),
        ("Peru shelled Tacna on Monday, ten years after it met Chile.", "strike_reported", "2025-04-21"),
    ],
)
def test_a_distance_dates_one_event_from_another(text: str, kind: str, edtf: str) -> None:
    assert next(iter(told(text, kind))).date.edtf == edtf


@pytest.mark.parametrize(
    ("text", "kind", "edtf"),
    [
        ("Peru has shelled Tacna since 3 March 2025.", "strike_reported", "2025-03-03/2025-04-22"),
        ("Peru has blockaded the port of Arica since Monday.", "blockade_imposed", "2025-04-21"),
        ("Peru has closed its border with Chile until Saturday.", "blockade_imposed", "2025-04-22"),
    ],
)
def test_what_goes_on_lasts_and_what_stands_began(text: str, kind: str, edtf: str) -> None:
    assert next(iter(told(text, kind))).date.edtf == edtf


def test_what_lies_ahead_is_planned_though_the_title_tells_it() -> None:
    (talks,) = told(
        "Peru and Chile agreed to meet on Thursday in Lima.", "talks_held", "Peru, Chile talks in Lima"
    )
    assert (talks.modality, talks.date.edtf) == ("planned", "2025-04-24")


def test_what_is_only_planned_has_no_day_unless_told_but_a_pledge_is_made_today() -> None:
    assert next(iter(told("Peru will sign an accord with Chile.", "agreement_reached"))).date.edtf is None
    pledged = next(iter(told("Peru pledged to send Chile $5 million in aid.", "aid_provided")))
    assert pledged.date.edtf == "2025-04-22"
