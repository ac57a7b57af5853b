"""Files, lines and folders: each article or fault with the place where it stood."""

import io
import json
from pathlib import Path

import pytest

from app.ingest import Found, read
from app.ingest.sources import lines, text

TEXT = "Norland and Sudmark held talks."
FRONT = f"---\nTitle: Talks: held\npublished: 2025-04-22\nsource: Post\n\n---\n{TEXT}\n"


def told(found: Found) -> str:
    return str(found.fault) if found.article is None else found.article.article.text


@pytest.mark.parametrize(
    "raw", [FRONT.encode(), FRONT.replace("\n", "\r\n").encode(), FRONT.encode("utf-8-sig")]
)
def test_front_matter_fills_the_fields_of_a_text(raw: bytes) -> None:
    found = text(raw, "a.txt", 1_000).article
    assert found is not None
    made = found.article
    assert (made.title, str(made.published), made.publisher, made.text) == (
        "Talks: held",
        "2025-04-22",
        "Post",
        TEXT,
    )


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        ("---\ntitle: x\n", "front matter: '---', expected a closing line of ---"),
        ("---\ntitle\n---\nx", "front matter: 'title', expected key: value"),
        ("---\ntitle: x\n---\n", "text: nothing"),
        ("---\npublished: 2025-02-30\n---\nx", "published_at: '2025-02-30'"),
        ("", "text: nothing"),
    ],
)
def test_a_text_that_cannot_be_read_says_why(raw: str, fault: str) -> None:
    assert told(text(raw.encode(), "a.txt", 1_000)).startswith(fault)


def test_a_field_that_front_matter_does_not_know_is_noted() -> None:
    found = text(f"---\ntilte: Talks\n---\n{TEXT}".encode(), "a.txt", 1_000)
    assert found.article is not None
    assert found.article.notes == ("front matter: 'tilte' is not a field of an article",)


def test_lines_in_mixed_encodings_are_read_each_for_itself() -> None:
    rows = [json.dumps({"text": f"Zürich {n}."}, ensure_ascii=False) for n in range(3)]
    raw = rows[0].encode("utf-8-sig") + b"\n" + rows[1].encode("cp1252") + b"\r\n" + rows[2].encode()
    found = list(lines(io.BytesIO(raw), "a.jsonl", 1_000))
    assert [told(each) for each in found] == ["Zürich 0.", "Zürich 1.", "Zürich 2."]
    assert [each.where for each in found if each.article and each.article.notes] == ["a.jsonl, line 2"]


def test_a_bad_line_is_told_by_number_and_the_rest_goes_on() -> None:
    good = json.dumps({"text": TEXT})
    raw = "\n".join([good, "{oops", "", "[1]", '{"text": 5}', good, '{"text":' * 5_000, good]).encode()
    found = list(lines(io.BytesIO(raw), "a.jsonl", 1_000))
    assert [each.where.rpartition(" ")[2] for each in found if each.fault] == ["2", "4", "5", "7"]
    assert sum(each.article is not None for each in found) == 3


def test_a_line_without_end_is_not_held_whole() -> None:
    raw = b'{"text": "' + b"x" * 1_000_000 + b'"}\n' + json.dumps({"text": TEXT}).encode()
    first, second = lines(io.BytesIO(raw), "a.jsonl", 1_000)
    assert told(first) == "line: '8000 bytes or more', expected fewer than 8000 bytes"
    assert (second.where, told(second)) == ("a.jsonl, line 2", TEXT)


def test_a_file_larger_than_any_article_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"word " * 10_000)
    (found,) = read([tmp_path / "a.txt"], 1_000)
    assert "expected at most 1000 bytes" in told(found)


def test_a_folder_gives_its_texts_and_lines_in_order_of_name(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "b.txt").write_text("B.")
    (tmp_path / "a.jsonl").write_text('{"text": "A."}\n')
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    assert [told(found) for found in read([tmp_path], 1_000)] == ["A.", "B."]


def test_a_file_that_is_gone_is_a_fault_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("B.")
    gone, kept = read([tmp_path / "a.txt", tmp_path / "b.txt"], 1_000)
    assert told(gone).startswith("file: 'a.txt', expected a file that can be read")
    assert told(kept) == "B."
