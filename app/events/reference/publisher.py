"""Article -> the actors whose own words it is: governments and bodies that publish their statements."""

from collections.abc import Iterator, Sequence

from app import codebook
from app.text import Article

LONGEST = 7  # words of an actor's name
OFFICES = frozenset(
    "government governments ministry ministries minister ministers president presidents presidency department"
    " embassy mission office chancellery secretariat spokesperson spokesman cabinet advisor advisors advisers"
    " adviser council parliament foreign delegation permanent kingdom republic mfa kremlin".split()
)
ELSEWHERE = frozenset(("to", "in", "at", "via"))  # "the Permanent Mission to the UN"
PRESS = frozenset(
    "wire news times post herald tribune gazette journal radio tv television daily weekly agency newspaper"
    " guardian telegraph courier observer monitor magazine broadcasting media".split()
)
RELEASED = frozenset(("media", "news"))  # "media release"
NAMELESS = OFFICES | frozenset(
    "of for the and affairs international relations cooperation defence defense".split()
)
LONGEST_SEAT = 30  # letters of the place and the comma that open a text
OPPOSING = frozenset(("shadow", "opposition"))


def voice(article: Article) -> tuple[str, ...]:
    """Whose "we" an article speaks in: those who publish it ("The White House"), or nobody's."""
    words = (article.publisher or "").replace("(", " ").replace(")", " ").replace(",", " ").split()
    lower = frozenset(word.lower().strip(".,") for word in words)
    if not PRESS.isdisjoint(lower - RELEASED if "release" in lower else lower):
        return ()
    official = not OFFICES.isdisjoint(lower)
    codes = tuple(dict.fromkeys(_named(words, official=official)))
    if official and not codes and lower <= NAMELESS:
        codes = _seat(article.text)
    return codes if OPPOSING.isdisjoint(lower) else tuple(f"{code}-OPP" for code in codes)


def _seat(text: str) -> tuple[str, ...]:
    """The state from whose seat an office without a country writes ("Manila, 20 June 2024")."""
    place, comma, _ = text[:LONGEST_SEAT].partition(",")
    return codebook.load().resolve(place) if comma else ()


def _named(words: Sequence[str], *, official: bool) -> Iterator[str]:
    """The codes of the names in a publisher, longest first; a country alone needs an office beside it."""
    at = 0
    while at < len(words) and words[at] not in ELSEWHERE:
        size, codes = _longest(words, at, official)
        yield from codes
        at += size


def _longest(words: Sequence[str], at: int, official: bool) -> tuple[int, tuple[str, ...]]:
    """How many words the longest name at a word has, and its codes; one word and none without a name."""
    for size in range(min(LONGEST, len(words) - at), 0, -1):
        name = " ".join(words[at : at + size]).strip(".,")
        enough = official or size > 1 or (at == 0 and name.isupper())
        if enough and name[:1].isupper() and (codes := codebook.load().resolve(name)):
            return size, codes
    return 1, ()
