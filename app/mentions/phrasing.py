"""Which phrases of the codebook stand at a word, over a day or an adverb that parts them."""

from collections.abc import Iterator

from app import codebook
from app.codebook import phrases
from app.codebook.lexicon import Uses
from app.codebook.phrases import Words, standing
from app.mentions.around import Around

LONGEST = 5  # words of a phrase behind its first
QUOTES = frozenset(('"', "“", "”"))
ASIDES = QUOTES | frozenset("further very also still again already even".split())
TOPIC_REACH = 7  # words behind a phrase in which its topic stands
DATING = frozenset(("on", "in", "at", "by"))


def starts(around: Around) -> list[int]:
    """The words at which a phrase may stand: its first one does, and the next leads on where it has more."""
    known, lower = codebook.load().lexicon.phrases, around.lower
    followers = (*lower[1:], "")
    return [
        at
        for at in phrases.starts(known, lower)
        if "" in (seconds := known[lower[at]]) or followers[at] in seconds or _behind(around, at + 1)
    ]


def at(around: Around, first: int) -> Iterator[tuple[int, Uses]]:
    """The phrases at a word, longest first: over a day inside ("called on Friday for")."""
    known, lower = codebook.load().lexicon.phrases, around.lower
    for behind in _resumed(around, first + 1):
        ends = min(behind + LONGEST, len(lower))
        kept = [i for i in range(behind, ends) if i == behind or lower[i] not in QUOTES]
        over = standing(known, (lower[first], *(lower[i] for i in kept)), 0)
        yield from ((kept[size - 2] + 1, uses) for size, uses in over if size > 1)
    for last, uses in standing(known, lower, first):
        if not (last - first > 1 and last in around.dated and lower[last - 1] in DATING):
            yield last, uses


def _resumed(around: Around, at: int) -> Iterator[int]:
    """The words at which a phrase may go on behind what parts it, over one more aside ('"deeply')."""
    behind = _behind(around, at)
    if behind:
        yield behind
    if 0 < behind < len(around.lower) and _parts(around.lower, behind):
        yield behind + 1


def _behind(around: Around, at: int) -> int:
    """The word behind what may part a phrase and stands at a word; 0 for none."""
    return _behind_day(around, at) or _behind_aside(around.lower, at)


def _behind_day(around: Around, at: int) -> int:
    """The word behind a day that begins at a word ("on Friday"); 0 for none."""
    end = first = at + (around.lower[at : at + 1] == ("on",))
    while end in around.dated:
        end += 1
    return end if end > first else 0


def _behind_aside(lower: Words, at: int) -> int:
    """The word behind an adverb of degree or an opening quote ("is gravely concerned"); 0 for none."""
    return at + 1 if at + 1 < len(lower) and _parts(lower, at) else 0


def _parts(lower: Words, at: int) -> bool:
    """Whether a word may part a phrase: an adverb of degree or a quotation mark."""
    return lower[at].endswith("ly") or lower[at] in ASIDES


def is_bare_promise(lower: Words, first: int, last: int, uses: Uses) -> bool:
    """Whether a phrase is a yes with the verb of what is agreed to, and no topic ("agreed to resume")."""
    yes = last - first == 3 and lower[first + 1] == "to" and lower[first].startswith("agree")
    return yes and not _has_topic(lower, last, uses)


def _has_topic(lower: Words, last: int, uses: Uses) -> bool:
    """Whether a topic of a phrase's acts stands behind it; a phrase that tells a type needs none."""
    acts = uses.verb.names.get("act", ()) if uses.verb else ()
    lexicon = codebook.load().lexicon
    reach = range(last, min(last + TOPIC_REACH, len(lower)))
    nouns = (found.noun for at in reach for _, found in standing(lexicon.phrases, lower, at))
    topics = {topic for noun in nouns if noun for topic in noun.names.get("topic", ())}
    return not acts or any((act, topic) in lexicon.grid for act in acts for topic in topics)
