"""Names as people type them -> the actors and places of the codebook, ranked, each with why it matched."""

from app.gazetteer import actors, places

__all__ = ["actors", "places", "warm"]


def warm() -> None:
    """Build the indexes, some hundred milliseconds each, before the first request needs them."""
    actors.index()
    places.index()
