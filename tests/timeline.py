"""A made timeline to query: seeded events of every kind in the store, its past, and what each event holds."""

import json
from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from random import Random
from typing import Any

import sqlalchemy as sa

from app import codebook, store
from app.events.event import Actor, Event, EventDate, Place, Role
from app.extractors.coding import Coding
from app.store import Coder
from app.tables import article as articles
from app.tables import change, event_version, evidence
from app.text import Article
from tests.factories import article, event, quoted

TYPES = ("truce_declared", "talks_held", "talks_proposed", "strike_reported", "war_started")
MODALITIES = ("occurred", "claimed", "planned", "hypothetical", "denied")
CODES = ("RUS", "UKR", "SDN", "SDN-CIV", "SDN-MIL", "RSF", "TUR", "USA")
SPOTS = (
    "geneva-che",
    "odesa-ukr",
    "khartoum-sdn",
    "suva-fji",
    "pago-pago-asm",
    "hammerfest-nor",
    "antarctica",
)
QUOTES = (
    "The truce held overnight.",
    "A prisoner swap was planned.",
    "Prisoner families wait; swap talks go on.",
    "Erdoğan spoke of a cease-fire.",
    "Exchanges of fire were heard in Odesa.",
    "Plan B was a no: 50% of U.S. aid, and the swap of prisoner lists.",
    "Переговоры о перемирии в Женеве продолжились.",
    "停戦 合意 は ガザ で 発効 した",
    "Η Ελλάς ζήτησε ΕΙΡΗΝΗ στους δρόμους.",
    "«Waffenruhe» an der Straße – ﬁnal, naïve & façade.",
)
SIDES: tuple[Sequence[Role], ...] = (
    ("source", "target", "mediator"),
    ("source", "target", "source", "target"),
    ("source",) * 4,
    ("participant",) * 4,
    ("source", "host", "target", "mediator"),
)
START = datetime(2025, 5, 1, 6, 30, 15, 250_000, tzinfo=UTC)
Body = dict[str, Any]
Told = list[tuple[str, tuple[Event, ...]]]


def filled(
    engine: sa.Engine,
    count: int = 45,
    seed: int = 1,
    start: datetime | None = None,
    kinds: Sequence[str] | None = None,
) -> Told:
    """Save articles that tell some events each, an hour apart from a start on; what each of them told."""
    dice, coder, told = Random(seed), _coder(), Told()
    for number in range(count):
        events = tuple(made(dice, kinds) for _ in range(3))
        if told and dice.random() < 0.4:
            events += (_retold(dice, dice.choice(dice.choice(told)[1])),)
        at = start and start + timedelta(hours=number)
        saved = store.save(engine, _article(dice, number, seed), Coding(events), coder, at)
        told.append((saved.article_id, events))
    return told


def lived(engine: sa.Engine, count: int = 60) -> int:
    """Fill a store and go on to edit, retract, restore and merge its events; the number before the edits."""
    told = filled(engine, count, start=START, kinds=WIDE)
    seq = _seq(engine)
    dice, coder = Random(5), _coder()
    for number, (id, events) in enumerate(told[::3]):
        kept = tuple(_corrected(dice, each) for each in events)
        coding = Coding(dice.choice((kept, kept[1:], kept, ())))
        store.recode(engine, id, coding, coder, START + timedelta(hours=count + number))
    for id, events in told[::12]:
        store.recode(engine, id, Coding(events), coder, START + timedelta(hours=2 * count))
    ids = [body["id"] for body in live(engine)]
    for survivor, merged in zip(ids[3::40], ids[5::40], strict=False):
        merge(engine, survivor, merged, START + timedelta(hours=2 * count + 1))
    return seq


def made(dice: Random, kinds: Sequence[str] | None = None) -> Event:
    """One random event: any date precision, one- or two-sided, with or without place and numbers.

    Its date is of one of the kinds, by default of those that last a year at most.
    """
    return event(
        dice.choice(TYPES),
        modality=dice.choice(MODALITIES),
        date=DATES[dice.choice(kinds or KINDS)](dice, date(2024, 12, 1) + timedelta(dice.randrange(180))),
        actors=_actors(dice),
        place=_place(dice),
        attributed_to=tuple(dice.sample(CODES, dice.choice((0, 0, 1, 2)))),
        quantities=dice.choice(({}, {}, {"killed": dice.randrange(6)}, {"injured": 3})),
        confidence=dice.choice((0.3, 0.5, 0.5, 0.8)),
        evidence=(quoted(dice.choice(QUOTES)),),
    )


