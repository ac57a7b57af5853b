"""Numbers of people -> what befell them: killed, injured, displaced, released or captured, by grammar."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from app.codebook.phrases import Words
from app.mentions.auxiliaries import BE, HAVE
from app.mentions.harm_words import (
    ADJECTIVES,
    AFTER_PERSON,
    ASIDE,
    BEFALLEN,
    BEFORE_OBJECT,
    BOUND,
    COUNTED,
    COUNTING,
    DEADLY,
    DRIVING,
    DYING,
    ENDS,
    FARTHEST,
    FATAL,
    GOVERNING,
    HOME,
    LISTED,
    LOSING,
    MEN,
    NATIVE,
    NOUNS,
    OF_THEM,
    PARTING,
    PERSON,
    REACH,
    REACHING,
    REVISED,
    SEEKING,
    TAKING,
    TELLING,
    THINGS,
    TOLLS,
    VERBS,
)
from app.mentions.numbers import NUMBERS, Number


def single(lower: Words, at: int) -> Number | None:
    """The number one that "a" or "an" at word `at` tells before one person, over at most three adjectives."""
    if lower[at] not in ("a", "an"):
        return None
    last = next((i for i in range(at + 1, min(at + 5, len(lower))) if _is_person(lower, i)), None)
    if last is None or not all(word.isalpha() or word == "-" for word in lower[at:last]):
        return None
    heads = AFTER_PERSON.isdisjoint(lower[last + 1 : last + 2])
    return Number(1, "exact", at, at + 1) if heads else None


def _is_person(lower: Words, at: int) -> bool:
    """Whether a word tells one person, as a noun or as a native of a country ("an Iraqi was killed")."""
    after = lower[at + 1] if at + 1 < len(lower) else "."
    return lower[at] in PERSON or (lower[at].endswith(NATIVE) and (after in BE or after in BEFORE_OBJECT))


def phrase_start(lower: Words, at: int) -> int:
    """The first word of the phrase that a number at word `at` ends: over bounds and determiners."""
    while at > 0 and lower[at - 1] in BOUND and not _governs(lower, at - 1):
        at -= 1
    return at


def _governs(lower: Words, at: int) -> bool:
    """Whether "of" at word `at` hangs on a noun of harm, a toll or another number, "to" or "at" on a verb."""
    before = lower[at - 1] if at else ""
    if lower[at] == "at":
        return lower[at + 1] not in ("least", "most")
    if lower[at] == "to":
        return before not in ("up", "close")
    return lower[at] == "of" and (
        before in NOUNS or before in TOLLS or before in NUMBERS or before.isdecimal()
    )


def keys(lower: Words, numbers: Sequence[Number]) -> Iterator[tuple[Number, str]]:
    """Each number of people with each thing that the sentence says befell them."""
    if TELLING.isdisjoint(lower):
        return
    people = [n for n in numbers if is_of_people(lower, n) and not _is_part(lower, n)]
    told = [_own(lower, number) for number in people]
    for at in range(1, len(people)):
        if (
            not told[at]
            and is_listed(lower, people[at - 1].last, people[at].first)
            and _ends(lower, people[at].last)
        ):
            told[at] = told[at - 1]
    for at in range(len(people) - 1, 0, -1):
        if not told[at - 1] and is_listed(lower, people[at - 1].last, people[at].first):
            told[at - 1] = told[at]
    for number, found in zip(people, told, strict=True):
        yield from ((number, key) for key in dict.fromkeys(found))


def is_of_people(lower: Words, number: Number) -> bool:
    """Whether no thing that is nobody stands among the words right behind a number."""
    behind = lower[number.last : number.last + 3]
    return behind[:1] == ("from",) or THINGS.isdisjoint(behind)  # "drove 300 from their homes"


def _is_part(lower: Words, number: Number) -> bool:
    """Whether a number only tells a part of those counted before it ("20 people, including three boys")."""
    start = phrase_start(lower, number.first)
    them = lower[number.last : number.last + 2] in OF_THEM and lower[start - 1 : start] == (",",)
    return (
        them
        or lower[start - 1 : start] == ("including",)
        or lower[max(0, start - 2) : start] == ("among", "them")
    )


def _own(lower: Words, number: Number) -> tuple[str, ...]:
    """What befell a number of people by the verb or noun before it, else by what follows it."""
    start = phrase_start(lower, number.first)
    if not REVISED.isdisjoint(lower[max(0, start - 3) : start]):
        return ()
    if (
        key := _governed(lower, start, number.last)
        or _toll(lower, start)
        or _driven(lower, start, number.last)
    ):
        return (key,)
    befallen = tuple(_befallen(lower, number.last))
    if _is_whole(lower, start):
        return befallen[:1] if "who" in lower[number.last : number.last + 6] or len(befallen) > 1 else ()
    if befallen:
        return befallen
    key = _noun_after(lower, start, number.last) or _shared(lower, start, number.last)
    return (key,) if key else ()


def is_listed(lower: Words, after: int, first: int) -> bool:
    """Whether two counts stand in one list: only nouns and an "and" or comma lie between them."""
    start = phrase_start(lower, first)
    between = lower[after : start - (lower[start - 1 : start] == ("her",))]
    joined = bool(between) and between[-1] in ("and", ",") and len(between) <= LISTED
    return joined and PARTING.isdisjoint(between) and VERBS.isdisjoint(between)


def _ends(lower: Words, after: int) -> bool:
    """Whether a counted noun ends its clause, and is no subject of a verb ("and 20 men fled")."""
    for word in lower[after : after + 4]:
        if word in BEFORE_OBJECT:
            return True
        if word in BE or word in HAVE or word.endswith("ed"):
            return False
    return True


def _governed(lower: Words, start: int, last: int) -> str | None:
    """The harm of the verb or noun right before a count: "killing 12", "the release of 40"."""
    before, pair = (lower[start - 1] if start else ""), tuple(lower[max(0, start - 2) : start])
    if pair in DEADLY or (before in LOSING and not MEN.isdisjoint(lower[start : last + 3])):
        return "killed"
    if before == "family" and lower[start] == "of":
        return _governed(lower, phrase_start(lower, start - 1), last)
    if before == "of" and pair[0] in NOUNS:
        return NOUNS[pair[0]]
    return GOVERNING.get(before)


def _toll(lower: Words, start: int) -> str | None:
    """What a toll counts: "the death toll rose to 15", "the number of wounded stands at 40"."""
    if not start or lower[start - 1] not in REACHING:
        return None
    before = lower[max(0, start - FARTHEST) : start]
    if TOLLS.isdisjoint(before):
        return None
    before = before[next(at for at, word in enumerate(before) if word in TOLLS) :]
    harmed = next((BEFALLEN[word] for word in before if word in BEFALLEN), None)
    return harmed or ("killed" if "toll" in before or "deaths" in before else None)


def _driven(lower: Words, start: int, last: int) -> str | None:
    """People driven from their homes: "forced 3,000 people to flee"."""
    driven = start > 0 and lower[start - 1] in DRIVING and not HOME.isdisjoint(lower[last : last + 8])
    return "displaced" if driven else None


def _noun_after(lower: Words, start: int, last: int) -> str | None:
    """The harm that the counted noun itself names: "12 deaths", "claimed 12 lives", "took 12 hostages"."""
    near = takewhile(str.isalpha, lower[last : last + 4])
    noun = next((word for at, word in enumerate(near) if word in COUNTED and (at < 2 or word in FATAL)), None)
    if noun == "hostages" and not TAKING & set(lower[max(0, start - 2) : start]):
        return None
    return COUNTED[noun] if noun else None


def _shared(lower: Words, start: int, last: int) -> str | None:
    """The harm of a verb that another object stands between: "killed the commander and two guards"."""
    if not start or lower[start - 1] != "and" or not _ends(lower, last):
        return None
    for at in range(start - 2, max(start - 9, 0), -1):
        word = lower[at]
        if word in GOVERNING:
            return GOVERNING[word] if lower[at - 1] not in BE else None
        if word in ENDS or word == "," or (word in BEFORE_OBJECT and word != "of") or word in BE:
            return None
    return None


def _befallen(lower: Words, last: int) -> Iterator[str]:
    """What the words behind a count say befell those counted, up to their clause's verb."""
    start, whole = _over_part(lower, last)
    for at in _clause(lower, start):
        word, finite = lower[at], _is_passive(lower, at)
        if lower[at : at + 3] in DYING:
            yield "killed"
            return
        if word in DRIVING and finite and not HOME.isdisjoint(lower[at + 1 : at + 6]):
            yield "displaced"
            return
        if word not in BEFALLEN:
            continue
        if not _befalls(lower, at, finite):
            return
        if finite or not whole:
            yield BEFALLEN[word]
        if finite and lower[at + 1 : at + 2] != ("and",):
            return


