"""The timeline answers as a scan over all events would, on both databases, and stands still for a walk."""

import json
import threading
from collections.abc import Callable, Iterator
from itertools import combinations
from random import Random
from typing import Any

import pytest
import sqlalchemy as sa

from app import codebook, store
from app.extractors.coding import Coding
from app.filters.event_filter import EventFilter
from app.filters.listing import SORTS
from app.filters.reading import read
from app.query.cursors import Cursor, CursorError, CursorMismatchError, decode, encode
from app.query.reader import Reader
from app.query.timeline import Walk, batches, count, page
from app.query.totals import Totals
from app.store import Coder
from tests.timeline import Body, filled, live

Told = Callable[[Body], bool]


def with_parts(*codes: str) -> Callable[[str], bool]:
    return lambda id: any(id == code or id.startswith(f"{code}-") for code in codes)


def takes_part(*codes: str, roles: str = "source target mediator participant") -> Told:
    meant = with_parts(*codes)
    return lambda body: any(meant(a["id"]) for a in body["actors"] if a["role"] in roles.split())


def opposed(left: str, right: str) -> Told:
    def told(body: Body) -> bool:
        by_role = {
            role: {a["id"] for a in body["actors"] if a["role"] == role}
            for role in ("source", "target", "participant")
        }
        pairs = {frozenset((s, t)) for s in by_role["source"] for t in by_role["target"]}
        if not by_role["target"]:
            pairs = {frozenset(pair) for pair in combinations(by_role["source"] | by_role["participant"], 2)}
        one, other = with_parts(left), with_parts(right)
        return any((one(a) and other(b)) or (one(b) and other(a)) for a, b in map(tuple, pairs))

    return told


def said(*phrases: str) -> Told:
    def told(body: Body) -> bool:
        texts = [body["title"], body["summary"], *body["quotes"], *(a["mention"] for a in body["actors"])]
        return any(
            phrase in f" {text.lower().replace('.', ' ').replace(';', ' ')} "
            for text in texts
            for phrase in phrases
        )

    return told


def days(first: str, last: str) -> Told:
    return lambda body: (
        body["date"]["start"] is not None and (body["date"]["start"] <= last and body["date"]["end"] >= first)
    )


Case = tuple[dict[str, str], Told]
CASES: list[Case] = [
    ({"from": "2025-03"}, days("2025-03-01", "9999")),
    ({"to": "2025-02"}, days("0001", "2025-02-28")),
    ({"on": "2025-01-15"}, days("2025-01-15", "2025-01-15")),
    ({"from": "2025-01-10", "to": "2025-01"}, days("2025-01-10", "2025-01-31")),
    ({"type": "talks_held,war_started"}, lambda b: b["type"] in ("talks_held", "war_started")),
    ({"type": "-talks_held"}, lambda b: b["type"] != "talks_held"),
    ({"family": "truce"}, lambda b: b["family"] == "truce"),
    ({"actor": "Kremlin"}, takes_part("RUS")),
    ({"actor": "SDN"}, takes_part("SDN")),
    ({"actor": "rus,Turkey"}, takes_part("RUS", "TUR")),
    ({"actor": "-Ukraine"}, lambda b: not takes_part("UKR")(b)),
    ({"source_actor": "RUS"}, takes_part("RUS", roles="source")),
    ({"target_actor": "ukraine"}, takes_part("UKR", roles="target")),
    ({"dyad": "RUS,UKR"}, opposed("RUS", "UKR")),
    ({"dyad": "RSF,Sudan"}, opposed("RSF", "SDN")),
    ({"dyad": "SDN,SDN-CIV"}, opposed("SDN", "SDN-CIV")),
    ({"country": "UKR"}, lambda b: (b["place"] or {}).get("country") == "UKR"),
    ({"country": "-Switzerland"}, lambda b: (b["place"] or {}).get("country") != "CHE"),
    ({"modality": "claimed,denied"}, lambda b: b["modality"] in ("claimed", "denied")),
    ({"min_confidence": "0.5"}, lambda b: b["confidence"] >= 0.5),
    ({"q": "truce"}, said(" truce ")),
    ({"q": '"prisoner swap"'}, said(" prisoner swap ")),
    (
        {"q": "prisoner swap -families"},
        lambda b: said(" prisoner ")(b) and said(" swap ")(b) and not said(" families ")(b),
    ),
    ({"q": "erdogan OR exchange*"}, said(" erdoğan ", " exchange")),
]  # fmt: skip


