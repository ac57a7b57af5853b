"""The rules extractor: sentences, their mentions, the events they tell, tellings merged."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app import codebook
from app.events import coder, confidence
from app.events.article import opponents, tellings
from app.events.clause.scene import Scene
from app.events.coder import Draft, Verdict
from app.events.reference import anaphora, people, publisher
from app.events.reference.memory import Memory
from app.events.setting import dating, tolls
from app.events.setting.clock import Clock
from app.events.speech import attribution
from app.extractors import theme
from app.extractors.coding import Coding
from app.extractors.language import withheld
from app.extractors.theme import APART
from app.mentions import actors, capitals, dates, homonyms, newcomers, places, triggers, whereabouts
from app.mentions.actors import LOCATIVE, ActorMention
from app.mentions.mention import DateMention
from app.mentions.places import PlaceMention
from app.text import Article, Sentence, split

TREATING = frozenset(("truce", "talks", "agreement"))
BRIEF = 500  # characters under which a text is a note, too short to tell what it is about


def extract(article: Article) -> Coding:
    """The events that an English news article tells; `withheld` says why one of another kind has none."""
    sentences = tuple(map(capitals.calm, split(article)))
    if reason := withheld(article, sentences):
        return Coding(withheld=reason)
    clock, memory = Clock(article.published), opening(article, sentences)
    if memory.theme in APART:
        return Coding()
    drafts = tolls.collect(
        (scene, [draft for verdict in judge(scene, clock, memory) for draft in verdict.drafts])
        for scene in scenes(article, sentences, memory)
    )
    strays = is_domestic(article, drafts, memory) or is_beside(memory.theme, drafts)
    events = () if strays else tellings.merge(drafts, clock, others(memory))
    return Coding(tuple(replace(event, confidence=confidence.of(event)) for event in events))


def opening(article: Article, sentences: Sequence[Sentence]) -> Memory:
    """What is known of an article before its first sentence is read: its theme, and whose voice it is in."""
    return Memory(voice=publisher.voice(article), theme=theme.of(sentences))


def others(memory: Memory) -> tuple[str, ...]:
    """The states that an official statement is about; none for an article in nobody's voice."""
    return tuple(code for code in memory.states if code not in memory.voice) if memory.voice else ()


def is_domestic(article: Article, drafts: Sequence[Draft], memory: Memory) -> bool:
    """Whether a whole article names at most one party, so that what it tells is no affair between parties."""
    if len(article.text) < BRIEF:
        return False
    deeds = any(draft.sides == "deed" and draft.event.place for draft in drafts)
    treats = any(
        draft.signal.kind.family == "truce"
        or (draft.signal.kind.family in TREATING and draft.event.actors)
        or (draft.signal.type == "resolution_adopted" and _is_of_body(draft))
        for draft in drafts
    )
    known = codebook.load().actors
    abroad = any(_is_of_body(draft) for draft in drafts) and len(memory.spoken_of.keys() & known) > 2
    return len(_parties(drafts)) < 2 and not (deeds or treats or abroad)


def _is_of_body(draft: Draft) -> bool:
    return any(codebook.kind(actor.id) == "body" for actor in draft.event.actors)


def is_beside(about: str | None, drafts: Sequence[Draft]) -> bool:
    """Whether an article's theme is none that holds events; a court case may, where it is between parties."""
    return about is not None and (about in APART or not any(_is_between(draft) for draft in drafts))


def _is_between(draft: Draft) -> bool:
    return len({code.partition("-")[0] for code in _parties((draft,))}) > 1


def _parties(drafts: Sequence[Draft]) -> set[str]:
    """The actors of all drafts that the codebook knows."""
    known = codebook.load().actors
    told = {opponents.party(actor.id) for draft in drafts for actor in draft.event.actors}
    return {code for code in told if code.partition("-")[0] in known}


def judge(scene: Scene, clock: Clock, memory: Memory) -> Iterator[Verdict]:
    """What becomes of each signal of a scene, the clock set by what is said when along the way."""
    if scene.dates and not memory.voice:
        clock.hear(scene, [code for actor in attribution.speakers(scene) for code in actor.codes])
    for verdict in coder.judge(scene, clock):
        for draft in verdict.drafts:
            if not memory.voice and draft.spoken and draft.event.date.basis in ("explicit", "relative"):
                clock.speech = draft.event.date
        yield verdict


def scenes(article: Article, sentences: Sequence[Sentence], memory: Memory) -> Iterator[Scene]:
    """The sentences of an article with all that is found in each, the memory growing along the way."""
    day = article.published
    listed = homonyms.settle(sentences, [actors.find(sentence, day) for sentence in sentences])
    named = newcomers.join(sentences, listed)
    spoken_of = Counter(
        code for s, found in zip(sentences, named, strict=True) for code in _spoken_of(s, found)
    )
    memory.spoken_of = spoken_of
    memory.states, memory.band = anaphora.states(spoken_of), anaphora.band(spoken_of)
    found_dates = {part: dates.read(getattr(article, part), day) for part in ("title", "text")}
    for sentence, found in zip(sentences, named, strict=True):
        everyone = anaphora.resolve(sentence, found, memory)
        memory.hear(sentence.lower, everyone)
        named_spots = places.find(sentence, everyone, spoken_of)
        spots = (*named_spots, *whereabouts.find(sentence, everyone, spoken_of, memory.spot, named_spots))
        present = people.located(sentence, places.outside(everyone, named_spots), spots, memory)
        yield _scene(sentence, present, spots, found_dates[sentence.part], memory)
        memory.note(sentence.lower, found, everyone)
        memory.introduce(sentence, found)
        memory.spot = whereabouts.setting(sentence, named_spots) or memory.spot


def _spoken_of(sentence: Sentence, found: Sequence[ActorMention]) -> Iterator[str]:
    """The actors that a sentence speaks of; a capital that something happens in is no more than a place."""
    for actor in found:
        if not (actor.form == "seat" and actor.first and sentence.lower[actor.first - 1] in LOCATIVE):
            yield from actor.codes


def _scene(
    sentence: Sentence,
    present: tuple[ActorMention, ...],
    spots: tuple[PlaceMention, ...],
    all_dates: tuple[DateMention, ...],
    memory: Memory,
) -> Scene:
    days = dating.in_span(all_dates, sentence.start, sentence.end)
    dated = dating.words_of(sentence, days)
    said = triggers.find(sentence, present, dated)
    return Scene(sentence, present, spots, said, days, dated, memory.voice, memory.home)
