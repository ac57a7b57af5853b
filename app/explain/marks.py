"""Seen -> Marks: the mentions of a sentence as they are shown, one function for each kind."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from app.events.clause.scene import Scene
from app.explain.reading import Antecedent, Seen
from app.mentions.mention import DateMention


@dataclass(frozen=True, slots=True)
class Mark:
    """A mention at characters [start, end) of its sentence: what it means, in short and in full."""

    kind: str
    start: int
    end: int
    text: str
    gloss: str
    value: Mapping[str, Any]


Found = tuple[int, int, str, dict[str, Any]]


def find(seen: Seen) -> tuple[Mark, ...]:
    """Every mention of a sentence in reading order."""
    text = seen.scene.sentence.text
    marks = [
        Mark(kind, start, end, text[start:end], gloss, value)
        for kind, finder in KINDS.items()
        for start, end, gloss, value in finder(seen)
    ]
    return tuple(sorted(marks, key=lambda mark: (mark.start, mark.end)))


def words_at(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """The span in characters of words [first, last)."""
    return scene.sentence.spans[first][0], scene.sentence.spans[last - 1][1]


def told(antecedent: Antecedent) -> str:
    """An antecedent as it is shown: its words and sentence, or what else it was read from."""
    where = f"“{antecedent.words}” [{antecedent.sentence}]"
    return antecedent.note or where


def _actors(seen: Seen) -> Iterator[Found]:
    for mention in seen.scene.actors:
        antecedents = seen.stands_for.get(mention, ())
        stands = f" = {', '.join(map(told, antecedents))}" if antecedents else ""
        value = {"codes": list(mention.codes), "form": mention.form, "owner": mention.owner}
        yield (
            *words_at(seen.scene, mention.first, mention.last),
            f"{','.join(mention.codes) or 'without a code'} {mention.form}{stands}",
            value | {"stands_for": [asdict(antecedent) for antecedent in antecedents]},
        )


def _places(seen: Seen) -> Iterator[Found]:
    for mention in seen.scene.places:
        entry = mention.entry
        yield (
            *words_at(seen.scene, mention.first, mention.last),
            f"{entry.name}, {entry.country or entry.kind}{' located' if mention.located else ''}",
            {"id": entry.id, "name": entry.name, "country": entry.country, "located": mention.located},
        )


def _dates(seen: Seen) -> Iterator[Found]:
    offset = seen.scene.sentence.start
    for mention in seen.scene.dates:
        days = {"first": mention.first, "last": mention.last}
        value: dict[str, Any] = {key: day and day.isoformat() for key, day in days.items()}
        value |= {name: getattr(mention, name) for name in ("value", "precision", "basis", "bound")}
        yield mention.start - offset, mention.end - offset, _dated(mention), value


def _dated(mention: DateMention) -> str:
    if mention.first is None or mention.last is None:
        return f"{mention.value}, no day"
    days = f"{mention.first}" if mention.first == mention.last else f"{mention.first}..{mention.last}"
    return " ".join(filter(None, (mention.bound if mention.bound != "in" else "", days, mention.basis)))


def _quantities(seen: Seen) -> Iterator[Found]:
    for mention in seen.scene.quantities:
        bound = "" if mention.bound == "exact" else f"{mention.bound} "
        yield (
            *words_at(seen.scene, mention.first, mention.last),
            f"{mention.key} {bound}{mention.value}",
            {"key": mention.key, "value": mention.value, "bound": mention.bound},
        )


def _triggers(seen: Seen) -> Iterator[Found]:
    for trigger in seen.scene.triggers:
        names = {kind: list(found) for kind in ("act", "topic", "type") if (found := trigger.names(kind))}
        senses = ", ".join(f"{kind} {'/'.join(found)}" for kind, found in names.items())
        yield (
            *words_at(seen.scene, trigger.first, trigger.last),
            senses + (" passive" if trigger.passive else ""),
            {"noun": trigger.noun, "passive": trigger.passive, "senses": names},
        )


KINDS: Mapping[str, Callable[[Seen], Iterator[Found]]] = {
    "actor": _actors,
    "place": _places,
    "date": _dates,
    "quantity": _quantities,
    "trigger": _triggers,
}
