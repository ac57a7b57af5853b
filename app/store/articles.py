"""Article -> its rows: found by canonical URL or text, put, or given a new revision."""

from base64 import b32encode
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

import sqlalchemy as sa

from app.events.document import Report
from app.store.ledger import Ledger
from app.tables import article as articles
from app.tables import article_revision as revisions
from app.text import Article
from app.urls import canonical


@dataclass(frozen=True, slots=True)
class Known:
    """An article that is in the store; `changed` when it now says what it never said before."""

    id: str
    revision: int
    changed: bool


def fingerprint(article: Article) -> str:
    """A hash of title and text, blind to how white space is laid out."""
    words = " ".join(f"{article.title}\n{article.text}".split())
    return sha256(words.encode()).hexdigest()


def key(article: Article) -> str:
    """The id of a new article: the same for the same URL, or for the same text where there is no URL."""
    name = canonical(article.url) if article.url else fingerprint(article)
    return "art_" + b32encode(sha256(name.encode()).digest())[:16].decode().lower()


def find(connection: sa.Connection, article: Article) -> Known | None:
    """The stored article with this canonical URL, or else with this text, now or in an earlier revision."""
    text_hash = fingerprint(article)
    said_now = sa.select(articles.c.id).where(articles.c.text_hash == text_hash)
    said_once = sa.select(revisions.c.article_id).where(revisions.c.text_hash == text_hash)
    sayers = sorted(connection.scalars(said_now.union(said_once)))
    if article.url:
        by_url = sa.select(articles.c.id).where(articles.c.url_canonical == canonical(article.url))
        if id := connection.scalar(by_url):
            return replace(stored(connection, id), changed=id not in sayers)
    return stored(connection, sayers[0]) if sayers else None


def stored(connection: sa.Connection, id: str) -> Known:
    """The article with this id; LookupError when there is none."""
    revision = connection.scalar(sa.select(articles.c.revision).where(articles.c.id == id))
    if revision is None:
        raise LookupError(f"article {id}: expected the id of a stored article")
    return Known(id, revision, changed=False)


def put(book: Ledger, article: Article, coded: dict[str, Any]) -> Report:
    """Insert a new article as its first revision; `coded` says who coded it and what was withheld."""
    row = {"id": key(article), "url": article.url, "revision": 1, **_content(book, article), **coded}
    row["url_canonical"] = canonical(article.url) if article.url else None
    book.connection.execute(sa.insert(articles).values(row))
    book.ingested = True
    return _report(row)


def revise(book: Ledger, known: Known, article: Article, coded: dict[str, Any]) -> Report:
    """Keep what the article said as an earlier revision and put the new words in its place."""
    kept = [column.name for column in revisions.c if column.name not in ("article_id", "replaced_at")]
    before = sa.select(
        articles.c.id, *(articles.c[name] for name in kept), sa.literal(book.at, articles.c.received_at.type)
    )
    copy = sa.insert(revisions).from_select(
        ["article_id", *kept, "replaced_at"], before.where(articles.c.id == known.id)
    )
    book.connection.execute(copy)
    row = {"revision": known.revision + 1, **_content(book, article), **coded}
    book.connection.execute(sa.update(articles).where(articles.c.id == known.id).values(row))
    book.ingested = True
    return _report({"id": known.id, **row})


def recoded(book: Ledger, known: Known, coded: dict[str, Any]) -> Report:
    """Note who coded the article last; its words stay as they are."""
    update = sa.update(articles).where(articles.c.id == known.id).values(coded).returning(articles)
    row = book.connection.execute(update).mappings().one()
    return _report(dict(row))


def _content(book: Ledger, article: Article) -> dict[str, Any]:
    return {
        "title": article.title,
        "text": article.text,
        "text_hash": fingerprint(article),
        "publisher": article.publisher,
        "language": article.language,
        "published": article.published,
        "published_at": article.published_at,
        "received_at": book.at,
    }


def _report(row: dict[str, Any]) -> Report:
    return Report(row["id"], row["publisher"], row["published"], row["published_at"], row["language"])
