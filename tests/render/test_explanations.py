"""An explanation as lines: the sentence first, its mentions marked underneath, its events below."""

import pytest

from app import codebook
from app.explain import document
from app.render.explanations import lines
from app.routes.rehearsal import rehearsed
from app.text import Article
from tests.explain.articles import PUBLISHED, explained


def shown(text: str, width: int = 100) -> list[str]:
    found = explained(text)
    article = Article(text, published=PUBLISHED)
    return list(lines(document(found), rehearsed(found.coding, article, codebook.load()), width=width))


def test_a_sentence_stands_first_with_its_mentions_marked_underneath() -> None:
    sentence, marks, *rows = shown("Peru declared a truce on Saturday.")
    assert sentence == "[1]   Peru declared a truce on Saturday."
    assert marks == "      A─── T───────   T────    D───────"
    assert rows[0] == "      actor          Peru: PER name"


def test_an_event_stands_below_its_sentence_with_where_its_fields_came_from() -> None:
    told = shown("Peru declared a truce on Saturday.")
    at = told.index("→ 1   truce_declared  occurred  2025-04-19  PER")
    assert (
        told[at + 1]
        == "        type           truce_declared  “declared” + “truce”  verb rule, act declare + topic truce"
    )
    assert told[at + 2] == "        source         PER  “Peru”  subject of “declared”"


def test_what_is_no_event_stands_last_with_the_reason() -> None:
    told = shown("Peru urged Chile to sign a peace agreement.")
    assert any(
        line.startswith("      no event       agreement_reached  “sign” + “peace agreement”  only wished")
        for line in told
    )


def test_a_sentence_that_tells_an_event_again_leads_to_its_full_telling() -> None:
    told = shown("Peru shelled Arica on Monday. The shelling of Arica by Peru killed two.")
    assert sum("told in full in [" in line for line in told) == 1
    assert sum(line.startswith("        told again") for line in told) == 1


@pytest.mark.parametrize("width", [40, 60, 100, 1])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    text = "Peru declared a truce with Chile on Saturday, killing at least ten people in Arica, " * 4
    told = shown(text + "x" * 300, width)
    assert max(map(len, told)) <= max(width, 40)


def test_a_terminal_is_never_told_to_do_anything() -> None:
    assert "\x1b" not in "".join(shown("Peru \x1b[31mdeclared a truce\x1b[0m with Chile."))


def test_every_line_can_be_coloured_by_its_kind() -> None:
    found = explained("Peru declared a truce.")
    events = rehearsed(found.coding, Article("Peru declared a truce."), codebook.load())
    told = "".join(lines(document(found), events, lambda text, kind: f"<{kind}>"))
    assert all(f"<{kind}>" in told for kind in ("sentence", "mark", "actor", "trigger", "event", "field"))


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Peru declared a truce.", "1 event in 1 sentence"),
        ("It rained. It snowed.", "0 events in 2 sentences"),
        ("", "not coded: no text"),
    ],
)
def test_the_last_line_counts_or_says_why_there_is_nothing(text: str, last: str) -> None:
    assert shown(text)[-1] == last
