"""Mention: a span of a sentence that names something, as every finder returns it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

Kind = Literal["actor", "place", "date", "quantity", "trigger", "cue"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A span [start, end) in characters of the sentence; `code` says what it names, `note` how."""

    kind: Kind
    code: str
    start: int
    end: int
    text: str
    note: Mapping[str, Any] = field(default_factory=dict)


Basis = Literal["explicit", "relative", "context", "publication", "none"]
Bound = Literal["in", "since", "until", "by", "before", "after"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression [start, end) in characters of the text it was read from.

    `first` and `last` are the inclusive days it names (None when it names none: "soon", "recently");
    `value` is the TIMEX3 value; `bound` is the preposition's half of the meaning ("since 2022").
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
