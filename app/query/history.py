"""History: the versions of one event, newest first, each with what it changed in the one before."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import sqlalchemy as sa
from pydantic_core import from_json

from app.events.document import stamp
from app.query.reader import Reader, View, aware
from app.store.versions import STAMPS
from app.tables import change, event_version

Entry = Mapping[str, Any]
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class History:
    """Some versions of an event as they are told, and whether there are earlier ones."""

    entries: Sequence[Entry]
    more: bool


def history(view: View, id: str, before: int, limit: int) -> History:
    """The latest `limit` versions of an event before a version number."""
    statement = view.reader.statements.of("history of one", _select)
    rows = view.tuples(statement, {"id": id, "before": before, "size": limit + 1})
    told = [_entry(id, row, earlier) for row, earlier in pairwise([*rows, ()])]
    return History(told[:limit], len(rows) > limit)


def history_apart(reader: Reader, id: str, before: int, limit: int) -> History:
    """The same over a connection of its own, for a thread."""
    with reader.apart() as view:
        return history(view, id, before, limit)


def differences(before: Mapping[str, Any], after: Mapping[str, Any], path: str = "") -> Iterator[Entry]:
    """What differs between two versions of an event, by dotted path; lists are told whole."""
    for key in dict.fromkeys((*before, *after)):
        one, other = before.get(key), after.get(key)
        if isinstance(one, dict) and isinstance(other, dict):
            yield from differences(one, other, f"{path}{key}.")
        elif one != other and (path or key not in STAMPS):
            yield {"path": f"{path}{key}", "from": one, "to": other}


def _entry(id: str, row: Row, earlier: Row) -> Entry:
    version, seq, at, by, reason, op, changed, body = row
    return {
        "version": version,
        "url": f"/events/{id}/versions/{version}",
        "seq": seq,
        "at": stamp(aware(at)),
        "by": by,
        "reason": reason,
        "op": op,
        "changed": from_json(changed),
        "diff": list(differences(from_json(earlier[-1]), from_json(body))) if earlier else [],
    }


def _select() -> sa.Select[Any]:
    v, c = event_version.c, change.c
    told = (v.version, v.id, v.at, v.by, v.reason, c.op, sa.cast(c.changed, sa.Text), v.body)
    return (
        sa.select(*told)
        .join_from(event_version, change, c.seq == v.id)
        .where(v.event_id == sa.bindparam("id", type_=sa.Text))
        .where(v.version < sa.bindparam("before", type_=sa.Integer))
        .order_by(v.version.desc())
        .limit(sa.bindparam("size", type_=sa.Integer))
    )
