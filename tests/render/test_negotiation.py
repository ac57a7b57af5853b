"""Accept header -> the media type that the client likes best."""

import pytest

from app.render.negotiation import preferred


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/*", "text/csv"),
        ("text/plain", "text/plain"),
        ("text/plain;q=0.5, application/json", "application/json"),
        ("text/plain, */*;q=0.1", "text/plain"),
        ("application/json;q=0, */*", "text/csv"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "application/json"),
        ("image/png", None),
        ("text/plain;q=high", None),
        (",;q=;;", "application/json"),
    ],
)
def test_the_best_liked_media_type_is_chosen(accept: str, chosen: str | None) -> None:
    assert preferred(accept, ["application/json", "text/csv", "text/plain"]) == chosen
