"""Feed: a filter with the place in the log of changes to go on from, for /changes and /events/stream."""

import re
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, ValidationInfo

from app.filters.codes import one_of
from app.filters.event_filter import EventFilter
from app.filters.faults import wrong
from app.filters.listing import Format, format_param, parse_limit
from app.filters.record import POINT, Point, parse_point
from app.filters.schema import param, single

WAIT = re.compile(r"\d{1,3}", re.ASCII)
PAGE, LONGEST_WAIT = 500, 60


def _since(text: str, info: ValidationInfo) -> Point:
    """A point of history; the sequence number of a change needs no `seq:` here."""
    return parse_point(f"seq:{text}" if text.isascii() and text.isdigit() else text, info)


def _wait(text: str) -> int:
    if not WAIT.fullmatch(text) or int(text) > LONGEST_WAIT:
        raise wrong(text, f"a number of seconds from 0 to {LONGEST_WAIT}")
    return int(text)


def _switch(text: str) -> bool:
    return one_of(("true", "false"), "a switch")(text)[0] == "true"


class Feed(EventFilter):
    """The filter of /events/stream, and where to start; what was changed is not told as of another time."""

    as_of: ClassVar[None] = None  # type: ignore[misc]

    since: Annotated[Point | None, BeforeValidator(_since)] = param(
        "The last change that is known: `seq` of a change, `next_since` of an answer, `snapshot.seq` of a "
        f"list, or {POINT}. What was changed after it is told.",
        "18423",
        single("string"),
    )


class ChangesFeed(Feed):
    """The filter of /changes with the page wanted."""

    limit: Annotated[int | None, BeforeValidator(parse_limit)] = param(
        f"At most this many changes, {PAGE} unless given.", 100, single("integer", minimum=1, maximum=1000)
    )
    compact: Annotated[bool | None, BeforeValidator(_switch)] = param(
        "Tell only the last change of each event among those of the answer.", True, single("boolean")
    )
    wait: Annotated[int | None, BeforeValidator(_wait)] = param(
        f"Seconds, at most {LONGEST_WAIT}, to wait for a change where there is none yet.",
        30,
        single("integer", minimum=0, maximum=LONGEST_WAIT),
    )
    format: Format = format_param()
