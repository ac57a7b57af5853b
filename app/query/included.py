"""Included: what can go with each event of a page, as it stood at a sequence number, read for all at once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import sqlalchemy as sa
from pydantic_core import from_json

from app.events.document import stamp
from app.query.chunks import among, binds, chunks
from app.query.reader import View, aware
from app.query.related import related
from app.tables import article, change, event_report, event_version, evidence

Part = Mapping[str, Sequence[Mapping[str, Any]]]


def included(
    view: View, ids: Iterable[str], parts: Iterable[str], seq: int
) -> dict[str, dict[str, Sequence[Mapping[str, Any]]]]:
    """By id of an event, what goes with it; `parts` are names of PARTS, others belong to the list.

    Evidence and articles are those of the version that stood at `seq`, history ends there.
    """
    wanted = list(dict.fromkeys(ids))
    found = {part: PARTS[part](view, wanted, seq) for part in parts if part in PARTS}
    return {id: {part: held.get(id, []) for part, held in found.items()} for id in wanted}


def evidence_of(view: View, ids: Sequence[str], seq: int) -> Part:
    """The sentences that told each event at a sequence number, in the order they came in."""
    return _gathered(view, "evidence", _evidence, _telling, ids, seq)


def articles_of(view: View, ids: Sequence[str], seq: int) -> Part:
    """The articles that told each event at a sequence number, in the order of their publication."""
    return _gathered(view, "articles", _articles, _article, ids, seq)


def history_of(view: View, ids: Sequence[str], seq: int) -> Part:
    """The changes of each event up to a sequence number: which version each made, who made it and why."""
    return _gathered(view, "history", _history, _change, ids, seq)


PARTS: Mapping[str, Callable[[View, Sequence[str], int], Part]] = {
    "evidence": evidence_of,
    "articles": articles_of,
    "history": history_of,
    "related": related,
}


def published(day: object, at: Any) -> str | None:
    """When an article was published: an instant in UTC to the second, else the day, else None."""
    if at:
        return stamp(aware(at))
    return str(day)[:10] if day else None


def _gathered(
    view: View,
    name: str,
    write: Callable[[int], sa.Select[Any]],
    tell: Callable[..., Mapping[str, Any]],
    ids: Sequence[str],
    seq: int,
) -> Part:
    """What the rows of a statement tell of each event, whose id is their first column."""
    found = defaultdict(list)
    for chunk in chunks(ids):
        statement = view.reader.statements.of((name, len(chunk)), partial(write, len(chunk)))
        for id, *row in view.tuples(statement, {"seq": seq, **binds(chunk)}):
            found[id].append(tell(*row))
    return found


def _seq() -> sa.BindParameter[int]:
    return sa.bindparam("seq", type_=sa.BigInteger)


def _standing(since: sa.ColumnElement[int], until: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    return sa.and_(since <= _seq(), sa.or_(until.is_(None), until > _seq()))


def _evidence(length: int) -> sa.Select[Any]:
    e, a = evidence.c, article.c
    quoted = (e.article_id, e.revision, e.part, e.quote, e.char_start, e.char_end, e.date_quote)
    source = (a.url, a.publisher, a.title, a.language, a.published, a.published_at)
    return (
        sa.select(e.event_id, *quoted, sa.cast(e.telling, sa.Text), *source)
        .join_from(evidence, article, e.article_id == a.id)
        .where(among(e.event_id, length), _standing(e.seq_from, e.seq_to))
        .order_by(e.id)
    )


def _telling(
    article_id: str,
    revision: int,
    part: str,
    quote: str,
    start: int,
    end: int,
    date_quote: str | None,
    telling: str,
    url: str | None,
    publisher: str | None,
    title: str,
    language: str,
    *when: Any,
) -> dict[str, Any]:
    return {
        "article_id": article_id,
        "article": f"/articles/{article_id}",
        "url": url,
        "publisher": publisher,
        "title": title or None,
        "language": language,
        "published_at": published(*when),
        "revision": revision,
        "part": part,
        "quote": quote,
        "char_start": start,
        "char_end": end,
        "date_quote": date_quote,
        "supports": _supports(from_json(telling), start, part),
    }


def _supports(telling: Mapping[str, Any], start: int, part: str) -> list[str]:
    """What the sentence supports, as the telling it belongs to says."""
    for told in telling.get("evidence", ()):
        if (told.get("start"), told.get("part")) == (start, part):
            return list(told.get("supports", ()))
    return []


def _articles(length: int) -> sa.Select[Any]:
    v, a = event_version.c, article.c
    told = (a.id, a.url, a.publisher, a.title, a.language, a.published, a.published_at)
    return (
        sa.select(v.event_id, *told)
        .join_from(event_version, event_report, event_report.c.version_id == v.id)
        .join(article, a.id == event_report.c.article_id)
        .where(among(v.event_id, length), _standing(v.id, v.seq_to))
        .order_by(event_report.c.day, a.id)
    )


def _article(
    id: str, url: str | None, publisher: str | None, title: str, language: str, *when: Any
) -> dict[str, Any]:
    return {
        "id": id,
        "url": f"/articles/{id}",
        "source_url": url,
        "publisher": publisher,
        "title": title or None,
        "language": language,
        "published_at": published(*when),
    }


def _history(length: int) -> sa.Select[Any]:
    c = change.c
    told = (c.version, c.seq, c.at, c.by, c.reason, c.op, sa.cast(c.changed, sa.Text))
    return sa.select(c.event_id, *told).where(among(c.event_id, length), c.seq <= _seq()).order_by(c.seq)


def _change(
    version: int, seq: int, at: Any, by: str, reason: str | None, op: str, changed: str
) -> dict[str, Any]:
    return {
        "version": version,
        "seq": seq,
        "at": stamp(aware(at)),
        "by": by,
        "reason": reason,
        "op": op,
        "changed": from_json(changed),
    }
