"""Events -> bytes: one decorated function a format; importing this package registers them all."""

from app.render import data, pages, sheets
from app.render.formats import FORMATS, Format, Listed

__all__ = ["FORMATS", "Format", "Listed", "data", "pages", "sheets"]
