"""Counts told apart from their event ("At least ten people died") -> the event that was told just before."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import takewhile

from app.events.clause.scene import Scene
from app.events.coder import Draft
from app.events.event import EventDate, Evidence
from app.events.setting import counts, details
from app.events.setting.dating import UNDATED
from app.events.speech import attribution
from app.mentions.mention import DateMention
from app.mentions.quantities import Quantity

NEAR = 2  # sentences after an event in which its toll may still be told
HARM = frozenset(("killed", "injured"))
LENGTH = frozenset(("duration_hours", "duration_days"))
COUNTING = frozenset("put puts counted counts reported reports confirmed confirms".split())
PAST = timedelta(days=14)  # between what is news and what is only its background
HOURS = frozenset("dawn dusk nightfall midnight noon midday daybreak sunrise sunset".split())
LASTED = frozenset(("lasted", "lasting"))


def collect(told: Iterable[tuple[Scene, Sequence[Draft]]]) -> list[Draft]:
    """All drafts in reading order, each with the counts that the sentences after it tell of it."""
    drafts: list[Draft] = []
    numbers: list[int] = []  # of the sentence that tells each draft
    for number, (scene, found) in enumerate(told):
        for count in () if found or not drafts or number - numbers[-1] > NEAR else _spare(scene):
            at = next(
                (at for at in _latest(drafts, numbers, number) if _belongs(count, scene, drafts[at])), None
            )
            if at is not None:
                drafts[at] = _with(drafts[at], count, details.evidence(scene, UNDATED))
        drafts += found
        numbers += [number] * len(found)
    return drafts


def _latest(drafts: Sequence[Draft], numbers: Sequence[int], number: int) -> list[int]:
    """The drafts told shortly before a sentence, the last one first, what is long past behind the news."""
    near = list(takewhile(lambda at: number - numbers[at] <= NEAR, range(len(drafts) - 1, -1, -1)))
    days = [day for at in near if (day := drafts[at].event.date.first)]
    news = max(days, default=None)
    return sorted(near, key=lambda at: _is_past(drafts[at].event.date, news))


def _is_past(when: EventDate, news: date | None) -> bool:
    return when.first is not None and news is not None and news - when.first > PAST


def _spare(scene: Scene) -> list[Quantity]:
    """The tolls and lengths of a sentence that has no doer of its own."""
    keys = HARM | LENGTH if not LASTED.isdisjoint(scene.lower) else HARM
    found = (q for q in scene.quantities if q.key in keys)
    return [q for q in found if not _has_doer(scene, q.first)]


def _has_doer(scene: Scene, before: int) -> bool:
    """Whether a named actor that does not only report stands free before a word."""
    reporting = attribution.speakers(scene)
    return any(
        actor.form == "name" and actor.last <= before and scene.preposition(actor) is None
        for actor in scene.actors
        if actor not in reporting and COUNTING.isdisjoint(scene.lower[actor.last : actor.last + 2])
    )


def _belongs(count: Quantity, scene: Scene, draft: Draft) -> bool:
    """Whether a count can be an earlier event's: of its kind, real, still without it, in the same country."""
    event = draft.event
    if event.type not in counts.COUNTS[count.key] or count.key in event.quantities:
        return False
    here = {place.entry.country for place in scene.places if place.located}
    elsewhere = here and event.place is not None and event.place.country not in here
    same_part = event.evidence[0].part == scene.sentence.part
    same_day = all(_is_then(mention, event.date) for mention in scene.dates)
    return event.modality in ("occurred", "claimed") and same_part and same_day and not elsewhere


def _is_then(mention: DateMention, when: EventDate) -> bool:
    """Whether a date of a toll's own sentence can be that of the event it is told of."""
    if mention.text.lower() in HOURS:
        return True
    if mention.first is None or mention.last is None or when.first is None or when.last is None:
        return False
    short = (when.last - when.first).days <= NEAR
    return short and when.first <= mention.first and mention.last <= when.last


def _with(draft: Draft, count: Quantity, evidence: Evidence) -> Draft:
    event = draft.event
    bounds = dict(event.bounds) if count.bound == "exact" else {**event.bounds, count.key: count.bound}
    told = event.evidence if evidence in event.evidence else (*event.evidence, evidence)
    quantities = {**event.quantities, count.key: count.value}
    return replace(draft, event=replace(event, quantities=quantities, bounds=bounds, evidence=told))
