"""Events -> bytes: one decorated function a format; importing this package registers them all."""

# isort: off - the order decides among formats that a client likes equally: json answers */*
from app.render import data, pages, sheets

# isort: on
from app.render.formats import FORMATS, Format, Listed

__all__ = ["FORMATS", "Format", "Listed", "data", "pages", "sheets"]
