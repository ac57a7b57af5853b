"""What becomes of each signal of a sentence: a draft with its parties, or the reason why there is none."""

import pytest

from app.events import coder
from app.events.setting.clock import Clock
from tests.events.scenes import DAY, scene


def refusals(text: str) -> dict[str, str]:
    verdicts = coder.judge(scene(text), Clock(DAY))
    return {verdict.signal.type: verdict.refused for verdict in verdicts if verdict.refused}


@pytest.mark.parametrize(
    ("text", "kind", "why"),
    [
        ("Peru urged Chile to sign a peace agreement.", "agreement_reached", "wished"),
        ("These raids will not make Chile retreat.", "attack_reported", "denied"),
        ("The minister of Peru called on the king, and left.", "demand_made", "wished"),
        ("In Peru, freedom must be the foundation, Chile said.", "demand_made", "wished"),
        ("Envoys of Peru are often released in Chile.", "captives_released", "wished"),
        ("People exchanges and trade join Peru and Chile.", "captives_released", "wished"),
        ("Peru has sanctioned 40 crore for the road to Chile.", "sanctions_imposed", "wished"),
        ("Peru's minister was welcomed at the airport by Chile.", "support_expressed", "wished"),
        ("Peru is focused on reaching a deal with Chile.", "agreement_reached", "wished"),
        ("Peru is in a standoff with Chile over fishing.", "clash_reported", "wished"),
        ("Brunei's Minister of Foreign Affairs and Trade met Peru.", "captives_released", "wished"),
        ("Peru declared relations with Chile a success.", "relations_reduced", "wished"),
        ("Doris Quill visited Peru and Chile.", "visit_made", "no_doer"),
        ("Peru did not sign a peace agreement with Chile.", "agreement_reached", "denied"),
        ("The parade condemned the neighbours.", "condemnation_made", "no_doer"),
        ("Peru accused Chile of shelling Tacna.", "accusation_made", "accusing"),
        ("Peru claimed that Chile shelled Tacna.", "accusation_made", "reporting"),
        ("Peru accused Chile of breaking the truce with drone strikes.", "strike_reported", "nested"),
        ("Chile broke the truce with shelling near Tacna.", "strike_reported", "nested"),
    ],
)
def test_a_signal_that_is_no_event_says_why(text: str, kind: str, why: str) -> None:
    assert refusals(text).get(kind) == why


def test_a_draft_keeps_the_signal_and_the_mentions_that_made_it() -> None:
    (verdict,) = coder.judge(scene("Peru declared a truce with Chile."), Clock(DAY))
    (draft,) = verdict.drafts
    assert draft.signal is verdict.signal
    assert ([a.text for a in draft.who.source], [a.text for a in draft.who.target]) == (["Peru"], ["Chile"])


def test_an_accused_deed_is_told_instead_of_the_accusation() -> None:
    verdicts = coder.judge(scene("Peru accused Chile of shelling Tacna."), Clock(DAY))
    told = [draft.event.type for verdict in verdicts for draft in verdict.drafts]
    assert told == ["strike_reported"]


def test_a_sentence_about_sport_has_no_signals() -> None:
    assert not list(coder.judge(scene("Peru beat Chile in the football final on Monday."), Clock(DAY)))
