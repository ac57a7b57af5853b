"""The parameter `lang`: the language of labels."""

from typing import Annotated, Any

from pydantic import BeforeValidator

from app.codebook import labels
from app.filters.faults import wrong
from app.filters.schema import param, single


def parse_language(text: str) -> str:
    """The language of labels that a tag asks for (`fr-CA`: fr); an unknown one is refused by name."""
    found = labels.spoken(text)
    if found is None:
        raise wrong(text, "a language of labels", allowed=labels.languages())
    return found


Lang = Annotated[str | None, BeforeValidator(parse_language)]


def lang_param() -> Any:
    """The declaration of `lang`."""
    return param(
        "The language of labels; without it Accept-Language decides, and English where that names none.",
        "fr",
        lambda schema: single("string", enum=list(labels.languages()))(schema),
    )
