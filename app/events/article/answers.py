"""Drafts of one article -> the same, "accepted the offer" understood by what was offered before."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from app import codebook
from app.events.coder import Draft
from app.events.event import Actor

BIDS = frozenset(("truce_proposed", "talks_proposed", "agreement_proposed"))
YES: Mapping[str, str] = {"truce_proposed": "truce_agreed", "talks_proposed": "talks_accepted"}
NO: Mapping[str, str] = {"truce_proposed": "truce_rejected", "talks_proposed": "talks_rejected"}
ACCEPTED, REJECTED = "talks_accepted", "agreement_rejected"  # as which answers to any offer are read
MOST_BIDS = 100  # offers that an answer is held against
OFFERED = "offer"  # the topic of what an answer answers


def understood(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The drafts, each answer to an offer of the type that the offer before it asks for; none to no offer."""
    bids: deque[Draft] = deque(maxlen=MOST_BIDS)
    for draft in drafts:
        if draft.event.type in BIDS:
            bids.append(draft)
        if meant := _answered(draft, bids) if _is_answer(draft) else draft:
            yield meant


def _is_answer(draft: Draft) -> bool:
    """Whether a draft tells that an offer which it does not describe is accepted or rejected."""
    topic = draft.signal.topic
    return topic is not None and OFFERED in topic.names("topic") and draft.event.type in (ACCEPTED, REJECTED)


def _answered(draft: Draft, bids: Sequence[Draft]) -> Draft | None:
    """An answer as what it says to the offer told last before it; a rejection as it is where none was."""
    bid = _bid(draft, bids)
    meaning = (YES if draft.event.type == ACCEPTED else NO).get(bid.event.type) if bid else None
    if bid is None or meaning is None:
        return draft if draft.event.type == REJECTED else None
    kind = codebook.load().types[meaning]
    event = replace(draft.event, type=meaning)
    if kind.sides != "two" and not event.by_role("target"):
        asked = tuple(Actor(code, "target") for code in bid.event.by_role("source"))
        event = replace(event, actors=(*event.actors, *asked))
    alone = kind.sides == "two"  # whoever accepts an offer does not accept for others
    return replace(draft, event=event, sides=kind.sides, general=draft.general or alone)


def _bid(draft: Draft, bids: Sequence[Draft]) -> Draft | None:
    """The offer that others made last before an answer; None where nobody did."""
    own, part = set(draft.event.by_role("source")), draft.event.evidence[0].part
    others = (bid for bid in reversed(bids) if own.isdisjoint(bid.event.by_role("source")))
    return next((bid for bid in others if bid.event.evidence[0].part == part), None)
