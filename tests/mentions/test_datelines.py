"""Where a report comes from is told before its first word, and is none of its parties."""

import pytest

from app.mentions import actors, datelines
from app.text import Article, split


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("NAIROBI, Kenya (AP) - Troops left.", "Troops"),
        ("KYIV, April 21 (Agency) — Troops left.", "Troops"),
        ("(Doha) – Troops left.", "Troops"),
        ("NATO-led troops left.", "NATO"),
        ("Kenya - a member - left.", "Kenya"),
        ("ECOWAS said on Monday - its day - no.", "ECOWAS"),
        ("A", "A"),
    ],
)
def test_a_dateline_ends_at_its_dash(text: str, behind: str) -> None:
    sentence = split(Article(text))[0]
    assert sentence.words[datelines.end(sentence)] == behind


def test_a_dateline_names_no_party() -> None:
    sentence = split(Article("ADEN, Yemen - Soldiers of Kenya left."))[0]
    assert [(mention.codes, mention.text) for mention in actors.find(sentence, None)] == [
        (("KEN",), "Soldiers of Kenya")
    ]
