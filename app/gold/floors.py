"""Floors: the figures a labelled file must reach, by the file's name, in a JSON file that people read.

Names that end in `_at_most` are ceilings. Figures are kept to three decimals, rounded against the coder.
"""

import json
import math
from collections.abc import Mapping
from pathlib import Path

Values = Mapping[str, float]
CEILING = "_at_most"


def read(path: Path) -> dict[str, dict[str, float]]:
    """The floors of every labelled file; none when there is no such file yet."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def missed(floors: Values, figures: Values) -> list[str]:
    """A sentence for each floor that the figures do not reach."""
    return [
        f"{name} is {figures[name]:.3f}, the floor is {floor:.3f}"
        for name, floor in floors.items()
        if _worse(name, figures[name], floor)
    ]


def raised(floors: Values, figures: Values, *, lower: bool = False) -> dict[str, float]:
    """The floors at the figures where those are better, or (`lower`) wherever those are."""
    rounded = {name: _rounded(name, value) for name, value in figures.items()}
    if lower:
        return rounded
    return {
        name: floors[name] if name in floors and _worse(name, value, floors[name]) else value
        for name, value in rounded.items()
    }


def write(path: Path, name: str, floors: Values) -> None:
    """Put the floors of one labelled file in place of what stood there."""
    path.write_text(json.dumps(read(path) | {name: dict(floors)}, indent=2) + "\n", encoding="utf-8")


def _is_ceiling(name: str) -> bool:
    return name.endswith(CEILING)


def _worse(name: str, value: float, floor: float) -> bool:
    return value > floor if _is_ceiling(name) else value < floor


def _rounded(name: str, value: float) -> float:
    return (math.ceil if _is_ceiling(name) else math.floor)(round(value * 1000, 6)) / 1000
