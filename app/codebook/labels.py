"""labels.csv -> what a code is called in each language, as a newspaper would say."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from app.codebook.faults import CodebookError

FILE = "labels.csv"
KEY = ("vocabulary", "code")
DEFAULT = "en"

Labels = Mapping[tuple[str, str], Mapping[str, str]]


def languages() -> tuple[str, ...]:
    """The languages that labels come in, the default first."""
    return tuple(next(iter(_labels().values())))


def label(code: str, language: str = DEFAULT, vocabulary: str = "type") -> str | None:
    """The label of a vocabulary's code in one of `languages`; None for a code without a label."""
    told = _labels().get((vocabulary, code))
    return told[language] if told else None


def spoken(tag: str) -> str | None:
    """The language of labels that a language tag falls back to (`fr-CA`: fr); None when there is none."""
    primary = tag.strip().lower().replace("_", "-").partition("-")[0]
    return primary if primary in languages() else None


@cache
def _labels() -> Labels:
    return read(files("app.codebook"))


def read(folder: Traversable) -> Labels:
    """Read the labels of a folder; CodebookError at the first empty, repeated or ragged row."""
    try:
        table = csv.DictReader((folder / FILE).read_text(encoding="utf-8").splitlines(), strict=True)
        rows = list(table)
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise CodebookError(FILE, "-", str(fault)) from None
    header = tuple(table.fieldnames or ())
    if header[:3] != (*KEY, DEFAULT):
        raise CodebookError(FILE, 1, f"the header begins {','.join((*KEY, DEFAULT))}")
    found: dict[tuple[str, str], Mapping[str, str]] = {}
    for number, row in enumerate(rows, start=2):
        if row.keys() != set(header) or not all(cell and cell == cell.strip() for cell in row.values()):
            raise CodebookError(FILE, number, "has an empty, a ragged or too many or too few cells")
        key = (row["vocabulary"], row["code"])
        if key in found:
            raise CodebookError(FILE, number, f"'{key[1]}' of '{key[0]}' stands there already")
        found[key] = {language: row[language] for language in header[2:]}
    if not found:
        raise CodebookError(FILE, "-", "holds no label")
    return found
