"""What happened: types, families, codes of other schemes, how real it is, how many it killed, which words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, BeforeValidator

from app import codebook
from app.filters.codes import Codes, among, one_of, parse_codes
from app.filters.faults import wrong
from app.filters.numbers import whole
from app.filters.schema import listed, param, single
from app.filters.vocabulary import families, modalities, types
from app.filters.where import Clause, Where, version_column
from app.filters.words import Words, holds, parse_words

SCHEMES = ("cameo", "plover")


@dataclass(frozen=True, slots=True)
class Schemes:
    """Event types that codes of CAMEO or PLOVER stand for, and the codes as they were given."""

    types: Codes
    given: tuple[str, ...]

    def echo(self) -> list[str]:
        """The codes as they were given."""
        return list(self.given)


def _known(vocabulary: Callable[[], list[str]], noun: str, code: str = "invalid_value") -> BeforeValidator:
    def parse(values: Iterable[str]) -> Codes | None:
        return parse_codes(values, one_of(vocabulary(), noun, code))

    return BeforeValidator(parse)


def _among(column: str) -> Where:
    return Where(lambda codes: among(version_column(column), codes))


def _schemes(values: Iterable[str]) -> Schemes | None:
    given = Codes() if (codes := parse_codes(values, lambda word: (word.lower(),))) is None else codes
    if not (given.include or given.exclude):
        return None
    sides = (
        tuple(dict.fromkeys(t for code in side for t in _meant(code)))
        for side in (given.include, given.exclude)
    )
    return Schemes(Codes(*sides), tuple(given.echo()))


def _meant(code: str) -> tuple[str, ...]:
    """The event types that `cameo:0871` or `plover:retreat` stands for; a root of CAMEO has all below it."""
    scheme, _, number = code.partition(":")
    if scheme not in SCHEMES or not number:
        raise wrong(code, "a code: write cameo:0871 or plover:RETREAT", "unknown_type")
    entries = codebook.load().types.values()
    if scheme == "cameo":
        found = tuple(entry.id for entry in entries if entry.cameo.startswith(number))
    else:
        found = tuple(entry.id for entry in entries if entry.plover.lower() == number)
    if not found:
        raise wrong(code, f"a {scheme.upper()} code of an event type", "unknown_type", allowed=_codes(scheme))
    return found


def _codes(scheme: str) -> list[str]:
    entries = codebook.load().types.values()
    return sorted({f"{scheme}:{code}" for e in entries if (code := getattr(e, scheme))})


def _words(text: str) -> Words:
    try:
        return parse_words(text)
    except ValueError as fault:
        raise wrong(text, str(fault)) from None


def _holding(words: Words) -> Clause:
    return holds(version_column("search_text"), words)


class What(BaseModel):
    """The filters on what an event is."""

    type: Annotated[Codes | None, _known(types, "an event type", "unknown_type"), _among("type")] = param(
        "Types of event, see /types; a leading `-` excludes.", ["truce_declared"], listed(types)
    )
    family: Annotated[Codes | None, _known(families, "a family of event types"), _among("family")] = param(
        "Families of event types; a leading `-` excludes.", ["truce"], listed(families)
    )
    code: Annotated[
        Schemes | None,
        BeforeValidator(_schemes),
        Where(lambda schemes: among(version_column("type"), schemes.types)),
    ] = param(
        "Codes of other schemes: `cameo:0871`, `cameo:19` with all below it, `plover:RETREAT`; a leading `-` "
        "excludes.",
        ["plover:CONSULT"],
        listed(),
    )
    modality: Annotated[Codes | None, _known(modalities, "a modality"), _among("modality")] = param(
        "How real it is; all by default, a leading `-` excludes.", ["occurred"], listed(modalities)
    )
    min_killed: Annotated[
        int | None, BeforeValidator(whole(0)), Where(lambda least: version_column("killed") >= least)
    ] = param("At least so many killed, where a number is told.", 1, single("integer", minimum=0))
    q: Annotated[Words | None, BeforeValidator(_words), Where(_holding)] = param(
        'Words (AND), "a phrase", OR (binds last), -word, prefix*; in title, summary, quotes and actors.',
        '"prisoner swap" OR exchange*',
        single("string", maxLength=400),
    )
