"""What a grammar rule answers: the tokens that it read and the period that they name."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from app.mentions.dates.periods import Period
from app.mentions.dates.state import State
from app.mentions.dates.tokens import Tokens
from app.mentions.mention import Basis, Bound


class Hit(NamedTuple):
    """Tokens [first, end) read as a period; `moves` tells whether later words may refer to it."""

    first: int
    end: int
    period: Period
    basis: Basis
    approximate: bool = False
    bound: Bound | None = None
    moves: bool = True
    shift: tuple[int, str] | None = None


Rule = Callable[[Tokens, int, State], tuple[Hit, ...]]
Heads = tuple[Iterable[str], Rule]
NOTHING: tuple[Hit, ...] = ()
