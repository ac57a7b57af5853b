"""Event and its tellings -> Origins: where each of its fields came from, one function for each field."""

from collections.abc import Callable, Iterator
from itertools import islice, product

from app.events import confidence
from app.events.clause import clauses
from app.events.event import Actor, Place
from app.events.meaning import grid, signals
from app.events.meaning.signals import Signal
from app.events.setting import localities
from app.events.speech import attribution
from app.explain import deciding, gapped, ways
from app.explain.origin import Origin, Told
from app.explain.reading import Antecedent, Seen, Telling
from app.mentions.actors import ActorMention
from app.mentions.mention import DateMention

ROUNDED = 0.006  # by which a confidence may differ from the share that its parts make


def find(told: Told) -> tuple[Origin, ...]:
    """Where every field of an event came from, in the order of FIELDS."""
    return tuple(origin for field in FIELDS for origin in field(told))


def _type(told: Told) -> Iterator[Origin]:
    telling = told.tellings[0]
    scene, signal = telling.seen.scene, telling.draft.signal
    read = next(s.type for s in signals.find(scene) if s.trigger.first == signal.trigger.first)
    ruled = "" if read == signal.type else f", read as {read} and ruled to be {signal.type}"
    parts = dict.fromkeys(t.first for t in (signal.trigger, signal.topic) if t)
    words = [ways.quoted(scene, t) for t in scene.triggers if t.first in parts]
    note = _senses(signal) + ruled
    rule = f"{signal.rule} rule"
    yield Origin("type", told.event.type, rule, " + ".join(words), telling.seen.number, note=note)


def _senses(signal: Signal) -> str:
    """The act and the topic that make a signal's type together, or the one phrase that tells it."""
    acts, topics = signal.trigger.names("act"), signal.topic.names("topic") if signal.topic else ()
    for act, topic in product(acts, (*topics, "@place", "@actor")):
        if grid.type_of((act,), (topic,)) == signal.type and (topic in topics or signal.topic is None):
            return f"act {act} + " + (f"topic {topic}" if topic in topics else f"the {topic[1:]} behind it")
    if signal.rule == "alone":
        return f"topic {topics[0]} alone"
    return "a phrase of the type itself" if signal.type in signal.trigger.names("type") else ""


def _parties(told: Told) -> Iterator[Origin]:
    for actor in told.event.actors:
        found = (_party(actor, telling) for telling in told.tellings)
        yield next((origin for origin in found if origin), None) or gapped.party(actor, told)


def _party(actor: Actor, telling: Telling) -> Origin | None:
    """The mention that a telling takes a party from, None where it does not tell that party."""
    scene, who = telling.seen.scene, telling.draft.who
    sides = (who.target, who.source) if actor.role == "target" else (who.source, who.target)
    mentions = [mention for side in sides for mention in side if mention.text == actor.mention]
    mention = next((m for m in mentions if actor.id in m.codes), next(iter(mentions), None))
    if mention is None:
        return None
    way = ways.of(scene, telling.draft.signal, mention)
    note = "" if actor.id in mention.codes else f"{','.join(mention.codes)} counted for their state"
    turned = "" if mention in sides[0] else f"as {actor.role}, whom it befell"
    named = (actor.role, actor.id, way.name, f"“{mention.text}”", telling.seen.number, way.of)
    notes = ", ".join(filter(None, (turned, note)))
    return Origin(*named, notes, _antecedents(telling, mention, actor.id))


def _antecedents(telling: Telling, mention: ActorMention, code: str) -> tuple[Antecedent, ...]:
    """Whom a mention stands for as a code, none where it names that itself."""
    return tuple(each for each in telling.seen.stands_for.get(mention, ()) if each.code == code)


def _date(told: Told) -> Iterator[Origin]:
    date = told.event.date
    value = date.edtf or "undated"
    for telling in told.tellings if date.text else ():
        for mention in telling.seen.scene.dates:
            if mention.text == date.text:
                words = f"“{mention.text}”"
                yield Origin("date", value, date.basis, words, telling.seen.number, note=_bound(mention))
                return
    same = _same_days(told) if date.basis == "context" else None
    note = "the days that the article names so" if same else _passed_over(told.tellings[0])
    yield Origin("date", value, date.basis, same and same[0], same and same[1], note=note)


def _bound(mention: DateMention) -> str:
    if mention.shift is not None:
        return "counted from another event"
    return "" if mention.bound == "in" else f"bound {mention.bound}"


def _passed_over(telling: Telling) -> str:
    """Why an event takes no date words of its sentence."""
    scene, draft = telling.seen.scene, telling.draft
    own = clauses.own(scene, draft.signal.trigger)
    why = "not of its clause" if own is None else "a term and no day"
    dates = ", ".join(f"“{mention.text}”" for mention in ((own,) if own else scene.dates))
    told = f"{dates} {why}" if dates else "no date in its sentence"
    return f"{told}; told as background" if draft.background else told


