"""Numbers in a query string: shares, counts, degrees, and lists of them; anything else is refused."""

import re
from collections.abc import Callable

from app.filters.faults import wrong

PLAIN = re.compile(r"-?(\d{1,9}(\.\d{0,12})?|\.\d{1,12})", re.ASCII)
MOST = 1_000_000_000


def between(least: float, most: float) -> Callable[[str], float]:
    """A parser of a decimal number between two bounds, both inclusive."""

    def parse(text: str) -> float:
        if not PLAIN.fullmatch(text) or not least <= float(text) <= most:
            raise wrong(text, f"a number from {least:g} to {most:g}")
        return float(text)

    return parse


def whole(least: int) -> Callable[[str], int]:
    """A parser of a whole number that is not below `least`."""

    def parse(text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) < 10) or int(text) < least:
            raise wrong(text, f"a whole number from {least} to {MOST - 1}")
        return int(text)

    return parse


def numbers(text: str) -> tuple[float, ...] | None:
    """The numbers of a comma-separated list; None when one of them is none."""
    parts = [part.strip() for part in text.split(",", 8)]
    return tuple(map(float, parts)) if all(map(PLAIN.fullmatch, parts)) else None