def filter_of(query: dict[str, str]) -> EventFilter:
    return read(EventFilter, query.items(), "GET /events", {})


@pytest.fixture
def reader(engine: sa.Engine, url: str) -> Iterator[Reader]:
    filled(engine)
    made = Reader(url)
    yield made
    made.close()


def ids(reader: Reader, query: dict[str, str], sort: str = "-date") -> list[str]:
    with reader.inline() as view:
        found = page(view, Walk(filter_of(query), sort, view.state.seq), 1000)
    return [json.loads(body)["id"] for body in found.bodies]


def test_every_filter_and_every_pair_of_them_agrees_with_a_scan(engine: sa.Engine, reader: Reader) -> None:
    events = live(engine)
    assert len(events) > 100
    for query, told in CASES:
        matching = [told(body) for body in events]
        assert any(matching), f"{query} should match something"
        assert not all(matching), f"{query} should leave something out"
    everything: Case = ({}, lambda body: True)
    for one, other in combinations([everything, *CASES], 2):
        if compatible(one[0], other[0]):
            expected = [body["id"] for body in events if one[1](body) and other[1](body)]
            assert ids(reader, one[0] | other[0]) == expected, (one[0], other[0])


def test_many_filters_at_once_agree_with_a_scan(engine: sa.Engine, reader: Reader) -> None:
    events, dice, matched = live(engine), Random(7), 0
    for _ in range(400):
        chosen: list[Case] = []
        for case in dice.sample(CASES, dice.randrange(3, 6)):
            if all(compatible(case[0], other[0]) for other in chosen):
                chosen.append(case)
        query = {name: value for case in chosen for name, value in case[0].items()}
        expected = [body["id"] for body in events if all(told(body) for _, told in chosen)]
        assert ids(reader, query) == expected, query
        matched += bool(expected)
    assert matched > 100


def compatible(one: dict[str, str], other: dict[str, str]) -> bool:
    """Whether two queries can be asked as one."""
    if one.keys() & other.keys():
        return False
    dates = [name for name in (*one, *other) if name in ("from", "to", "on")]
    return len(dates) < 2 or (dates == ["from", "to"] and "from" in one and "to" in one)


