"""The codebook's grid: what an act does to a topic is an event of a type."""

from functools import cache
from itertools import product

from app import codebook
from app.mentions.triggers import Trigger


@cache
def type_of(acts: tuple[str, ...], topics: tuple[str, ...]) -> str | None:
    """The event type of the first cell that one of the acts makes with one of the topics, None for none."""
    grid = codebook.load().lexicon.grid
    return next((grid[cell] for cell in product(acts, topics) if cell in grid), None)


def tells(trigger: Trigger, topic: Trigger) -> str | None:
    """The event type that a trigger's acts make with a topic."""
    return type_of(trigger.names("act"), topic.names("topic"))
