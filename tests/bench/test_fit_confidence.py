"""The fit finds what the events show, no further than their number allows."""

import tomllib

import pytest

from app.events.confidence import Trait
from tests.bench.fit_confidence import LEAST_SAID, PRIOR, Case, chance, fit, table

TALKS, TWICE, UNDATED = ("family", "talks"), ("told", "2_times"), ("date", "none")


def cases(right: int, of: int, *traits: Trait, file: int = 0) -> list[Case]:
    return [Case(file, at, traits, at < right) for at in range(of)]


def test_without_traits_the_chance_is_the_share_right() -> None:
    seen = cases(30, 100)
    assert chance(fit(seen), seen[0]) == 0.3


def test_each_file_has_a_base_rate_of_its_own() -> None:
    one, other = cases(20, 100), cases(80, 100, file=1)
    weights = fit(one + other)
    assert (chance(weights, one[0]), chance(weights, other[0])) == (0.2, 0.8)


@pytest.mark.parametrize("of", [4, 40, 400])
def test_a_weight_is_bold_only_where_many_events_show_it(of: int) -> None:
    rest = cases(500, 1000)
    weight = fit(rest + cases(of, of, TALKS))[TALKS]
    bolder = fit(rest + cases(4 * of, 4 * of, TALKS))[TALKS]
    assert 0 < weight < bolder


@pytest.mark.parametrize(("trait", "right"), [(TWICE, 0), (UNDATED, 100)])
def test_a_sign_that_is_known_is_kept_whatever_the_events_show(trait: Trait, right: int) -> None:
    weight = fit(cases(50, 100) + cases(right, 100, trait))[trait]
    assert abs(weight) == LEAST_SAID
    assert (weight > 0) == (PRIOR[trait] > 0)


@pytest.mark.parametrize("trait", PRIOR)
def test_what_no_event_shows_is_as_known_beforehand(trait: Trait) -> None:
    plain = cases(50, 100)
    assert (chance(fit(plain), Case(0, 0, (trait,), True)) > 0.5) == (PRIOR[trait] > 0)


def test_the_table_holds_every_weight_by_group() -> None:
    weights = fit(cases(75, 100, TALKS))
    read = tomllib.loads(table(weights))
    assert read["family"] == {"talks": round(weights[TALKS], 2)}
    assert read["base"] == {"rate": round(weights["base", "0"], 2)}
    assert read["told"]["2_times"] == PRIOR[TWICE]
