"""Article -> Events: the ways to code an article, by name."""

from collections.abc import Mapping

from app.extractors import rules
from app.extractors.coding import Coding, Extractor

__all__ = ["EXTRACTORS", "Coding", "Extractor"]

EXTRACTORS: Mapping[str, Extractor] = {"rules": rules.extract}
