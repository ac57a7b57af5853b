"""What stands right behind a verb."""

import pytest

from app.events.clause import marks, objects
from tests.events.scenes import scene


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Kyiv received Norway in June.", {"actor", "land"}),
        ("Kyiv received Norway's letter in June.", set()),
        ("Kyiv gave 20 million euros.", {"money"}),
        ("Moscow seized Avdiivka.", {"place"}),
        ("Kyiv gave nothing.", set()),
        ("Kyiv freed the two Swedes.", {"actor", "people"}),
        ("Two Swedes were freed in June.", {"people"}),
        ("Kyiv held the Swedes responsible.", {"actor"}),
    ],
)
def test_a_verb_knows_what_kind_of_object_it_has(text: str, kinds: set[str]) -> None:
    told = scene(text)
    verb = next(trigger for trigger in told.triggers if not trigger.noun)
    asked = {
        "actor": marks.is_actor,
        "land": marks.is_land,
        "money": objects.is_money,
        "people": marks.is_people,
        "place": marks.is_place,
    }
    assert {kind for kind, ask in asked.items() if ask(told, verb)} == kinds
