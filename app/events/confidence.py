"""How likely an event is right: the share of labelled events of its kind that were."""

from app import codebook
from app.events.event import Event

# Shares of events found right on the labelled development articles, by how the event was found and told.
BASE = {"passive": 0.75, "place": 0.65, "verb": 0.6, "alone": 0.6, "noun": 0.55, "subject": 0.4}
RETOLD = {1: 0.0, 2: 0.15}
OFTEN_RETOLD = 0.25
UNREAL = {"hypothetical": -0.3, "planned": -0.15}
UNDATED = -0.1
UNLISTED = -0.15


def of(event: Event) -> float:
    """Confidence in [0, 1]: by the rule that found it, its tellings, how real it is, and its date."""
    return round(min(max(sum(parts(event).values()), 0.05), 0.95), 2)


def parts(event: Event) -> dict[str, float]:
    """What each part of the confidence gives or takes, before the sum is held inside its bounds."""
    unlisted = any(_is_unlisted(code) for code in event.by_role("source"))
    return {
        "rule": BASE[event.rule.partition(":")[0]],
        "tellings": RETOLD.get(len(event.evidence), OFTEN_RETOLD),
        "modality": UNREAL.get(event.modality, 0.0),
        "date": UNDATED if event.date.first is None else 0.0,
        "actors": UNLISTED if unlisted else 0.0,
    }


def _is_unlisted(code: str) -> bool:
    return code.partition("-")[0] not in codebook.load().actors
