"""Quantities: what a number counts, how large it is, and the bound that was told with it."""

import pytest

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
        ("More than 10 million people have been displaced.", [("displaced", 10_000_000, "at_least")]),
        ("Up to twenty-two prisoners were released.", [("released", 22, "at_most")]),
        ("Fewer than 40 people were arrested.", [("captured", 40, "at_most")]),
        ("The 14th round of talks ended on Monday.", []),
        ("It met in 2024.", []),
    ],
)
def test_numbers_are_read_with_key_and_bound(sentence: str, expected: list[tuple[str, int, str]]) -> None:
    found = quantities.find(split(Article(sentence))[0])
    assert [(q.key, q.value, q.bound) for q in found] == expected


def test_a_number_of_absurd_length_counts_nothing_large() -> None:
    assert quantities.find(split(Article(f"Strikes killed {'9' * 400} people."))[0])[0].value == 0
