"""Which articles are coded at all: English prose; the rest says why not."""

import pytest

from app.extractors import EXTRACTORS, language
from app.extractors.language import SAMPLE
from app.text import Article, split

FRENCH = (
    "Les deux délégations se sont réunies à Genève et ont signé un accord de paix pour la région entière. "
)
RUSSIAN = "Обе делегации встретились в Женеве и подписали там соглашение о прекращении огня между сторонами. "
ENGLISH = "The two delegations met in Geneva and signed an agreement that is to end the war in the region."


def withheld(article: Article) -> str | None:
    return language.withheld(article, split(article))


@pytest.mark.parametrize("text", ["", " \n\t ", "1 2 3", "... ?!", "\0\0", "— “” —"])
@pytest.mark.parametrize("declared", ["en", "fr"])
def test_a_text_without_a_word_is_no_text_in_any_language(text: str, declared: str) -> None:
    assert withheld(Article(text, language=declared)) == "no text"


@pytest.mark.parametrize("declared", ["en", "en-GB", "EN", "en_US", "english"])
def test_english_of_any_country_is_coded(declared: str) -> None:
    assert withheld(Article(ENGLISH, language=declared)) is None


@pytest.mark.parametrize("declared", ["fr", "fr-CA", "DE", "zxx"])
def test_another_declared_language_is_withheld_by_its_name(declared: str) -> None:
    assert withheld(Article(ENGLISH, language=declared)) == f"language: {declared.lower()}"


@pytest.mark.parametrize("text", [FRENCH * 2, RUSSIAN * 2, "Alpha " * 100, "التقى الوفدان في جنيف أمس " * 5])
def test_what_is_declared_english_and_is_not_is_withheld(text: str) -> None:
    assert withheld(Article(text)) == "language: not English"


def test_a_note_too_short_to_tell_passes() -> None:
    assert withheld(Article("Talks open in Geneva")) is None


def test_a_sentence_full_of_names_is_still_english() -> None:
    told = (
        "Chilean President Gabriel Boric urged Bolivia's Foreign Minister Celinda Sosa on Friday to meet him"
        " in Arica, citing Antofagasta railway workers' months-long dispute."
    )
    assert withheld(Article(told)) is None


def test_a_title_alone_is_text() -> None:
    assert withheld(Article("", title="Talks open in Geneva")) is None


def test_only_the_beginning_decides() -> None:
    assert withheld(Article(ENGLISH * (SAMPLE // len(ENGLISH) + 1) + FRENCH * 1_000)) is None


def test_capital_letters_are_still_english() -> None:
    assert withheld(Article(ENGLISH.upper())) is None


@pytest.mark.parametrize("text", ["", FRENCH * 2])
def test_the_extractor_passes_the_reason_on_and_codes_nothing(text: str) -> None:
    coding = EXTRACTORS["rules"](Article(text))
    assert coding.events == ()
    assert coding.withheld == withheld(Article(text))
