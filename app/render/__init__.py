"""Events -> bytes: one decorated function a format; importing this package registers them all."""

# The order decides among formats that a client likes equally: json answers */*, text answers text/*.
# isort: off
from app.render import data, pages, sheets, maps, calendars, feeds, timelines

# isort: on
from app.render.formats import FORMATS, Format, Listed

__all__ = [
    "FORMATS",
    "Format",
    "Listed",
    "calendars",
    "data",
    "feeds",
    "maps",
    "pages",
    "sheets",
    "timelines",
]
