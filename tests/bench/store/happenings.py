"""A seeded stream of happenings: each an invented event as one or several articles tell it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from typing import get_args

from app.codebook.book import Codebook
from app.codebook.entries import PlaceEntry
from app.events.event import Actor, Event, Evidence, Modality, Place, PlacePrecision, Role
from app.text import Article
from tests.bench.store.days import Days
from tests.bench.store.words import Prose, zipf

A_STORY = 3  # events that one article tells
LEADERS = "USA RUS UKR CHN ISR IRN UN TUR FRA DEU SYR PSE GBR EU SAU IND PAK SDN ETH PRK".split()
PARTS = ("MIL", "CIV", "OPP", "REB")
PUBLISHERS = 160
LANGUAGES, LANGUAGE_SHARES = ("en", "fr", "es", "ar", "de", "ru"), (78, 6, 6, 4, 3, 3)
MODALITY_SHARES = (72, 12, 8, 4, 4)
SIDES = ("source", "target", "mediator", "host", "participant")
PRECISIONS: dict[str, PlacePrecision] = {
    "capital": "city", "city": "city", "town": "city", "region": "region", "site": "site", "sea": "sea",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """An article by its number in the stream."""

    number: int
    article: Article
    published_at: datetime


@dataclass(frozen=True, slots=True)
class Happening:
    """One event as each of its sources tells it."""

    serial: int
    tellings: tuple[tuple[Source, Event], ...]


class Stream:
    """`total` happenings; what share of them is how depends on the seed alone, never on the total."""

    def __init__(self, book: Codebook, total: int, seed: int) -> None:
        self._book, self._total = book, total
        self._dice = dice = Random(seed)
        self._days, self._prose = Days(dice), Prose(dice)
        self._types = dice.sample(list(book.types), len(book.types))
        self._type_shares = zipf(self._types, 0.8)
        self._actors = [*LEADERS, *_rest(book.actors, LEADERS, dice)]
        self._actor_shares = zipf(self._actors)
        self._places = dice.sample(list(book.places.values()), len(book.places))
        self._place_shares = zipf([place.id for place in self._places], 0.7)
        self._recent: list[Source] = []
        self._publishers = [_publisher(number) for number in range(PUBLISHERS)]
        self._publisher_shares = zipf(self._publishers)

    def happenings(self, since: int = 1) -> Iterator[Happening]:
        """Every happening from a serial on, in the order in which the store hears of them."""
        for serial in range(since, self._total + 1):
            if serial % A_STORY == 1:
                self._recent = [*self._recent[-30:], self._source(serial // A_STORY)]
            yield self._happening(serial)

    def _source(self, number: int) -> Source:
        at = self._days.published(number * A_STORY / self._total)
        publisher = self._dice.choices(self._publishers, cum_weights=self._publisher_shares)[0]
        language = self._dice.choices(LANGUAGES, LANGUAGE_SHARES)[0]
        text = " ".join(self._prose.sentence("The council", None, 0) for _ in range(2))
        url = f"https://{publisher}/{at:%Y/%m/%d}/{number}"
        told = Article(
            f"{text} No. {number}.", f"Notes of the day, {number}", at.date(), publisher, url, language, at
        )
        return Source(number, told, at)

    def _happening(self, serial: int) -> Happening:
        first, others = self._recent[-1], self._others()
        event = self._event(serial, first)
        return Happening(serial, ((first, event), *((source, self._retold(event)) for source in others)))

    def _others(self) -> list[Source]:
        """The further articles that tell it: none for two thirds of the events, up to eight for some."""
        if self._dice.random() < 0.67 or len(self._recent) < 10:
            return []
        count = min(1 + int(self._dice.expovariate(0.6)), 8)
        return self._dice.sample(self._recent[:-1], count)

    def _event(self, serial: int, source: Source) -> Event:
        dice = self._dice
        day = self._days.told(source.published_at.date())
        actors = self._parties()
        subject = self._book.actors[actors[0].id.partition("-")[0]].name
        quote = self._prose.sentence(subject, day.text, serial)
        return Event(
            dice.choices(self._types, cum_weights=self._type_shares)[0],
            dice.choices(get_args(Modality), MODALITY_SHARES)[0],
            day,
            actors,
            self._place(),
            (self._actor(),) if dice.random() < 0.12 else (),
            self._quantities(),
            confidence=round(min(0.97, max(0.12, dice.gauss(0.62, 0.17))), 3),
            evidence=(self._evidence(quote, day.text),),
        )

    def _retold(self, event: Event) -> Event:
        """The same by another article: other confidence, another sentence for some."""
        confidence = round(min(0.97, max(0.12, self._dice.gauss(0.62, 0.17))), 3)
        return replace(event, confidence=confidence)

    def _evidence(self, quote: str, when: str | None) -> Evidence:
        start = self._dice.randrange(400)
        return Evidence("text", start, start + len(quote), quote, when, ("type", "actors", "date"))

    def _parties(self) -> tuple[Actor, ...]:
        roles: list[Role] = ["source"]
        for role, share in (
            ("source", 0.15),
            ("target", 0.62),
            ("target", 0.08),
            ("mediator", 0.06),
            ("host", 0.04),
        ):
            if self._dice.random() < share:
                roles.append(role)  # type: ignore[arg-type]
        if self._dice.random() < 0.08:
            roles = ["participant", "participant"]
        ids = list(dict.fromkeys(self._actor() for _ in roles))
        return tuple(Actor(id, role, self._mention(id)) for id, role in zip(ids, roles, strict=False))

    def _actor(self) -> str:
        id = self._dice.choices(self._actors, cum_weights=self._actor_shares)[0]
        whole = self._book.actors[id].kind == "state" and self._dice.random() < 0.12
        return f"{id}-{self._dice.choice(PARTS)}" if whole else id

    def _mention(self, id: str) -> str:
        entry = self._book.actors[id.partition("-")[0]]
        return entry.capital[0] if entry.capital and self._dice.random() < 0.3 else entry.name

    def _place(self) -> Place | None:
        if self._dice.random() < 0.48:
            return None
        return _spot(self._dice.choices(self._places, cum_weights=self._place_shares)[0])

    def _quantities(self) -> dict[str, int]:
        dice = self._dice
        found: dict[str, int] = {}
        for name, share in (
            ("killed", 0.06),
            ("injured", 0.04),
            ("released", 0.02),
            ("duration_hours", 0.02),
        ):
            if dice.random() < share:
                found[name] = 1 + int(dice.paretovariate(0.9)) % 3000
        return found


def revised(event: Event, dice: Random) -> Event:
    """What an article that corrects itself tells: another modality or day of a known event."""
    if dice.random() < 0.5 or event.date.first is None or event.date.last is None:
        return replace(event, modality="claimed" if event.modality == "occurred" else "occurred")
    first, last = event.date.first + timedelta(1), event.date.last + timedelta(1)
    return replace(event, date=replace(event.date, first=first, last=last))


def _rest(actors: Mapping[str, object], leaders: list[str], dice: Random) -> list[str]:
    rest = [code for code in actors if code not in leaders]
    return dice.sample(rest, len(rest))


def _publisher(number: int) -> str:
    return f"{('north', 'south', 'harbour', 'hill', 'river')[number % 5]}-post-{number}.example"


def _spot(entry: PlaceEntry) -> Place:
    return Place(
        entry.name, entry.country, entry.id, entry.admin1, entry.lat, entry.lon, PRECISIONS[entry.kind]
    )
