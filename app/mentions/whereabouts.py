"""Places that a sentence describes without their name: "the Finnish capital", "the town", "there"."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from app import codebook
from app.codebook.entries import PlaceEntry
from app.codebook.phrases import Words
from app.mentions.actors import ActorMention
from app.mentions.auxiliaries import BE, HAVE, MODALS
from app.mentions.places import PlaceMention, is_located
from app.text import Sentence

KINDS = frozenset("city town village port island enclave province".split())
SPEAKER = 8  # words between "according to" and where whoever says it is
DESCRIBING = KINDS | {"there", "capital"}


def find(
    sentence: Sentence,
    actors: Sequence[ActorMention],
    countries: Mapping[str, int],
    latest: PlaceEntry | None,
    named: Sequence[PlaceMention] = (),
) -> tuple[PlaceMention, ...]:
    """The places described in a sentence, of which `named` stand in it and `latest` is the last before it."""
    if DESCRIBING.isdisjoint(sentence.lower):
        return ()
    return (*_capitals(sentence, actors, countries), *_recalled(sentence, latest, named))


def setting(sentence: Sentence, named: Sequence[PlaceMention]) -> PlaceEntry | None:
    """The place that a sentence is last set in, none where somebody only speaks ("according to Kyiv")."""
    set_in = (spot for spot in reversed(named) if spot.located)
    return next((spot.entry for spot in set_in if not _is_of_speaker(sentence, spot)), None)


def _is_of_speaker(sentence: Sentence, spot: PlaceMention) -> bool:
    before = sentence.lower[max(0, spot.first - SPEAKER) : spot.first]
    return ("according", "to") in pairwise(before)


def _capitals(
    sentence: Sentence, actors: Sequence[ActorMention], countries: Mapping[str, int]
) -> Iterator[PlaceMention]:
    """ "The Finnish capital", "Finland's capital", and the capital of the state most spoken of."""
    owners = {actor.last + actor.owner: actor for actor in actors if actor.form == "modifier" or actor.owner}
    for at, word in enumerate(sentence.lower):
        if word != "capital":
            continue
        owner = owners.get(at)
        if owner is None and sentence.lower[at - 1] != "the":
            continue
        code = owner.codes[0] if owner and owner.codes else _state_behind(sentence.lower, actors, at)
        code = _seat_named(actors, at) or _most(countries) if code is None else code
        first = owner.first if owner else at - 1
        if entry := _seats().get(code or ""):
            yield _mention(sentence, entry, first, at + 1)


def _state_behind(lower: Words, actors: Sequence[ActorMention], at: int) -> str | None:
    """Whose capital "the capital of" tells, "" of no state ("of Tigray"); None where "of" does not follow."""
    if lower[at + 1 : at + 2] != ("of",):
        return None
    return next((actor.codes[0] for actor in actors if actor.first == at + 2 and actor.codes), "")


def _seat_named(actors: Sequence[ActorMention], at: int) -> str | None:
    """The state whose capital is named before word `at` in the same sentence."""
    seats = [actor for actor in actors if actor.form == "seat" and actor.last <= at and actor.codes]
    return seats[-1].codes[0] if seats else None


def _recalled(
    sentence: Sentence, latest: PlaceEntry | None, named: Sequence[PlaceMention]
) -> Iterator[PlaceMention]:
    """The place named last where "the town" or "there" takes it up."""
    lower = sentence.lower
    for at, word in enumerate(lower):
        if word not in KINDS and word != "there":
            continue
        spot = next((place.entry for place in reversed(named) if place.last <= at), latest)
        if spot and word == "there" and _is_where(lower, at):
            yield PlaceMention(spot, at, at + 1, "there", True)
        elif spot and lower[at - 1 : at] == ("the",) and _fits(word, spot) and not _named(sentence, at):
            yield _mention(sentence, spot, at - 1, at + 1)


def _fits(word: str, entry: PlaceEntry) -> bool:
    """Whether a noun can take up a place of this kind: a town no region, a province no town."""
    return (word in ("province", "enclave")) == (entry.kind == "region")


def _named(sentence: Sentence, at: int) -> bool:
    """Whether a name follows ("the city of Sumy", "the port Aden") or a noun that it only describes."""
    after, then = (*sentence.words[at + 1 : at + 3], "", "")[:2]
    return after[:1].isupper() or (after == "of" and then[:1].isupper()) or after == "council"


def _is_where(lower: Words, at: int) -> bool:
    """Whether "there" tells a place, and does not only open a clause ("there are", "there has been")."""
    after = lower[at + 1] if at + 1 < len(lower) else ""
    return after not in BE | HAVE | MODALS and lower[at - 1 : at] not in (("from",), ("that",))


def _mention(sentence: Sentence, entry: PlaceEntry, first: int, last: int) -> PlaceMention:
    return PlaceMention(entry, first, last, " ".join(sentence.words[first:last]), is_located(sentence, first))


def _most(countries: Mapping[str, int]) -> str | None:
    """The state most spoken of."""
    known = (code for code in countries if code in _seats())
    return max(known, key=lambda code: countries[code], default=None)


@cache
def _seats() -> Mapping[str, PlaceEntry]:
    """The capital of each state, of several the one that its row of actors.csv tells first."""
    by_name = {(e.country, e.name): e for e in codebook.load().places.values() if e.kind == "capital"}
    seats = {}
    for actor in codebook.load().actors.values():
        for name in actor.capital[:1]:
            if entry := by_name.get((actor.country, name)):
                seats[actor.code] = entry
    return seats
