"""Article -> Reading: everything that the rules make on the way to its events, kept side by side."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.events import confidence
from app.events.article import gaps, opponents, tellings
from app.events.article.opponents import Opponents
from app.events.article.tellings import Happening
from app.events.clause.scene import Scene
from app.events.coder import Draft, Verdict
from app.events.event import Event
from app.events.setting import tolls
from app.events.setting.clock import Clock
from app.extractors import rules
from app.mentions import actors
from app.mentions.actors import ActorMention
from app.text import Article, Sentence


@dataclass(frozen=True, slots=True)
class Antecedent:
    """Who an actor's words stand for: its code and, where a sentence names it, the words that do.

    Where none does, `note` says what else the code was read from.
    """

    code: str
    words: str | None = None
    sentence: int | None = None
    note: str = ""


@dataclass(frozen=True)
class Seen:
    """A scene by its number in the article, what became of its signals, and whom its pronouns stand for."""

    number: int
    scene: Scene
    verdicts: tuple[Verdict, ...]
    stands_for: Mapping[ActorMention, tuple[Antecedent, ...]]


@dataclass(frozen=True, slots=True)
class Telling:
    """A draft and the scene that tells it."""

    seen: Seen
    draft: Draft


@dataclass(frozen=True, slots=True)
class Outcome:
    """A happening with its tellings, fullest first, and the event it became; None where it became none."""

    happening: Happening
    tellings: tuple[Telling, ...]
    event: Event | None


@dataclass(frozen=True)
class Reading:
    """The scenes of an article, what came of its drafts, and whom it sets against whom.

    `domestic` or a `theme` that holds no events keeps all its drafts from becoming any.
    """

    seen: tuple[Seen, ...]
    domestic: bool
    theme: str | None
    outcomes: tuple[Outcome, ...]
    opponents: Opponents

    @property
    def events(self) -> tuple[Event, ...]:
        """The events of the article, as the extractor gives them."""
        return tuple(outcome.event for outcome in self.outcomes if outcome.event)


def read(article: Article, sentences: Sequence[Sentence]) -> Reading:
    """What the rules extractor makes of an article in these sentences, by the same stages in order."""
    clock, memory = Clock(article.published), rules.opening(article, sentences)
    scenes = rules.scenes(article, sentences, memory)
    judged = [(scene, tuple(rules.judge(scene, clock, memory))) for scene in scenes]
    seen = tuple(_seen(judged, article.published))
    drafts = tolls.collect(
        (scene, [draft for verdict in verdicts for draft in verdict.drafts]) for scene, verdicts in judged
    )
    domestic = rules.is_domestic(article, drafts, memory)
    theme = memory.theme if rules.is_beside(memory.theme, drafts) else None
    happenings = [] if domestic or theme else tellings.join(drafts)
    told = [happening.draft for happening in happenings if happening.clearer is None]
    events = gaps.fill(told, clock, rules.others(memory))
    outcomes = tuple(_outcomes(seen, happenings, events))
    return Reading(seen, domestic, theme, outcomes, opponents.read(told))


def key(draft: Draft) -> int:
    """What a draft keeps as the article's later stages fill it: its parties, made for it alone."""
    return id(draft.who)


def _outcomes(
    seen: Sequence[Seen], happenings: Iterable[Happening], events: Iterator[Event | None]
) -> Iterator[Outcome]:
    """Each happening with the event that the article's last stage made of it."""
    scene_of = {key(draft): each for each in seen for verdict in each.verdicts for draft in verdict.drafts}
    for happening in happenings:
        told = tuple(Telling(scene_of[key(draft)], draft) for draft in happening.tellings)
        event = None if happening.clearer else next(events)
        yield Outcome(happening, told, event and replace(event, confidence=confidence.of(event)))


def _seen(judged: Sequence[tuple[Scene, tuple[Verdict, ...]]], day: date | None) -> Iterator[Seen]:
    """The scenes numbered from 1, each with whom those of its actors stand for that are not named there."""
    named = [frozenset(actors.find(scene.sentence, day)) for scene, _ in judged]
    first: dict[str, Antecedent] = {}
    for number, found in enumerate(named, 1):
        for code, antecedent in _naming(found, number):
            first.setdefault(code, antecedent)
    last: dict[str, Antecedent] = {}
    for number, ((scene, verdicts), found) in enumerate(zip(judged, named, strict=True), 1):
        stands_for = {}
        for mention in scene.actors:
            if mention in found:
                last.update(_naming((mention,), number))
            else:
                stands_for[mention] = tuple(_antecedent(code, scene, last, first) for code in mention.codes)
        yield Seen(number, scene, verdicts, stands_for)


def _naming(found: Iterable[ActorMention], number: int) -> Iterator[tuple[str, Antecedent]]:
    for mention in found:
        for code in mention.codes:
            yield code, Antecedent(code, mention.text, number)


def _antecedent(
    code: str, scene: Scene, last: Mapping[str, Antecedent], first: Mapping[str, Antecedent]
) -> Antecedent:
    """Where a code was last named, else first; a publisher and people without a name may be named nowhere."""
    if code in scene.voice and code not in last:
        return Antecedent(code, note="the publisher")
    if found := last.get(code) or first.get(code):
        return found
    country, _, people = code.partition("-")
    return Antecedent(code, note=f"people of {country}, the country in view" if people else "named nowhere")
