"""Demands that ask nothing of another party, beside those that do."""

from datetime import date

import pytest

from app.extractors import EXTRACTORS
from app.text import Article

DAY = date(2025, 4, 22)


def told(sentence: str) -> list[str]:
    return [event.type for event in EXTRACTORS["rules"](Article(sentence, published=DAY)).events]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya advises against all travel to Somalia.",
        "Chad asked residents to stay away from the border with Sudan.",
        "The rebels of the M23 told women in Goma to wear long skirts.",
        "The Chadian president will ask parliament to change the law on the Libyan border.",
        "The plan implies that Kosovo should close three posts on the border with Serbia.",
        "Something must change in Kosovo, the EU envoy said.",
        "Kenya said a truce must be in place before it sends troops to Somalia.",
        "Trust must always be our compass in Libya, Tunisia said.",
        "The deputies in Serbia vote on a bill that calls for an inquiry in Kosovo.",
        "The opposition of Togo called for demonstrations in Ghana on Saturday.",
        "Chad said the sides would hold direct talks in Luanda.",
    ],
)
def test_words_that_ask_nothing_of_another_are_no_demand(sentence: str) -> None:
    assert "demand_made" not in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Israel told residents of Tyre in Lebanon to leave at once.",
        "Chad asked the Libyan parliament to open the border.",
        "Sudan must close its posts in Chad before the rains, the Chadian minister said.",
        "Kenya called for the return of nine sailors held in Somalia.",
    ],
)
def test_who_asks_another_party_demands(sentence: str) -> None:
    assert "demand_made" in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya urged both parties to agree on a ceasefire in Sudan.",
        "The African Union urged Chad and Sudan to cease firing.",
    ],
)
def test_who_urges_parties_to_stop_fighting_proposes_a_truce(sentence: str) -> None:
    assert told(sentence) == ["truce_proposed"]


def test_an_agreement_to_do_something_is_told_by_what_is_to_be_done() -> None:
    assert told("Chad and Niger agreed to send two battalions to Mali.") == ["troops_deployed"]
    assert told("Chad and Niger agreed to share the water of the lake.") == ["agreement_reached"]