def live(engine: sa.Engine) -> list[Body]:
    """Every active event as served, newest first, with its quotes under `quotes`."""
    active = (body for body in standing(engine) if body["status"] == "active")
    return [{key: body[key] for key in body if key not in ("reports", "first_seq")} for body in active]


def standing(engine: sa.Engine, seq: int | None = None) -> list[Body]:
    """Every event as it stood at a sequence number, newest first; beside what is served, `quotes`, `reports`
    and the number that made it first (`first_seq`)."""
    v = event_version.c
    with engine.connect() as connection:
        seq = _seq(engine) if seq is None else seq
        at_seq = (v.seq_from <= seq) & (v.seq_to.is_(None) | (v.seq_to > seq))
        rows = connection.execute(
            sa.select(v.event_id, v.body).where(at_seq).order_by(v.sort_key.desc())
        ).all()
        gone = sa.select(v.id).where(at_seq, v.status == "retracted")
        told = _told(connection, seq, connection.scalars(gone).all())
        first = sa.select(change.c.event_id, sa.func.min(change.c.seq)).group_by(change.c.event_id)
        born = {row[0]: row[1] for row in connection.execute(first)}
    return [json.loads(body) | told[id] | {"first_seq": born[id]} for id, body in rows]


def merge(engine: sa.Engine, survivor: str, merged: str, at: datetime) -> None:
    """What a curator's merge will write: a last version with another status, and where the event went."""
    v = event_version
    with engine.begin() as connection:
        seq = 1 + connection.scalars(sa.text("SELECT seq FROM store_state")).one()
        row = connection.execute(sa.select(v).where(v.c.event_id == merged, v.c.seq_to.is_(None))).one()
        number = row.version + 1
        body = json.loads(row.body) | {"status": "merged", "version": number, "seq": seq}
        body["updated_at"] = f"{at:%Y-%m-%dT%H:%M:%SZ}"
        new = {"id": seq, "seq_from": seq, "version": number, "status": "merged", "live": 0, "at": at}
        text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
        connection.execute(sa.update(v).where(v.c.id == row.id).values(seq_to=seq, live=0))
        connection.execute(sa.insert(v).values(row._asdict() | new | {"body": text}))
        _copy_links(connection, row.id, seq)
        about = {"event_id": merged, "version": number, "at": at, "by": "curator", "changed": ["status"]}
        connection.execute(sa.insert(change).values(seq=seq, op="merge", **about))
        state = {"into": survivor, "id": merged, "version": number}
        connection.execute(
            sa.text(
                "UPDATE event SET status = 'merged', merged_into = :into, version = :version WHERE id = :id"
            ),
            state,
        )
        connection.execute(sa.text("UPDATE store_state SET seq = :seq"), {"seq": seq})


def _copy_links(connection: sa.Connection, before: int, after: int) -> None:
    for name in ("event_actor", "event_dyad", "event_report"):
        table = event_version.metadata.tables[name]
        mine = table.c.version_id == before
        connection.execute(sa.update(table).where(mine).values(live=0))
        for row in connection.execute(sa.select(table).where(mine)).mappings().all():
            connection.execute(sa.insert(table).values({**row, "version_id": after}))


def _told(connection: sa.Connection, seq: int, ends: Sequence[int]) -> Mapping[str, dict[str, list[Any]]]:
    """What is quoted of each event, and the articles that tell it, at a sequence number.

    Of what was retracted by then, at one of some ends, what was told last.
    """
    e = evidence.c
    stood = (e.seq_from <= seq) & (e.seq_to.is_(None) | (e.seq_to > seq) | e.seq_to.in_(ends))
    fields = ("id", "url", "publisher", "language", "published")
    query = sa.select(e.event_id, e.quote, *(articles.c[name] for name in fields))
    joined = query.join(articles, articles.c.id == e.article_id).where(stood)
    found: dict[str, dict[str, list[Any]]] = defaultdict(lambda: {"quotes": [], "reports": []})
    for id, quote, *report in connection.execute(joined):
        found[id]["quotes"].append(quote)
        found[id]["reports"].append(dict(zip(fields, report, strict=True)))
    return found


def _seq(engine: sa.Engine) -> int:
    with engine.connect() as connection:
        seq: int = connection.scalars(sa.text("SELECT seq FROM store_state")).one()
        return seq


