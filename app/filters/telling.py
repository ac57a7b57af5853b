"""Who tells it: articles, publishers, languages, days of publication, how many and how surely."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ValidationInfo, field_validator

from app.filters.codes import Codes, parse_codes, words
from app.filters.dates import Bound
from app.filters.faults import wrong
from app.filters.numbers import between, whole
from app.filters.schema import listed, param, single
from app.filters.when import Day
from app.filters.where import Clause, Where, version_column
from app.language import canonical as canonical_language
from app.urls import canonical

LONGEST = 300  # characters of a name; articles of longer ones are not taken
ID = re.compile(r"art_[a-z0-9]{1,40}", re.ASCII)
KNOWN = "an article's id (art_…), or an absolute http or https URL"


@dataclass(frozen=True, slots=True)
class Articles:
    """Articles by id and by canonical URL."""

    ids: tuple[str, ...]
    urls: tuple[str, ...]

    def echo(self) -> list[str]:
        """Ids and URLs as they are compared."""
        return [*self.ids, *self.urls]


@dataclass(frozen=True, slots=True)
class Reported:
    """The days of publication (ordinals, inclusive; None: open) of which an article's must be one."""

    first: int | None
    last: int | None


def _articles(values: Iterable[str]) -> Articles | None:
    given = words(values)
    urls = [word for word in given if "://" in word]
    ids = tuple(dict.fromkeys(word for word in given if "://" not in word))
    if strange := [id for id in ids if not ID.fullmatch(id)]:
        raise wrong(strange[0][:LONGEST], KNOWN)
    try:
        return Articles(ids, tuple(dict.fromkeys(map(canonical, urls)))) if given else None
    except ValueError:
        raise wrong(urls[0], KNOWN) from None


def _names(values: Iterable[str]) -> Codes | None:
    def printable(word: str) -> tuple[str, ...]:
        if not word.isprintable() or len(word) > LONGEST:
            raise wrong(word[:LONGEST], f"a name of at most {LONGEST} characters")
        return (word,)

    return parse_codes(values, printable)


def _languages(values: Iterable[str]) -> Codes | None:
    def tag(word: str) -> tuple[str, ...]:
        if not (word.isascii() and word.replace("-", "").isalnum() and len(word) <= 35):
            raise wrong(word[:LONGEST], "a language tag: write en or pt-BR")
        return (canonical_language(word),)

    return parse_codes(values, tag)


Publishers = Annotated[Codes | None, BeforeValidator(_names)]
Languages = Annotated[Codes | None, BeforeValidator(_languages)]


def _at_least(column: str) -> Where:
    return Where(lambda least: version_column(column) >= least)


def _by(column: str) -> Where:
    def clause(codes: Codes) -> Clause:
        from app.filters import reports

        return reports.by(column, codes)

    return Where(clause)


def _in_articles(articles: Articles) -> Clause:
    from app.filters import reports

    return reports.of_articles(articles)


def _in_days(reported: Reported) -> Clause:
    from app.filters import reports

    return reports.of_days(reported)


class Telling(BaseModel):
    """The filters on the articles that tell an event."""

    reported_from: Day = param(
        "An article that tells it was published on or after this date.", "2025-04", single("string")
    )
    reported_to: Day = param(
        "An article that tells it was published on or before this date.", "2025-04-30", single("string")
    )
    article: Annotated[Articles | None, BeforeValidator(_articles), Where(_in_articles)] = param(
        "Told by one of these articles: ids or URLs.", ["https://post.example/truce"], listed()
    )
    publisher: Annotated[Publishers, _by("publisher")] = param(
        "Told by one of these publishers, as /publishers names them; a leading `-` excludes.",
        ["Northern Post"],
        listed(),
    )
    language: Annotated[Languages, _by("language")] = param(
        "Told in one of these languages (BCP 47); a leading `-` excludes.", ["en"], listed()
    )
    min_confidence: Annotated[float | None, BeforeValidator(between(0, 1)), _at_least("confidence")] = param(
        "At least this confidence.", 0.7, single("number", minimum=0, maximum=1)
    )
    min_articles: Annotated[int | None, BeforeValidator(whole(0)), _at_least("articles")] = param(
        "Told by at least so many articles.", 2, single("integer", minimum=0)
    )
    min_publishers: Annotated[int | None, BeforeValidator(whole(0)), _at_least("publishers")] = param(
        "Told by at least so many publishers.", 2, single("integer", minimum=0)
    )

    @field_validator("reported_to", mode="after")
    @classmethod
    def _after_reported_from(cls, to: Bound | None, info: ValidationInfo) -> Bound | None:
        since: Bound | None = info.data.get("reported_from")
        if to and since and to.before(since):
            raise wrong(to.echo(), f"on or after 'reported_from', {since.echo()}", "invalid_interval")
        return to

    @property
    def reported(self) -> Reported | None:
        """The days of publication asked for."""
        since, until = self.reported_from, self.reported_to
        if not (since or until):
            return None
        return Reported(since.first if since else None, until.last if until else None)


REPORTED = Where(_in_days)
