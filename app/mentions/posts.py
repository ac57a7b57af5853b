"""Posts of a body in a country ("U.N. Congo envoy"), which are the body's and not the country's."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from app import codebook

if TYPE_CHECKING:
    from app.mentions.actors import ActorMention


def merged(found: "Sequence[ActorMention]") -> "Iterator[ActorMention]":
    """The actors in order, a body and its post in a country as one mention of the body."""
    held: ActorMention | None = None
    for actor in found:
        if held and _is_post(held, actor):
            held = actor._replace(codes=held.codes, first=held.first, text=f"{held.text} {actor.text}")
            continue
        if held:
            yield held
        held = actor
    if held:
        yield held


def _is_post(body: "ActorMention", actor: "ActorMention") -> bool:
    """Whether an office in a country follows a body at once."""
    if body.last != actor.first or actor.last == actor.core[1] or body.owner:
        return False
    return codebook.kind(body.codes[0]) == "body" and codebook.kind(actor.codes[0]) == "state"
