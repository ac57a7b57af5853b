"""Words are found the same on SQLite and PostgreSQL, now and in the past: as a reader of the texts would."""

import json
from collections.abc import Iterator
from itertools import product

import pytest
import sqlalchemy as sa

from app import codebook, store, tables
from app.events.event import Actor
from app.extractors.coding import Coding
from app.query.counts import count
from app.query.reader import Reader
from app.query.timeline import page
from app.query.walks import Walk
from app.store import Coder
from tests.factories import article, event, quoted
from tests.query.conftest import filter_of
from tests.query.oracle import Oracle
from tests.timeline import QUOTES, standing

SAID = (
    *QUOTES,
    "truce truce truce swap",
    "Swap the truce. The cease ended before fire.",
    "A b-c d, e: f; g! h? i",
    "State-of-the-art 5,000 rockets at 10:30 on 2025-04-18",
    "İstanbul'da ateşkes: ÇOK ÖNEMLİ",
    "محادثات السلام في القاهرة",
    "युद्धविराम की घोषणा",
    "平和会談、東京で開催。",
    "x_y snake_case under_score 100%_sure back\\slash",
    "OR AND NOT NEAR or and not near",
    "… — !!! ???",
    "Ünïted Nätions naïveté Résumé co-operate coöperate",
    "Q" * 150,
)
ASKED = (
    *('"prisoner swap"', '"swap prisoner"', '"truce truce"', '"truce truce truce truce"', "swap truce"),
    *(
        "cease-fire",
        '"cease fire"',
        "ceasefire",
        "cease fire -cease-fire",
        '"fire were"',
        "fire*",
        '"cease f"*',
    ),
    *(
        '"cease fir*"',
        "exchange*",
        '-"prisoner swap" swap',
        "truce OR 停戦 OR перемирии",
        "swap OR -prisoner",
    ),
    *("b", "a b", '"b c"', "a*", "-a", "B*", "i OR x", '"x y"', "x_y", "snake", "under_score", "100%_sure"),
    *("%", "_", "\\", "back\\slash", "50%", "5,000", "5", "2025-04-18", "10:30", "u.s.", '"u s"', "u"),
    *("erdoğan", "ERDOGAN", "Erdoğan's", "istanbul", "İSTANBUL", "cok onemli", "onem*", "strasse", "straße"),
    *("final", "ﬁnal", "facade", "naive", "naivete", "united nations", "cooperate", "co-operate"),
    *("ελλας", "ΕΛΛΆΣ", "ειρηνη", "δρόμους", "δρομουσ", "перемирии", "ПЕРЕМИРИИ", "перем*", "停戦", "停*"),
    *("平和会談", "平和", "平和*", "東京で開催", "محادثات", "السلام القاهرة", "युद्धविराम", "घोषणा", "घोषण*"),
    *("or", "and", "not", "near", '"or"', '"AND not"', "OR*", "-or", "truce -truce", "-truce -swap", "-zzz"),
    *(
        '"held overnight" OR "swap talks"',
        "the -of OR a -the",
        '-"the truce" -side',
        "zzz",
        "q" * 150,
        "q" * 99,
    ),
    *("qqq*", "«Waffenruhe»", "–", '"!!! truce ???"', "declares", '"side rus"', "rus-side", '"rus side ukr"'),
    *('"war started truce"', "started swap", "the* -they* -then* th*", "a OR b OR c OR d -a"),
)


@pytest.fixture
def reader(engine: sa.Engine, url: str) -> Iterator[Reader]:
    """A store in which each sentence is told by one article, once changed and once not."""
    book = codebook.load()
    coder = Coder("rules", book.version, book)
    for number, quote in enumerate(SAID):
        told = event(
            "war_started", actors=(Actor(f"A{number}", "source", "RUS side"),), evidence=(quoted(quote),)
        )
        saved = store.save(engine, article(f"Telling {number}."), Coding((told,)), coder)
        if number % 3 == 0:
            other = event("war_started", actors=told.actors, evidence=(quoted("Quite another sentence."),))
            store.recode(engine, saved.article_id, Coding((other,)), coder)
    made = Reader(url)
    yield made
    made.close()


def test_words_phrases_prefixes_and_denials_agree_with_a_reader_of_the_texts(
    engine: sa.Engine, reader: Reader
) -> None:
    with reader.inline() as view:
        now = view.state.seq
    beside: tuple[dict[str, str], ...] = (
        {},
        {"type": "war_started", "from": "2025-04-21"},
        {"type": "-talks_held"},
    )
    for seq in (now, now // 2):
        oracle = Oracle(standing(engine, seq))
        for words, more in product(filter(understood, ASKED), beside):
            query = {"q": words, **more}
            with reader.inline() as view:
                found = page(view, Walk(filter_of(query), "-date", seq), 100)
                counted = count(view, filter_of(query), seq)
            expected = oracle.ids(query)
            assert [json.loads(body)["id"] for body in found.bodies] == expected, (words, more)
            assert counted == len(expected), (words, more)


def understood(words: str) -> bool:
    """Whether something is left to be searched for."""
    return any(sign.isalnum() for sign in words)


def test_most_of_what_is_asked_above_is_found(engine: sa.Engine, reader: Reader) -> None:
    oracle = Oracle(standing(engine))
    found = [words for words in filter(understood, ASKED) if oracle.ids({"q": words})]
    assert len(found) > 0.5 * len(ASKED)


@pytest.mark.parametrize("told", ["!", "", " … ", "_"])
def test_a_text_without_words_is_stored_and_searched_past(engine: sa.Engine, url: str, told: str) -> None:
    book = codebook.load()
    made = event(actors=(Actor("RUS", "source", told),), evidence=(quoted(told or "-"),))
    store.save(engine, article(), Coding((made,)), Coder("rules", book.version, book))
    reader = Reader(url)
    with reader.inline() as view:
        assert count(view, filter_of({"q": "-zzz"}), view.state.seq) == 1
        assert count(view, filter_of({"q": '"declared by russia" OR truce'}), view.state.seq) == 1
    reader.close()


def test_a_very_long_sentence_is_searched_to_a_last_whole_word(engine: sa.Engine, url: str) -> None:
    book = codebook.load()
    long = " ".join(f"word{number}" for number in range(7000))
    store.save(
        engine, article(), Coding((event(evidence=(quoted(long),)),)), Coder("rules", book.version, book)
    )
    with engine.connect() as connection:
        kept: str = connection.scalars(sa.select(tables.event_version.c.search_text)).one()
    last = kept.split()[-1]
    assert last in long.split()
    reader = Reader(url)
    with reader.inline() as view:
        for words in (last, f"{last}*", f"{last} -zzz", f'"{" ".join(kept.split()[-2:])}"'):
            assert count(view, filter_of({"q": words}), view.state.seq) == 1, words
            assert count(view, filter_of({"q": f"{words} OR -truce"}), view.state.seq) == 1, words
    reader.close()
