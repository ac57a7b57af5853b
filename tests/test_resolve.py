"""Which tellings are one event, and what they add up to."""

from datetime import date
from itertools import permutations
from typing import Any

import pytest

from app.events.event import Actor, Event, EventDate, Place
from app.resolve import Telling, likeness, merge, retold, same
from tests.factories import GENEVA, day, event, quoted

ODESA = Place("Odesa", "UKR", "odesa", None, 46.5, 30.7)
KHARKIV = Place("Kharkiv", "UKR", "kharkiv", None, 50.0, 36.2)
UKRAINE = Place("Ukraine", "UKR", precision="country")
YEAR = day("2022-01-01", "2022-12-31", precision="year")


def by(*sources: str, on: tuple[str, ...] = ()) -> tuple[Actor, ...]:
    return (*(Actor(code, "source") for code in sources), *(Actor(code, "target") for code in on))


def strike(**fields: Any) -> Event:
    return event("strike_reported", **{"actors": by("RUS", on=("UKR",)), "place": ODESA, **fields})


def talks(*parties: str, **fields: Any) -> Event:
    return event("talks_held", actors=by(*parties), **fields)


ONE = {
    "told twice": (event(), event()),
    "an involved party claims what another article tells as fact": (event(), event(modality="claimed")),
    "the night and its morning": (
        strike(date=day("2025-04-21", "2025-04-22")),
        strike(date=day("2025-04-22")),
    ),
    "one article names no target": (event(), event(actors=by("RUS"))),
    "one article names no place": (strike(), strike(place=None)),
    "a city and its country": (strike(), strike(place=UKRAINE)),
    "no actors but the same city": (strike(actors=()), strike(actors=())),
    "actors on one side each, in the same city": (strike(actors=by("RUS")), strike(actors=by(on=("UKR",)))),
    "talks told from either side": (talks("RUS", "UKR"), talks("UKR", "RUS")),
    "talks with a mediator left out": (talks("RUS", "UKR", "CHE"), talks("RUS", "UKR")),
    "planned for the day on which it took place": (
        talks("RUS", "UKR", modality="planned"),
        talks("RUS", "UKR"),
    ),
    "a war's year and its day": (
        event("war_started", date=YEAR),
        event("war_started", date=day("2022-02-24")),
    ),
    "undated background with the same parties": (event(date=day(None)), event(date=day(None))),
    "a span and its first day": (
        event(date=day("2025-04-01", "2025-04-30", extent="span")),
        event(date=day("2025-04-01")),
    ),
}

TWO = {
    "another type": (event(), event("truce_ended")),
    "denied": (event(), event(modality="denied")),
    "only possible": (event(), event(modality="hypothetical")),
    "planned for another day": (
        talks("RUS", "UKR", modality="planned", date=day("2025-04-23")),
        talks("RUS", "UKR"),
    ),
    "another day": (event(), event(date=day("2025-04-22"))),
    "another source": (event(), event(actors=by("SDN", on=("UKR",)))),
    "another target": (event(), event(actors=by("RUS", on=("SDN",)))),
    "the other way round": (strike(), strike(actors=by("UKR", on=("RUS",)))),
    "another city": (strike(), strike(place=KHARKIV)),
    "another country": (talks("RUS", "UKR", place=GENEVA), talks("RUS", "UKR", place=UKRAINE)),
    "no actor and only a country shared": (
        strike(actors=(), place=UKRAINE),
        strike(actors=(), place=UKRAINE),
    ),
    "nothing shared at all": (strike(actors=(), place=None), strike(actors=(), place=None)),
    "talks with one party in common": (talks("RUS", "UKR"), talks("RUS", "SDN")),
    "a year of strikes and one of them": (strike(date=YEAR), strike(date=day("2022-05-03"))),
    "dated and undated": (event(), event(date=day(None))),
    "undated with other parties": (event(date=day(None)), event(date=day(None), actors=by("RUS"))),
}


@pytest.mark.parametrize(("a", "b"), ONE.values(), ids=ONE)
def test_one_happening(a: Event, b: Event) -> None:
    assert same(a, b)
    assert same(b, a)


@pytest.mark.parametrize(("a", "b"), TWO.values(), ids=TWO)
def test_two_happenings(a: Event, b: Event) -> None:
    assert not same(a, b)
    assert not same(b, a)


def test_a_changed_article_may_correct_day_and_modality_of_an_event() -> None:
    assert retold(event(), event(date=day("2025-04-23"), modality="denied"))
    assert not retold(event(), event(actors=by("SDN")))


