"""DateMention: a span of a text that names a date, as the finder of dates returns it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Basis = Literal["explicit", "relative", "context", "publication", "none"]
Bound = Literal["in", "since", "until", "by", "before", "after"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression [start, end) in characters of the text it was read from.

    `first` and `last` are the inclusive days it names (None when it names none: "soon", "recently");
    `value` is the TIMEX3 value; `bound` is the preposition's half of the meaning ("since 2022").
    A `shift` of (2, "W") is the way from the event told behind it: "two weeks after the army left".
    """

    start: int
    end: int
    text: str
    value: str
    first: date | None
    last: date | None
    precision: str
    basis: Basis
    bound: Bound = "in"
    approximate: bool = False
    rule: str = ""
    shift: tuple[int, str] | None = None