def test_counts_agree_with_pages_and_tell_the_undated(
    engine: sa.Engine, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    events = live(engine)
    undated = sum(body["date"]["start"] is None for body in events)
    filter = filter_of({"from": "2020"})
    with reader.apart() as view:
        seq = view.state.seq
        assert count(view, filter_of({}), seq) == len(events)
        assert count(view, filter, seq, 5) == 5
    total = Totals(reader).count(filter, seq, "exact")
    assert (total.count, total.exact, total.undated) == (len(events) - undated, True, undated)
    monkeypatch.setattr("app.query.totals.AT_MOST", 10)
    bounded = Totals(reader).count(filter, seq, "auto")
    assert (bounded.count, bounded.certainty) == (10, "at_least")
    guessed = Totals(reader).count(filter, seq, "estimated")
    assert guessed.certainty == "estimated"
    assert guessed.count is not None
    assert guessed.count >= 10


ORDERS: dict[str, Callable[[Body], Any]] = {
    "date": lambda body: body["date"]["start"] or "",
    "reported": lambda body: body["corroboration"]["last_reported_at"] or "",
    "created": lambda body: body["id"],
    "corroboration": lambda body: body["corroboration"]["publishers"],
    "confidence": lambda body: body["confidence"],
    "updated": lambda body: body["seq"],
}


@pytest.mark.parametrize("sort", [sort for sort in SORTS if sort.lstrip("-") in ORDERS])
def test_pages_of_seven_give_every_event_once_in_order(engine: sa.Engine, reader: Reader, sort: str) -> None:
    seen = list(walked(reader, Walk(filter_of({}), sort, seq_of(reader)), 7))
    keys = [ORDERS[sort.lstrip("-")](body) for body in seen]
    assert keys == sorted(keys, reverse=sort.startswith("-"))
    assert len(seen) == len({body["id"] for body in seen}) == len(live(engine))


def walked(
    reader: Reader, walk: Walk, limit: int, between: Callable[[], None] = lambda: None
) -> Iterator[Body]:
    after = None
    while True:
        with reader.inline() as view:
            found = page(view, walk, limit, after)
        yield from map(json.loads, found.bodies)
        if not found.more:
            return
        after = found.last
        between()


def seq_of(reader: Reader) -> int:
    with reader.inline() as view:
        return view.state.seq


def test_a_walk_sees_one_snapshot_while_events_are_made_changed_and_retracted(
    engine: sa.Engine, reader: Reader
) -> None:
    before = live(engine)
    book = codebook.load()
    turn = iter(range(1000))

    def disturb() -> None:
        """New events in front and behind, and an old article that now tells nothing."""
        number = next(turn)
        filled(engine, 1, seed=100 + number)
        id = list(known)[number % len(known)]
        store.recode(engine, id, Coding(), Coder("rules", book.version, book))

    with engine.connect() as connection:
        known = connection.scalars(sa.text("SELECT id FROM article ORDER BY id")).all()
    for sort in ("-date", "confidence"):
        expected = {body["id"]: body["version"] for body in live(engine)}
        seen = list(walked(reader, Walk(filter_of({}), sort, seq_of(reader)), 7, disturb))
        assert {body["id"]: body["version"] for body in seen} == expected
        assert len(seen) == len(expected)
    assert {body["id"] for body in live(engine)} != {body["id"] for body in before}


def test_a_walk_beside_a_writer_has_no_repeat_and_no_gap(engine: sa.Engine, reader: Reader) -> None:
    writer = threading.Thread(target=filled, args=(engine, 15), kwargs={"seed": 9})
    expected = [body["id"] for body in live(engine)]
    walk = Walk(filter_of({}), "-date", seq_of(reader))
    writer.start()
    seen = [body["id"] for body in walked(reader, walk, 3)]
    writer.join()
    assert seen == expected


def test_an_export_holds_all_events_in_batches(
    engine: sa.Engine, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.query.timeline.BATCH", 10)
    sizes = [len(batch) for batch in batches(reader, Walk(filter_of({}), "-date", seq_of(reader)))]
    assert sum(sizes) == len(live(engine))
    assert set(sizes[:-1]) == {10}


def test_a_reader_cannot_write(reader: Reader) -> None:
    with reader.apart() as view, pytest.raises(sa.exc.DBAPIError, match=r"read-?\s?only"):
        view.connection.execute(sa.text("UPDATE store_state SET seq = 0"))


def test_an_empty_store_answers_empty(engine: sa.Engine, url: str) -> None:
    reader = Reader(url)
    with reader.inline() as view:
        assert page(view, Walk(filter_of({}), "-date", view.state.seq), 10).bodies == []
        assert (view.state.seq, view.state.at, reader.coverage(view)) == (0, None, (None, None))
    reader.close()


def test_statements_are_shared_by_filters_of_one_shape(reader: Reader) -> None:
    ids(reader, {"actor": "RUS", "from": "2025"})
    kept = len(reader.statements._kept)
    ids(reader, {"actor": "UKR", "from": "2024-03"})
    assert len(reader.statements._kept) == kept


CURSOR = Cursor("abc", 12, (0.5, 1 << 60), (3, "exact", None))


def test_a_cursor_comes_back_as_it_went() -> None:
    assert decode(encode(CURSOR, b"key"), b"key", "abc") == CURSOR


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text[:-3],
        lambda text: "A" + text[1:] if text[0] != "A" else "B" + text[1:],
        lambda text: text + "!",
        lambda text: "",
        lambda text: "ü" + text,
        lambda text: "x" * 5000,
    ],
)
def test_a_mangled_cursor_is_refused(spoil: Callable[[str], str]) -> None:
    with pytest.raises(CursorError):
        decode(spoil(encode(CURSOR, b"key")), b"key", "abc")


def test_a_cursor_of_another_store_or_another_query_is_refused() -> None:
    with pytest.raises(CursorError):
        decode(encode(CURSOR, b"key"), b"other", "abc")
    with pytest.raises(CursorMismatchError):
        decode(encode(CURSOR, b"key"), b"key", "xyz")
