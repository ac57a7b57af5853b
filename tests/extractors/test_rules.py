"""The whole road from an article to its events: what a reader would find, on any text, from any thread."""

import pickle
import random
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import date, timedelta
from multiprocessing import get_context

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.events.event import Event
from app.extractors import EXTRACTORS
from app.text import Article
from tests.command import ROOT

EXTRACT = EXTRACTORS["rules"]
PUBLISHED = date(2025, 4, 22)
FACTS = (
    "Russian forces shelled Kharkiv on Monday, killing at least three people. Ukraine accused Moscow of"
    " breaking the truce. The United Nations called for talks in Geneva next week. "
)


def events(text: str) -> tuple[Event, ...]:
    return EXTRACT(Article(text, published=PUBLISHED)).events


def brief(event: Event) -> tuple[str, str, str | None, tuple[str, ...], tuple[str, ...]]:
    return event.type, event.modality, event.date.edtf, event.by_role("source"), event.by_role("target")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Turkey offered on Monday to host talks between Russia and Ukraine in Istanbul.",
            ("mediation_offered", "occurred", "2025-04-21", ("TUR",), ("RUS", "UKR")),
        ),
        (
            "Iran will hold talks with the European Union in Vienna on Thursday.",
            ("talks_held", "planned", "2025-04-24", ("IRN", "EU"), ()),
        ),
        (
            "Armenia and Azerbaijan signed a peace treaty in March 2024.",
            ("agreement_reached", "occurred", "2024-03", ("AZE", "ARM"), ()),
        ),
        (
            "Kyiv accused Russian forces of shelling Nikopol on Sunday.",
            ("strike_reported", "claimed", "2025-04-20", ("RUS",), ("UKR",)),
        ),
        (
            "The United States imposed sanctions on Iran on 3 March 2025.",
            ("sanctions_imposed", "occurred", "2025-03-03", ("USA",), ("IRN",)),
        ),
        (
            "Hamas released three Israeli hostages on Saturday.",
            ("captives_released", "occurred", "2025-04-19", ("HAMAS",), ("ISR",)),
        ),
        (
            "The war in Ukraine began with the full-scale invasion in early 2022.",
            ("war_started", "occurred", "2022-01/2022-04", (), ()),
        ),
    ],
)
def test_a_sentence_tells_its_event(sentence: str, expected: tuple[object, ...]) -> None:
    found = [brief(event) for event in events(sentence)]
    assert any({*map(str, row[:3])} == {*map(str, expected[:3])} and _same(row, expected) for row in found), (
        found
    )


def _same(row: tuple[object, ...], expected: tuple[object, ...]) -> bool:
    sides = zip(row[3:], expected[3:], strict=True)
    return all(set(told) >= set(wanted) for told, wanted in sides)  # type: ignore[call-overload]


SEED = ROOT / "seeds" / "russia-signals-openness.txt"


@pytest.mark.parametrize(
    ("kind", "modality", "day", "source", "target"),
    [
        ("talks_proposed", "occurred", "2025-04-21", "RUS", "UKR"),
        ("truce_declared", "occurred", "2025-04-19/2025-04-20", "RUS", "UKR"),
        ("truce_ended", "occurred", "2025-04-20/2025-04-21", "RUS", "UKR"),
        ("strike_reported", "occurred", "2025-04-21/2025-04-22", "RUS", "UKR"),
        ("truce_violated", "claimed", "2025-04-19/2025-04-20", "RUS", "UKR"),
        ("truce_violated", "claimed", "2025-04-19/2025-04-20", "UKR", "RUS"),
        ("talks_held", "planned", "2025-04-21/2025-04-27", "UKR", None),
        ("war_started", "occurred", "2022-01/2022-04", None, None),
    ],
)
def test_the_sample_article_tells_its_story(
    kind: str, modality: str, day: str, source: str | None, target: str | None
) -> None:
    text = SEED.read_text(encoding="utf-8").split("---\n", 2)[2]
    found = [brief(event) for event in events(text)]
    alike = [row for row in found if row[:3] == (kind, modality, day)]
    assert [row for row in alike if source in (None, *row[3]) and target in (None, *row[4])], found


def test_evidence_slices_the_stored_text() -> None:
    article = Article(FACTS, title="Talks called for", published=PUBLISHED)
    for event in EXTRACT(article).events:
        for evidence in event.evidence:
            assert getattr(article, evidence.part)[evidence.start : evidence.end] == evidence.quote


def test_counts_keep_their_bound() -> None:
    strike = next(event for event in events(FACTS) if event.type == "strike_reported")
    assert dict(strike.quantities) == {"killed": 3}
    assert dict(strike.bounds) == {"killed": "at_least"}


def test_without_a_publication_day_relative_dates_stay_open() -> None:
    coding = EXTRACT(Article("Russia shelled Kharkiv on Monday. Iran signed a treaty with Oman in May 2019."))
    assert {event.type: event.date.edtf for event in coding.events} == {
        "strike_reported": None,
        "agreement_reached": "2019-05",
    }


@pytest.mark.parametrize(
    ("text", "language", "reason"),
    [
        ("", "en", "no text"),
        ("1 2 3 ... !", "en", "no text"),
        ("Les deux parties ont signé un accord.", "fr", "language: fr"),
        (
            "Die beiden Seiten haben sich am Montag in Genf getroffen und lange verhandelt. " * 3,
            "en",
            "language: not English",
        ),
        (
            "التقى الوفدان في جنيف يوم الاثنين لبحث وقف إطلاق النار بين الجانبين. " * 3,
            "en",
            "language: not English",
        ),
    ],
)
def test_what_is_not_coded_says_why(text: str, language: str, reason: str) -> None:
    coding = EXTRACT(Article(text, language=language, published=PUBLISHED))
    assert (coding.events, coding.withheld) == ((), reason)


