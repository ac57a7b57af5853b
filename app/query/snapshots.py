"""Snapshots: the conditions on versions that stood at the sequence number bound to `seq`."""

import sqlalchemy as sa

from app.tables import event_version as version

SEQ = sa.bindparam("seq", type_=sa.BigInteger)


def replaced() -> sa.ColumnElement[bool]:
    """Versions of active events that stood then and do so no more."""
    return sa.and_(version.c.seq_to > SEQ, version.c.id <= SEQ, version.c.status == "active")


def standing() -> sa.ColumnElement[bool]:
    """Versions that stood then, whatever became of their events."""
    return sa.and_(version.c.id <= SEQ, sa.or_(version.c.seq_to.is_(None), version.c.seq_to > SEQ))
