"""Who does what to whom: each sentence of roles.csv gives its type with that source and target.

One sentence for each way in which English news sets out the parties of an event.
"""

import csv
from datetime import date
from pathlib import Path

import pytest

from app.extractors import EXTRACTORS
from app.text import Article

with Path(__file__).with_name("roles.csv").open(encoding="utf-8") as lines:
    TOLD = list(csv.DictReader(lines))


@pytest.mark.parametrize("row", TOLD, ids=[row["sentence"] for row in TOLD])
def test_a_sentence_gives_each_party_its_role(row: dict[str, str]) -> None:
    told = EXTRACTORS["rules"](Article(row["sentence"], published=date(2025, 4, 22))).events
    roles = {(e.type, *(frozenset(e.by_role(role)) for role in ("source", "target"))) for e in told}
    assert (row["type"], frozenset(row["source"].split()), frozenset(row["target"].split())) in roles
