"""A made timeline to query: some two hundred seeded events in the store, and what each of them holds."""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

import sqlalchemy as sa

from app import codebook, store
from app.events.event import Actor, Event, EventDate, Place, Role
from app.extractors.coding import Coding
from app.store import Coder
from app.tables import event_version, evidence
from tests.factories import article, event, quoted

TYPES = ("truce_declared", "talks_held", "talks_proposed", "strike_reported", "war_started")
MODALITIES = ("occurred", "claimed", "planned", "hypothetical", "denied")
CODES = ("RUS", "UKR", "SDN", "SDN-CIV", "RSF", "TUR", "USA")
PLACES = (
    None,
    Place("Geneva", "CHE", "geneva", None, 46.2, 6.15),
    Place("Odesa", "UKR", "odesa", None, 46.5, 30.7),
)
QUOTES = (
    "The truce held overnight.",
    "A prisoner swap was planned.",
    "Prisoner families wait; swap talks go on.",
    "Erdoğan spoke of a cease-fire.",
    "Exchanges of fire were heard in Odesa.",
)
Body = dict[str, Any]


def filled(engine: sa.Engine, articles: int = 45, seed: int = 1) -> None:
    """Save articles that tell three events each."""
    dice, book = Random(seed), codebook.load()
    for number in range(articles):
        told = article(f"Telling {number} of {seed}.", publisher=f"Post {number % 7}")
        coding = Coding(tuple(made(dice) for _ in range(3)))
        store.save(engine, told, coding, Coder("rules", book.version, book))


def made(dice: Random) -> Event:
    """One random event: any date precision, one- or two-sided, with or without place."""
    return event(
        dice.choice(TYPES),
        modality=dice.choice(MODALITIES),
        date=_date(dice),
        actors=_actors(dice),
        place=dice.choice(PLACES),
        confidence=dice.choice((0.3, 0.5, 0.5, 0.8)),
        evidence=(quoted(dice.choice(QUOTES)),),
    )


def _date(dice: Random) -> EventDate:
    first = date(2024, 12, 1) + timedelta(dice.randrange(180))
    kind = dice.choice(("day", "day", "span", "month", "year", "none"))
    if kind == "none":
        return EventDate()
    if kind == "month":
        start = first.replace(day=1)
        return EventDate(
            start, (start + timedelta(31)).replace(day=1) - timedelta(1), "month", basis="explicit"
        )
    if kind == "year":
        return EventDate(date(first.year, 1, 1), date(first.year, 12, 31), "year", basis="explicit")
    last = first + timedelta(dice.randrange(1, 9) if kind == "span" else 0)
    return EventDate(first, last, "day", "span" if kind == "span" else "point", "explicit")


def _actors(dice: Random) -> tuple[Actor, ...]:
    codes = dice.sample(CODES, dice.randrange(1, 4))
    sides: Sequence[Role] = dice.choice(
        (("source", "target", "mediator"), ("source",) * 3, ("participant",) * 3)
    )
    return tuple(Actor(code, side, f"{code} side") for code, side in zip(codes, sides, strict=False))


def live(engine: sa.Engine) -> list[Body]:
    """Every active event as served, newest first, with its quotes under `quotes`."""
    v = event_version.c
    wanted = sa.select(v.event_id, v.body).where(v.seq_to.is_(None), v.status == "active")
    quotes = sa.select(evidence.c.event_id, evidence.c.quote).where(evidence.c.seq_to.is_(None))
    with engine.connect() as connection:
        said = connection.execute(quotes).all()
        rows = connection.execute(wanted.order_by(v.sort_key.desc())).all()

    return [json.loads(body) | {"quotes": [q for of, q in said if of == id]} for id, body in rows]
