"""Accept header -> which of the media types on offer the client likes best."""

import re
from collections.abc import Iterator, Mapping, Sequence

QUALITY = re.compile(r"(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)", re.ASCII)


def preferred(accept: str, offered: Sequence[str]) -> str | None:
    """The best liked of the offered media types, the first among equals; None when none will do.

    Without a header anything will do. The most specific range that covers a type decides (RFC 9110, 12.5.1).
    """
    asked = ranges(accept) or {"*/*": 1.0}
    likings = [(_liking(asked, media), -place, media) for place, media in enumerate(offered)]
    liking, _, media = max(likings)
    return media if liking > 0 else None


def accepts(header: str, name: str) -> bool:
    """Whether a header such as Accept-Encoding takes a name that it lists itself."""
    return ranges(header).get(name, 0.0) > 0


def _liking(ranges: Mapping[str, float], media: str) -> float:
    covering = (media, media.partition("/")[0] + "/*", "*/*")
    return next((ranges[cover] for cover in covering if cover in ranges), 0.0)


def ranges(header: str) -> dict[str, float]:
    """What a header lists, each with its quality; of a name that it repeats, the first counts."""
    found: dict[str, float] = {}
    for name, quality in _items(header):
        found.setdefault(name, quality)
    return found


def _items(header: str) -> Iterator[tuple[str, float]]:
    for item in header.lower().split(","):
        range, *parameters = (part.strip() for part in item.split(";"))
        if range:
            yield range, _quality(parameters)


def _quality(parameters: Sequence[str]) -> float:
    """The weight among an item's parameters: 1 without one, 0 for one that is none."""
    given = next((part[2:] for part in parameters if part.startswith("q=")), "1")
    return float(given) if QUALITY.fullmatch(given) else 0.0
