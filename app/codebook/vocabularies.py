"""vocabularies.toml -> what each value of a closed vocabulary means, in one line."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from app.codebook.faults import CodebookError

FILE = "vocabularies.toml"
Meanings = Mapping[str, Mapping[str, str]]


@cache
def meanings() -> Meanings:
    """The shipped definitions by vocabulary and value; CodebookError at the first fault."""
    return read(files("app.codebook"))


def read(folder: Traversable) -> Meanings:
    """Read and check the definitions of a folder."""
    try:
        tables = tomllib.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise CodebookError(FILE, "-", str(fault)) from None
    for vocabulary, values in tables.items():
        if not isinstance(values, dict):
            raise CodebookError(FILE, vocabulary, "is no table of values")
        for value, meaning in values.items():
            if not isinstance(meaning, str) or not meaning.strip():
                raise CodebookError(FILE, vocabulary, f"'{value}' has no meaning")
    return tables