def _coder() -> Coder:
    book = codebook.load()
    return Coder("rules", book.version, book)


def _article(dice: Random, number: int, seed: int) -> Article:
    day = date(2025, 4, 22) - timedelta(dice.randrange(90))
    url = f"https://post.example/{seed}/{number}" if number % 3 else None
    return article(
        f"Telling {number} of {seed}.",
        url=url,
        publisher=f"Post {number % 7}" if number % 9 else None,
        language=dice.choice(("en", "en", "fr", "pt-BR")),
        published=day if number % 8 else None,
        published_at=datetime(day.year, day.month, day.day, 9, 30, tzinfo=UTC) if number % 4 == 1 else None,
    )


def _retold(dice: Random, event: Event) -> Event:
    return replace(event, evidence=(quoted(dice.choice(QUOTES)),), confidence=0.4)


def _corrected(dice: Random, event: Event) -> Event:
    other, fields = made(dice), ("modality", "date", "confidence", "quantities", "attributed_to")
    return replace(event, **{name: getattr(other, name) for name in dice.sample(fields, 2)})


def _place(dice: Random) -> Place | None:
    spot = dice.choice((None, None, *SPOTS))
    if spot is None:
        return dice.choice((None, Place("Donbas", "UKR", None, "Donetsk", None, None, "region")))
    known = codebook.load().places[spot]
    return Place(known.name, known.country, known.id, known.admin1, known.lat, known.lon)


def _actors(dice: Random) -> tuple[Actor, ...]:
    codes = dice.sample(CODES, dice.randrange(1, 5))
    sides = dice.choice(SIDES)
    return tuple(Actor(code, side, f"{code} side") for code, side in zip(codes, sides, strict=False))


def _whole(first: date, last: date, precision: Any) -> EventDate:
    return EventDate(first, last, precision, basis="explicit")


def _months(first: date, count: int) -> date:
    """The last day of the months that begin with a day's."""
    month = first.month + count - 1
    return date(first.year, month, monthrange(first.year, month)[1])


def _span(dice: Random, first: date, *lengths: int) -> EventDate:
    return EventDate(first, first + timedelta(dice.choice(lengths) - 1), "day", "span", "explicit")


def _timed(dice: Random, first: date, precision: Any) -> EventDate:
    """A time of a local day, which may be of another day in UTC; some go on for hours."""
    zone = timezone(timedelta(hours=dice.choice((-10, -5, 0, 3, 12))))
    begin = datetime(first.year, first.month, first.day, dice.randrange(24), 30, tzinfo=zone)
    end = dice.choice((None, begin + timedelta(hours=dice.choice((1, 5, 40)))))
    last, extent = (end.date(), "span") if end else (first, dice.choice(("point", "span")))
    return EventDate(first, last, precision, extent, "explicit", None, begin, end)  # type: ignore[arg-type]


DATES: Mapping[str, Callable[[Random, date], EventDate]] = {
    "none": lambda dice, first: EventDate(),
    "minute": lambda dice, first: _timed(dice, first, "minute"),
    "hour": lambda dice, first: _timed(dice, first, "hour"),
    "day": lambda dice, first: EventDate(first, first, "day", "point", "explicit"),
    "tied": lambda dice, first: EventDate(date(2025, 3, 1), date(2025, 3, 1), "day", "point", "explicit"),
    "days": lambda dice, first: _span(dice, first, 2, 3, 7, 8, 9),
    "stretch": lambda dice, first: _span(dice, first - timedelta(90), 31, 32, 92, 93, 366, 367, 3653, 3700),
    "week": lambda dice, first: _whole(first, first + timedelta(6), "week"),
    "month": lambda dice, first: _whole(first.replace(day=1), _months(first, 1), "month"),
    "quarter": lambda dice, first: _whole(
        date(first.year, (first.month - 1) // 3 * 3 + 1, 1),
        _months(date(first.year, (first.month - 1) // 3 * 3 + 1, 1), 3),
        "quarter",
    ),
    "year": lambda dice, first: _whole(date(first.year, 1, 1), date(first.year, 12, 31), "year"),
    "decade": lambda dice, first: _whole(date(2020, 1, 1), date(2029, 12, 31), "decade"),
}
WIDE = ("day", "day", "tied", *DATES)
KINDS = tuple(kind for kind in WIDE if kind not in ("stretch", "decade"))
