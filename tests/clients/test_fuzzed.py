"""Schemathesis finds no failure of ours, no status, header or shape that is not described."""

from pathlib import Path

import pytest

from tests.clients.fuzzing import PROGRAM, fuzz

pytestmark = pytest.mark.skipif(not PROGRAM.is_file(), reason="Schemathesis is missing")


def test_made_requests_get_answers_that_are_described(service: str, tmp_path: Path) -> None:
    bounds = ("--phases", "examples,fuzzing", "--max-examples", "5", "--max-time", "40", "--seed", "4")
    ran = fuzz(service, tmp_path, *bounds)
    assert ran.returncode == 0, ran.stdout[-4000:]
    assert "No issues found" in ran.stdout


def test_what_fields_left_out_is_put_back_and_nothing_else() -> None:
    from tests.clients.described import completed

    whole = {"id": "evt_0", "title": "Talks", "date": {"start": None, "end": None}}
    told = {"id": "evt_0", "title": "Talks", "date": {"start": 5, "end": None}}
    assert completed({"date": {"start": 5}}, whole) == told
    listed = {"data": [{"date": {"start": 5}}], "meta": {"title": 1}}
    assert completed(listed, whole) == {"data": [told], "meta": {"title": 1}}
