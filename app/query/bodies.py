"""Bodies: the stored JSON of versions by their ids; a version never changes, so what was read may be kept."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from pydantic_core import from_json

from app.lines import END, Lines
from app.query.chunks import among, binds, chunks
from app.tables import event_version as version

if TYPE_CHECKING:
    from app.query.reader import View

ROOM = 64 << 20  # bytes of JSON, some 50,000 events


class Bodies:
    """What was read last, as much as fits; what came first gives way. Only for the event loop's thread."""

    def __init__(self, room: int = ROOM) -> None:
        self._left = room
        self._kept: dict[int, bytes] = {}

    def of(self, view: "View", ids: Sequence[int]) -> Lines:
        """The stored JSON of some versions, in their order."""
        found = [*map(self._kept.get, ids)]
        if None in found:
            read = dict(_read(view, [id for id, body in zip(ids, found, strict=True) if body is None]))
            found = [read[id] if body is None else body for id, body in zip(ids, found, strict=True)]
            self._keep(read)
        return Lines(found)  # type: ignore[arg-type]

    def _keep(self, read: dict[int, bytes]) -> None:
        self._kept |= read
        self._left -= sum(map(len, read.values()))
        while self._left < 0:
            self._left += len(self._kept.pop(next(iter(self._kept))))


def joined(column: Any, between: str, dialect: str) -> Any:
    """A column of many rows as one value; on SQLite as it is stored, neither decoded nor encoded again."""
    join = sa.func.group_concat if dialect == "sqlite" else sa.func.string_agg
    whole = join(column, sa.literal_column(f"'{between}'", sa.Text))
    return sa.cast(whole, sa.LargeBinary) if dialect == "sqlite" else whole


def numbers(text: bytes | str | None) -> list[int]:
    """The numbers that `joined` made one value of."""
    found: list[int] = from_json(b"[" + encoded(text) + b"]") if text else []
    return found


def encoded(text: bytes | str) -> bytes:
    """What `joined` made, as bytes on every database."""
    return text if isinstance(text, bytes) else text.encode()


def _read(view: "View", ids: Sequence[int]) -> Iterator[tuple[int, bytes]]:
    dialect = view.connection.dialect.name
    for chunk in chunks(ids):
        size = len(chunk)
        statement = view.reader.statements.of(("bodies", size), lambda size=size: _select(size, dialect))  # type: ignore[misc]
        ids_read, lines = view.tuples(statement, binds(chunk))[0]
        yield from zip(numbers(ids_read), encoded(lines).split(END), strict=True)


def _select(size: int, dialect: str) -> sa.Select[Any]:
    ids = joined(sa.cast(version.c.id, sa.Text), ",", dialect)
    return sa.select(ids, joined(version.c.body, "\n", dialect)).where(among(version.c.id, size))
