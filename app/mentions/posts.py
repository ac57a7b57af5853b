"""Bodies beside a country: their posts there ("U.N. Congo envoy") and their members ("EU member Malta")."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from app import codebook
from app.codebook.phrases import Words

MEMBERS = (("member",), ("members",), ("ally",), ("allies",), ("candidate",))
if TYPE_CHECKING:
    from app.mentions.actors import ActorMention


def merged(lower: Words, found: "Sequence[ActorMention]") -> "Iterator[ActorMention]":
    """The actors in order, a body's post in a country as the body, a member of a body as itself."""
    held: ActorMention | None = None
    for actor in found:
        if held and _is_post(held, actor):
            held = actor._replace(codes=held.codes, first=held.first, text=f"{held.text} {actor.text}")
            continue
        if held and not _has_member(lower, held, actor):
            yield held
        held = actor
    if held:
        yield held


def _has_member(lower: Words, body: "ActorMention", actor: "ActorMention") -> bool:
    """Whether a body only tells what a state belongs to ("NATO member Norway", "EU candidate Serbia")."""
    joined = lower[body.last : actor.first] in MEMBERS and codebook.kind(body.codes[0]) == "body"
    return joined and codebook.kind(actor.codes[0]) == "state"


def _is_post(body: "ActorMention", actor: "ActorMention") -> bool:
    """Whether an office in a country follows a body at once."""
    if body.last != actor.first or actor.last == actor.core[1] or body.owner:
        return False
    return codebook.kind(body.codes[0]) == "body" and codebook.kind(actor.codes[0]) == "state"
