"""What no telling of an event says: from what of the rest of the article the last stage filled it."""

from collections.abc import Iterator

from app.events.article import opponents
from app.events.event import Actor, Place
from app.explain.origin import Origin, Told


def party(actor: Actor, told: Told) -> Origin:
    """A party that no telling names, with the first reason that fits in the order of filling."""
    note = next(_reasons(actor, told), "from the rest of the article")
    return Origin(actor.role, actor.id, "filled", note=note)


def place(filled: Place) -> Origin:
    """A place that no telling names: the country of the parties."""
    note = "the country that its type and its parties leave" if filled.precision == "country" else ""
    return Origin("place", filled.name, "filled", note=note)


def _reasons(actor: Actor, told: Told) -> Iterator[str]:
    draft, sides = told.draft, told.reading.opponents
    own = opponents.party(actor.id)
    if draft.about and actor.role == "target":
        yield "who did what it speaks about"
    if draft.event.place and draft.event.place.country == own:
        yield f"{'the people of ' if actor.id != own else ''}the country of its place"
    for other in map(opponents.party, (a.id for a in told.event.actors if a.id != actor.id)):
        if sides.foes.get(other) == own:
            yield f"whom the article sets against {other}"
    if own in sides.pair:
        yield "one of the two whom the article sets most against each other"
    if own in sides.blamed:
        yield "whom the article blames"
