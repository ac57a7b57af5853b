"""Names of actors against the country labelled."""

import pytest

from app.gold import actors
from app.gold.actors import Named


@pytest.mark.parametrize(
    ("name", "country", "right"),
    [
        ("the Sudanese foreign minister", "SDN", True),
        ("the Sudanese foreign minister", "SSD", False),
        ("Khartoum", "SDN", True),
        ("Sudanese rebels", "SDN", True),
        ("the United Nations", "UNO", True),
        ("the African Union", "IGO", True),
        ("a grocer", "", True),
        ("a grocer", "SDN", False),
        ("a Sudanese grocer", "", False),
    ],
)
def test_a_name_is_right_when_its_country_is_read(name: str, country: str, right: bool) -> None:
    figures = actors.score([Named(name, country, "GOV", actors.read(name))])
    assert (figures.wrong == []) == right
    assert (figures.share, figures.share_open) == ((right, 0) if country else (0, right))
