"""The README shows what the commands print, and names every filter, format, setting and subcommand."""

from pathlib import Path

import pytest

from app.__main__ import main
from app.config import Settings
from app.filters.listing import Listing
from app.filters.reading import parameters
from app.render import FORMATS
from tests.readme import README, refreshed

TEXT = README.read_text(encoding="utf-8")


def test_the_readme_shows_what_its_commands_print(tmp_path: Path) -> None:
    """Where this fails because the answers got better, `make readme` writes them anew."""
    assert refreshed(TEXT, tmp_path) == TEXT


@pytest.mark.parametrize("name", [*parameters(Listing), *FORMATS])
def test_every_filter_and_format_is_named(name: str) -> None:
    assert f"`{name}`" in TEXT


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_named(name: str) -> None:
    assert f"`PARLEY_{name.upper()}`" in TEXT


@pytest.mark.parametrize("name", main.commands)
def test_every_subcommand_is_named(name: str) -> None:
    assert f"parley {name}" in TEXT
