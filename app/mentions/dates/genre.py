"""What a text is: a history that carries its own time along, or news, and from where and when it was sent."""

from collections.abc import Sequence
from datetime import date

from app.mentions.dates.hits import Hit
from app.mentions.dates.tokens import Tokens
from app.mentions.dates.vocabulary import FULL_DAYS

_NEWS_WORDS = frozenset({"today", "yesterday", "tomorrow", *FULL_DAYS})
_NEWS_WEIGHT = 4  # past years that one word of the day outweighs, halved
_FEWEST_YEARS = 4
_WORDS_A_YEAR = 200
_DATELINE_WORDS = 15
_DATELINE_LAG = 3  # days that a dateline may be older than the publication


def tells_history(heads: Sequence[str], length: int, published: date | None) -> bool:
    """Whether a text of so many words is dense in past years and poor in words of the day, by its time words.

    Always without a publication.
    """
    if published is None:
        return True
    past = news = 0
    for word in heads:
        if len(word) == 4 and word[0] in "12" and word.isdecimal():
            past += 1000 <= int(word) < published.year
            news += int(word) == published.year
        else:
            past += word == "bc"
            news += _NEWS_WEIGHT * (word in _NEWS_WORDS)
    return past >= _FEWEST_YEARS and past > 2 * news and past * _WORDS_A_YEAR > length


def dateline(tokens: Tokens, hit: Hit, published: date | None) -> date | None:
    """The day of a dateline such as "KYIV, April 21 (Agency) -", None for any other date."""
    if hit.first > _DATELINE_WORDS or hit.period.precision != "day" or published is None:
        return None
    when, behind = hit.period.first, tokens.gap(hit.end)
    place = tokens.text[tokens.starts[0] : tokens.ends[0]]
    if when is None or not place.isupper() or len(place) < 2 or behind[:1] not in ("(", "-", "–", "—", "_"):
        return None
    return when if 0 <= (published - when).days <= _DATELINE_LAG else None