def _clause(lower: Words, start: int) -> Iterator[int]:
    """The words behind a count as far as they can still speak of it; an aside between commas included."""
    aside = False
    for at in range(start, min(start + REACH, len(lower))):
        word, after = lower[at], "".join(lower[at + 1 : at + 2])
        if word == ",":
            opens = after in BEFALLEN or after in ASIDE or lower[at + 2 : at + 4] in OF_THEM
            if not aside and not opens:
                return
            aside = not aside
        elif (
            word in ENDS
            or (word == "to" and after != "be")
            or (not aside and (word in COUNTING or word[0].isdecimal()))
        ):
            return
        else:
            yield at


def _over_part(lower: Words, last: int) -> tuple[int, bool]:
    """The word behind "of the more than 200" after a count, and whether such a whole stood there."""
    at = last
    if lower[at : at + 1] == ("of",):
        at += 1
        while at < len(lower) and (lower[at] in BOUND or lower[at] in NUMBERS or lower[at][0].isdecimal()):
            at += 1
        return at, any(word in NUMBERS or word[0].isdecimal() for word in lower[last:at])
    return at, False


def _is_whole(lower: Words, start: int) -> bool:
    """Whether a count is the whole that a part is told of ("two of the six pilots")."""
    return (
        start > 1
        and lower[start - 1] == "of"
        and (lower[start - 2] in NUMBERS or lower[start - 2][0].isdecimal())
    )


def _is_passive(lower: Words, at: int) -> bool:
    """Whether a verb's group holds a form of "be", or its word is a state by itself ("died", "dead")."""
    return lower[at] in ADJECTIVES or not BE.isdisjoint(lower[max(0, at - 3) : at])


def _befalls(lower: Words, at: int, passive: bool) -> bool:
    """Whether a word of harm tells what befell its subject, and not what its subject did to others."""
    word, before, after = lower[at], lower[at - 1], lower[at + 1 : at + 2]
    if word == "left":
        return before in HAVE and after[:1] not in (("dead",), ("wounded",), ("injured",))
    if word == "treatment":
        return not SEEKING.isdisjoint(lower[max(0, at - 3) : at])
    if word in ("held", "hostage"):
        return passive or after in (("by",), ("hostage",), ("captive",)) or before in ("taken", "held")
    if word == "free":
        return before == "set"
    if word == "treated":
        return passive
    return passive or (
        before not in HAVE and before not in ("and", "to") and (not after or after[0] in BEFORE_OBJECT)
    )
