"""The codebook's grid: what an act does to a topic is an event of a type."""

from functools import cache
from itertools import product

from app import codebook
from app.mentions.triggers import Trigger

SPOKEN = ("_proposed", "_rejected", "_accepted")


@cache
def type_of(acts: tuple[str, ...], topics: tuple[str, ...]) -> str | None:
    """The event type of the first cell that one of the acts makes with one of the topics, None for none."""
    grid = codebook.load().lexicon.grid
    return next((grid[cell] for cell in product(acts, topics) if cell in grid), None)


def fits(acts: tuple[str, ...], trigger: Trigger, topic: Trigger, rule: str) -> bool:
    """Whether an act makes a cell with a topic; one of speech has a speaker, and no topic, as its subject."""
    told = type_of(acts, topic.names("topic"))
    subject = rule == "subject" and topic.last < trigger.first  # "a plan put forward" is what is said
    needs_doer = told is not None and (told.endswith(SPOKEN) or "violate" in acts)
    return told is not None and not (subject and needs_doer)


def tells(trigger: Trigger, topic: Trigger) -> str | None:
    """The event type that a trigger's acts make with a topic."""
    return type_of(trigger.names("act"), topic.names("topic"))
