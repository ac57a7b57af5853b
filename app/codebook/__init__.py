"""What counts: event types, actors, office holders and places, read from the data files beside this one."""

from app.codebook.book import Codebook
from app.codebook.faults import CodebookError
from app.codebook.reader import kind, load

__all__ = ["Codebook", "CodebookError", "kind", "load"]
