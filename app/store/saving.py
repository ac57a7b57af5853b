"""Article + Coding -> stored events, in one transaction: saved, revised, coded anew, or known already."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from app.events.document import Names
from app.extractors.coding import Coding
from app.store import articles, ledger, settling
from app.store.articles import Known
from app.store.settling import Source
from app.text import Article


@dataclass(frozen=True, slots=True)
class Coder:
    """Who codes: the extractor's name, and the codebook with its version."""

    extractor: str
    codebook_version: str
    names: Names


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving an article did: its id, and the ids of the events that it made, changed or took back."""

    article_id: str
    duplicate: bool = False
    revision: int = 1
    created: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    retracted: tuple[str, ...] = ()


def known(engine: sa.Engine, article: Article) -> Known | None:
    """The stored article with this URL or text; unless it changed, nothing new can be read in it."""
    with engine.connect() as connection:
        return articles.find(connection, article)


def save(
    engine: sa.Engine, article: Article, coding: Coding, coder: Coder, at: datetime | None = None
) -> Saved:
    """Store an article with its events: known words change nothing, new ones under a known URL revise it."""
    coded = _coded(coding, coder)
    with ledger.opened(engine, coder.extractor, at) as book:
        found = articles.find(book.connection, article)
        if found is not None and not found.changed:
            return Saved(found.id, duplicate=True, revision=found.revision)
        if found is None:
            report, revision, reason = articles.put(book, article, coded), 1, "told by {}"
        else:
            report, revision = articles.revise(book, found, article, coded), found.revision + 1
            reason = "{} changed"
        source = Source(report, revision, coder.extractor, coder.codebook_version)
        done = settling.settle(book, source, coding.events, coder.names, reason.format(report.article_id))
    return _saved(source, done)


def recode(
    engine: sa.Engine, article_id: str, coding: Coding, coder: Coder, at: datetime | None = None
) -> Saved:
    """Put what a newer extractor or codebook reads in a stored article in place of what was read before."""
    with ledger.opened(engine, coder.extractor, at) as book:
        found = articles.stored(book.connection, article_id)
        report = articles.recoded(book, found, _coded(coding, coder))
        source = Source(report, found.revision, coder.extractor, coder.codebook_version)
        done = settling.settle(book, source, coding.events, coder.names, f"{article_id} coded anew")
    return _saved(source, done)


def _coded(coding: Coding, coder: Coder) -> dict[str, Any]:
    who = {"extractor": coder.extractor, "codebook_version": coder.codebook_version}
    return {"withheld": coding.withheld, **who}


def _saved(source: Source, done: dict[str, str]) -> Saved:
    def ids(*ops: str) -> tuple[str, ...]:
        return tuple(id for id, op in done.items() if op in ops)

    made, changed, ended = ids("create"), ids("update", "restore"), ids("retract")
    return Saved(source.report.article_id, False, source.revision, made, changed, ended)
