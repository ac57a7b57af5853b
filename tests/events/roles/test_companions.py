"""Who speaks at talks takes part in them, though they name but the other."""

from datetime import date

import pytest

from app.extractors import EXTRACTORS
from app.text import Article


def talks(sentence: str) -> list[set[str]]:
    coding = EXTRACTORS["rules"](Article(sentence, published=date(2025, 4, 22)))
    return [set(event.by_role("source")) for event in coding.events if event.type == "talks_held"]


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("During a meeting with Xi Jinping in Beijing, Putin praised China.", {"CHN", "RUS"}),
        ("In a telephone conversation with Erdogan on Monday, Zelensky thanked Turkey.", {"TUR", "UKR"}),
        ("In separate calls with Erdogan and Zelensky, Macron voiced concern.", {"TUR", "UKR", "FRA"}),
        ("At a summit with Xi Jinping, the Chinese president, Putin accused Ukraine.", {"CHN", "RUS"}),
        ("Putin said at a meeting with Macron that Ukraine must leave Kursk.", {"FRA", "RUS"}),
    ],
)
def test_who_speaks_at_talks_takes_part_in_them(sentence: str, source: set[str]) -> None:
    assert source in talks(sentence)
