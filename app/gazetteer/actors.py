"""Actors and those who act for them, found by name: code, adjective, capital, seat, office holder."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import groupby
from typing import get_args

from app import codebook
from app.codebook.entries import ActorEntry, ActorKind, Leader
from app.events.document import KINDS, unlisted
from app.gazetteer.index import Index, Kind, Match, Named, fold, is_exact, surest

WEIGHTS = {"state": 0, "territory": 1, "body": 2, "bloc": 3, "group": 4, "party": 5}
IN_OFFICE, PAST = 6, 7
MOST_IN_ROLE = 10


@dataclass(frozen=True, slots=True)
class Acting:
    """An actor, by itself or through a person; `terms` are the person's offices, () for the actor itself."""

    actor: ActorEntry
    person: str | None = None
    terms: tuple[Leader, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which actors are looked for, and the days on which a person must have held office (None: any)."""

    accepts: Callable[[ActorEntry], bool] = lambda _: True
    days: tuple[date, date] | None = None

    def __call__(self, acting: Acting) -> bool:
        """Whether an actor, or the person who acts for it, is looked for."""
        held = self.days is None or not acting.terms or any(holds(term, self.days) for term in acting.terms)
        return held and self.accepts(acting.actor)


def suggest(typed: str, wanted: Wanted, limit: int) -> list[Match[Acting]]:
    """What the letters typed may become, at most `limit` actors and persons."""
    return index().suggest(typed, wanted, limit)


def resolve(typed: str, wanted: Wanted, limit: int) -> list[Match[Acting]]:
    """What a name may stand for, the surest first; persons only with terms on the days asked for.

    A role beside a name is understood: "President Putin", "Sudanese rebels".
    """
    found = _by_code(typed, wanted) or index().begun(typed, wanted)
    if not is_exact(found):
        found = [*_through_a_role(typed, wanted), *found]
    if not is_exact(found):
        found = [*found, *index().alike(typed, wanted, limit)]
    return [replace(match, item=_within(match.item, wanted.days)) for match in surest(found, limit)]


def holds(term: Leader, days: tuple[date, date]) -> bool:
    """Whether a term of office covers one of the days; an unknown end is open."""
    first, last = days
    return (term.since is None or term.since <= last) and (term.until is None or term.until >= first)


def entry_of(code: str) -> ActorEntry | None:
    """The actor of a code in any case: an entry, or the part of one that a code like SDN-CIV names."""
    book, wanted = codebook.load(), code.strip().upper()
    base, _, part = wanted.partition("-")
    if part in parts() and base in book.actors:
        return unlisted(wanted, book)
    return book.actors.get(wanted)


@cache
def types() -> tuple[str, ...]:
    """The types of actor, as events show them."""
    return tuple(dict.fromkeys(KINDS.get(kind, kind) for kind in get_args(ActorKind)))


def type_of(entry: ActorEntry) -> str:
    """The type of an actor, as events show it."""
    return KINDS.get(entry.kind, entry.kind)


@cache
def parts() -> frozenset[str]:
    """What the codes of a state's parts end in: CIV, OPP, REB and their like."""
    book = codebook.load()
    return frozenset({*book.roles.values(), *book.heads.values()} - {""})


@cache
def index() -> Index[Acting]:
    """The index of all actors and persons of the codebook, built once a process."""
    return Index([*_actors(), *_persons()])


def _actors() -> Iterator[Named[Acting]]:
    for entry in codebook.load().actors.values():
        yield Named(Acting(entry), tuple(_names(entry)), WEIGHTS.get(entry.kind, IN_OFFICE))


def _names(entry: ActorEntry) -> Iterator[tuple[Kind, str]]:
    yield "name", entry.name
    yield "code", entry.code
    if entry.iso2:
        yield "iso2", entry.iso2
    yield from (("alias", name) for name in entry.aliases)
    yield from (("adjective", name) for name in entry.adjectives)
    yield from (("capital", name) for name in entry.capital)
    yield from (("metonym", name) for name in entry.metonyms)


def _persons() -> Iterator[Named[Acting]]:
    def who(term: Leader) -> tuple[str, str]:
        return term.code, term.name

    for (code, name), held in groupby(sorted(codebook.load().leaders, key=who), key=who):
        terms = tuple(sorted(held, key=lambda term: term.since or date.min, reverse=True))
        if actor := entry_of(code):
            names = dict.fromkeys((name, *(alias for term in terms for alias in term.aliases)))
            weight = IN_OFFICE if any(term.until is None for term in terms) else PAST
            yield Named(Acting(actor, name, terms), tuple(("holder", each) for each in names), weight)


def _by_code(typed: str, wanted: Wanted) -> list[Match[Acting]]:
    """The part of a state that a code like SDN-CIV names; codes of entries are names in the index."""
    entry = entry_of(typed) if "-" in typed else None
    acting = entry and Acting(entry)
    return [Match(acting, acting.actor.code, "code", "exact", 1.0)] if acting and wanted(acting) else []


def _through_a_role(typed: str, wanted: Wanted) -> list[Match[Acting]]:
    """What a name stands for beside which a role is named, as it is spelt or else misspelt."""
    named, held = list(_beside_roles(fold(typed).split())), Wanted(days=wanted.days)
    begun = ((index().begun(name, held, MOST_IN_ROLE), suffix) for name, suffix in named)
    whole = [([match for match in found if match.how == "exact"], suffix) for found, suffix in begun]
    exact = [match for found, suffix in whole for match in _in_role(found, suffix, wanted)]
    if exact or not named:
        return exact
    name, suffix = min(named, key=lambda each: len(each[0]))
    return list(_in_role(index().alike(name, held, MOST_IN_ROLE), suffix, wanted))


def _beside_roles(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each way to part words into a name and a role before or after it, the role as its suffix."""
    roles = codebook.load().roles
    for at in range(1, len(words)):
        head, tail = " ".join(words[:at]), " ".join(words[at:])
        yield from ((name, roles[role]) for role, name in ((head, tail), (tail, head)) if role in roles)


def _in_role(found: Iterable[Match[Acting]], suffix: str, wanted: Wanted) -> Iterator[Match[Acting]]:
    for match in found:
        part = _part(match.item, suffix)
        if part and wanted(part):
            yield replace(match, item=part, score=round(match.score - 0.05, 3))


def _part(whole: Acting, suffix: str) -> Acting | None:
    """The part of an actor that a role's suffix names; the actor itself without one, none of a person."""
    if not suffix:
        return whole
    entry = None if whole.person else entry_of(f"{whole.actor.code}-{suffix}")
    return Acting(entry) if entry else None


def _within(acting: Acting, days: tuple[date, date] | None) -> Acting:
    if days is None:
        return acting
    return replace(acting, terms=tuple(term for term in acting.terms if holds(term, days)))
