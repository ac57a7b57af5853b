"""What a trigger does where it stands: with a word apart, after a word that makes it nothing."""

import pytest

from app.events.meaning import deeds
from tests.events.scenes import scene


@pytest.mark.parametrize(
    ("text", "act", "does"),
    [
        ("The pirates let the crew go on Monday.", "release", True),
        ("The pirates let the crew starve on Monday.", "release", False),
        ("The pirates let the crew starve, but go to trial.", "release", False),
        ("Somali pirates drove the fishermen out on Monday.", "displace", True),
        ("The blast left nine people dead.", "hit", True),
        ("Nine ministers left the party.", "hit", False),
        ("Chad offered talks to halt the war.", "suspend", False),
        ("In Lomé, talks to halt on Friday were held.", "suspend", True),
    ],
)
def test_a_verb_does_what_the_words_behind_it_let_it(text: str, act: str, does: bool) -> None:
    told = scene(text)
    verb = next(trigger for trigger in told.triggers if not trigger.noun)
    assert (act in deeds.acts(told, verb)) is does
