"""A sentence as the coder meets it: with everything that the finders see in it."""

from datetime import date

from app.events.clause.scene import Scene
from app.events.setting import dating
from app.mentions import actors, dates, places, triggers
from app.text import Article, split

DAY = date(2025, 4, 22)


def scene(text: str, *, day: date | None = DAY, voice: tuple[str, ...] = ()) -> Scene:
    """The scene of a text's first sentence, published on `day`, a Tuesday by default."""
    sentence = split(Article(text))[0]
    named = actors.find(sentence, day)
    spots = places.find(sentence, named, {})
    days = dating.in_span(dates.read(text, day), sentence.start, sentence.end)
    dated = dating.words_of(sentence, days)
    return Scene(sentence, named, spots, triggers.find(sentence, named, dated), days, dated, voice)
