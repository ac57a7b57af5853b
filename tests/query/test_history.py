"""What differs between two versions of an event, by path."""

import pytest

from app.query.history import differences

BEFORE = {
    "version": 1, "seq": 3, "updated_at": "a", "title": "A", "date": {"start": "2025-04-19", "end": None},
    "actors": [{"id": "RUS"}], "place": None, "quantities": {},
}  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"version": 2, "seq": 9, "updated_at": "b"}, []),
        ({"title": "B"}, [("title", "A", "B")]),
        ({"date": {"start": "2025-04-19", "end": "2025-04-20"}}, [("date.end", None, "2025-04-20")]),
        ({"place": {"id": "geneva"}}, [("place", None, {"id": "geneva"})]),
        (
            {"quantities": {"killed": 3, "seq": 1}},
            [("quantities.killed", None, 3), ("quantities.seq", None, 1)],
        ),
        ({"actors": [{"id": "UKR"}]}, [("actors", [{"id": "RUS"}], [{"id": "UKR"}])]),
        ({"later": 1}, [("later", None, 1)]),
    ],
)
def test_differences_are_told_by_path_and_lists_whole(
    changed: dict[str, object], expected: list[tuple[object, ...]]
) -> None:
    told = list(differences(BEFORE, {**BEFORE, **changed}))
    assert [(each["path"], each["from"], each["to"]) for each in told] == expected


def test_what_is_gone_is_told_too() -> None:
    assert list(differences({"quantities": {"killed": 3}}, {"quantities": {}})) == [
        {"path": "quantities.killed", "from": 3, "to": None}
    ]