def _same_days(told: Told) -> tuple[str, int] | None:
    """The nearest date words at or before an event that name its days, else the first behind it."""
    at, date = told.tellings[0].seen.number, told.event.date
    found = [
        (f"“{mention.text}”", seen.number)
        for seen in told.reading.seen
        for mention in seen.scene.dates
        if (mention.first, mention.last) == (date.first, date.last)
    ]
    before = [each for each in found if each[1] <= at]
    return next(iter(before[-1:] or found), None)


def _modality(told: Told) -> Iterator[Origin]:
    """The words that make an event anything but told as fact."""
    modality = told.event.modality
    telling = next((t for t in told.tellings if t.draft.event.modality == modality), None)
    if modality == "occurred" or telling is None:
        return
    scene, signal, number = telling.seen.scene, telling.draft.signal, telling.seen.number
    if charge := attribution.charge(scene, signal.trigger):
        yield Origin(
            "modality", modality, "accusation", ways.written(scene, charge.verb, charge.verb + 1), number
        )
        return
    words, by = deciding.of_reality(scene, signal), ", ".join(telling.draft.event.attributed_to)
    note = f"told by {by}" if modality == "claimed" and by else "" if words else "no single word decides it"
    yield Origin("modality", modality, "decisive", words and f"“{words}”", number, note=note)


def _place(told: Told) -> Iterator[Origin]:
    place = told.event.place
    if place is None:
        return
    found = (_placed(place, telling) for telling in told.tellings)
    yield next((origin for origin in found if origin), None) or gapped.place(place)


def _placed(place: Place, telling: Telling) -> Origin | None:
    """The mention that a telling takes its place from: a place, or a country as an actor behind "in"."""
    scene, number = telling.seen.scene, telling.seen.number
    spot = next((spot for spot in scene.places if spot.entry.id == place.id), None)
    if spot:
        of = "" if spot.located else ways.quoted(scene, telling.draft.signal.trigger)
        way = "located" if spot.located else "beside"
        return Origin("place", place.name, way, f"“{spot.text}”", number, of)
    if any(name == place.name for _, name in localities.named(scene, telling.draft.signal.trigger.first)):
        return Origin("place", place.name, "unlisted", f"“{place.name}”", number)
    named = (a for a in scene.actors if place.precision == "country" and place.country in a.codes)
    found = ((actor, preposition) for actor in named if (preposition := scene.preposition(actor)))
    for actor, preposition in found:
        return Origin("place", place.name, "behind", f"“{actor.text}”", number, f"“{preposition}”")
    return None


def _quantities(told: Told) -> Iterator[Origin]:
    proofs = {(proof.part, proof.start) for proof in told.event.evidence}
    tellings = {telling.seen.number: telling.seen for telling in told.tellings}
    beside = [s for s in told.reading.seen if (s.scene.sentence.part, s.scene.sentence.start) in proofs]
    for key, value in told.event.quantities.items():
        found = (_counted(key, value, seen) for seen in (*tellings.values(), *beside))
        yield from islice(filter(None, found), 1)


def _counted(key: str, value: int, seen: Seen) -> Origin | None:
    """The number that a quantity comes from in a sentence, None where it is not told there."""
    number = next((q for q in seen.scene.quantities if (q.key, q.value) == (key, value)), None)
    if number is None:
        return None
    words = ways.written(seen.scene, number.first, number.last)
    note = "" if number.bound == "exact" else number.bound.replace("_", " ")
    return Origin("quantities", f"{key} {value}", "number", words, seen.number, note=note)


def _speakers(told: Told) -> Iterator[Origin]:
    for code in told.event.attributed_to:
        telling = next((t for t in told.tellings if code in t.draft.event.attributed_to), told.tellings[0])
        scene, signal = telling.seen.scene, telling.draft.signal
        way = "accuser" if attribution.charge(scene, signal.trigger) else "speaker"
        heard = (*attribution.speakers(scene), *telling.draft.who.target, *scene.actors)
        mention = next((mention for mention in heard if code in mention.codes), None)
        words = f"“{mention.text}”" if mention else None
        antecedents = _antecedents(telling, mention, code) if mention else ()
        yield Origin("attributed_to", code, way, words, telling.seen.number, stands_for=antecedents)


def _confidence(told: Told) -> Iterator[Origin]:
    """The confidence, and what its base rate and each trait of the event add to the odds."""
    parts = confidence.parts(told.event)
    of = ", ".join(f"{name} {part:+.2f}" for name, part in parts.items() if part)
    held = abs(confidence.share(sum(parts.values())) - told.event.confidence) > ROUNDED
    note = "held inside its bounds" if held else ""
    yield Origin("confidence", f"{told.event.confidence:.2f}", "odds", of=of, note=note)


FIELDS: tuple[Callable[[Told], Iterator[Origin]], ...] = (
    _type,
    _parties,
    _date,
    _modality,
    _place,
    _quantities,
    _speakers,
    _confidence,
)
