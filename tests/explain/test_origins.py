"""Where each field of an event came from: by which way, out of which words of which sentence."""

import pytest

from tests.explain.articles import origins

CLAIM = "Peru accused Chile of shelling Tacna on Monday."
FIGHTING = "Peru shelled Arica on Monday. Chile shelled Tacna on Monday. "


@pytest.mark.parametrize(
    ("text", "kind", "field", "expected"),
    [
        ("Peru declared a truce.", "truce_declared", "type", ("verb rule", "“declared” + “truce”", "")),
        (
            "A truce was declared by Peru.",
            "truce_declared",
            "type",
            ("passive rule", "“truce” + “declared”", ""),
        ),
        ("Peru declared a truce.", "truce_declared", "source", ("subject", "“Peru”", "of “declared”")),
        (
            "A truce was declared by Peru.",
            "truce_declared",
            "source",
            ("by-phrase", "“Peru”", "behind “declared”"),
        ),
        ("Peru condemned Chile.", "condemnation_made", "target", ("object", "“Chile”", "behind “condemned”")),
        (
            "Peru declared a truce with Chile.",
            "truce_declared",
            "target",
            ("with-phrase", "“Chile”", "behind “declared”"),
        ),
        (
            "Peru's shelling of Arica killed two.",
            "strike_reported",
            "source",
            ("possessive", "“Peru”", "before “shelling”"),
        ),
        (
            "Peruvian shelling hit Arica.",
            "strike_reported",
            "source",
            ("adjective", "“Peruvian”", "before “shelling”"),
        ),
        (CLAIM, "strike_reported", "source", ("accused", "“Chile”", "at “accused”")),
        (CLAIM, "strike_reported", "target", ("accuser", "“Peru”", "at “accused”")),
        (CLAIM, "strike_reported", "modality", ("accusation", "“accused”", "")),
        (CLAIM, "strike_reported", "attributed_to", ("accuser", "“Peru”", "")),
        (CLAIM, "strike_reported", "place", ("beside", "“Tacna”", "“shelling”")),
        (CLAIM, "strike_reported", "date", ("relative", "“Monday”", "")),
        (
            "Two people were killed when Peru shelled Arica.",
            "strike_reported",
            "quantities",
            ("number", "“Two”", ""),
        ),
        (
            "Peru will sign a peace treaty with Chile.",
            "agreement_reached",
            "modality",
            ("decisive", "“will”", ""),
        ),
        (
            "Peru may sign a peace treaty with Chile.",
            "agreement_reached",
            "modality",
            ("decisive", "“may”", ""),
        ),
        ("Peru did not shell Arica, Lima said.", "strike_reported", "modality", ("decisive", "“not”", "")),
        ("Peru reportedly shelled Arica.", "strike_reported", "modality", ("decisive", "“reportedly”", "")),
        (
            "Peru plans to sign a peace treaty with Chile.",
            "agreement_reached",
            "modality",
            ("decisive", "“plans to”", ""),
        ),
        (
            "Talks between Peru and Chile were held in Bolivia.",
            "talks_held",
            "place",
            ("behind", "“Bolivia”", "“in”"),
        ),
    ],
)
def test_a_field_is_traced_to_its_words(text: str, kind: str, field: str, expected: tuple[str, ...]) -> None:
    origin = origins(text, kind)[field]
    assert (origin.way, origin.words, origin.of) == expected
    assert origin.sentence == 1


@pytest.mark.parametrize(
    ("text", "kind", "field", "way", "note"),
    [
        ("Peru condemned Chile.", "condemnation_made", "date", "publication", "no date in its sentence"),
        (
            "Talks between Peru and Chile were held.",
            "talks_held",
            "type",
            "passive rule",
            "act hold + topic talks",
        ),
        ("Peru condemned Chile.", "condemnation_made", "type", "verb rule", "a phrase of the type itself"),
        (f"{FIGHTING}Arica was shelled again.", "strike_reported", "confidence", "odds", ""),
    ],
)
def test_what_no_words_tell_says_so(text: str, kind: str, field: str, way: str, note: str) -> None:
    origin = origins(text, kind)[field]
    assert (origin.way, origin.note) == (way, note)


def test_a_party_that_is_nowhere_told_is_filled_from_the_place() -> None:
    target = origins("Missiles hit Arica on Monday.", "strike_reported")["target"]
    assert (target.value, target.way, target.note) == ("CHL", "filled", "the country of its place")
    assert target.words is None


def test_a_party_that_only_the_article_opposes_says_to_whom() -> None:
    text = "Peru shelled Chile on Sunday. On Monday Peru declared a truce."
    target = origins(text, "truce_declared")["target"]
    assert (target.value, target.note) == ("CHL", "whom the article sets against PER")


def test_a_pronoun_names_its_antecedent_and_where_it_stands() -> None:
    source = origins("Emmanuel Macron spoke in Lima. He condemned Chile.", "condemnation_made")["source"]
    (antecedent,) = source.stands_for
    assert (source.words, antecedent.code, antecedent.words, antecedent.sentence) == (
        "“He”",
        "FRA",
        "Emmanuel Macron",
        1,
    )


def test_a_publishers_own_voice_is_its_antecedent() -> None:
    found = origins("We condemn the shelling of Arica.", "condemnation_made", publisher="European Union")
    assert [antecedent.note for antecedent in found["source"].stands_for] == ["the publisher"]


def test_a_date_from_elsewhere_names_the_words_that_name_its_days() -> None:
    text = "Peru accused Bolivia of lying on Saturday. Chile condemned Peru."
    date = origins(text, "condemnation_made")["date"]
    assert (date.way, date.words, date.sentence) == ("context", "“Saturday”", 1)


def test_a_date_of_another_clause_is_passed_over_by_name() -> None:
    text = "Peru condemned Chile, which had shelled Arica on Sunday."
    assert "“Sunday”" in origins(text, "condemnation_made")["date"].note


def test_the_parts_of_a_confidence_are_named() -> None:
    text = "Peru will sign a peace treaty with Chile."
    confidence = origins(text, "agreement_reached")["confidence"]
    assert confidence.of.startswith("base rate")
    assert "modality planned -" in confidence.of


def test_a_later_telling_keeps_the_number_of_its_sentence() -> None:
    text = "Peru shelled Arica on Sunday. Ten people were killed in the shelling of Arica."
    found = origins(text, "strike_reported")
    assert {field: found[field].sentence for field in ("date", "quantities")} == {"date": 1, "quantities": 2}
