"""Speech about what is told elsewhere ("condemned the bombardment", "denied it") -> whom it is aimed at."""

from collections.abc import Sequence
from dataclasses import replace

from app.events.coder import Draft
from app.events.event import Actor

REPROACHES = frozenset(("accusation_made", "condemnation_made", "legal_action_taken", "threat_made"))
VIOLENCE = frozenset(("strike_reported", "attack_reported", "clash_reported", "war_started"))


def aim(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, speech without a target aimed at those who did what it is about."""
    return [_aimed(draft, drafts) for draft in drafts]


def _aimed(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    if draft.general or draft.event.by_role("target"):
        return draft
    answering = draft.event.type == "denial_made" and _answering(draft, drafts)
    return answering or (_about(draft, drafts) if draft.about else draft)


def _answering(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """A denial, aimed at whoever said last before it what is denied; None where nobody did."""
    own = frozenset(draft.event.by_role("source"))
    told = [(other, code) for other in drafts for code in _charging(other, own) if other is not draft]
    nearest, code = min(told, key=lambda pair: _distance(draft, pair[0]), default=(draft, ""))
    if nearest is draft or _distance(draft, nearest)[0]:
        return None
    return replace(draft, event=replace(draft.event, actors=(*draft.event.actors, Actor(code, "target"))))


def _charging(other: Draft, own: frozenset[str]) -> tuple[str, ...]:
    """Who by another draft reproaches some parties, or tells a deed of theirs; () where nobody does."""
    event = other.event
    if event.type in REPROACHES:
        return () if own.isdisjoint(event.by_role("target")) else _others(event.by_role("source"), own)
    return () if own.isdisjoint(event.by_role("source")) else _others(event.attributed_to, own)


def _others(codes: Sequence[str], own: frozenset[str]) -> tuple[str, ...]:
    return tuple(code for code in codes if code not in own)[:1]


def _about(draft: Draft, drafts: Sequence[Draft]) -> Draft:
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
    helped = other.event.type == "aid_provided" and draft.event.type == "threat_made"  # "to stop convoys"
    return other is not draft and other.event.type in meant and not helped


def _distance(draft: Draft, other: Draft) -> tuple[bool, int]:
    """How far another draft stands from speech about it: what was told before is nearer than what follows."""
    here, there = draft.event.evidence[0], other.event.evidence[0]
    if here.part != there.part:
        return there.part == "text", there.start
    return there.start > here.start, abs(here.start - there.start)
