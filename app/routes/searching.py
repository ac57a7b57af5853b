"""The parameters that searches of names share: `q`, and `limit` up to all there is."""

from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic.config import JsonDict
from pydantic_core import PydanticCustomError

from app.filters import spots
from app.filters.codes import Codes, parse_codes
from app.filters.faults import wrong
from app.filters.schema import listed, param, single
from app.filters.vocabulary import country

LETTERS = 200


def _typed(text: str) -> str | None:
    if len(text) > LETTERS:
        raise wrong(f"{text[:20]}…", f"at most {LETTERS} characters long")
    return text.strip() or None


def _needed(text: str | None) -> str:
    found = _typed(text or "")
    if found is None:
        context = {"value": text, "expected": "a name"}
        raise PydanticCustomError("missing_parameter", "give a name or its beginning, like q=kre", context)
    return found


def _number(text: str, most: int) -> int:
    if not (text.isascii() and text.isdigit()) or int(text[:9]) < 1:
        raise wrong(text, f"a whole number from 1 to {most}")
    if len(text.lstrip("0")) > len(str(most)) or int(text) > most:
        raise wrong(text, f"at most {most}, which is all there can be", "limit_too_large")
    return int(text)


Typed = Annotated[str | None, BeforeValidator(_typed)]
Needed = Annotated[str, BeforeValidator(_needed)]
Countries = Annotated[Codes | None, BeforeValidator(lambda values: parse_codes(values, country))]
Regions = Annotated[Codes | None, BeforeValidator(lambda values: parse_codes(values, spots.region))]
NEEDED: JsonDict = {"required": ["q"]}  # what a model with `q: Needed` says of itself in OpenAPI


def typed_param(description: str, example: str) -> Any:
    """The declaration of a `q` that may be left out."""
    return param(description, example, single("string", maxLength=LETTERS))


def needed_param(description: str, example: str) -> Any:
    """The declaration of a `q` that must be given."""
    return param(
        description,
        example,
        single("string", minLength=1, maxLength=LETTERS),
        validate_default=True,
    )


def countries_param(description: str) -> Any:
    """The declaration of `country`."""
    return param(f"{description}: code or name; a leading `-` excludes.", ["UKR"], listed())


def regions_param() -> Any:
    """The declaration of `region`."""
    return param("A part of the world, as `sahel`; a leading `-` excludes.", ["sahel"], listed())


def up_to(most: int) -> BeforeValidator:
    """A parser of `limit` that refuses what is above `most`."""
    return BeforeValidator(lambda text: _number(text, most))


def limit_param(default: int, most: int) -> Any:
    """The declaration of a `limit` that is `default` unless given."""
    return param(
        f"At most this many; {default} unless given.",
        20,
        single("integer", minimum=1, maximum=most, default=default),
        default=default,
    )


def meets(value: str | None, codes: Codes | None) -> bool:
    """Whether a value is one that a code list includes, and none that it excludes."""
    return codes is None or ((not codes.include or value in codes.include) and value not in codes.exclude)
