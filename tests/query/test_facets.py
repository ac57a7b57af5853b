"""Facets count what a walk over the served events counts, on both databases."""

import json
from collections import Counter
from collections.abc import Callable

import pytest
import sqlalchemy as sa

from app.filters.aggregates import FACETS, Faceting
from app.filters.reading import read
from app.query.facets import Facets, facets, selected
from app.query.reader import Reader
from app.query.timeline import batches
from app.query.walks import Walk
from app.store.rows import wholes
from tests.query.conftest import retract
from tests.timeline import Body, filled

FILTERS: list[dict[str, str]] = [
    {},
    {"from": "2025-01-10", "to": "2025-03-05"},
    {"type": "talks_held,war_started", "actor": "RUS"},
    {"actor": "SDN,UKR", "country": "-UKR"},
    {"source_actor": "SDN", "modality": "occurred,denied", "family": "talks"},
    {"target_actor": "TUR", "type": "-talks_held"},
    {"actor": "GBR"},
    {"precision": "-day", "place": "Odesa"},
    {"actor_all": "RUS,UKR", "undated": "include", "from": "2025-03"},
    {"actor": "RUS,UKR,SDN,TUR,USA", "date_match": "starts", "to": "2025-02"},
    {"q": "prisoner OR truce", "country": "UKR,CHE"},
    {"status": "retracted"},
    {"status": "all", "actor": "RUS", "from": "2025"},
]
ANY = "source target mediator host participant"


def asked(query: dict[str, str]) -> Faceting:
    return read(Faceting, query.items(), "GET /events/facets", {})


def counted(reader: Reader, query: dict[str, str]) -> Facets:
    with reader.apart() as view:
        return facets(view, asked(query), view.state.seq)


def matching(reader: Reader, filter: Faceting) -> list[Body]:
    with reader.apart() as view:
        walk = Walk(filter, "date", view.state.seq)
    return [json.loads(body) for batch in batches(reader, walk) for body in batch]


def playing(roles: str) -> Callable[[Body], set[str]]:
    """Who plays one of the roles, and what they are parts of."""

    def values(event: Body) -> set[str]:
        own = {actor["id"] for actor in event["actors"] if actor["role"] in roles.split()}
        return own | {whole for code in own for whole in wholes(code)}

    return values


def told(event: Body, *path: str) -> set[str]:
    value = event
    for step in path:
        value = (value or {}).get(step)  # type: ignore[assignment]
    return {value} if isinstance(value, str) else set()


VALUES: dict[str, Callable[[Body], set[str]]] = {
    "type": lambda event: told(event, "type"),
    "family": lambda event: told(event, "family"),
    "modality": lambda event: told(event, "modality"),
    "country": lambda event: told(event, "place", "country"),
    "place": lambda event: told(event, "place", "id"),
    "precision": lambda event: told(event, "date", "precision"),
    "actor": playing(ANY),
    "source_actor": playing("source"),
    "target_actor": playing("target"),
}


@pytest.mark.parametrize("mode", ["disjunctive", "conjunctive"])
def test_every_facet_agrees_with_a_scan(reader: Reader, mode: str) -> None:
    fields = [field for field in FACETS if field in VALUES]
    for query in FILTERS:
        filter = asked({**query, "facet_mode": mode, "fields": ",".join(fields), "size": "500"})
        with reader.apart() as view:
            found = facets(view, filter, view.state.seq)
        assert found.total == len(matching(reader, filter))
        for field in fields:
            own = {field: None} if mode == "disjunctive" else {}
            events = matching(reader, filter.having(**own))
            values = Counter(value for event in events for value in VALUES[field](event))
            facet = found.fields[field]
            counts = {value: count for value, count in facet.buckets if count}
            assert counts == values, (query, field)
            assert (facet.distinct, facet.other, facet.total) == (len(values), 0, len(events))
            assert facet.missing == sum(not VALUES[field](event) for event in events)


def test_values_come_by_count_or_by_name_and_the_rest_is_other(reader: Reader) -> None:
    whole = counted(reader, {"fields": "type"}).fields["type"]
    for sort, key in (("count", lambda b: (-b[1], b[0])), ("value", lambda b: b[0])):
        few = counted(reader, {"fields": "type", "facet_sort": sort, "size": "2"}).fields["type"]
        ordered = sorted(whole.buckets, key=key)
        assert list(few.buckets) == ordered[:2]
        assert few.other == sum(count for _, count in ordered[2:])
        assert few.distinct == len(whole.buckets) == 5


def test_a_selected_value_is_always_told(reader: Reader) -> None:
    rare, _ = counted(reader, {"fields": "actor", "size": "500"}).fields["actor"].buckets[-1]
    facet = counted(reader, {"fields": "actor", "size": "1", "actor": f"{rare},GBR"}).fields["actor"]
    names = [value for value, _ in facet.buckets]
    assert names[1:] == [rare, "GBR"]
    assert facet.buckets[-1] == ("GBR", 0)
    assert selected(asked({"actor": "Kremlin,-USA"}), "actor") == ("RUS",)


def test_facets_stand_as_of_their_sequence_number(engine: sa.Engine, reader: Reader) -> None:
    with reader.apart() as view:
        seq = view.state.seq
        before = facets(view, asked({}), seq)
    filled(engine, 5, seed=9)
    retract(engine, 12)
    with reader.apart() as view:
        assert facets(view, asked({}), seq) == before
        assert facets(view, asked({}), view.state.seq).total != before.total


def test_an_empty_store_has_no_values(engine: sa.Engine, url: str) -> None:
    reader = Reader(url)
    found = counted(reader, {"fields": ",".join(FACETS)})
    assert found.total == 0
    assert {(tuple(f.buckets), f.other, f.missing, f.total) for f in found.fields.values()} == {((), 0, 0, 0)}
    reader.close()
