"""What goes with the events of a page, as it stood then, against what the rows say, on both databases."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from app import codebook, store
from app.events.event import Actor, Event, Place
from app.extractors.coding import Coding
from app.query.chunks import LENGTHS, chunks
from app.query.included import PARTS, included
from app.query.reader import Reader
from app.query.related import LOOKED_AT, NEAR
from app.query.statements import Statement
from app.store import Coder
from app.tables import change, event_version, evidence
from tests.edits import Editor
from tests.factories import GENEVA, article, day, event
from tests.timeline import filled, live

FIRST = datetime(2025, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def reader(url: str) -> Iterator[Reader]:
    made = Reader(url)
    yield made
    made.close()


def tell(engine: sa.Engine, text: str, *events: Event, hour: int = 0, **fields: Any) -> str:
    """Save an article that tells these events; its id."""
    book = codebook.load()
    coder, at = Coder("rules", book.version, book), FIRST + timedelta(hours=hour)
    return store.save(engine, article(text, **fields), Coding(events), coder, at).article_id


def retell(engine: sa.Engine, id: str, *events: Event, hour: int = 1) -> None:
    book = codebook.load()
    coder = Coder("rules", book.version, book)
    store.recode(engine, id, Coding(events), coder, FIRST + timedelta(hours=hour))


def parts(reader: Reader, ids: Sequence[str], *names: str, seq: int | None = None) -> Mapping[str, Any]:
    with reader.inline() as view:
        return included(view, ids, names, view.state.seq if seq is None else seq)


def ids(engine: sa.Engine) -> list[str]:
    """The active events in the order in which they came in."""
    return [body["id"] for body in sorted(live(engine), key=lambda body: body["id"])]


def test_evidence_and_articles_are_those_of_the_time(engine: sa.Engine, reader: Reader) -> None:
    first = tell(engine, "One.", event(), title="One", url="https://post.example/one")
    tell(engine, "Two.", event(), publisher="Times", published=FIRST.date(), published_at=FIRST, hour=1)
    retell(engine, first, event("visit_made"), hour=2)
    (id, _) = ids(engine)
    then = parts(reader, [id], "evidence", "articles", seq=1)[id]
    assert [(each["article_id"], each["published_at"]) for each in then["evidence"]] == [
        (first, "2025-04-22")
    ]
    assert then["articles"] == [
        {
            "id": first, "url": f"/articles/{first}", "source_url": "https://post.example/one",
            "publisher": "Northern Post", "title": "One", "language": "en", "published_at": "2025-04-22",
        }
    ]  # fmt: skip
    both = parts(reader, [id], "evidence", "articles", seq=2)[id]
    assert [each["publisher"] for each in both["articles"]] == ["Northern Post", "Times"]
    now = parts(reader, [id], "evidence", "articles")[id]
    assert [each["publisher"] for each in now["evidence"]] == ["Times"]
    assert [(each["title"], each["published_at"]) for each in now["articles"]] == [
        (None, "2025-05-01T12:00:00Z")
    ]
    assert parts(reader, [id], "evidence", "articles", seq=0)[id] == {"evidence": [], "articles": []}


def test_evidence_says_what_its_sentence_supports(engine: sa.Engine, reader: Reader) -> None:
    quote = replace(event().evidence[0], supports=("type", "date"), date_quote="on Monday")
    tell(engine, "One.", event(evidence=(quote,)))
    (id,) = ids(engine)
    (told,) = parts(reader, [id], "evidence")[id]["evidence"]
    assert (told["supports"], told["date_quote"], told["char_end"]) == (
        ["type", "date"],
        "on Monday",
        quote.end,
    )


def test_history_says_who_did_what_why_and_stops_at_the_time(engine: sa.Engine, reader: Reader) -> None:
    id_of = tell(engine, "One.", event())
    retell(engine, id_of, event(place=GENEVA))
    retell(engine, id_of, hour=2)
    with engine.connect() as connection:
        (id,) = connection.execute(sa.select(event_version.c.event_id).distinct()).scalars()
    told = parts(reader, [id], "history")[id]["history"]
    assert [(each["version"], each["seq"], each["op"], each["by"]) for each in told] == [
        (1, 1, "create", "rules"), (2, 2, "update", "rules"), (3, 3, "retract", "rules"),
    ]  # fmt: skip
    assert told[0]["at"] == "2025-05-01T12:00:00Z"
    assert told[1]["reason"] == f"{id_of} coded anew"
    assert "place" in told[1]["changed"]
    assert parts(reader, [id], "history", seq=2)[id]["history"] == told[:2]


def test_a_page_is_read_whole_and_as_the_rows_have_it(engine: sa.Engine, reader: Reader) -> None:
    filled(engine, 90)
    Editor(engine, 5).edits(60)
    with engine.connect() as connection:
        wanted = list(connection.execute(sa.select(event_version.c.event_id).distinct()).scalars())
        told = connection.execute(
            sa.select(evidence.c.event_id, evidence.c.article_id, evidence.c.seq_from, evidence.c.seq_to)
        ).all()
        made = connection.execute(sa.select(change.c.event_id, change.c.seq).order_by(change.c.seq)).all()
    assert len(wanted) > LENGTHS[-1] + LENGTHS[-2]
    last = made[-1].seq
    for seq in (last // 3, last - 30, last):
        found = parts(reader, wanted, "history", "evidence", seq=seq)
        assert list(found) == wanted
        for id in wanted:
            standing = [
                row.article_id
                for row in told
                if row.event_id == id and row.seq_from <= seq and (row.seq_to is None or row.seq_to > seq)
            ]
            assert sorted(each["article_id"] for each in found[id]["evidence"]) == sorted(standing)
            assert [each["seq"] for each in found[id]["history"]] == [
                row.seq for row in made if row.event_id == id and row.seq <= seq
            ]


def test_a_page_takes_few_statements(
    engine: sa.Engine, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(engine, 45)
    asked: list[str] = []
    run = Statement.tuples

    def counting(self: Statement, raw: Any, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        asked.append(self.text)
        return run(self, raw, values)

    monkeypatch.setattr(Statement, "tuples", counting)
    parts(reader, ids(engine)[:100], "evidence", "articles", "history")
    assert len(asked) == 3


def test_parts_of_the_list_are_not_of_its_events_and_unknown_events_have_nothing(reader: Reader) -> None:
    assert parts(reader, ["evt_none"], "facets", *PARTS) == {"evt_none": {name: [] for name in PARTS}}


@pytest.mark.parametrize("count", [0, 1, 2, 20, 21, 200, 201, 1000])
def test_lists_are_cut_into_few_lengths_and_lose_nothing(count: int) -> None:
    cut = list(chunks([str(number) for number in range(count)]))
    assert {len(chunk) for chunk in cut} <= set(LENGTHS)
    assert len({value for chunk in cut for value in chunk}) == count


RUS_UKR = (Actor("RUS", "source"), Actor("UKR", "target"))
UKR_RUS = (Actor("UKR", "source"), Actor("RUS", "target"))
ALONE = (Actor("TUR", "source"),)
ODESA = Place("Odesa", "UKR", "odesa", None, 46.5, 30.7)


def near(reader: Reader, id: str, seq: int | None = None) -> list[tuple[Any, ...]]:
    told = parts(reader, [id], "related", seq=seq)[id]["related"]
    return [(each["date"]["edtf"], each["type"], each["when"], each["by"]) for each in told]


def found(engine: sa.Engine, type: str, first: str | None) -> str:
    """The id of the event of a type that begins on a day."""
    begun = {(each["type"], each["date"]["start"]): str(each["id"]) for each in live(engine)}
    return begun[type, first]


def test_related_are_the_nearest_of_the_two_sides_in_either_direction(
    engine: sa.Engine, reader: Reader
) -> None:
    days = [f"2025-04-{number:02}" for number in range(1, 17)]
    for number, first in enumerate(days):
        tell(engine, f"Day {number}.", event(date=day(first), actors=(RUS_UKR, UKR_RUS)[number % 2]))
    tell(
        engine,
        "Others.",
        event("visit_made", date=day("2025-04-08"), actors=(Actor("USA", "source"), Actor("UKR", "target"))),
    )
    tell(engine, "Undated.", event("talks_held", date=day(None), actors=RUS_UKR))
    assert near(reader, found(engine, "truce_declared", "2025-04-08")) == [
        (first, "truce_declared", when, "dyad")
        for first, when in [(each, "before") for each in days[2:7]] + [(each, "after") for each in days[8:13]]
    ]
    assert near(reader, found(engine, "truce_declared", "2025-04-02")) == [
        ("2025-04-01", "truce_declared", "before", "dyad"),
        *((each, "truce_declared", "after", "dyad") for each in days[2:7]),
    ]
    assert near(reader, found(engine, "talks_held", None)) == [
        (each, "truce_declared", None, "dyad") for each in days[-NEAR:]
    ]


def test_related_fall_back_on_the_type_at_the_place_and_on_the_only_actor(
    engine: sa.Engine, reader: Reader
) -> None:
    tell(engine, "Mine.", event("strike_reported", place=ODESA, date=day("2025-04-10")))
    tell(engine, "Same pair.", event("talks_held", date=day("2025-04-10")))
    tell(engine, "Same place.", event("strike_reported", place=ODESA, date=day("2025-03-01"), actors=ALONE))
    tell(engine, "Other type.", event("talks_held", place=ODESA, date=day("2025-03-02"), actors=ALONE))
    assert near(reader, found(engine, "strike_reported", "2025-04-10")) == [
        ("2025-03-01", "strike_reported", "before", "place"),
        ("2025-04-10", "talks_held", "same_day", "dyad"),
    ]
    assert near(reader, found(engine, "talks_held", "2025-03-02")) == [
        ("2025-03-01", "strike_reported", "before", "actor")
    ]


def test_related_never_know_more_than_was_known_then(engine: sa.Engine, reader: Reader) -> None:
    tell(engine, "One.", event(date=day("2025-04-10")))
    later = tell(engine, "Two.", event("talks_held", date=day("2025-04-11")))
    mine = found(engine, "truce_declared", "2025-04-10")
    assert near(reader, mine, seq=1) == []
    assert near(reader, mine, seq=2) == [("2025-04-11", "talks_held", "after", "dyad")]
    retell(engine, later)
    assert near(reader, mine) == []


def test_an_event_is_not_related_to_itself_on_another_day(engine: sa.Engine, reader: Reader) -> None:
    mine = tell(engine, "One.", event(date=day("2025-04-10")))
    retell(engine, mine, event(date=day("2025-04-11")))
    (id,) = ids(engine)
    assert near(reader, id, seq=1) == near(reader, id) == []


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)  # only SQLite is told which index to walk
def test_everything_is_read_by_index_and_neighbours_no_further_than_a_bound(
    engine: sa.Engine, reader: Reader
) -> None:
    filled(engine, 5)
    parts(reader, ids(engine), *PARTS)
    near = []
    for shape, statement in reader.statements._kept.items():
        if isinstance(shape, tuple):
            near += [statement.text] if shape[0] == "near" else []
            assert scans(engine, statement) == [], shape
    assert len(near) == 3
    assert {text.count(f"LIMIT {LOOKED_AT}") for text in near} == {2}


def scans(engine: sa.Engine, statement: Statement) -> list[str]:
    """The steps of a statement's plan that read a whole table."""
    with engine.connect() as connection:
        explained = f"EXPLAIN QUERY PLAN {statement.text}"
        plan = connection.exec_driver_sql(explained, (1,) * len(statement.order or ())).all()
    return [step for *_, step in plan if step.startswith(("SCAN event", "SCAN change", "SCAN article"))]
