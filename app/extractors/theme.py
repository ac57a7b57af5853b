"""What is an article about: the affairs of states, or sport, business, a court case, the weather?"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from app import codebook
from app.text import Sentence

AFFAIRS, FIGHTING = "affairs", "fighting"
STAGED = frozenset(("sport", "arts"))  # they borrow the words of war
# They tell no events, whichever states they name.
APART = STAGED | {"business", "labour", "science", "leisure"}
SHORTEST = 5  # sentences below which a text is a note that shows no theme
LEAST_SHARE = 3  # one sentence in three
LEAST_WORDS = 3


def of(sentences: Sequence[Sentence]) -> str | None:
    """The theme that leads over the affairs of states: in a third of the sentences, by several words."""
    if len(sentences) < SHORTEST:
        return None
    themes = codebook.load().lexicon.themes
    held: Counter[str] = Counter()
    words: defaultdict[str, set[str]] = defaultdict(set)
    for sentence in sentences:
        if not (signs := themes.keys() & sentence.lower):
            continue
        for sign in signs:
            for theme in themes[sign]:
                words[theme].add(sign)
        held.update({theme for sign in signs for theme in themes[sign]})
    return next(
        (theme for theme, _ in held.most_common() if _leads(theme, held, words, len(sentences))), None
    )


def _leads(theme: str, held: Counter[str], words: dict[str, set[str]], count: int) -> bool:
    if theme in (AFFAIRS, FIGHTING) or len(words[theme]) < LEAST_WORDS:
        return False
    if len(words[theme]) <= len(words[AFFAIRS]):
        return False  # a few everyday words ("side", "half") beside many of diplomacy
    against = held[AFFAIRS] + (0 if theme in STAGED else held[FIGHTING])
    return held[theme] * LEAST_SHARE >= count and held[theme] > against
