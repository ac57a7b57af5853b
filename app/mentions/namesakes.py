"""Whether an office holder's surname is part of somebody else's name ("Powell Jones", "Anna Koroma")."""

from app.codebook.phrases import Words, longest
from app.mentions.dates.vocabulary import FULL_DAYS
from app.mentions.names import Name, names
from app.text import Sentence

RANKS = frozenset(
    "general colonel captain major brigadier lieutenant sergeant admiral president senator mr".split()
)
TITLES = frozenset(
    "president general prime minister king queen prince sheikh ayatollah mullah sir lord dr".split()
)


def is_another(sentence: Sentence, at: int, after: int, name: Name) -> bool:
    """Whether a surname at words [at, after) belongs to a longer name of somebody whom no file knows."""
    return _is_first_name(sentence, at, after, name) or _has_other_first_name(sentence, at, after, name)


def _has_other_first_name(sentence: Sentence, at: int, after: int, name: Name) -> bool:
    """Whether a first name that no holder of a surname bears stands before it, without an office."""
    holder = any(since or until for _, since, until in name.terms)
    if not holder or after != at + 1 or at < 2 or sentence.part == "title":
        return False
    before, surname = sentence.words[at - 1], sentence.words[at]
    given = before.isalpha() and before[0].isupper() and before[1:].islower() and len(before) > 2
    initials = names().initials.get(surname, frozenset())
    return (
        given
        and bool(initials)
        and before[0] not in initials
        and before not in names().known
        and not _is_dated_or_role(sentence.lower, at - 1)
        and RANKS.union(TITLES).isdisjoint(sentence.lower[at - 2 : at])
    )


def _is_first_name(sentence: Sentence, at: int, after: int, name: Name) -> bool:
    """Whether an office holder's surname opens somebody else's name in running text ("Powell Jones")."""
    ranked = name.form == "modifier" and at > 0 and sentence.lower[at - 1] in RANKS
    holder = ranked or any(since or until for _, since, until in name.terms)
    if not holder or after != at + 1 or sentence.part == "title" or after >= len(sentence.words):
        return False
    following = sentence.words[after]
    goes_on = following.isalpha() and following[0].isupper() and following[1:].islower()
    return goes_on and following not in names().known and not _is_dated_or_role(sentence.lower, after)


def _is_dated_or_role(lower: Words, at: int) -> bool:
    return lower[at] in FULL_DAYS or longest(names().roles, lower, at) is not None
