"""Saving articles and their events: merged, revised, coded anew, numbered without gaps, never half done."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
import sqlalchemy as sa

from app import store, tables
from app.events.event import Actor, Event
from app.extractors.coding import Coding
from app.store import Coder, Saved
from app.tables import change, event_actor, event_dyad, event_report, event_version, evidence, store_state
from app.text import Article
from tests.factories import GENEVA, NAMES, article, day, event, quoted

CODER = Coder("rules", "2026.1", NAMES)
URL = "https://post.example/truce"
TRUCE = event()
TALKS = event("talks_held", actors=(Actor("RUS", "source"), Actor("UKR", "source")), place=GENEVA)


def save(engine: sa.Engine, told: Article | None = None, *events: Event, coder: Coder = CODER) -> Saved:
    return store.save(engine, told or article(), Coding(events or (TRUCE,)), coder)


def rows(engine: sa.Engine, statement: sa.Select[Any]) -> list[tuple[Any, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(statement)]


def live(engine: sa.Engine) -> list[dict[str, Any]]:
    wanted = sa.select(event_version.c.body).where(
        event_version.c.seq_to.is_(None), event_version.c.status == "active"
    )
    return [json.loads(body) for (body,) in rows(engine, wanted.order_by(event_version.c.sort_key))]


def seqs(engine: sa.Engine) -> list[int]:
    return [seq for (seq,) in rows(engine, sa.select(change.c.seq).order_by(change.c.seq))]


def ops(engine: sa.Engine) -> list[str]:
    return [op for (op,) in rows(engine, sa.select(change.c.op).order_by(change.c.seq))]


def test_an_article_and_its_event_are_stored_as_they_are_served(engine: sa.Engine) -> None:
    saved = save(engine)
    (body,) = live(engine)
    assert saved.created == (body["id"],)
    assert (body["title"], body["version"], body["seq"], body["status"]) == (
        "Russia declares truce with Ukraine", 1, 1, "active",
    )  # fmt: skip
    assert body["corroboration"]["publishers"] == 1


def test_the_columns_of_a_version_say_what_its_body_says(engine: sa.Engine) -> None:
    save(engine, None, TALKS)
    with engine.connect() as connection:
        row = connection.execute(sa.select(event_version)).one()
    assert (row.type, row.family, row.modality, row.country) == ("talks_held", "talks", "occurred", "CHE")
    assert (row.day_first, row.day_last) == (date(2025, 4, 21).toordinal(),) * 2
    assert (row.month_day, row.grain, row.span, row.live) == (421, 2, 0, 1)
    assert row.reported_first == date(2025, 4, 22).toordinal()
    assert row.sort_key == tables.sort_key(date(2025, 4, 21), 1)
    assert " russia and ukraine hold talks in geneva " in row.search_text


def test_actors_and_those_who_say_so_are_linked_with_the_wholes_they_belong_to(engine: sa.Engine) -> None:
    parties = (Actor("RUS", "source", "Moscow"), Actor("SDN-MIL", "target", "the army"))
    save(engine, None, event(actors=parties, attributed_to=("SDN",), modality="claimed"))
    link = event_actor.c
    links = rows(engine, sa.select(link.actor_id, link.roles, link.own).order_by(link.actor_id))
    assert links == [("RUS", 1, 1), ("SDN", 2 + 32, 32), ("SDN-MIL", 2, 2)]


def test_opposite_sides_are_linked_as_dyads_whichever_code_comes_first(engine: sa.Engine) -> None:
    save(
        engine, None, event(actors=(Actor("UKR", "source"), Actor("RUS", "target"), Actor("TUR", "mediator")))
    )
    save(
        engine,
        article("Both met."),
        event("talks_held", actors=(Actor("RUS", "source"), Actor("TUR", "source"))),
    )
    link = event_dyad.c
    links = rows(engine, sa.select(link.dyad, link.ways, link.own).order_by(link.dyad))
    assert links == [("RUS|TUR", 4, 1), ("RUS|UKR", 2, 1)]


def test_the_articles_that_tell_a_version_are_linked(engine: sa.Engine) -> None:
    first = save(engine)
    second = save(engine, article("Moscow said the truce began.", publisher="The Wire"))
    link = event_report.c
    links = rows(
        engine, sa.select(link.article_id, link.publisher, link.language, link.live, link.version_id)
    )
    day_told = {(first.article_id, "Northern Post"), (second.article_id, "The Wire")}
    assert {row[:2] for row in links if row[3]} == day_told
    assert sorted(row[2:] for row in links) == [("en", 0, 1), ("en", 1, 2), ("en", 1, 2)]


def test_the_same_article_again_changes_nothing_and_says_so(engine: sa.Engine) -> None:
    first, again = save(engine), save(engine)
    assert (again.article_id, again.duplicate, again.created) == (first.article_id, True, ())
    assert seqs(engine) == [1]


@pytest.mark.parametrize(
    "spelling",
    ["https://POST.example/truce/", f"{URL}?utm_source=mail", f"{URL}#top", "https://post.example:443/truce"],
)
def test_other_spellings_of_a_url_are_the_same_article(engine: sa.Engine, spelling: str) -> None:
    save(engine, article(url=URL))
    assert save(engine, article(url=spelling)).duplicate


def test_the_same_text_under_another_url_is_the_same_article(engine: sa.Engine) -> None:
    first = save(engine, article(url=URL))
    assert save(engine, article(url="https://copy.example/1")).article_id == first.article_id


def test_another_article_that_tells_the_event_adds_evidence_to_it(engine: sa.Engine) -> None:
    first = save(engine)
    second = save(engine, article("Moscow said the truce began.", publisher="The Wire"))
    (body,) = live(engine)
    assert (second.created, second.updated) == ((), first.created)
    assert (body["version"], body["corroboration"]["publishers"]) == (2, 2)
    assert len(rows(engine, sa.select(evidence))) == 2


def test_two_events_of_one_article_stay_two_even_when_alike(engine: sa.Engine) -> None:
    save(engine, None, TRUCE, replace(TRUCE, quantities={"duration_hours": 30}))
    save(engine, article("Another view."), TRUCE, replace(TRUCE, quantities={"duration_hours": 30}))
    assert [body["corroboration"]["articles"] for body in live(engine)] == [2, 2]


def test_undated_background_of_the_same_parties_is_one_event(engine: sa.Engine) -> None:
    undated = event(date=day(None))
    save(engine, None, undated, event(date=day(None), actors=()))
    save(engine, article("Another view."), undated, event(date=day(None), actors=()))
    assert [body["corroboration"]["articles"] for body in live(engine)] == [2, 1, 1]


def test_a_war_of_a_year_meets_its_day(engine: sa.Engine) -> None:
    save(engine, None, event("war_started", date=day("2022-01-01", "2022-12-31", precision="year")))
    save(engine, article("Another view."), event("war_started", date=day("2022-02-24")))
    assert [body["date"]["edtf"] for body in live(engine)] == ["2022-02-24"]


class TestChangedText:
    """A known URL with new words is a new revision of the article."""

    def test_an_event_told_again_keeps_its_id(self, engine: sa.Engine) -> None:
        first = save(engine, article(url=URL), TRUCE, TALKS)
        second = save(engine, article("A new text.", url=URL), TRUCE, TALKS)
        assert (second.article_id, second.revision) == (first.article_id, 2)
        assert (second.created, second.updated, second.retracted) == ((), (), ())
        assert len(live(engine)) == 2

    def test_a_corrected_date_makes_a_version_not_an_event(self, engine: sa.Engine) -> None:
        first = save(engine, article(url=URL))
        second = save(engine, article("A new text.", url=URL), event(date=day("2025-04-20")))
        assert second.updated == first.created
        assert [body["date"]["start"] for body in live(engine)] == ["2025-04-20"]
        assert rows(engine, sa.select(change.c.changed).where(change.c.seq == 2))[0][0] == ["date"]

    def test_an_event_that_nobody_tells_any_more_is_retracted(self, engine: sa.Engine) -> None:
        first = save(engine, article(url=URL), TRUCE, TALKS)
        second = save(engine, article("A new text.", url=URL), TALKS)
        assert second.retracted == first.created[:1]
        assert [body["type"] for body in live(engine)] == ["talks_held"]
        assert ops(engine) == ["create", "create", "retract"]

    def test_an_event_that_others_still_tell_stays_without_this_telling(self, engine: sa.Engine) -> None:
        save(engine, article(url=URL))
        save(engine, article("Another view.", publisher="The Wire"))
        save(engine, article("A new text.", url=URL), TALKS)
        assert [(body["type"], body["corroboration"]["articles"]) for body in live(engine)] == [
            ("truce_declared", 1),
            ("talks_held", 1),
        ]

    def test_a_correction_does_not_move_an_event_that_others_tell(self, engine: sa.Engine) -> None:
        save(engine, article(url=URL))
        save(engine, article("Another view.", publisher="The Wire"))
        save(engine, article("A new text.", url=URL), event(date=day("2025-04-12")))
        assert [body["date"]["start"] for body in live(engine)] == ["2025-04-12", "2025-04-21"]

    def test_an_event_told_once_more_is_restored_under_its_id(self, engine: sa.Engine) -> None:
        first = save(engine, article(url=URL))
        save(engine, article("A new text.", url=URL), TALKS)
        third = save(engine, article("A third text.", url=URL), TRUCE, TALKS)
        assert third.updated == first.created
        assert ops(engine) == ["create", "retract", "create", "restore"]

    def test_the_earlier_words_are_kept(self, engine: sa.Engine) -> None:
        save(engine, article("The old text.", url=URL))
        save(engine, article("A new text.", url=URL))
        kept = rows(engine, sa.select(tables.article_revision.c.revision, tables.article_revision.c.text))
        assert kept == [(1, "The old text.")]
        assert rows(engine, sa.select(tables.article.c.text, tables.article.c.revision)) == [
            ("A new text.", 2)
        ]

    def test_evidence_names_the_revision_it_quotes(self, engine: sa.Engine) -> None:
        save(engine, article(url=URL))
        save(engine, article("A new text.", url=URL), event(evidence=(quoted("A new text."),)))
        told = rows(engine, sa.select(evidence.c.revision, evidence.c.seq_to).order_by(evidence.c.id))
        assert [(revision, end is None) for revision, end in told] == [(1, False), (2, True)]

    def test_words_of_an_earlier_revision_delivered_late_change_nothing(self, engine: sa.Engine) -> None:
        save(engine, article("The old text.", url=URL))
        save(engine, article("A new text.", url=URL))
        late = save(engine, article("The old text.", url=URL))
        assert (late.duplicate, late.revision) == (True, 2)


class TestRecode:
    """A newer extractor or codebook makes versions, never duplicates."""

    def test_reading_the_same_changes_no_event(self, engine: sa.Engine) -> None:
        saved = save(engine)
        again = store.recode(engine, saved.article_id, Coding((TRUCE,)), Coder("rules", "2026.2", NAMES))
        assert (again.created, again.updated, again.retracted) == ((), (), ())
        assert rows(engine, sa.select(evidence.c.codebook_version).where(evidence.c.seq_to.is_(None))) == [
            ("2026.2",)
        ]
        assert seqs(engine) == [1]

    def test_reading_more_updates_the_event(self, engine: sa.Engine) -> None:
        saved = save(engine)
        finer = event(place=GENEVA)
        again = store.recode(engine, saved.article_id, Coding((finer,)), Coder("rules", "2026.2", NAMES))
        assert again.updated == saved.created
        assert live(engine)[0]["place"]["name"] == "Geneva"

    def test_an_unknown_article_is_refused_by_name(self, engine: sa.Engine) -> None:
        with pytest.raises(LookupError, match="art_none"):
            store.recode(engine, "art_none", Coding(), CODER)


def as_of(engine: sa.Engine, seq: int) -> list[dict[str, Any]]:
    v = event_version.c
    then = sa.and_(v.seq_from <= seq, sa.or_(v.seq_to.is_(None), v.seq_to > seq))
    return [json.loads(body) for (body,) in rows(engine, sa.select(v.body).where(then, v.status == "active"))]


def test_each_seq_shows_the_store_as_it_stood(engine: sa.Engine) -> None:
    save(engine, article(url=URL))
    save(engine, article("Another view.", publisher="The Wire"), replace(TRUCE, date=day("2025-04-21")))
    save(engine, article("A third view."), TALKS)
    save(engine, article("A new text.", url=URL), TALKS)
    counted = [[body["corroboration"]["articles"] for body in as_of(engine, seq)] for seq in range(6)]
    assert counted == [[], [1], [2], [2, 1], [1, 1], [1, 2]]


def test_versions_of_an_event_follow_one_another_without_a_gap(engine: sa.Engine) -> None:
    for number in range(4):
        save(engine, article(f"View {number}.", publisher=str(number)))
    v = event_version.c
    spans = rows(engine, sa.select(v.version, v.seq_from, v.seq_to).order_by(v.version))
    assert spans == [(1, 1, 2), (2, 2, 3), (3, 3, 4), (4, 4, None)]


def test_a_failure_leaves_nothing_of_the_article(engine: sa.Engine) -> None:
    save(engine)
    with pytest.raises(ValueError, match="evidence of talks_held"):
        save(engine, article("A text."), replace(TRUCE, place=GENEVA), replace(TALKS, evidence=()))
    assert len(rows(engine, sa.select(tables.article))) == 1
    assert rows(engine, sa.select(store_state.c.seq, store_state.c.serial)) == [(1, 1)]
    assert seqs(engine) == [1]


def test_a_quoted_sentence_of_a_megabyte_is_kept_whole(engine: sa.Engine) -> None:
    long = "Norland and Sudmark held talks, " * 32_000
    save(engine, article(long), replace(TALKS, evidence=(quoted(long),)))
    assert rows(engine, sa.select(evidence.c.quote))[0][0] == long
    assert len(live(engine)[0]["summary"]) <= 302


def test_concurrent_writers_give_out_every_number_once(engine: sa.Engine) -> None:
    def write(number: int) -> Saved:
        days = day(f"2025-04-{number % 28 + 1:02}")
        return save(engine, article(f"View {number}."), event(date=days), event("talks_held", date=days))

    with ThreadPoolExecutor(2) as pool:
        saved = list(pool.map(write, range(60)))
    assert not any(one.duplicate for one in saved)
    assert seqs(engine) == list(range(1, 121))
    assert len({body["id"] for body in live(engine)}) == len(live(engine)) == 56


def test_concurrent_writers_of_one_article_store_it_once(engine: sa.Engine) -> None:
    with ThreadPoolExecutor(2) as pool:
        saved = list(pool.map(lambda _: save(engine, article(url=URL)), range(20)))
    assert sum(not one.duplicate for one in saved) == 1
    assert seqs(engine) == [1]


def test_ids_are_opaque_sortable_and_the_same_for_the_same_load(engine: sa.Engine) -> None:
    made = [
        save(engine, article(f"View {n}."), event(date=day(f"2025-04-{n + 1:02}"))).created[0]
        for n in range(5)
    ]
    assert made == sorted(made)
    assert made[0].startswith("evt_0000001")
    assert len(set(made)) == 5


def test_the_time_of_the_write_is_kept_in_utc(engine: sa.Engine) -> None:
    at = datetime(2025, 4, 22, 9, 30, tzinfo=UTC)
    store.save(engine, article(), Coding((TRUCE,)), CODER, at)
    assert rows(engine, sa.select(store_state.c.last_ingest_at, change.c.at).join(change, sa.true())) == [
        (at, at)
    ]
    assert live(engine)[0]["created_at"] == "2025-04-22T09:30:00Z"


def test_an_article_that_was_not_coded_says_why(engine: sa.Engine) -> None:
    store.save(engine, article("Ein Text.", language="de"), Coding(withheld="language: de"), CODER)
    assert rows(engine, sa.select(tables.article.c.withheld)) == [("language: de",)]
