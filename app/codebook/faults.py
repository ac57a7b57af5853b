"""CodebookError and the checks that every codebook file shares."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.codebook.lexicon import WORD


class CodebookError(ValueError):
    """A codebook file that cannot be used: which file, which row, what is wrong."""

    def __init__(self, file: str, row: str | int, fault: str) -> None:
        super().__init__(f"{file}, row {row}: {fault}")


def refuse_missing(file: str, table: Any, keys: Sequence[str], row: str = "-") -> None:
    """CodebookError for the first of the keys that a table of a file lacks."""
    missing = keys if not isinstance(table, Mapping) else [key for key in keys if key not in table]
    if missing:
        raise CodebookError(file, row, f"'{missing[0]}' is missing")


def refuse_wordless(file: str, row: str, phrases: Iterable[str]) -> None:
    """CodebookError for the first phrase that holds no word."""
    if empty := [phrase for phrase in phrases if not WORD.search(phrase)]:
        raise CodebookError(file, row, f"{empty[0]!r} holds no word")


def refuse_unpaired(file: str, row: str, phrases: Iterable[str]) -> None:
    """CodebookError for the first phrase that is not a verb and one word that may stand apart from it."""
    if odd := [phrase for phrase in phrases if len(phrase.split()) != 2]:
        raise CodebookError(file, row, f"{odd[0]!r} is no verb with one word apart")
