"""Six words in a row that two texts share, and what is exempt."""

import json
from pathlib import Path

import pytest

from tests.bench.overlaps import Labelled, overlaps, read, runs, words

NEWS = "Seven grey herons walked slowly over the frozen harbour."


def labelled(tmp_path: Path, *texts: str, seeds: tuple[str, ...] = ()) -> Labelled:
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate(texts)))
    return read([path], [set(runs(words(seed))) for seed in seeds])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("seven grey herons walked slowly over", ["seven grey herons walked slowly over"]),
        ("Seven grey herons -- walked\nslowly, over!", ["seven grey herons walked slowly over"]),
        ("seven grey herons walked slowly", []),
        ("two seven grey herons walked slowly under it", []),
        (f"{NEWS} {NEWS}", ["seven grey herons walked slowly over the frozen harbour"] * 2),
    ],
)
def test_a_stretch_of_six_words_or_more_is_one_overlap(tmp_path: Path, text: str, found: list[str]) -> None:
    seen = list(overlaps("app/birds.py", text, labelled(tmp_path, NEWS)))
    assert [overlap.words for overlap in seen] == found
    assert not any(overlap.exempt for overlap in seen)


def test_an_overlap_is_told_with_both_places(tmp_path: Path) -> None:
    (seen,) = overlaps("app/birds.py", f"\n\n{NEWS}", labelled(tmp_path, "Nothing.", NEWS))
    assert (seen.place, seen.labelled) == ("app/birds.py:3", "news.jsonl 1")


def test_names_are_exempt_in_name_columns_only(tmp_path: Path) -> None:
    rows = f"name,office\n{NEWS},heron\nheron,{NEWS}\n"
    seen = list(overlaps("app/codebook/birds.csv", rows, labelled(tmp_path, NEWS)))
    assert [(overlap.place, overlap.exempt) for overlap in seen] == [
        ("app/codebook/birds.csv:2", "name"),
        ("app/codebook/birds.csv:3", ""),
    ]


def test_an_article_of_ours_that_was_labelled_is_exempt_in_seeds_only(tmp_path: Path) -> None:
    ours = labelled(tmp_path, NEWS, seeds=(f"title: Birds\n{NEWS}",))
    assert [o.exempt for o in overlaps("seeds/birds.txt", NEWS, ours)] == ["seed"]
    assert [o.exempt for o in overlaps("app/birds.py", NEWS, ours)] == [""]