def test_the_liker_of_two_strikes_is_the_one_in_the_same_place() -> None:
    told = strike()
    assert likeness(told, strike()) > likeness(told, strike(place=None))


def tell(article: str, publisher: str | None = None, published: str = "2025-04-22", **fields: Any) -> Telling:
    return Telling(event(**fields), article, publisher or article, date.fromisoformat(published))


def test_one_telling_stays_as_it_was_told() -> None:
    assert merge([tell("a", place=GENEVA, quantities={"killed": 3})]) == event(
        place=GENEVA, quantities={"killed": 3}
    )


def test_the_order_of_the_tellings_makes_no_difference() -> None:
    told = [
        tell("a", date=day("2025-04-21", "2025-04-22"), modality="claimed", attributed_to=("UKR",)),
        tell("b", actors=by("RUS"), place=GENEVA, quantities={"killed": 3}, published="2025-04-23"),
        tell("c", actors=by("RUS", "SDN"), quantities={"killed": 4}, confidence=0.6),
    ]
    assert len({repr(merge(order)) for order in permutations(told)}) == 1


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([day("2025-04-21", "2025-04-22"), day("2025-04-21")], day("2025-04-21")),
        ([day("2025-04-21"), day("2025-04-22"), day("2025-04-21", "2025-04-22")],
         day("2025-04-21", "2025-04-22")),
        ([day("2025-04-21", basis="publication"), day("2025-04-21", basis="explicit")],
         day("2025-04-21", basis="explicit")),
        ([EventDate(), EventDate()], EventDate()),
    ],
)  # fmt: skip
def test_the_date_is_the_narrowest_that_most_agree_with(days: list[EventDate], expected: EventDate) -> None:
    talks = [tell(str(n), type="talks_held", date=told) for n, told in enumerate(days)]
    assert merge(talks).date == expected


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ((day("2025-04-19"), day("2025-04-19", "2025-04-20")), day("2025-04-19", "2025-04-20")),
        ((day("2025-04-19"), day("2025-04-01", "2025-04-30", extent="span")), day("2025-04-19")),
        ((day("2025-04-19"), day("2025-04-19", "2025-04-20", basis="publication")), day("2025-04-19")),
    ],
    ids=("its days", "a month is not its days", "the day of publication is not its days"),
)
def test_a_truce_keeps_all_its_days(told: tuple[EventDate, ...], kept: EventDate) -> None:
    assert merge([tell(str(n), type="truce_declared", date=d) for n, d in enumerate(told)]).date == kept


def test_the_strongest_modality_wins_and_brings_its_own_attribution() -> None:
    told = merge([tell("a", modality="claimed", attributed_to=("UKR",)), tell("b")])
    assert (told.modality, told.attributed_to) == ("occurred", ())


def test_actors_are_joined_in_the_role_that_most_give_them() -> None:
    sides = by("RUS", on=("UKR",))
    told = merge(
        [tell("a", actors=by("RUS", "UKR")), tell("b", actors=sides), tell("c", actors=(*sides, *by("SDN")))]
    )
    assert {(actor.id, actor.role) for actor in told.actors} == {
        ("RUS", "source"), ("UKR", "target"), ("SDN", "source"),
    }  # fmt: skip


def test_the_finest_place_is_kept() -> None:
    assert merge([tell("a", place=UKRAINE), tell("b", place=ODESA), tell("c")]).place == ODESA


@pytest.mark.parametrize(("counts", "kept"), [([3, 4], 4), ([3, 3, 5], 3), ([0, 2], 2)])
def test_a_quantity_is_the_most_told_or_else_the_latest(counts: list[int], kept: int) -> None:
    told = [
        tell(str(n), published=f"2025-04-2{n}", quantities={"killed": count}, bounds={"killed": "at_least"})
        for n, count in enumerate(counts)
    ]
    assert merge(told).quantities == {"killed": kept}
    assert merge(told).bounds == {"killed": "at_least"}


def test_publishers_add_confidence_but_one_publisher_does_not_confirm_itself() -> None:
    assert merge([tell("a", "Post"), tell("b", "Post")]).confidence == 0.8
    assert merge([tell("a", "Post"), tell("b", "Wire")]).confidence == pytest.approx(0.96)


def test_every_quote_is_kept_the_best_first() -> None:
    weak, strong = quoted("Perhaps a truce."), quoted("Moscow declared a truce.")
    told = merge([tell("a", evidence=(weak,), confidence=0.4), tell("b", evidence=(strong,), confidence=0.9)])
    assert told.evidence == (strong, weak)
