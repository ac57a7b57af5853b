"""Articles in a list: newest first, under conditions on their source, day and title."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from app.filters.codes import Codes, among
from app.query.cursors import fingerprint
from app.query.leads import ONE
from app.query.reader import Reader, View
from app.tables import article, event_report

BATCH = 500
WORD = re.compile(r"\w+")
Key = tuple[int | float | str, ...]
Condition = sa.ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which articles: of whom, in what language, from when to when (ordinals), and words that titles have."""

    publisher: Codes | None = None
    language: Codes | None = None
    first: int | None = None
    last: int | None = None
    received_since: datetime | None = None
    title: tuple[str, ...] = ()

    def print(self) -> str:
        """A short hash of it; equal for equal meanings."""
        return fingerprint({"articles": repr(self)})


@dataclass(frozen=True, slots=True)
class Listed:
    """Some articles as they are told, whether more follow, and the key of the last to go on from."""

    articles: Sequence[Mapping[str, Any]]
    more: bool
    last: Key | None


def words(text: str) -> tuple[str, ...]:
    """The words of a text as titles are searched for them."""
    return tuple(dict.fromkeys(WORD.findall(text.lower())))


def articles(view: View, wanted: Wanted, limit: int, after: Key | None) -> Listed:
    """The next `limit` articles after a key, last published first, those of no known day at the end.

    The database looks for a title's words in any place, batch by batch; they are then held to begin a word.
    """
    found: list[sa.Row[Any]] = []
    for row in _rows(view, wanted, after, BATCH if wanted.title else limit + 1):
        if _titled(row.title, wanted.title):
            found.append(row)
        if len(found) > limit:
            break
    shown = found[:limit]
    events = _events(view, [row.id for row in shown])
    told = [{**row._asdict(), "events": events.get(row.id, 0)} for row in shown]
    return Listed(told, len(found) > limit, _key(shown[-1]) if shown else None)


def articles_apart(reader: Reader, wanted: Wanted, limit: int, after: Key | None) -> Listed:
    """The same over a connection of its own, for a thread."""
    with reader.apart() as view:
        return articles(view, wanted, limit, after)


def _rows(view: View, wanted: Wanted, after: Key | None, size: int) -> Iterator[sa.Row[Any]]:
    a = article.c
    columns = [column for column in a if column.name not in ("text", "text_hash", "url_canonical")]
    query = sa.select(*columns).where(*_conditions(wanted))
    query = query.order_by(a.published.desc().nulls_last(), a.received_at.desc(), a.id.desc()).limit(size)
    more = True
    while more:
        rows = view.connection.execute(query.where(*([_behind(after)] if after else []))).all()
        yield from rows
        more = len(rows) == size
        after = _key(rows[-1]) if rows else None


def _key(row: sa.Row[Any]) -> Key:
    return (row.published.isoformat() if row.published else "", row.received_at.isoformat(), row.id)


def _behind(key: Key) -> Condition:
    a, (day, received, id) = article.c, key
    at = sa.literal(datetime.fromisoformat(str(received)), a.received_at.type)
    rest = sa.or_(a.received_at < at, sa.and_(a.received_at == at, a.id < str(id)))
    if not day:
        return a.published.is_(None) & rest
    then = date.fromisoformat(str(day))
    return sa.or_(a.published < then, (a.published == then) & rest, a.published.is_(None))


def _conditions(wanted: Wanted) -> Iterator[Condition]:
    a = article.c
    if wanted.publisher:
        yield among(a.publisher, wanted.publisher)
    if wanted.language:
        yield among(a.language, wanted.language)
    if wanted.first is not None:
        yield a.published >= date.fromordinal(wanted.first)
    if wanted.last is not None:
        yield a.published <= date.fromordinal(wanted.last)
    if wanted.received_since is not None:
        yield a.received_at >= wanted.received_since
    for word in wanted.title:
        spellings = dict.fromkeys((word, word.upper(), word.capitalize()))
        yield sa.or_(*(a.title.icontains(each, autoescape=True) for each in spellings))


def _titled(title: str, wanted: Sequence[str]) -> bool:
    held = words(title) if wanted else ()
    return all(any(each.startswith(word) for each in held) for word in wanted)


def _events(view: View, ids: Sequence[str]) -> dict[str, int]:
    """How many active events each of the articles tells."""
    r = event_report.c
    told = sa.select(r.article_id, sa.func.count(sa.distinct(r.sort_key)))
    told = told.where(r.live == ONE, r.article_id.in_(ids)).group_by(r.article_id)
    return {row[0]: row[1] for row in view.connection.execute(told)}
