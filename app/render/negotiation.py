"""Accept header -> which of the media types on offer the client likes best."""

from collections.abc import Iterator, Sequence


def preferred(accept: str, offered: Sequence[str]) -> str | None:
    """The best liked of the offered media types, the first among equals; None when none will do.

    Without a header anything will do. The most specific range that covers a type decides (RFC 9110, 12.5.1).
    """
    ranges = list(_ranges(accept)) or [("*/*", 1.0)]
    likings = [(_liking(ranges, media), -place, media) for place, media in enumerate(offered)]
    liking, _, media = max(likings)
    return media if liking > 0 else None


def _liking(ranges: Sequence[tuple[str, float]], media: str) -> float:
    covering = (media, media.partition("/")[0] + "/*", "*/*")
    return next((quality for cover in covering for range, quality in ranges if range == cover), 0.0)


def _ranges(accept: str) -> Iterator[tuple[str, float]]:
    for item in accept.lower().split(","):
        range, *parameters = (part.strip() for part in item.split(";"))
        if range:
            yield range, _quality(parameters)


def _quality(parameters: Sequence[str]) -> float:
    given = next((part[2:] for part in parameters if part.startswith("q=")), "1")
    try:
        return min(max(float(given), 0.0), 1.0)
    except ValueError:
        return 0.0
