"""An answer to an offer is of the type that the offer asks for, and aimed at whoever made it."""

from datetime import date

import pytest

from app.extractors import EXTRACTORS
from app.text import Article

Told = tuple[str, tuple[str, ...], tuple[str, ...]]


def told(text: str) -> list[Told]:
    events = EXTRACTORS["rules"](Article(text, published=date(2025, 4, 22))).events
    return [(event.type, event.by_role("source"), event.by_role("target")) for event in events]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Qatar proposed a truce. Chad accepted the proposal.", ("truce_agreed", ("TCD",), ())),
        ("Qatar proposed a truce. Chad rejected the proposal.", ("truce_rejected", ("TCD",), ("QAT",))),
        ("Qatar proposed talks with Chad. Chad accepted the offer.", ("talks_accepted", ("TCD",), ("QAT",))),
        ("Qatar proposed talks. Chad turned the offer down.", ("talks_rejected", ("TCD",), ("QAT",))),
        (
            "Qatar proposed talks. Kenya proposed a truce. Chad rejected the offer.",
            ("truce_rejected", ("TCD",), ("KEN",)),
        ),
        (
            "Qatar proposed a truce. Mali left Chad. Qatar rejected an offer.",
            ("agreement_rejected", ("QAT",), ()),
        ),
    ],
)
def test_an_answer_is_read_by_the_last_offer_of_others(text: str, answer: Told) -> None:
    assert answer in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Chad accused Mali of theft. Chad accepted an offer.",
        "Chad accepted the proposal. Later Mali proposed a truce with Chad.",
    ],
)
def test_nothing_is_accepted_where_nothing_was_offered_before(text: str) -> None:
    assert not {"talks_accepted", "truce_agreed"} & {kind for kind, *_ in told(text)}
