"""Tellings of one article -> events: each finds the event it tells, which is then brought up to date."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from app import resolve
from app.events.document import Names, Report
from app.events.event import Event
from app.store import tellings, versions
from app.store.ledger import Ledger
from app.store.tellings import Stored
from app.store.versions import Current
from app.tables import evidence

Groups = Mapping[str, Sequence[Stored]]


@dataclass(frozen=True, slots=True)
class Source:
    """The revision of an article whose events are settled, and who coded them."""

    report: Report
    revision: int
    extractor: str
    codebook_version: str


def settle(
    book: Ledger, source: Source, events: Sequence[Event], names: Names, reason: str
) -> dict[str, str]:
    """Replace what the article told before by these events; what was done to each event, by its id.

    Two tellings of one article never join one event: its coder has told them apart.
    """
    old = tellings.of_article(book.connection, source.report.article_id)
    homes = _again(old, events, tellings.of_events(book.connection, [stored.event_id for stored in old]))
    left = {index: event for index, event in enumerate(events) if index not in homes}
    homes |= _joined(left, _others(tellings.alike(book.connection, list(left.values())), source), homes)
    held = versions.current(book.connection, {*homes.values(), *(stored.event_id for stored in old)})
    for index in left.keys() - homes.keys():
        made = versions.born(book, source.report.article_id)
        held[made.id] = made
        homes[index] = made.id
    fresh = [_fresh(homes[index], event, source) for index, event in enumerate(events)]
    return _write(book, held, old, fresh, names, reason)


def _again(old: Sequence[Stored], events: Sequence[Event], live: Groups) -> dict[int, str]:
    """The event that each index told before; a corrected day or modality moves only an event of its own."""
    pairs = [
        (
            resolve.same(stored.event, event),
            stored.live,
            resolve.likeness(stored.event, event),
            -index,
            stored.event_id,
        )
        for stored in old
        for index, event in enumerate(events)
        if _retells(stored, event, alone=len(live.get(stored.event_id, ())) <= 1)
    ]
    homes: dict[int, str] = {}
    for *_, index, event_id in sorted(pairs, reverse=True):
        if -index not in homes and event_id not in homes.values():
            homes[-index] = event_id
    return homes


def _retells(stored: Stored, event: Event, *, alone: bool) -> bool:
    return resolve.same(stored.event, event) or (alone and resolve.retold(stored.event, event))


def _others(found: Groups, source: Source) -> dict[str, list[Stored]]:
    mine = source.report.article_id
    return {id: [one for one in told if one.report.article_id != mine] for id, told in found.items()}


def _joined(left: Mapping[int, Event], found: Groups, taken: Mapping[int, str]) -> dict[int, str]:
    """The event of other articles that each index tells: the likest one, taken once."""
    known = {id: resolve.merge([one.telling for one in told]) for id, told in found.items() if told}
    homes: dict[int, str] = {}
    for index, event in left.items():
        free = known.keys() - set(taken.values()) - set(homes.values())
        alike = [(resolve.likeness(known[id], event), id) for id in free if resolve.same(known[id], event)]
        if alike:
            best = max(likeness for likeness, _ in alike)
            homes[index] = min(id for likeness, id in alike if likeness == best)
    return homes


def _fresh(event_id: str, event: Event, source: Source) -> Stored:
    return Stored(event_id, event, source.report, source.revision, source.extractor, source.codebook_version)


def _write(
    book: Ledger,
    held: Mapping[str, Current],
    old: Sequence[Stored],
    fresh: Sequence[Stored],
    names: Names,
    reason: str,
) -> dict[str, str]:
    live = tellings.of_events(book.connection, held)
    mine = {stored.id for stored in old}
    done: dict[str, str] = {}
    for current in sorted(held.values(), key=lambda current: current.serial):
        told = live.get(current.id, ())
        before = [one for one in told if one.id in mine]
        after = [one for one in fresh if one.event_id == current.id]
        rest = [one for one in told if one.id not in mine]
        if op := versions.write(book, current, [*rest, *after], names, reason, told):
            done[current.id] = op
        _replace(book, before, after)
    return done


def _replace(book: Ledger, before: Sequence[Stored], after: Sequence[Stored]) -> None:
    """Close what the article told of an event before and open what it tells now; an equal row stays."""
    said = [_content(one) for one in before]
    saying = [_content(one) for one in after]
    closed = [one.id for one in before if _content(one) not in saying]
    if closed:
        rows = sa.update(evidence).where(evidence.c.id.in_(closed))
        book.connection.execute(rows.values(seq_to=book.seq))
    for one in after:
        if _content(one) not in said:
            book.add(evidence, tellings.row(one, book.seq))


def _content(one: Stored) -> tuple[object, ...]:
    return (one.event, one.report.article_id, one.revision, one.extractor, one.codebook_version)