@given(st.text(max_size=2_000))
@settings(max_examples=150, deadline=None)
def test_no_text_makes_it_fail(text: str) -> None:
    EXTRACT(Article(text, title=text[:50], published=PUBLISHED))


@given(st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_no_order_of_telling_words_makes_it_fail(seed: int) -> None:
    words = (
        FACTS.split() * 3
        + ["“", "”", "that", "who", "and", ",", ";", "not", "to", "by", "'s", "-", "the"] * 4
    )
    random.Random(seed).shuffle(words)
    events(" ".join(words))


ENGLISH = FACTS * 30  # longer than what is asked whether a text is English, so that what follows is coded
HOSTILE = {
    "facts": FACTS,
    "no full stop": "Russia and Ukraine met in Geneva and ",
    "nested quotes": "“he said ",
    "capitalised words": "Alpha ",
    "one name": "Russia ",
    "a list of names": "Russia, Ukraine, Iran, Israel and ",
    "owners": "Russia's ",
    "adjectives": "Russian ",
    "titles": "president of ",
    "verbs": "attacked struck killed accused ",
    "dates": "on 3 May 2024 and ",
    "numbers": "12,000 killed ",
    "number words": "twenty-",
    "places": "in Odesa, ",
    "pronouns": "both sides and they ",
    "brackets": "( ",
    "right to left": "\u202eRussia met Iran\u202c ",
    "NULs": "\0",
    "combining marks": "e\u0301 ",
    "ranks": "Gen. ",
    "initials": "A.",
    "lines": "Iran spoke.\n",
}


def _seconds(text: str) -> float:
    begun = time.process_time()
    coding = EXTRACT(Article(text, published=PUBLISHED))
    assert coding.withheld is None
    return time.process_time() - begun


@pytest.mark.parametrize("kind", HOSTILE)
def test_cost_grows_with_length_and_no_faster(kind: str) -> None:
    unit = HOSTILE[kind]
    _seconds(ENGLISH)
    small = min(_seconds(ENGLISH + unit * (8_000 // len(unit))) for _ in range(2))
    assert _seconds(ENGLISH + unit * (32_000 // len(unit))) < 4 * 2.5 * small + 0.2


DAYS = [(date(1990, 1, 1) + timedelta(days)).strftime("%d %B %Y") for days in range(1_200)]


@pytest.mark.parametrize(
    "telling",
    [
        "Russian troops attacked the town of Odesa on {day}. ",
        "The army of Russia broke the truce with Ukraine on {day}. ",
        "The United Nations condemned Iran for the word{n} and other{n} things{n}. ",
        "Russia attacked the city of Kyiv with {n} men on Monday. ",
    ],
)
def test_many_happenings_and_many_tellings_cost_no_more_than_their_number(telling: str) -> None:
    def told(count: int) -> str:
        return "".join(telling.format(day=day, n=n) for n, day in enumerate(DAYS[:count]))

    _seconds(told(10))
    small = min(_seconds(told(300)) for _ in range(2))
    assert _seconds(told(1_200)) < 4 * 2.5 * small + 0.2


@pytest.mark.parametrize(
    "text",
    [
        "and so it went on with the men of the town " * 45_000,
        "a" * 2_000_000,
        "“" * 10_000 + "They met" + "”" * 10_000,
        " ".join(f"Name{n}" for n in range(50_000)),
        "الوفد " * 20_000,
        "They\0met\0in\0Geneva.\0" * 5_000,
        "The war \ud800 is on. " * 1_000,
        "." * 100_000,
        "'" * 100_000,
        "12," * 30_000,
    ],
    ids=[
        *("2 MB without a full stop", "one word of 2 MB", "10,000 nested quotes", "50,000 capitalised words"),
        *("right to left", "NULs", "a lone surrogate", "full stops", "apostrophes", "one long number"),
    ],
)
def test_hostile_texts_end_with_an_answer(text: str) -> None:
    coding = EXTRACT(Article(ENGLISH + text, published=PUBLISHED))
    assert coding.withheld is None
    assert {event.type for event in coding.events} >= {"strike_reported", "truce_violated"}


@given(st.text(max_size=300), st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_whatever_stands_around_a_fact_its_evidence_slices_the_text(before: str, after: str) -> None:
    article = Article(f"{before}\n{FACTS}\n{after}", title=after, published=PUBLISHED)
    for event in EXTRACT(article).events:
        assert event.evidence
        assert 0 <= event.confidence <= 1
        for evidence in event.evidence:
            assert getattr(article, evidence.part)[evidence.start : evidence.end] == evidence.quote


def test_coding_an_article_changes_nothing_for_the_next() -> None:
    alone = _coded(FACTS)
    _coded("Hamas met Egypt. The group spoke. “We met,” it said. " * 20)
    assert _coded(FACTS) == alone


def _coded(text: str) -> bytes:
    return pickle.dumps(EXTRACT(Article(text, published=PUBLISHED)).events)


def test_processes_and_threads_code_alike() -> None:
    texts = [FACTS * n for n in range(1, 5)] * 2
    alone = [_coded(text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(_coded, texts)) == alone
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as processes:
        assert list(processes.map(_coded, texts)) == alone
