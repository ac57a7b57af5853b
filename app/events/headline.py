"""Event and names -> its headline: "Russia declares truce with Ukraine", "Strike reported in Odesa"."""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from app.events.event import Event, Modality

MOST_NAMES = 3
PLURAL = ("civilians", "rebels", "gunmen", "forces", "settlers")  # how names of many end
DOUBT: dict[Modality, str] = {
    "planned": "Planned",
    "hypothetical": "Possible",
    "claimed": "Claimed",
    "denied": "Denied",
}


def headline(event: Event, label: str, sources: Sequence[str], targets: Sequence[str]) -> str:
    """One line that tells the event from its type's label, its actors' names, its place and modality."""
    row, names = _rows().get(event.type), (*sources, *targets)
    if not sources or row is None:
        parties = " - ".join(filter(None, (_listed(sources), _listed(targets))))
        return _doubted(event.modality, f"{label} ({parties})" if parties else label) + _where(event, names)
    several = len(sources) > 1 or sources[0].lower().endswith(PLURAL)
    told = [_listed(sources), _verb(event.modality, row["do"], several)]
    told += filter(None, (row["link"], _listed(targets))) if targets else ()
    line = " ".join(told)
    where = _where(event, names, " in " if targets else row.get("at", " in "))
    return (_doubted("denied", line) if event.modality == "denied" else line) + where


def _where(event: Event, names: Sequence[str], leading: str = " in ") -> str:
    return f"{leading}{event.place.name}" if event.place and event.place.name not in names else ""


def _verb(modality: Modality, do: str, several: bool) -> str:
    if modality == "planned":
        return f"to {do}"
    if modality == "hypothetical":
        return f"may {do}"
    told = do if several else _singular(do)
    return f"reportedly {told}" if modality == "claimed" else told


def _singular(do: str) -> str:
    verb, _, rest = do.partition(" ")
    ending = "es" if verb.endswith(("ch", "sh", "s", "x")) else "s"
    return f"{verb}{ending} {rest}".rstrip()


def _listed(names: Sequence[str]) -> str:
    shown = list(names) if len(names) <= MOST_NAMES else [*names[: MOST_NAMES - 1], "others"]
    return " and ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))


def _doubted(modality: Modality, told: str) -> str:
    return f"{DOUBT[modality]}: {told}" if modality in DOUBT else told


@cache
def _rows() -> dict[str, dict[str, str]]:
    return tomllib.loads((files("app.events") / "headlines.toml").read_text(encoding="utf-8"))
