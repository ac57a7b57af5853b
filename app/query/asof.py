"""As of: the sequence number that a point in the store's history stands for."""

from datetime import UTC, datetime

from app.filters.faults import Fault, Refused
from app.filters.record import Point
from app.query.changes import place
from app.query.reader import View


def seq_of(view: View, point: Point | None) -> int:
    """The sequence number to read at: the latest without a point; Refused for one that is yet to come."""
    if point is None:
        return view.state.seq
    if point.at is None:
        if point.seq is None or point.seq > view.state.seq:
            raise _early(point, f"the store has come to seq:{view.state.seq}")
        return point.seq
    if point.at > datetime.now(UTC):
        raise _early(point, "that is yet to come")
    return place(view, point)


def _early(point: Point, why: str) -> Refused:
    detail = f"as_of: '{point.echo()}' is not a point in the store's history; {why}."
    return Refused(Fault("invalid_value", "as_of", detail, point.echo()))
