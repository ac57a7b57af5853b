"""Actors by any name: codes, seats, office holders on a date, a role beside a name, parts of states."""

from datetime import date
from time import perf_counter

import pytest

from app import codebook
from app.codebook.book import all_names
from app.gazetteer import actors, places
from app.gazetteer.actors import Wanted


def first(q: str, on: date | None = None) -> tuple[str, str | None] | None:
    found = actors.resolve(q, Wanted(days=(on, on) if on else None), 5)
    return (found[0].item.actor.code, found[0].item.person) if found else None


@pytest.mark.parametrize(
    ("q", "code", "person"),
    [
        ("Kremlin", "RUS", None),
        ("moscow", "RUS", None),
        ("ru", "RUS", None),
        ("Sudanese", "SDN", None),
        ("AU", "AU", None),
        ("SDN-CIV", "SDN-CIV", None),
        ("sdn-civ", "SDN-CIV", None),
        ("Sudanese rebels", "SDN-REB", None),
        ("Russian army", "RUS", None),
        ("US secretary of state", "USA", None),
        ("Ukrane", "UKR", None),
        ("Vladimir Putin", "RUS", "Vladimir Putin"),
        ("President Putin", "RUS", "Vladimir Putin"),
        ("President Zelenski", "UKR", "Volodymyr Zelensky"),
        ("Lavrow", "RUS", "Sergei Lavrov"),
    ],
)
def test_a_name_of_any_kind_resolves(q: str, code: str, person: str | None) -> None:
    assert first(q) == (code, person)


@pytest.mark.parametrize("q", ["", "Nobody Atall Xyzq", "-", "ZZZ-CIV", "RUS-XYZ", "president " * 20])
def test_what_names_nobody_resolves_to_nobody(q: str) -> None:
    assert first(q) is None


def test_a_person_is_found_only_while_in_office() -> None:
    assert first("Blinken", date(2024, 5, 1)) == ("USA", "Antony Blinken")
    assert first("Blinken", date(2019, 5, 1)) is None
    assert first("Kremlin", date(2019, 5, 1)) == ("RUS", None)


def test_only_the_terms_on_the_day_are_told() -> None:
    day = date(2010, 1, 1)
    (found,) = [m for m in actors.resolve("Putin", Wanted(days=(day, day)), 5) if m.how == "exact"]
    assert [term.office for term in found.item.terms] == ["head_of_government"]
    everything = actors.resolve("Putin", Wanted(), 5)[0].item.terms
    assert len(everything) == 4
    assert everything[0].since == date(2012, 5, 7)


def test_every_name_of_every_actor_finds_it() -> None:
    lost = []
    for entry in codebook.load().actors.values():
        for name in all_names(entry):
            found = actors.index().begun(name, Wanted())
            if entry.code not in {m.item.actor.code for m in found if m.how == "exact"}:
                lost.append((entry.code, name))
    assert lost == []


def test_every_office_holder_is_found() -> None:
    missing = [
        leader.name
        for leader in codebook.load().leaders
        if all(match.item.person != leader.name for match in actors.index().begun(leader.name, Wanted()))
    ]
    assert missing == []


def test_every_place_is_found_by_its_names() -> None:
    for place in codebook.load().places.values():
        for name in (place.id, place.name, *place.aliases):
            assert place in {match.item for match in places.index().begun(name, lambda _: True)}, name


def test_of_one_name_the_greater_place_comes_first() -> None:
    found = places.index().resolve("Tripoli", lambda _: True, 5)
    assert [match.item.country for match in found[:2]] == ["LBY", "LBN"]


def test_suggestions_while_typing_are_quick() -> None:
    typed = [word[:end] for word in ("russia", "zelensky", "south", "al-shabaab") for end in range(1, 6)]
    actors.suggest("warm", Wanted(), 10)
    spent = []
    for _ in range(20):
        begun = perf_counter()
        for text in typed:
            actors.suggest(text, Wanted(), 10)
        spent.append((perf_counter() - begun) / len(typed))
    assert min(spent) < 0.001  # about 0.05 ms on an idle core
