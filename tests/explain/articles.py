"""Made-up articles and the parts of their explanations that a table can hold."""

from datetime import date

from app.explain import Explanation, explain
from app.explain.origin import Origin
from app.text import Article

PUBLISHED = date(2025, 4, 22)  # a Tuesday


def explained(text: str, *, title: str = "", publisher: str | None = None) -> Explanation:
    """The explanation of a text published on PUBLISHED."""
    return explain(Article(text, title=title, published=PUBLISHED, publisher=publisher))


def origins(text: str, kind: str, **more: str) -> dict[str, Origin]:
    """Where the fields of a text's first event of a type came from, by field; of parties the first."""
    found = explained(text, **more)
    at = next(i for i, event in enumerate(found.coding.events) if event.type == kind)
    return {origin.field: origin for origin in reversed(found.events[at].origins)}
