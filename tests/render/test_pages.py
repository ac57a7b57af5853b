"""text: lines that fit a terminal, a wide table, an agenda; nothing in a title commands the terminal."""

from typing import Any

import pytest

from app.render.pages import WIDTH, parties
from app.render.words import printable
from tests.render.served import APRIL, HOSTILE, META, actor, dated, event, written

CONTROLS = {chr(code) for code in (*range(32), *range(127, 160))} - {"\n"}


@pytest.mark.parametrize(
    ("roles", "shown"),
    [
        ([("TUR", "source"), ("RUS", "target"), ("UKR", "target")], "TUR > RUS,UKR"),
        ([("RUS", "source"), ("UKR", "source")], "RUS,UKR"),
        ([("UKR", "target")], "? > UKR"),
        ([], ""),
        ([("A" * 15, "source"), ("B" * 15, "target")], "AAAAAAAAAAAAAAA > B…"),
    ],
)
def test_parties_are_shown_as_who_to_whom(roles: list[tuple[str, str]], shown: str) -> None:
    assert parties([{"id": id, "role": role} for id, role in roles]) == shown


def test_lines_fit_a_terminal_and_stand_in_columns() -> None:
    long = event(title="Very " * 60, date=dated("2024-12-31", "2025-01-01"), modality="hypothetical")
    lines = written("text", event(), long).splitlines()[:2]
    assert {len(line) for line in lines} == {WIDTH}
    assert "hypothetical: Very" in lines[1]
    assert lines[0].endswith("3 pub  0.86")


def test_wide_lines_hold_everything_and_cut_nothing() -> None:
    many = [actor(f"ACTOR_{number}", "source") for number in range(9)]
    long = event(title="Very " * 60 + "end", date=APRIL, modality="planned", actors=many, place=None)
    first, second = written("text", event(), long, options={"view": "wide"}).splitlines()[:2]
    assert first.split("  ")[0] == "2025-04-19..20"
    assert "occurred  RUS > UKR" in first
    assert "Odesa, UKR  4 art 3 pub  0.86  Russia declares truce with Ukraine" in first
    assert second.startswith("2025-04         truce_declared  planned")
    assert "ACTOR_7,ACTOR_8" in second
    assert second.endswith("Very end")


def test_an_agenda_groups_events_under_days_and_months() -> None:
    told = written(
        "text",
        event(),
        event(title="Talks held", date=dated("2025-04-19", start_at="2025-04-19T15:00:00Z"), place=None),
        event(title="Visit", modality="planned", date=APRIL),
        event(title="Denial", date=dated(None)),
        options={"view": "agenda"},
    )
    assert told.splitlines() == [
        "Saturday 19 April 2025",
        "",
        "  Russia declares truce with Ukraine",
        "    until 20 April 2025 · truce declared · Russia > Ukraine · Odesa, UKR · 4 articles by 3",
        "    publishers, confidence 0.86",
        "",
        "  Talks held",
        "    15:00 UTC · truce declared · Russia > Ukraine · 4 articles by 3 publishers, confidence 0.86",
        "",
        "April 2025",
        "",
        "  planned: Visit",
        "    truce declared · Russia > Ukraine · Odesa, UKR · 4 articles by 3 publishers, confidence 0.86",
        "",
        "Undated",
        "",
        "  Denial",
        "    truce declared · Russia > Ukraine · Odesa, UKR · 4 articles by 3 publishers, confidence 0.86",
        "",
        "2 events, sorted newest first. JSON: /events?actor=RUS",
    ]


def test_an_agenda_keeps_to_the_page_and_cuts_what_never_ends() -> None:
    told = written(
        "text", event(title="word " * 2000), event(title="endless" * 1500), options={"view": "agenda"}
    )
    assert max(map(len, told.splitlines())) <= WIDTH
    assert len(told.splitlines()) < 40
    assert told.count("…") == 2


@pytest.mark.parametrize("view", ["line", "wide", "agenda"])
def test_colour_only_when_asked(view: str) -> None:
    plain = written("text", event(), options={"view": view, "color": False})
    coloured = written("text", event(), options={"view": view, "color": True})
    assert "\x1b" not in plain
    assert "\x1b[36m2025-04-19..20\x1b[0m" in coloured or "\x1b[1mSaturday 19 April 2025\x1b[0m" in coloured
    for code in (1, 2, 31, 33, 35, 36, 0):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == plain


@pytest.mark.parametrize("view", ["line", "wide", "agenda"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_no_title_place_or_actor_commands_the_terminal(view: str, text: str) -> None:
    place = {"name": text, "country": None}
    told = written(
        "text", event(title=text, place=place, actors=[actor("X", "source", text)]), options={"view": view}
    )
    assert not CONTROLS & set(told)
    assert not {"\u202e", "\u2067", "\u2028"} & set(told)
    assert view == "agenda" or len(told.splitlines()) == 2


def test_control_characters_become_spaces() -> None:
    assert printable("a\x1b[31m\nb\u202ec") == "a [31m b c"


@pytest.mark.parametrize(
    ("meta", "told"),
    [
        ({"returned": 1, "total": 1}, "1 event, sorted newest first."),
        ({"returned": 0, "total": 0}, "0 events, sorted newest first."),
        ({"total": 10_000, "total_is": "at_least"}, "2 of at least 10000 events, sorted newest first."),
        ({"total": 9_000, "total_is": "estimated"}, "2 of about 9000 events, sorted newest first."),
        ({"total": None, "total_is": "none"}, "2 events, sorted newest first."),
        ({"sort": "-corroboration"}, "2 events, sorted most told first."),
        ({"sort": "relevance"}, "2 events, sorted best match first."),
        ({"sort": "-distance"}, "2 events, sorted farthest first."),
        ({"sort": "-colour"}, "2 events, sorted by -colour."),
    ],
)
def test_the_end_tells_how_many_of_how_many_in_which_order(meta: dict[str, Any], told: str) -> None:
    assert written("text", meta=META | meta).startswith(told)


def test_the_end_tells_the_way_on() -> None:
    text = written(
        "text",
        event(),
        event(),
        meta=META | {"total": 10_000, "undated_excluded": 3},
        links={"next": "http://x/?cursor=1", "json": "/events?a=b"},
    )
    assert text.splitlines()[2:] == [
        "2 of 10000 events, sorted newest first. JSON: /events?a=b",
        "3 more without a date.",
        "Next: http://x/?cursor=1",
    ]
