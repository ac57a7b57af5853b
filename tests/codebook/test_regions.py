"""regions.toml: every country in its one place of M49, every name for one region, faults by row."""

from pathlib import Path

import pytest

from app import codebook
from app.codebook import CodebookError, regions

M49 = {
    "africa": "northern_africa eastern_africa middle_africa southern_africa western_africa",
    "americas": "caribbean central_america south_america northern_america",
    "asia": "central_asia eastern_asia south_eastern_asia southern_asia western_asia",
    "europe": "eastern_europe northern_europe southern_europe western_europe",
    "oceania": "australia_new_zealand melanesia micronesia polynesia",
}
LANDS = frozenset({"NOR", "SUD", "EST"})


def test_every_country_lies_in_one_subregion_and_one_continent() -> None:
    book, found = codebook.load(), regions.regions()
    lands = {code for code, entry in book.actors.items() if entry.iso2}
    subregions = [code for parts in M49.values() for part in parts.split() for code in found[part]]
    assert sorted(subregions) == sorted(lands)
    for continent, parts in M49.items():
        assert found[continent] == frozenset().union(*(found[part] for part in parts.split())), continent
    assert found["world"] == lands


def test_every_country_of_a_place_lies_in_the_world() -> None:
    countries = {place.country for place in codebook.load().places.values() if place.country}
    assert countries <= regions.regions()["world"]


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Middle East", "middle_east"),
        ("the middle-east", "middle_east"),
        ("MIDDLE_EAST", "middle_east"),
        ("mena", "middle_east_north_africa"),
        ("Middle East & North Africa", "middle_east_north_africa"),
        ("South-East Asia", "south_eastern_asia"),
        ("  West   Africa ", "western_africa"),
        ("the Balkans", "balkans"),
        ("Visegrád", "visegrad"),
        ("145", "western_asia"),
        ("The Sahel", "sahel"),
    ],
)
def test_a_region_is_found_by_any_of_its_names(name: str, id: str) -> None:
    found = regions.named(name)
    assert found is not None
    assert found.id == id


@pytest.mark.parametrize("name", ["", "the", "Atlantis", "\0", "é" * 10_000, "East"])
def test_what_names_no_region_is_none(name: str) -> None:
    assert regions.named(name) is None


@pytest.mark.parametrize(
    ("id", "inside", "outside"),
    [
        ("middle_east", "ISR PSE IRN TUR EGY YEM", "AFG SDN CYP"),
        ("balkans", "SRB XKX BIH", "HUN TUR"),
        ("sahel", "MLI NER BFA", "SDN SEN"),
        ("horn_of_africa", "ETH SOM ERI DJI", "KEN"),
        ("caucasus", "ARM AZE GEO", "RUS"),
        ("baltics", "EST LVA LTU", "POL"),
        ("eastern_asia", "CHN TWN KOR PRK", "VNM"),
    ],
)
def test_a_region_of_the_news_holds_what_is_meant_by_it(id: str, inside: str, outside: str) -> None:
    countries = regions.regions()[id]
    assert set(inside.split()) <= countries
    assert not set(outside.split()) & countries


@pytest.mark.parametrize(
    ("text", "row", "fault"),
    [
        ('[[region]]\nid = "x"\ncountries = "NOR"', "x", "'name' is missing"),
        ('[[region]]\nid = "x"\nname = "X"\ncountries = "NOR ZZZ"', "x", "'ZZZ' is no state"),
        ('[[region]]\nid = "x"\nname = "X"\ncountries = "NOR NOR"', "x", "'NOR' stands twice"),
        ('[[region]]\nid = "x"\nname = "X"\nparts = ["y"]', "x", "part 'y' is no region further up"),
        ('[[region]]\nid = "x"\nname = "X"', "x", "holds no country"),
        ('[[region]]\nid = "x"\nname = "X"\ncountries = "NOR"\ncolor = "red"', "x", "'color' is no field"),
        (
            '[[region]]\nid = "x"\nname = "X"\ncountries = "NOR"\n'
            '[[region]]\nid = "y"\nname = "Y"\naliases = ["the x"]\ncountries = "SUD"',
            "y",
            "'the x' also names x",
        ),
        (
            '[[region]]\nid = "x"\nname = "X"\ncountries = "NOR"\n'
            '[[region]]\nid = "x"\nname = "Y"\ncountries = "SUD"',
            "x",
            "stands there already",
        ),
        ("[[region", "-", ""),
    ],
)
def test_a_faulty_row_is_named(tmp_path: Path, text: str, row: str, fault: str) -> None:
    (tmp_path / "regions.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CodebookError, match=rf"regions\.toml, row {row}: .*{fault}"):
        regions.read(tmp_path, LANDS)


def test_a_region_holds_its_parts_and_its_own(tmp_path: Path) -> None:
    text = (
        '[[region]]\nid = "north"\nname = "North"\ncountries = "NOR"\n'
        '[[region]]\nid = "all"\nname = "All"\nparts = ["north"]\ncountries = "SUD"'
    )
    (tmp_path / "regions.toml").write_text(text, encoding="utf-8")
    assert regions.read(tmp_path, LANDS)["all"].countries == {"NOR", "SUD"}
