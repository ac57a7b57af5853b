"""Floors: the figures a labelled file must reach, by the file's name, in a JSON file that people read.

Names that end in `_at_most` are ceilings. Floors are kept to three decimals, rounded against the coder. Those
that are RAISED follow what was reached; any other is a limit set by hand, and stays. All figures of a commit
are kept in a file beside it, to compare with.
"""

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

Values = Mapping[str, float]
CEILING = "_at_most"
RAISED = frozenset(
    "strict_f1 lenient_f1 complete_f1 actors_accuracy date_accuracy modality_accuracy detection_f1 value_f1"
    " accuracy macro_f1 names_accuracy distractors_at_most".split()
)


class Pinned(NamedTuple):
    """The figures of one labelled file as they were kept last, and the commit they were measured at."""

    at: str
    figures: Values


def read(path: Path) -> dict[str, Any]:
    """What is pinned for every labelled file; nothing when there is no such file yet."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def missed(floors: Values, figures: Values) -> list[str]:
    """A sentence for each floor that the figures do not reach."""
    return [
        f"{name} is {figures.get(name, math.nan):.3f}, the floor is {floor:.3f}"
        for name, floor in floors.items()
        if name not in figures or _worse(name, figures[name], floor)
    ]


def raised(floors: Values, figures: Values, *, lower: bool = False) -> dict[str, float]:
    """The floors at the figures where those are better, or (`lower`) wherever those are."""
    reached = {name: _rounded(name, value) for name, value in figures.items() if name in RAISED}
    better = {
        name: value
        for name, value in reached.items()
        if lower or name not in floors or not _worse(name, value, floors[name])
    }
    return {**floors, **better}


def raise_floors(path: Path, name: str, figures: Values, *, lower: bool = False) -> None:
    """Raise the floors of one labelled file to its figures."""
    _write(path, name, raised(read(path).get(name, {}), figures, lower=lower))


def figures(path: Path, name: str) -> Pinned:
    """The figures that were kept last of one labelled file; none when there are none yet."""
    kept = read(path).get(name, {"at": "", "figures": {}})
    return Pinned(kept["at"], kept["figures"])


def keep_figures(path: Path, name: str, figures: Values, at: str) -> None:
    """Keep the figures of one labelled file, and the commit that they were measured at."""
    _write(path, name, {"at": at, "figures": {key: round(value, 3) for key, value in figures.items()}})


def _write(path: Path, name: str, pins: Mapping[str, Any]) -> None:
    """Put the pins of one labelled file in place of what stood there."""
    path.write_text(json.dumps(read(path) | {name: dict(pins)}, indent=2) + "\n", encoding="utf-8")


def _is_ceiling(name: str) -> bool:
    return name.endswith(CEILING)


def _worse(name: str, value: float, floor: float) -> bool:
    return value > floor if _is_ceiling(name) else value < floor


def _rounded(name: str, value: float) -> float:
    return (math.ceil if _is_ceiling(name) else math.floor)(round(value * 1000, 6)) / 1000
