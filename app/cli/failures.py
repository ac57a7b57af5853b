"""Failures that a person can mend -> one line that names what is wrong; nothing for our own."""

from collections.abc import Mapping
from typing import Any


def told(failure: Exception) -> str | None:
    """The line for bad settings, a bad codebook, refused filters, a database or a file out of reach."""
    from pydantic import ValidationError
    from sqlalchemy.exc import OperationalError, ProgrammingError

    from app.codebook.faults import CodebookError
    from app.filters.faults import Refused
    from app.query.cursors import CursorError, CursorMismatchError
    from app.query.reader import is_unmigrated

    match failure:
        case ValidationError():
            return "; ".join(_setting(error) for error in failure.errors(include_url=False))
        case OperationalError() | ProgrammingError() if is_unmigrated(failure):
            return "the database has no tables yet: run `parley migrate`"
        case OperationalError():
            return f"the database does not answer as it should: {str(failure.orig).strip().splitlines()[0]}"
        case CursorMismatchError():
            return "cursor: it belongs to another query; repeat the filters and the sort that it came with"
        case CursorError():
            return f"cursor: {str(failure)[:40]!r} is no cursor that this store gave"
        case OSError():
            return f"{failure.filename or 'the system'}: {failure.strerror or failure}"
        case CodebookError() | Refused():
            return str(failure)
    return None


def _setting(error: Mapping[str, Any]) -> str:
    name = "PARLEY_" + "_".join(str(step) for step in error["loc"]).upper()
    return f"{name}: {error['input']!r}: {error['msg']}"
