"""The index of names: what comes first while a name is typed, and what a whole or misspelt name means."""

from random import Random

import pytest

from app.gazetteer.index import Index, Match, Named, fold

INDEX: Index[str] = Index(
    [
        Named("georgia", (("name", "Georgia"), ("code", "GEO"), ("iso2", "GE"), ("capital", "Tbilisi"))),
        Named("south-georgia", (("name", "South Georgia"), ("code", "SGS")), 1),
        Named("gabon", (("name", "Gabon"), ("code", "GAB"), ("alias", "Gabonese Republic"))),
        Named("germany", (("name", "Germany"), ("code", "DEU"), ("alias", "Federal Republic of Germany"))),
        Named("party", (("name", "Georgian Dream"), ("code", "GD"), ("alias", "Tbilisi's party")), 5),
        Named("chad", (("name", "Chad"), ("code", "TCD"), ("capital", "N'Djamena"))),
        Named("shabaab", (("name", "al-Shabaab"), ("alias", "Harakat al-Shabaab")), 4),
        Named("cote", (("name", "Côte d'Ivoire"), ("alias", "Ivory Coast"), ("iso2", "CI"))),
        Named("lodz", (("name", "Łódź"),)),
        Named("us", (("name", "United States"), ("alias", "U.S."))),
        Named("union", (("name", "African Union"), ("code", "AU")), 2),
        Named("australia", (("name", "Australia"), ("code", "AUS"), ("iso2", "AU"))),
    ]
)


def anything(_: str) -> bool:
    return True


def suggested(typed: str, limit: int = 10) -> list[str]:
    return [match.item for match in INDEX.suggest(typed, anything, limit)]


def test_whole_names_come_before_beginnings_before_other_names_before_words_inside() -> None:
    assert suggested("georgia") == ["georgia", "party", "south-georgia"]
    assert suggested("ge") == ["georgia", "germany", "party", "south-georgia"]
    assert suggested("republic") == ["gabon", "germany"]


def test_a_code_comes_before_a_two_letter_code_of_another() -> None:
    assert suggested("au")[:2] == ["union", "australia"]


@pytest.mark.parametrize(
    ("typed", "item", "text", "kind", "how"),
    [
        ("GEORGIA", "georgia", "Georgia", "name", "exact"),
        ("ge", "georgia", "GE", "iso2", "exact"),
        ("ndja", "chad", "N'Djamena", "capital", "prefix"),
        ("N’Djamena", "chad", "N'Djamena", "capital", "exact"),
        ("al shabaab", "shabaab", "al-Shabaab", "name", "exact"),
        ("alshab", "shabaab", "al-Shabaab", "name", "prefix"),
        ("shab", "shabaab", "al-Shabaab", "name", "word"),
        ("cote d ivoire", "cote", "Côte d'Ivoire", "name", "exact"),
        ("n djamena", "chad", "N'Djamena", "capital", "exact"),
        ("cote divoir e", "cote", "Côte d'Ivoire", "name", "exact"),
        ("coted", "cote", "Côte d'Ivoire", "name", "prefix"),
        ("côte d'i", "cote", "Côte d'Ivoire", "name", "prefix"),
        ("lodz", "lodz", "Łódź", "name", "exact"),
        ("US", "us", "U.S.", "alias", "exact"),
        ("u.s.", "us", "U.S.", "alias", "exact"),
        ("germani", "germany", "Germany", "name", "fuzzy"),
        ("gerogia", "georgia", "Georgia", "name", "fuzzy"),
    ],
)
def test_a_match_says_what_it_matched_and_how(typed: str, item: str, text: str, kind: str, how: str) -> None:
    found = INDEX.suggest(typed, anything, 1)[0]
    assert (found.item, found.text, found.kind, found.how) == (item, text, kind, how)


@pytest.mark.parametrize("typed", ["", " ", "!?", "\0", "💥", "россия", "zzzzzz", "q" * 10_000, "xy"])
def test_what_names_nothing_finds_nothing(typed: str) -> None:
    assert INDEX.suggest(typed, anything, 10) == []
    assert INDEX.resolve(typed, anything, 10) == []
    assert INDEX.holding(typed, anything) == []


def test_a_misspelt_name_is_only_thought_of_where_none_is_met() -> None:
    assert [match.how for match in INDEX.resolve("Georgia", anything, 10)] == ["exact", "prefix", "word"]
    assert [(match.item, match.how) for match in INDEX.resolve("Gabn", anything, 10)] == [("gabon", "fuzzy")]


def test_candidates_are_told_once_the_surest_first() -> None:
    found: list[Match[str]] = INDEX.resolve("tbilisi", anything, 10)
    assert [match.item for match in found] == ["georgia", "party"]
    scores = [match.score for match in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_only_what_is_wanted_counts_toward_the_limit() -> None:
    found = INDEX.suggest("ge", lambda item: item != "georgia", 2)
    assert [match.item for match in found] == ["germany", "party"]
    assert suggested("ge", 1) == ["georgia"]


def test_letters_within_a_word_are_found_after_beginnings() -> None:
    assert INDEX.holding("bon", anything) == ["gabon"]
    assert INDEX.holding("georgia", anything)[:1] == ["georgia"]
    assert "germany" in INDEX.holding("many", anything)


def test_folding_keeps_letters_alone_and_is_done_once() -> None:
    dice = Random(3)
    for _ in range(300):
        text = "".join(dice.choice("aÉłø .'-’\u0301ßΩ") for _ in range(dice.randrange(12)))
        assert fold(fold(text)) == fold(text)
