"""The codebook as a whole: what a name resolves to, which names there are, and that nothing changes it."""

from dataclasses import FrozenInstanceError, replace
from datetime import date

import pytest

from app import codebook
from app.codebook.book import Codebook, all_names
from app.codebook.entries import ActorEntry, Leader
from app.codebook.lexicon import Lexicon

NORLAND = ActorEntry(
    "NOR_L",
    "state",
    "NOR_L",
    "Norland",
    ("Kingdom of Norland",),
    ("Norlandic",),
    ("Northaven",),
    ("Old Keep",),
    "NL",
)
SUDMARK = ActorEntry("SUD", "state", "SUD", "Sudmark", iso2="SK")
LEAGUE = ActorEntry("NL", "body", None, "Northern League")


def ruler(name: str, code: str) -> Leader:
    return Leader(name, code, "head_of_state", date(2020, 1, 1), None, (name.split()[-1],))


BOOK = Codebook(
    version="test",
    types={},
    lexicon=Lexicon({}, {}, {}, {}, {}, frozenset()),
    actors={entry.code: entry for entry in (NORLAND, SUDMARK, LEAGUE)},
    leaders=(ruler("Ada Berg", "NOR_L"), ruler("Ole Berg", "SUD"), ruler("Ola Berg", "NOR_L")),
    places={},
    roles={},
    heads={},
)


@pytest.mark.parametrize(
    "name",
    ["NOR_L", "norland", " Norland ", "KINGDOM OF NORLAND", "Norlandic", "Northaven", "old keep", "Ada Berg"],
)
def test_all_that_stands_for_an_actor_resolves_to_its_code(name: str) -> None:
    assert BOOK.resolve(name) == ("NOR_L",)


def test_a_name_of_two_leaders_gives_each_code_once() -> None:
    assert BOOK.resolve("Berg") == ("NOR_L", "SUD")


def test_a_name_comes_before_a_two_letter_code() -> None:
    assert (BOOK.resolve("NL"), BOOK.resolve("sk")) == (("NL",), ("SUD",))


@pytest.mark.parametrize("name", ["", "  ", "Nor", "Norlandia", "\0", "é" * 10_000])
def test_what_names_nobody_resolves_to_nothing(name: str) -> None:
    assert BOOK.resolve(name) == ()


def test_every_listed_name_resolves() -> None:
    assert BOOK.names
    assert all(BOOK.resolve(name) for name in BOOK.names)


def test_an_actors_names_are_all_its_strings_and_no_empty_one() -> None:
    assert all_names(NORLAND) == (
        *("NOR_L", "Norland", "Kingdom of Norland", "Norlandic", "Northaven", "Old Keep"),
    )
    assert all_names(replace(SUDMARK, name="")) == ("SUD",)


def test_a_codebook_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        BOOK.version = "other"  # type: ignore[misc]


def test_the_shipped_codebook_is_read_once_and_has_a_version() -> None:
    assert codebook.load() is codebook.load()
    assert codebook.load().version


def test_a_code_stands_for_its_actor_alone_whoever_else_bears_it_as_a_name() -> None:
    chief = replace(ruler("Ada Berg", "NOR_L"), aliases=("Sud",))
    assert replace(BOOK, leaders=(chief,)).resolve("sud") == ("SUD",)
    book = codebook.load()
    assert {code: book.resolve(code) for code in book.actors} == {code: (code,) for code in book.actors}
