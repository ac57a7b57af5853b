"""Dyads are what a walk over the parties of each event finds, on both databases."""

import json
from collections import Counter, defaultdict
from itertools import product

import pytest
import sqlalchemy as sa

from app.filters.aggregates import Pairing
from app.filters.reading import read
from app.query.dyads import Dyad, Ranking, dyad, ranking
from app.query.reader import Reader
from app.query.timeline import batches
from app.query.walks import Walk
from app.store.rows import wholes
from tests.query.conftest import retract
from tests.timeline import Body, filled

FILTERS: list[dict[str, str]] = [
    {},
    {"from": "2025-01-10", "to": "2025-03-05"},
    {"actor": "RUS", "type": "talks_held,war_started"},
    {"dyad": "SDN,UKR"},
    {"modality": "-denied", "country": "UKR"},
    {"status": "retracted"},
]


def asked(query: dict[str, str]) -> Pairing:
    return read(Pairing, query.items(), "GET /dyads", {})


def ranked(reader: Reader, query: dict[str, str]) -> Ranking:
    with reader.apart() as view:
        return ranking(view, asked(query), view.state.seq)


def matching(reader: Reader, query: dict[str, str]) -> list[Body]:
    with reader.apart() as view:
        walk = Walk(asked(query), "date", view.state.seq)
    return [json.loads(body) for batch in batches(reader, walk) for body in batch]


def opposed(event: Body) -> dict[str, set[str]]:
    """The pairs of an event, wholes too, each with the ways in which they are opposed."""
    sides: dict[str, list[str]] = defaultdict(list)
    for actor in event["actors"]:
        sides[actor["role"]].append(actor["id"])
    parties = [*sides["source"], *sides["participant"]]
    acts = [(one, other, "forth") for one, other in product(sides["source"], sides["target"]) if one <= other]
    acts += [(two, one, "back") for one, two in product(sides["source"], sides["target"]) if one > two]
    if not sides["target"]:
        acts = [(one, other, "mutual") for one, other in product(parties, parties) if one < other]
    found: dict[str, set[str]] = defaultdict(set)
    for one, other, way in acts:
        for left, right in product((one, *wholes(one)), (other, *wholes(other))):
            turned = {"forth": "back", "back": "forth"}.get(way, way) if left > right else way
            found["|".join(sorted((left, right)))].add(turned)
    return found


def scanned(events: list[Body]) -> dict[str, Dyad]:
    held: dict[str, list[tuple[Body, set[str]]]] = defaultdict(list)
    for event in events:
        for pair, ways in opposed(event).items():
            held[pair].append((event, ways))
    found = {}
    for pair, told in held.items():
        counts = Counter(way for _, ways in told for way in ways)
        dated = [json.dumps(event) for event, _ in told if event["date"]["start"]]
        first, last = (dated[0], dated[-1]) if dated else (None, None)
        found[pair] = Dyad(pair, len(told), counts["forth"], counts["back"], counts["mutual"], first, last)
    return found


def comparable(dyad: Dyad) -> tuple[object, ...]:
    ends = (json.loads(body)["id"] if body else None for body in (dyad.first, dyad.last))
    return (dyad.pair, dyad.events, dyad.forth, dyad.back, dyad.mutual, *ends)


def test_pairs_agree_with_a_scan(reader: Reader) -> None:
    for query in FILTERS:
        expected = scanned(matching(reader, query))
        if "dyad" in query:
            expected = {"SDN|UKR": expected["SDN|UKR"]}
        found = ranked(reader, {**query, "limit": "1000"})
        assert found.total == len(found.dyads) == len(expected) > 0
        assert {comparable(each) for each in found.dyads} == {comparable(each) for each in expected.values()}
        assert [each.events for each in found.dyads] == sorted(
            (each.events for each in expected.values()), reverse=True
        )


def test_a_pair_alone_is_what_it_is_among_others(reader: Reader) -> None:
    for query in FILTERS:
        found = ranked(reader, query).dyads[0]
        with reader.apart() as view:
            assert dyad(view, asked(query), view.state.seq, found.pair) == found
            assert dyad(view, asked(query), view.state.seq, "FJI|WSM") == Dyad("FJI|WSM")


def test_only_the_first_pairs_are_told_of_how_many(reader: Reader) -> None:
    whole = ranked(reader, {})
    few = ranked(reader, {"limit": "3"})
    assert few.dyads == whole.dyads[:3]
    assert few.total == whole.total > 3


def test_pairs_come_by_their_latest_event(reader: Reader) -> None:
    found = ranked(reader, {"sort": "-last"}).dyads
    days = [json.loads(each.last)["date"]["start"] if each.last else "" for each in found]
    assert days == sorted(days, reverse=True)
    assert days[0] > days[-1]


@pytest.mark.parametrize(
    ("partners", "include", "exclude"),
    [
        ("Kremlin", {"RUS"}, set()),
        ("RUS,SDN-CIV", {"RUS", "SDN-CIV"}, set()),
        ("-SDN", set(), {"SDN"}),
        ("SDN,-USA", {"SDN"}, {"USA"}),
    ],
)
def test_pairs_may_be_asked_for_by_who_is_in_them(
    reader: Reader, partners: str, include: set[str], exclude: set[str]
) -> None:
    pairs = [set(each.pair.split("|")) for each in ranked(reader, {}).dyads]
    expected = [pair for pair in pairs if (not include or pair & include) and not pair & exclude]
    found = ranked(reader, {"with": partners})
    assert [set(each.pair.split("|")) for each in found.dyads] == expected
    assert 0 < found.total == len(expected) < len(pairs)


@pytest.mark.parametrize("field", ["type", "country"])
def test_the_events_of_each_pair_may_be_split(reader: Reader, field: str) -> None:
    expected: dict[str, Counter[str | None]] = defaultdict(Counter)
    for event in matching(reader, {"from": "2025-02"}):
        for pair in opposed(event):
            value = event["type"] if field == "type" else (event["place"] or {}).get("country")
            expected[pair][value] += 1
    found = ranked(reader, {"from": "2025-02", "split": field, "limit": "4"})
    assert found.by == {each.pair: expected[each.pair] for each in found.dyads}


def test_pairs_stand_as_of_their_sequence_number(engine: sa.Engine, reader: Reader) -> None:
    query = {"split": "type", "limit": "1000"}
    with reader.apart() as view:
        seq = view.state.seq
        before = ranking(view, asked(query), seq)
    filled(engine, 5, seed=9)
    retract(engine, 12)
    with reader.apart() as view:
        after = ranking(view, asked(query), seq)
        assert {comparable(each) for each in after.dyads} == {comparable(each) for each in before.dyads}
        assert after.by == before.by
        assert ranking(view, asked(query), view.state.seq) != before


def test_an_empty_store_has_no_pairs(engine: sa.Engine, url: str) -> None:
    reader = Reader(url)
    assert ranked(reader, {}) == ranked(reader, {"actor": "RUS"}) == Ranking([], 0, {})
    reader.close()
