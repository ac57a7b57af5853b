"""When something happened, and the words that prove it."""

from app.events.clause import clauses, positions
from app.events.clause.scene import Scene
from app.events.event import EventDate, Evidence, Modality
from app.events.meaning import treaties, wars
from app.events.meaning.signals import Signal
from app.events.seeming import aftermath
from app.events.setting import dating
from app.events.setting.clock import STORY, Clock, reports
from app.events.speech import attribution
from app.mentions.mention import DateMention
from app.mentions.triggers import Trigger

PLEDGED = frozenset(("aid_provided", "arms_supplied"))
PRESENT = frozenset(("base", "s"))
BEING = frozenset(("is", "are", "remain", "remains"))
DEEDS = frozenset(("attack", "strike", "war", "coup"))
DESCRIBED = 3  # words between a deed and its day in which it is described ("of Tacna by Chile on")
FRAMING = frozenset("since after following during before former previous".split())


def background(scene: Scene, signal: Signal) -> bool:
    """Whether the words before a signal make it a thing of the past that only frames the news."""
    at = signal.trigger.first
    group = scene.lower[scene.group_start(at) : at]
    before = scene.lower[max(0, at - 6) : at]
    return not FRAMING.isdisjoint(before) if signal.trigger.noun else "had" in group


def when(scene: Scene, signal: Signal, clock: Clock, mode: Modality, background: bool) -> EventDate:
    """The date of a signal's own clause, else the time of its story or of the news; else undated."""
    speech = signal.kind.sides == "speech"
    if signal.topic is signal.trigger and (age := wars.age(scene, signal.trigger)):
        return clock.ago(age.units, age.unit, " ".join(scene.words[age.first : age.last]))
    if treaties.is_one(scene, signal) and (made := treaties.made(scene, signal.trigger)):
        return dating.of(made)
    if signal.type == "war_started" and _is_at_war(scene, signal):
        return _since(scene)
    if (told := _told(scene, signal, clock)) is not None:
        over = mode == "planned" and signal.kind.family != "economic" and clock.is_over(told)
        return dating.UNDATED if over else told  # "agreed on Monday to meet"
    if mode in ("planned", "hypothetical") and not speech and signal.type not in PLEDGED:
        return dating.UNDATED
    news = not signal.trigger.noun and reports(scene, signal.trigger) if background else True
    newly = _is_present(scene, signal) or _is_perfect(scene, signal) or _is_called_for(scene, signal, clock)
    if speech and newly and not clock.listed:
        return clock.now()
    if news and (speech or signal.rule not in ("noun", "alone") or _is_predicate(scene, signal)):
        now = clock.spoken() if speech else clock.now()
        return clock.at_the_time(scene, signal) or now
    return dating.UNDATED


def _is_called_for(scene: Scene, signal: Signal, clock: Clock) -> bool:
    """Whether a sentence without a day says what should be, which is news outside a history."""
    called = any(sense.voiced for sense in signal.trigger.senses)
    return called and not scene.dates and clock.told < STORY


def _is_at_war(scene: Scene, signal: Signal) -> bool:
    """Whether a war is told by how long it has gone on ("has been at war with Chad since 1964")."""
    words = scene.lower[signal.trigger.first : signal.trigger.last]
    return "at" in words and _is_perfect(scene, signal)


def _since(scene: Scene) -> EventDate:
    """The day since which a sentence tells that something goes on; undated where it tells none."""
    return next((dating.of(mention) for mention in scene.dates if mention.bound == "since"), dating.UNDATED)


def _told(scene: Scene, signal: Signal, clock: Clock) -> EventDate | None:
    """The date that a sentence gives a signal: of its clause, by its distance, or of its entry in a list."""
    mention = clauses.own(scene, signal.trigger)
    if mention and (
        clock.is_term(mention)
        or _is_of_saying(scene, signal, mention)
        or _is_beside(scene, signal, clock, mention)
    ):
        mention = None
    apart = clock.apart(scene, signal.trigger) if mention in (None, clauses.entry(scene)) else None
    return apart or (clock.lasting(scene, signal, mention) if mention else None)


def _is_beside(scene: Scene, signal: Signal, clock: Clock, mention: DateMention) -> bool:
    """Whether a date is only that of what is said or pledged: a deadline, or a day before "condemns"."""
    speech = signal.kind.sides == "speech"
    if mention.bound == "by":
        return speech or signal.type in PLEDGED
    if signal.type == "condemnation_made" and _is_of_deed(scene, signal, mention):
        return True
    done = _is_perfect(scene, signal) and mention.bound != "since" and "pp" in signal.trigger.forms
    present = speech and (_is_present(scene, signal) or done)
    return present and clock.is_over(dating.of(mention)) and mention is not clauses.entry(scene)


def _is_of_saying(scene: Scene, signal: Signal, mention: DateMention) -> bool:
    """Whether a date tells when a deed was spoken of that is told in quotation marks."""
    at = positions.word_at(scene, mention)
    told = signal.kind.sides == "deed" and attribution.quoted(scene, signal.trigger.first)
    return told and not attribution.quoted(scene, at)


def _is_of_deed(scene: Scene, signal: Signal, mention: DateMention) -> bool:
    """Whether a day of the calendar closes the description of the deed that somebody condemns."""
    at = positions.word_at(scene, mention)
    described = scene.within(signal.trigger.last, at - DESCRIBED)
    calendar = any(letter.isdigit() for letter in mention.text)
    return calendar and any(t.noun and _is_deed(t) for t in described)


def _is_deed(noun: Trigger) -> bool:
    return not DEEDS.isdisjoint(noun.names("topic")) or not aftermath.VIOLENT.isdisjoint(noun.names("type"))


def _is_present(scene: Scene, signal: Signal) -> bool:
    """Whether a signal is told by a bare verb in the present ("denies")."""
    trigger = signal.trigger
    finite = scene.group_start(trigger.first) == trigger.first
    return finite and trigger.forms <= PRESENT and not trigger.noun


def _is_predicate(scene: Scene, signal: Signal) -> bool:
    """Whether a noun is what somebody is ("is still open to talks")."""
    at = signal.trigger.first
    return not BEING.isdisjoint(scene.lower[scene.group_start(at) : at])


def _is_perfect(scene: Scene, signal: Signal) -> bool:
    """Whether a signal is told in the present perfect ("has denied")."""
    return not signal.trigger.noun and clauses.perfect(scene, signal.trigger) in ("has", "have")


def evidence(scene: Scene, when: EventDate) -> Evidence:
    """The scene's sentence as it is stored, with the words that date it, as an event's evidence."""
    sentence = scene.sentence
    supports = ("type", "actors", *(("date",) if when.text else ()))
    return Evidence(sentence.part, sentence.start, sentence.end, sentence.text, when.text, supports)
