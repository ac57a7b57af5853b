"""Feed: a filter with the place in the log of changes to go on from, for /changes and /events/stream."""

import re
from datetime import UTC, datetime
from typing import Annotated

from pydantic import BeforeValidator

from app.filters.codes import one_of
from app.filters.dates import INSTANT
from app.filters.event_filter import EventFilter
from app.filters.faults import wrong
from app.filters.listing import Format, format_param, parse_limit
from app.filters.schema import param, single

SEQ = re.compile(r"(?:seq:)?(\d{1,18})", re.ASCII)
WAIT = re.compile(r"\d{1,3}", re.ASCII)
PAGE, LONGEST_WAIT = 500, 60


def _since(text: str) -> int | datetime:
    """A sequence number, or an instant in UTC."""
    if seq := SEQ.fullmatch(text):
        return int(seq[1])
    try:
        return _instant(text)
    except (ValueError, OverflowError):
        expected = "a sequence number (18423 or seq:18423) or an instant such as 2025-04-18T09:30:00Z"
        raise wrong(text, expected) from None


def _instant(text: str) -> datetime:
    if not INSTANT.fullmatch(text):
        raise ValueError(text)
    # A plus sign of the zone reaches us as a space when the client did not escape it.
    return datetime.fromisoformat(text[:10] + "T" + text[11:].replace(" ", "+").upper()).astimezone(UTC)


def _wait(text: str) -> int:
    if not WAIT.fullmatch(text) or int(text) > LONGEST_WAIT:
        raise wrong(text, f"a number of seconds from 0 to {LONGEST_WAIT}")
    return int(text)


def _switch(text: str) -> bool:
    return one_of(("true", "false"), "a switch")(text)[0] == "true"


class Feed(EventFilter):
    """The filter of /events/stream, and where to start."""

    since: Annotated[int | datetime | None, BeforeValidator(_since)] = param(
        "The last change that is known: `seq` of a change, `next_since` of an answer, `snapshot.seq` of a "
        "list, or an instant. What was changed after it is told.",
        18423,
        single("string"),
    )


class ChangesFeed(Feed):
    """The filter of /changes with the page wanted."""

    limit: Annotated[int | None, BeforeValidator(parse_limit)] = param(
        f"At most this many changes, {PAGE} unless given.", 100, single("integer", minimum=1, maximum=1000)
    )
    compact: Annotated[bool | None, BeforeValidator(_switch)] = param(
        "Tell only the last change of each event among those of the answer.", "true", single("boolean")
    )
    wait: Annotated[int | None, BeforeValidator(_wait)] = param(
        f"Seconds, at most {LONGEST_WAIT}, to wait for a change where there is none yet.",
        30,
        single("integer", minimum=0, maximum=LONGEST_WAIT),
    )
    format: Format = format_param()
