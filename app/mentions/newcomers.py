"""Armed groups that no file names, told what they are ("the Blue Shield, a militia") -> their mentions."""

from collections.abc import Iterator, Sequence

from app.codebook.phrases import Phrases, Words, by_words, longest, starts
from app.mentions.actors import DETERMINERS, PREPOSITIONS, ActorMention
from app.mentions.places import is_known
from app.text import Sentence

Found = tuple[ActorMention, ...]

ARMING = frozenset(
    "armed rebel militant insurgent separatist guerrilla paramilitary jihadist islamist extremist".split()
)
BANDED = frozenset("group groups movement faction alliance organisation organization force coalition".split())
MILITIAS = frozenset("militia militias paramilitaries".split())
KINDS = BANDED | MILITIAS
CALLED = frozenset("called named".split())
ARTICLES = frozenset(("a", "an", "the"))
GROUPED = frozenset("close loyal based active backed allied aligned linked led which that who whose".split())
SMALL = frozenset("of for and al -".split())
UNNAMED = DETERMINERS | PREPOSITIONS  # what is no part of a name, even in capitals
TELLING = 9  # words of an apposition in which it says what somebody is
LONGEST = 6  # words of a name


def join(sentences: Sequence[Sentence], found: Sequence[Found]) -> Sequence[Found]:
    """The actors of each sentence, with every mention of a group that one of the sentences introduces."""
    met: dict[Words, None] = {}
    for sentence, actors in zip(sentences, found, strict=True):
        if not KINDS.isdisjoint(sentence.lower):
            met.update(dict.fromkeys(_introduced(sentence, actors)))
    known = by_words((name, name) for name in met)
    return [_with(s, actors, known) for s, actors in zip(sentences, found, strict=True)] if met else found


def code(words: Sequence[str]) -> str:
    """A code made of a name's own words: Amnesty International is AMNESTY_INTERNATIONAL."""
    return "_".join(word.upper() for word in words if word[0].isupper() and word.isalnum())


def _introduced(sentence: Sentence, actors: Sequence[ActorMention]) -> Iterator[Words]:
    """The names of the unlisted groups that a sentence introduces."""
    taken = {i for actor in actors for i in range(actor.first, actor.last)}
    for at, last in _kinds(sentence.lower):
        for first, end in (_before(sentence, at), _behind(sentence, at, last)):
            name = sentence.words[first:end]
            if name and taken.isdisjoint(range(first, end)) and not is_known(name) and _is_telling(name):
                yield name


def _kinds(lower: Words) -> Iterator[tuple[int, int]]:
    """Where words say that somebody is an armed group: "a militia", "an armed separatist group"."""
    for at, word in enumerate(lower):
        banded = word in BANDED and not ARMING.isdisjoint(lower[max(0, at - 2) : at])
        if word in MILITIAS or banded:
            yield _phrase_start(lower, at), at + 1


def _phrase_start(lower: Words, at: int) -> int:
    """The determiner of the noun phrase that ends at a word, else the first of what it is said to be."""
    for back in range(at, max(at - 5, -1), -1):
        if lower[back] in ARTICLES:
            return back
    return at - (lower[at] in BANDED)


def _before(sentence: Sentence, at: int) -> tuple[int, int]:
    """The name that a comma sets before what it is ("the Blue Shield, a militia"); (0, 0) for none."""
    if at < 2 or sentence.lower[at - 1] != "," or sentence.lower[at] not in ARTICLES:
        return 0, 0
    headed = sentence.lower[at - 2] in KINDS
    return _name(sentence, at - 1 - headed)


def _behind(sentence: Sentence, at: int, last: int) -> tuple[int, int]:
    """The name that follows what it is ("a militia allied with the army, the Blue Shield, left")."""
    lower = sentence.lower
    if lower[last : last + 1] and (lower[last] in CALLED or lower[last : last + 2] == ("known", "as")):
        return _from(sentence, last + 1 + (lower[last] == "known"))
    if lower[at] not in ARTICLES:
        return 0, 0
    comma = next((i for i in range(last, min(last + TELLING, len(lower))) if lower[i] == ","), None)
    if comma is None or not (comma == last or lower[last] in GROUPED | PREPOSITIONS):
        return 0, 0
    first, end = _from(sentence, comma + 1)
    return (first, end) if lower[end : end + 1] in ((",",), (".",)) else (0, 0)


def _from(sentence: Sentence, first: int) -> tuple[int, int]:
    """The name that starts at a word, over its article."""
    first += sentence.lower[first : first + 1] == ("the",)
    end = first
    while end < min(len(sentence.words), first + LONGEST) and _goes_on(sentence, end):
        end += 1
    while end > first and not _is_proper(sentence, end - 1):
        end -= 1
    return first, end


def _name(sentence: Sentence, end: int) -> tuple[int, int]:
    """The name that ends before a word, unless it is governed, as "Goma" in "in Goma" is."""
    first = end
    while first > max(0, end - LONGEST) and _goes_on(sentence, first - 1):
        first -= 1
    while first < end and not _is_proper(sentence, first):
        first += 1
    articled = sentence.lower[first - 1 : first] == ("the",)
    return (first, end) if articled or sentence.lower[first - 1] not in PREPOSITIONS else (0, 0)


def _goes_on(sentence: Sentence, at: int) -> bool:
    return _is_proper(sentence, at) or sentence.lower[at] in SMALL


def _is_proper(sentence: Sentence, at: int) -> bool:
    word = sentence.words[at]
    return word[0].isupper() and sentence.lower[at] not in UNNAMED


def _is_telling(name: Words) -> bool:
    """Whether a name is no single everyday word at the head of a sentence, but initials or several words."""
    return len(name) > 1 or (name[0].isupper() and len(name[0]) > 2)


def _with(sentence: Sentence, actors: Found, known: Phrases[Words]) -> Found:
    """The actors of a sentence with its mentions of the groups that its article introduces."""
    free = set(range(len(sentence.words))).difference(*(range(a.first, a.last) for a in actors))
    told = ((at, longest(known, sentence.words, at)) for at in starts(known, sentence.words))
    named = ((at, name[1]) for at, name in told if name and free.issuperset(range(at, name[0])))
    added = [_mention(sentence, at, name) for at, name in named]
    return tuple(sorted((*actors, *added), key=lambda actor: actor.first)) if added else actors


def _mention(sentence: Sentence, at: int, name: Words) -> ActorMention:
    end = at + len(name)
    owner = sentence.lower[end : end + 1] == ("'s",)
    return ActorMention((code(name),), at, end, "name", " ".join(name), owner, (at, end))
