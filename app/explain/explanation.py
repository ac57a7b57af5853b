"""Article -> Explanation: its sentences with what is found in each, its events with where they came from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from app.events.coder import Verdict
from app.explain import deciding, marks, origins, reasons, ways
from app.explain.marks import Mark
from app.explain.origin import Origin, Told
from app.explain.reading import Outcome, Reading, Seen, key, read
from app.extractors import Coding
from app.extractors.language import withheld
from app.mentions import capitals
from app.mentions.domains import about
from app.text import Article, split


@dataclass(frozen=True, slots=True)
class Signalled:
    """A trigger, with its topic, that tells an event type: the events it is part of, or why of none."""

    trigger: str
    topic: str | None = None
    type: str | None = None
    rule: str | None = None
    events: tuple[int, ...] = ()
    refused: str | None = None
    why: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class SentenceRead:
    """A sentence as it was read, by its number in the article."""

    number: int
    part: str
    start: int
    end: int
    text: str
    mentions: tuple[Mark, ...]
    signals: tuple[Signalled, ...]
    withheld: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class EventRead:
    """An event by its number: the sentences that tell it, fullest first, and where its fields came from."""

    number: int
    sentences: tuple[int, ...]
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What an article was coded as, why it was not if it was not, and how each of its sentences was read."""

    coding: Coding
    withheld: str | None
    sentences: tuple[SentenceRead, ...] = ()
    events: tuple[EventRead, ...] = ()


def explain(article: Article) -> Explanation:
    """How the rules read an article; its coding is the one that the rules extractor gives."""
    sentences = tuple(map(capitals.calm, split(article)))
    if reason := withheld(article, sentences):
        return Explanation(Coding(withheld=reason), reason)
    reading = read(article, sentences)
    told = [outcome for outcome in reading.outcomes if outcome.event]
    numbers = {id(outcome): number for number, outcome in enumerate(told, 1)}
    fates, stray = dict(_fates(reading, numbers)), _stray(reading)
    return Explanation(
        Coding(reading.events),
        stray,
        tuple(_sentence(seen, fates, stray) for seen in reading.seen),
        tuple(_event(outcome, numbers[id(outcome)], reading) for outcome in told),
    )


def _stray(reading: Reading) -> str | None:
    """Why a whole article is withheld, None for one that is not."""
    domestic = reasons.DOMESTIC if reading.domestic else None
    return reasons.THEME.format(reading.theme) if reading.theme else domestic


def document(explanation: Explanation) -> dict[str, Any]:
    """The explanation's JSON: its sentences and its events, by number."""
    return {
        "withheld": explanation.withheld,
        "sentences": [asdict(sentence) for sentence in explanation.sentences],
        "events": [asdict(event) for event in explanation.events],
    }


Fate = tuple[int | None, str | None, str | None]  # the event's number, or the name and the words of why not


def _fates(reading: Reading, numbers: Mapping[int, int]) -> Iterator[tuple[int, Fate]]:
    """What became of every draft, by its identity."""
    number_of = {key(outcome.happening.draft): numbers.get(id(outcome)) for outcome in reading.outcomes}
    for outcome in reading.outcomes:
        clearer = outcome.happening.clearer
        if outcome.event:
            fate: Fate = (numbers[id(outcome)], None, None)
        elif clearer is not None:
            number = number_of.get(key(clearer))
            fate = (None, "clearer", reasons.CLEARER.format(number) if number else reasons.UNCLEAR)
        else:
            fate = (None, "untold", reasons.UNTOLD)
        yield from ((key(telling.draft), fate) for telling in outcome.tellings)


def _event(outcome: Outcome, number: int, reading: Reading) -> EventRead:
    assert outcome.event
    told = Told(outcome.event, outcome.happening.draft, outcome.tellings, reading)
    sentences = tuple(dict.fromkeys(telling.seen.number for telling in outcome.tellings))
    return EventRead(number, sentences, origins.find(told))


def _sentence(seen: Seen, fates: Mapping[int, Fate], stray: str | None) -> SentenceRead:
    sentence = seen.scene.sentence
    signals = [_signalled(seen, verdict, fates, stray) for verdict in seen.verdicts]
    domain = about(sentence) if seen.scene.triggers else None
    return SentenceRead(
        seen.number, sentence.part, sentence.start, sentence.end, sentence.text, marks.find(seen),
        tuple(signals) if domain else (*signals, *_unmatched(seen)),
        reasons.DOMAIN.format(domain) if domain else None, deciding.of_domain(seen.scene) if domain else None,
    )  # fmt: skip


def _signalled(seen: Seen, verdict: Verdict, fates: Mapping[int, Fate], stray: str | None) -> Signalled:
    """A signal with the events it is part of, else why it is part of none."""
    left: Fate = (None, "stray", stray) if stray else (None, "recalled", reasons.RECALLED)
    signal, scene = verdict.signal, seen.scene
    found = [fates.get(key(draft), left) for draft in verdict.drafts]
    events = tuple(dict.fromkeys(number for number, _, _ in found if number))
    refused, why = (None, None) if events else _refused(verdict, found)
    topic = signal.topic if signal.topic is not signal.trigger else None
    return Signalled(
        ways.quoted(scene, signal.trigger), ways.quoted(scene, topic) if topic else None,
        verdict.drafts[0].event.type if verdict.drafts else signal.type, signal.rule,
        events, refused, why, deciding.of_reality(scene, signal) if refused in ("wished", "denied") else None,
    )  # fmt: skip


def _refused(verdict: Verdict, found: Sequence[Fate]) -> tuple[str | None, str | None]:
    if verdict.refused:
        return verdict.refused, reasons.refused(verdict.refused, verdict.signal)
    return next(((name, why) for _, name, why in found), (None, None))


def _unmatched(seen: Seen) -> Iterator[Signalled]:
    """The acts and types of a sentence that came to no signal, else the topics where nothing else stands."""
    used = {t.first for v in seen.verdicts for t in (v.signal.trigger, v.signal.topic) if t}
    rest = [trigger for trigger in seen.scene.triggers if trigger.first not in used]
    acting = [trigger for trigger in rest if trigger.names("act") or trigger.names("type")]
    refused, why = ("unmatched", reasons.UNMATCHED) if acting or used else ("unacted", reasons.UNACTED)
    for trigger in acting if acting or used else rest:
        yield Signalled(ways.quoted(seen.scene, trigger), refused=refused, why=why)
