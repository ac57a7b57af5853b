"""How likely an event is right: the share of labelled events of its kind that were."""

from app.events.event import Event

BASE = {"verb": 0.62, "passive": 0.6, "subject": 0.5, "place": 0.5, "noun": 0.45, "alone": 0.35}


def of(event: Event) -> float:
    """Confidence in [0, 1]: by the rule that found the event, raised by each side, date and telling."""
    score = BASE[event.rule.partition(":")[0]]
    score += 0.08 * bool(event.by_role("source")) + 0.06 * bool(event.by_role("target"))
    score += 0.06 * (event.date.basis in ("explicit", "relative")) + 0.05 * (len(event.evidence) > 1)
    return round(min(score, 0.95), 2)
