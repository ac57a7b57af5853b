"""regions.toml -> Region: named parts of the world, each with the countries that lie in it."""

import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from app.codebook.faults import CodebookError, refuse_missing
from app.codebook.reader import load

FILE = "regions.toml"
FIELDS = frozenset({"id", "m49", "name", "aliases", "countries", "parts"})


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the world: id, name, UN M49 code (None: named by the news), and ISO 3166-1 alpha-3 codes."""

    id: str
    name: str
    countries: frozenset[str]
    aliases: tuple[str, ...] = ()
    m49: str | None = None


@cache
def entries() -> Mapping[str, Region]:
    """The shipped regions by id, in the order of the file; CodebookError at the first fault."""
    lands = {code for code, entry in load().actors.items() if entry.kind in ("state", "territory")}
    return read(files("app.codebook"), frozenset(lands))


def regions() -> Mapping[str, frozenset[str]]:
    """Region id -> the codes of its countries."""
    return {region.id: region.countries for region in entries().values()}


def named(name: str) -> Region | None:
    """The region of an id, name, alias or M49 code, in any case and spelling of hyphens; None for none."""
    return _by_name().get(_folded(name))


def read(folder: Traversable, lands: frozenset[str]) -> Mapping[str, Region]:
    """Read and check the regions of a folder against the known country codes."""
    try:
        tables = tomllib.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise CodebookError(FILE, "-", str(fault)) from None
    found: dict[str, Region] = {}
    for table in tables.get("region", []):
        region = _region(table, found, lands)
        if region.id in found:
            raise CodebookError(FILE, region.id, "stands there already")
        found[region.id] = region
    _index(found)
    return found


@cache
def _by_name() -> Mapping[str, Region]:
    return _index(entries())


def _region(table: Mapping[str, Any], known: Mapping[str, Region], lands: frozenset[str]) -> Region:
    row = str(table.get("id", "-"))
    refuse_missing(FILE, table, ("id", "name"), row)
    if unknown := set(table) - FIELDS:
        raise CodebookError(FILE, row, f"'{min(unknown)}' is no field of a region")
    own = str(table.get("countries", "")).split()
    if repeated := [code for code in own if own.count(code) > 1]:
        raise CodebookError(FILE, row, f"'{repeated[0]}' stands twice")
    if strange := [code for code in own if code not in lands]:
        raise CodebookError(FILE, row, f"'{strange[0]}' is no state or territory of actors.csv")
    parts = table.get("parts", [])
    if missing := [part for part in parts if part not in known]:
        raise CodebookError(FILE, row, f"part '{missing[0]}' is no region further up")
    countries = frozenset(own).union(*(known[part].countries for part in parts))
    if not countries:
        raise CodebookError(FILE, row, "holds no country")
    return Region(row, table["name"], countries, tuple(table.get("aliases", ())), table.get("m49"))


def _index(regions: Mapping[str, Region]) -> Mapping[str, Region]:
    """Each folded name -> its region; CodebookError for a name of two regions."""
    found: dict[str, Region] = {}
    for region in regions.values():
        for name in filter(None, (region.id, region.name, region.m49, *region.aliases)):
            if found.setdefault(_folded(name), region) is not region:
                raise CodebookError(FILE, region.id, f"'{name}' also names {found[_folded(name)].id}")
    return found


def _folded(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold().replace("&", " and "))
    signs = (" " if sign in "_-–" else sign for sign in letters if not unicodedata.combining(sign))
    return " ".join("".join(signs).removeprefix("the ").split())
