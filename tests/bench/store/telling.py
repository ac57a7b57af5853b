"""Happenings -> rows: told, corrected and taken back through the code by which the store writes versions."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

import sqlalchemy as sa

from app import tables
from app.codebook.book import Codebook
from app.events.document import Report
from app.store import articles, tellings, versions
from app.store.ledger import Row
from app.store.tellings import Stored
from app.store.versions import Current
from tests.bench.store.happenings import Happening, Source, revised
from tests.bench.store.ledger import Bulk

BLOCK = 3000  # events that are told before some of them are corrected or taken back
CORRECTED, TAKEN_BACK = 0.03, 0.01
EXTRACTOR = "made"


class Teller:
    """Writes happenings into a ledger; what was told lately can still be corrected or taken back."""

    def __init__(self, ledger: Bulk, book: Codebook, seed: int) -> None:
        self._ledger, self._book, self._dice = ledger, book, Random(seed)
        self._reports: dict[int, Report] = {}
        self._told: dict[str, list[tuple[Stored, Row]]] = {}

    def tell(self, happenings: Iterable[Happening]) -> None:
        """All the happenings, block by block."""
        for happening in happenings:
            self._tell(happening)
            if happening.serial % BLOCK == 0:
                self._settle()
        self._settle()

    def _tell(self, happening: Happening) -> None:
        first = happening.tellings[0][0]
        self._ledger.at = first.published_at + timedelta(minutes=20)
        reports = [self._report(source) for source, _ in happening.tellings]
        held = versions.born(self._ledger, reports[0].article_id)
        stored = [
            Stored(held.id, event, report, 1, EXTRACTOR, self._book.version)
            for report, (_, event) in zip(reports, happening.tellings, strict=True)
        ]
        versions.write(self._ledger, held, stored, self._book, f"told by {reports[0].article_id}")
        self._told[held.id] = [(one, self._evidence(one)) for one in stored]

    def _settle(self) -> None:
        for id in self._some(CORRECTED):
            (first, row), *rest = self._told[id]
            after = replace(first, event=revised(first.event, self._dice))
            reason = f"{first.report.article_id} changed"
            versions.write(
                self._ledger, self._held(id), [after, *(one for one, _ in rest)], self._book, reason
            )
            row["seq_to"] = self._ledger.seq
            self._told[id] = [(after, self._evidence(after)), *rest]
        for id in self._some(TAKEN_BACK):
            versions.retract(self._ledger, self._held(id), "its articles were withdrawn")
            for _, row in self._told[id]:
                row["seq_to"] = self._ledger.seq
        self._told, self._reports = {}, dict(list(self._reports.items())[-100:])
        self._ledger.flush()

    def _some(self, share: float) -> Sequence[str]:
        return self._dice.sample(list(self._told), round(share * len(self._told)))

    def _report(self, source: Source) -> Report:
        if source.number not in self._reports:
            self._reports[source.number] = self._put(source)
        return self._reports[source.number]

    def _put(self, source: Source) -> Report:
        row = {"id": articles.key(source.article), "url": source.article.url, "revision": 1}
        row |= articles._content(self._ledger, source.article)
        row |= {"url_canonical": source.article.url, "withheld": None}
        row |= {"extractor": EXTRACTOR, "codebook_version": self._book.version}
        self._ledger.add(tables.article, row)
        return articles._report(row)

    def _evidence(self, stored: Stored) -> Row:
        row = tellings.row(stored, self._ledger.seq)
        self._ledger.add(tables.evidence, row)
        return row

    def _held(self, id: str) -> Current:
        """The event as it stands, as versions.current would read it."""
        event = self._last(tables.event, "id", id)
        version = self._last(tables.event_version, "event_id", id)
        return Current(
            id=id,
            serial=event["serial"],
            status=event["status"],
            version=event["version"],
            created_at=event["created_at"],
            version_id=version["id"],
            body=json.loads(version["body"]),
        )

    def _last(self, table: sa.Table, column: str, value: Any) -> Row:
        return self._ledger.memory.found(table.name, column)[value][-1]
