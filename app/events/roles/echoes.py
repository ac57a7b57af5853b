"""Speech about an event told elsewhere ("condemned the bombardment") -> whom it is aimed at."""

from collections.abc import Sequence
from dataclasses import replace

from app.events.coder import Draft
from app.events.event import Actor

VIOLENCE = frozenset(("strike_reported", "attack_reported", "clash_reported", "war_started"))


def aim(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, speech without a target aimed at those who did what it is about."""
    return [_aimed(draft, drafts) for draft in drafts]


def _aimed(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    if not draft.about or draft.event.by_role("target"):
        return draft
    own = set(draft.event.by_role("source"))
    told = [other for other in drafts if _is_meant(other, draft) and set(other.event.by_role("source")) - own]
    if not told:
        return draft
    nearest = min(told, key=lambda other: _distance(draft, other))
    doers = [Actor(code, "target") for code in nearest.event.by_role("source") if code not in own]
    return replace(draft, event=replace(draft.event, actors=(*draft.event.actors, *doers)))


def _is_meant(other: Draft, draft: Draft) -> bool:
    """Whether speech may be about another draft: of a kind that its words name, any violence for violence."""
    meant = draft.about | VIOLENCE if draft.about & VIOLENCE else draft.about
    return other is not draft and other.event.type in meant


def _distance(draft: Draft, other: Draft) -> tuple[bool, int]:
    """How far another draft stands from speech about it: what was told before is nearer than what follows."""
    here, there = draft.event.evidence[0], other.event.evidence[0]
    if here.part != there.part:
        return there.part == "text", there.start
    return there.start > here.start, abs(here.start - there.start)
