"""Quantities: what a number counts, how large it is, and the bound that was told with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.mentions import quantities
from app.text import Article, split


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Strikes killed at least 12 people.", [("killed", 12, "at_least")]),
        ("Three people were injured.", [("injured", 3, "exact")]),
        ("The strike killed five and wounded 20.", [("killed", 5, "exact"), ("injured", 20, "exact")]),
        ("The truce was breached almost 3,000 times.", [("violations", 3000, "about")]),
        ("Russia launched 120 drones.", [("munitions", 120, "exact")]),
        ("Norway pledged $1.5 billion.", [("amount_usd", 1_500_000_000, "exact")]),
        ("A 30-hour truce began.", [("duration_hours", 30, "exact")]),
        ("More than 7 million people were displaced.", [("displaced", 7_000_000, "at_least")]),
        ("Up to twenty-two prisoners were released.", [("released", 22, "at_most")]),
        ("Fewer than 40 people were arrested.", [("captured", 40, "at_most")]),
        ("The 14th round of talks ended on Monday.", []),
        ("It met in 2024.", []),
        ("Two hundred people were killed.", [("killed", 200, "exact")]),
        ("Some 2.5 million people fled their homes.", [("displaced", 2_500_000, "about")]),
        ("Nearly 1,200 people were wounded.", [("injured", 1200, "about")]),
        ("Four people died and 12 were hurt.", [("killed", 4, "exact"), ("injured", 12, "exact")]),
        ("The attack left seven dead and 30 injured.", [("killed", 7, "exact"), ("injured", 30, "exact")]),
        ("Seven soldiers were captured.", [("captured", 7, "exact")]),
        ("They released 103 prisoners.", [("released", 103, "exact")]),
        ("They freed three hostages.", [("released", 3, "exact")]),
        (
            "Russia fired 40 missiles and 120 drones.",
            [("munitions", 40, "exact"), ("munitions", 120, "exact")],
        ),
        ("It fired more than 100 drones.", [("munitions", 100, "at_least")]),
        ("It launched 23 ballistic missiles.", [("munitions", 23, "exact")]),
        ("It pledged 50 million dollars.", [("amount_usd", 50_000_000, "exact")]),
        ("It pledged $50m.", [("amount_usd", 50_000_000, "exact")]),
        ("It pledged €50 million.", []),
        ("A three-day ceasefire began.", [("duration_days", 3, "exact")]),
        ("It broke the truce 26 times.", [("violations", 26, "exact")]),
        ("Less than 10 people died.", [("killed", 10, "at_most")]),
        ("The vote was 12 to 3.", []),
    ],
)
def test_numbers_are_read_with_key_and_bound(sentence: str, expected: list[tuple[str, int, str]]) -> None:
    found = quantities.find(split(Article(sentence))[0])
    assert [(q.key, q.value, q.bound) for q in found] == expected


@given(st.text(alphabet="0123456789,.-$€ mbn killed twenty", max_size=200))
def test_any_string_of_figures_is_read_without_error(text: str) -> None:
    for sentence in split(Article(text)):
        for quantity in quantities.find(sentence):
            assert 0 <= quantity.first < quantity.last <= len(sentence.words)
            assert quantity.value >= 0


def test_a_number_of_absurd_length_counts_nothing_large() -> None:
    assert quantities.find(split(Article(f"Strikes killed {'9' * 400} people."))[0])[0].value == 0


def test_the_day_of_a_month_counts_nothing() -> None:
    sentence = split(Article("The strikes of 21 and 22 April left three people injured."))[0]
    dated = frozenset(at for at, word in enumerate(sentence.words) if word in ("21", "22", "April"))
    assert [q.value for q in quantities.find(sentence, dated)] == [3]
