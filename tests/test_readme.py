"""README.md and API.md show what their commands print, and leave out nothing that can be asked or set."""

import re
from pathlib import Path

import pytest

from app.__main__ import main
from app.config import Settings
from app.filters.listing import Listing
from app.filters.reading import ALIASES, parameters
from app.main import create_app
from app.render import FORMATS
from app.routes.openapi import described
from tests.readme import PAGES, commands, outputs, refreshed
from tests.routes.description import Told, operations

TEXTS = {page.name: page.read_text(encoding="utf-8") for page in PAGES}
README = TEXTS["README.md"]
MISTAKES = ("form=", "type=truce_declred", "actor=Rusia")  # made to show what is answered
SILENT = re.compile(r"^\$ \w+=|-o /dev/null$", re.MULTILINE)
LONGEST = 900  # lines that one still reads
COMMANDS = [command for text in TEXTS.values() for command in commands(text)]
ADDRESS = re.compile(r"\blocalhost:8000(/[^\s'\"?]*)")
GIVEN = re.compile(r"(?:[?&]|-d |--data-urlencode ')([a-z_0-9]+)=")
HEADING = re.compile(r"^# ([\w, ]+):", re.MULTILINE)
LINK = re.compile(r"\]\(((?:[A-Z]+\.md)?(?:#[\w-]+)?)\)")
PATHS = {path for command in COMMANDS for path in ADDRESS.findall(command)}
USED = {name for command in COMMANDS for name in GIVEN.findall(command)}
EXPLAINED = {name for command in COMMANDS for names in HEADING.findall(command) for name in names.split(", ")}
OPERATIONS = operations(described(create_app()))


def asked() -> set[str]:
    """The name of every parameter that any operation takes in its query."""
    every: list[Told] = [each for told in OPERATIONS.values() for each in told.get("parameters", ())]
    return {each["name"] for each in every if each["in"] == "query"}


def stands_for(template: str) -> re.Pattern[str]:
    """The addresses that a path of the description stands for."""
    return re.compile(re.sub(r"\\{\w+\\}", r"[^/.]+", re.escape(template)))


@pytest.mark.parametrize("name", TEXTS)
def test_a_page_shows_what_its_commands_print(name: str, tmp_path: Path) -> None:
    """Where this fails because the answers got better, `make readme` writes them anew."""
    assert refreshed(TEXTS[name], tmp_path) == TEXTS[name]


@pytest.mark.parametrize("name", TEXTS)
def test_every_command_finds_something(name: str) -> None:
    """What `make readme` writes down may be that a command no longer works."""
    shown = [
        (asked, said) for asked, said in outputs(TEXTS[name]) if not any(bad in asked for bad in MISTAKES)
    ]
    assert [asked for asked, said in shown if not said.strip() and not SILENT.search(asked)] == []
    assert [asked for asked, said in shown if said.startswith("error:") or "urn:parley:error" in said] == []


@pytest.mark.parametrize("name", TEXTS)
def test_a_page_stays_short_enough_to_read(name: str) -> None:
    assert len(TEXTS[name].splitlines()) <= LONGEST


@pytest.mark.parametrize("name", [*parameters(Listing), *FORMATS])
def test_every_filter_and_format_is_explained_above_a_command(name: str) -> None:
    assert name in EXPLAINED


@pytest.mark.parametrize("name", sorted(asked()))
def test_every_parameter_is_used_in_a_command(name: str) -> None:
    assert name in USED


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_asked_for_by_its_suffix(name: str) -> None:
    assert PATHS & {f"/events.{suffix}" for suffix in FORMATS[name].suffixes}


@pytest.mark.parametrize("template", sorted({told["path"] for told in OPERATIONS.values()}))
def test_every_endpoint_is_asked_in_a_command(template: str) -> None:
    others = {told["path"] for told in OPERATIONS.values()} - {template}
    assert [path for path in PATHS - others if stands_for(template).fullmatch(path)]


@pytest.mark.parametrize("name", ALIASES)
def test_every_other_name_of_a_parameter_is_told(name: str) -> None:
    assert f"`{name}`" in README


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_named(name: str) -> None:
    assert f"`PARLEY_{name.upper()}`" in README


@pytest.mark.parametrize("name", main.commands)
def test_every_subcommand_is_named(name: str) -> None:
    assert f"parley {name}" in README


@pytest.mark.parametrize(
    ("page", "target"), [(name, link) for name in TEXTS for link in LINK.findall(TEXTS[name])]
)
def test_every_link_leads_to_a_heading(page: str, target: str) -> None:
    name, _, anchor = target.partition("#")
    headings = re.findall(r"^#+ (.+)$", TEXTS[name or page], re.MULTILINE)
    found = {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}
    assert not anchor or anchor in found
