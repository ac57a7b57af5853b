"""Options: the parameters that one format has and the others refuse."""

from collections.abc import Callable
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict

from app.filters.codes import one_of
from app.filters.faults import wrong
from app.filters.schema import param, single

TRUTHS = {"true": True, "1": True, "false": False, "0": False}


class Options(BaseModel):
    """The parameters of a format that has none of its own."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def parse_flag(text: str) -> bool:
    """True or false, as a query string spells them."""
    if text.lower() not in TRUTHS:
        raise wrong(text, "true or false", allowed=("true", "false"))
    return TRUTHS[text.lower()]


Flag = Annotated[bool, BeforeValidator(parse_flag)]


def flag(description: str) -> Any:
    """The declaration of an option that is off unless asked for."""
    return param(description, True, single("boolean"), default=False)


def word_of(noun: str, *allowed: str) -> BeforeValidator:
    """A parser of an option that is one of a few words."""
    resolve: Callable[[str], tuple[str, ...]] = one_of(allowed, noun)
    return BeforeValidator(lambda text: resolve(text)[0])


def choice(description: str, *allowed: str) -> Any:
    """The declaration of an option that is one of a few words, the first unless another is asked for."""
    return param(description, allowed[-1], single("string", enum=list(allowed)), default=allowed[0])
