"""Actor lists and dyads: names, codes and aliases -> the actors that must take part, and in which roles."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import product

from app import codebook
from app.codebook.book import all_names
from app.filters.codes import words
from app.filters.faults import alike, wrong

Met = Callable[[str], bool]
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Parties:
    """Actors of which one must take part, and actors of which none may; `exact`: without their parts."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    exact: bool = False

    def echo(self) -> list[str]:
        """The codes as a client would write them."""
        return [*self.include, *(f"-{code}" for code in self.exclude)]


@dataclass(frozen=True, slots=True)
class Dyads:
    """Pairs of actors, `RUS|UKR` in order of their codes, of which one must stand on opposite sides."""

    pairs: tuple[str, ...]
    exact: bool = False

    def echo(self) -> list[str]:
        """Each pair as a client would write it: `RUS,UKR`."""
        return [pair.replace("|", ",") for pair in self.pairs]


def nobody(code: str) -> bool:
    """That the store holds no actor of a code: what is known without one."""
    return False


def parse_parties(values: Iterable[str], exact: bool = False, met: Met = nobody) -> Parties | None:
    """A list parameter of actors; None for an empty list."""
    include: dict[str, None] = {}
    exclude: dict[str, None] = {}
    for word in words(values):
        side, name = (exclude, word[1:]) if word.startswith("-") else (include, word)
        side.update(dict.fromkeys(parties_of(name, met)))
    return Parties(tuple(include), tuple(exclude), exact) if include or exclude else None


def parse_all(values: Iterable[str], exact: bool = False, met: Met = nobody) -> Parties | None:
    """A list parameter of actors that all must take part, each word one of them; None for an empty list."""
    values = list(values)
    for word in words(values):
        if len(codes := parties_of(word.removeprefix("-"), met)) > 1:
            raise wrong(word, f"one actor: say {' or '.join(codes)}", suggestions=codes)
    return parse_parties(values, exact, met)


def parse_dyads(values: Iterable[str], exact: bool = False, met: Met = nobody) -> Dyads | None:
    """Each value is one pair, `RUS,UKR`; None without values."""
    pairs: list[str] = []
    for value in values:
        names = words([value])
        if len(names) != 2:
            raise wrong(value, "a pair of actors: write dyad=RUS,UKR, and repeat it for more pairs")
        pairs += ["|".join(sorted(pair)) for pair in product(*(parties_of(name, met) for name in names))]
    return Dyads(tuple(dict.fromkeys(pairs)), exact) if pairs else None


def parties_of(name: str, met: Met = nobody) -> tuple[str, ...]:
    """The actors that a code, name or alias stands for; an unknown one is refused with what looks like it.

    `met` says whether an event has an actor that no file names, whose code is made of its name's words.
    """
    codes = codebook.load().resolve(name) or _part(name.upper())
    if not codes and met(unlisted := "_".join(WORD.findall(name)).upper()):
        return (unlisted,)
    if not codes:
        raise wrong(name, "an actor's code or name", "unknown_actor", suggestions=alike(name, actor_names()))
    return codes


def _part(code: str) -> tuple[str, ...]:
    """A part of a known actor, such as SDN-CIV, needs no entry of its own."""
    whole, dash, part = code.partition("-")
    known = codebook.load().actors
    return (code,) if dash and part.isalnum() and whole in known else ()


@cache
def actor_names() -> tuple[str, ...]:
    """Every name an actor of the codebook goes by, codes included."""
    entries = codebook.load().actors.values()
    return tuple(dict.fromkeys(name for e in entries for name in all_names(e)))
