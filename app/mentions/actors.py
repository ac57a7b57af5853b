"""Sentence -> ActorMentions: states, bodies, groups, office holders and roles."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from app import codebook
from app.codebook.phrases import Words, longest, starts
from app.mentions import datelines, namesakes, posts, qualifiers
from app.mentions.names import APART, Form, Name, names, written
from app.text import Sentence

PREPOSITIONS = frozenset(
    "of in on at by with from to for against between among into over under near across inside outside"
    " toward towards through via about upon within around behind beside despite during without per beyond"
    " throughout onto".split()
)
LOCATIVE = frozenset(
    "in at near across inside outside into from throughout around within over to through off on".split()
)
DETERMINERS = frozenset(
    "the a an its his her their our your my this that these those some several many two three four all"
    " both".split()
)
OFFICES = frozenset(("minister", "ministry", "ministers", "secretary"))
LONGEST_ROLE = 3
GOVERNING = frozenset("government ministry leadership presidency cabinet parliament legislature".split())
SENT_TO = frozenset(
    "envoy ambassador representative coordinator rapporteur mediator commissioner tanks jets".split()
)
OWNED = frozenset(("its", "their", "his", "her", "our"))
SIDES = frozenset("parties factions sides regime regimes junta juntas authorities".split())
FILLERS = frozenset(
    "warring senior top former acting state armed special military chief young new outgoing"
    " ruling interim main political government regional local federal national deputy other first"
    " two three -".split()
)


class ActorMention(NamedTuple):
    """Words [first, last) that name actors; a `modifier` needs a noun to act, a `seat` may be a place."""

    codes: tuple[str, ...]
    first: int
    last: int
    form: Form
    text: str
    owner: bool = False
    core: tuple[int, int] = (0, 0)


def find(sentence: Sentence, day: date | None) -> tuple[ActorMention, ...]:
    """The actors of a sentence in reading order; an office holder stands for whom he served on `day`."""
    titled: list[ActorMention] = []
    opening = datelines.end(sentence)
    for named in _named(sentence, day, opening):
        mention = _titled(sentence, named)
        if mention.first < opening:
            mention = mention._replace(first=opening, text=written(sentence.words, opening, mention.last))
        claimed = bool(titled) and mention.first < titled[-1].last <= named.first
        titled.append(named if claimed else mention)
    return tuple(_joined(sentence, _sharing(sentence.lower, [*posts.merged(sentence.lower, titled)])))


def _sharing(lower: Words, mentions: list[ActorMention]) -> list[ActorMention]:
    """Let adjectives that a list joins share the people behind the last ("Kenyan and Somali troops")."""
    shares = False
    for at in range(len(mentions) - 2, -1, -1):
        one, other = mentions[at : at + 2]
        listed = lower[one.last : other.first] in (("and",), (",",), (",", "and"))
        shares = listed and _is_adjective(one) and (shares or _has_people(other))
        if shares:
            _, dash, role = other.codes[0].partition("-")
            codes = tuple(code + dash + role for code in one.codes)
            mentions[at] = one._replace(codes=codes, form="name")
    return mentions


def _is_adjective(mention: ActorMention) -> bool:
    """Whether a name is a state's or a bloc's adjective ("Kenyan", "European")."""
    entry = codebook.load().actors.get(mention.codes[0])
    return mention.form == "modifier" or (entry is not None and mention.text in entry.adjectives)


def _has_people(mention: ActorMention) -> bool:
    """Whether an adjective has its people or body behind it ("Somali troops")."""
    return mention.form == "name" and mention.last > mention.core[1]


def _named(sentence: Sentence, day: date | None, free: int) -> Iterator[ActorMention]:
    known, words = names().known, sentence.words
    for at in starts(known, words):
        found = longest(known, words, at) if at >= free else None
        if found is None:
            continue
        free, name = found
        pact = name.form == "seat" and qualifiers.names_pact(sentence.lower, free)
        described = name.form == "modifier" and (
            qualifiers.names_site(words, free)
            or (_is_bloc(name) and qualifiers.describes_country(sentence.lower, free))
        )
        placed = name.form == "seat" and name.terms[-1][0] in APART and qualifiers.is_land(sentence.lower, at)
        if pact or described or placed or qualifiers.is_leaning(sentence.lower, at):
            continue
        led = qualifiers.led(sentence.lower, free)
        if led or not (
            qualifiers.is_backing(sentence.lower, free) or namesakes.is_another(sentence, at, free, name)
        ):
            owner = _owns(sentence.lower, free)
            form: Form = "name" if led else name.form
            text = written(words, at, free)
            yield ActorMention(_on(name, day), at, free + led, form, text, owner, (at, free))


def _is_bloc(name: Name) -> bool:
    return codebook.kind(name.terms[-1][0]) == "bloc"


def _owns(lower: Words, after: int) -> bool:
    return after < len(lower) and lower[after] in ("'s", "’", "'")


def _on(name: Name, day: date | None) -> tuple[str, ...]:
    """The codes a name stands for on a day: those whose term holds it, else the nearest term's."""
    if len(name.terms) == 1 or day is None:
        return (name.terms[-1][0],)
    return (min(name.terms, key=lambda term: _distance(term[1], term[2], day))[0],)


def _distance(since: date | None, until: date | None, day: date) -> int:
    if since and day < since:
        return (since - day).days * 4
    return (day - until).days if until and day > until else 0


def _titled(sentence: Sentence, mention: ActorMention) -> ActorMention:
    """Stretch a name over the titles and role words around it, which decide what an adjective stands for."""
    words, lower = sentence.words, sentence.lower
    last, suffix = _roles_after(lower, mention.last + mention.owner)
    if suffix is not None:
        first, last = _before(lower, mention.first), _person(words, last)
        codes, text, owner = _suffixed(mention.codes, suffix), written(words, first, last), _owns(lower, last)
        return ActorMention(codes, first, last, "name", text, owner, mention.core)
    first, suffix = (mention.first, None) if mention.form == "modifier" else _role_of(sentence, mention)
    if suffix is None:
        first = _before(lower, mention.first)
        return mention if first == mention.first else mention._replace(first=first)
    codes, text = _suffixed(mention.codes, suffix), written(words, first, mention.last)
    return mention._replace(codes=codes, first=first, form="name", text=text)


def _suffixed(codes: tuple[str, ...], suffix: str) -> tuple[str, ...]:
    """The codes of people of a state; a group's people are the group, a breakaway land's rebels its own."""
    state = [
        codebook.kind(c) in ("state", "territory") and (c not in APART or suffix == "CIV") for c in codes
    ]
    return tuple(f"{c}-{suffix}" if suffix and whole else c for c, whole in zip(codes, state, strict=True))


def _person(words: Words, at: int) -> int:
    """The end of a person's name behind a title that no file knows: up to four capitalised words."""
    end = at
    while (
        end < min(len(words), at + 4)
        and words[end][0].isupper()
        and longest(names().known, words, end) is None
    ):
        end += 1
        if words[end : end + 1] == ("-",) and end + 1 < len(words) and words[end + 1].isalpha():
            end += 2  # "Tae-yong"
    return end


def _roles_after(lower: Words, at: int) -> tuple[int, str | None]:
    """Role words right after `at` (an adjective or a number may stand between): their end and suffix."""
    suffix: str | None = None
    start = at
    while (role := _role_at(lower, at)) or (at < start + 2 and at + 1 < len(lower) and _fills(lower, at)):
        if role:
            at, suffix = role[0], role[1] or (suffix or "")
            start = at
        else:
            at += 1
    return start, suffix


def _fills(lower: Words, at: int) -> bool:
    portfolio = lower[at + 1] in OFFICES and lower[at].isalpha()  # "information minister"
    return portfolio or (lower[at] in FILLERS and _role_at(lower, at + 1) is not None)


def _role_of(sentence: Sentence, mention: ActorMention) -> tuple[int, str | None]:
    """A role with 'of', 'for' or 'in' before a name ("the president of Ghana"): its start and suffix."""
    lower, first = sentence.lower, mention.first
    if first >= 2 and lower[first - 1] == "the":
        first -= 1
    if first < 2 or lower[first - 1] not in ("of", "for", "in", "from"):
        return first, None
    for start in range(max(0, first - 7), first - 1):
        role = _role_at(lower, start)
        leaves = lower[first - 1] == "from" and lower[start - 1] in OWNED  # "its troops from Sudan"
        whole = role and not leaves and _person(sentence.words, role[0]) == first - 1
        if role and whole and (role[1] or _governs(lower, mention, first)):
            return _before(lower, start), role[1]
    return first, None


def _governs(lower: Words, mention: ActorMention, first: int) -> bool:
    """Whether a role is its name's own: "in" needs parties, or a body of government in its capital."""
    link, role = lower[mention.first - 1], lower[mention.first - 2]
    if lower[first - 2] in SENT_TO and lower[first - 1] != "of":
        return False
    return link != "in" or role in SIDES or (mention.form == "seat" and role in GOVERNING)


def _role_at(lower: Words, at: int) -> tuple[int, str] | None:
    return longest(names().roles, lower, at) if at < len(lower) else None


def _before(lower: Words, first: int) -> int:
    """The start of the noun phrase: over role words, adjectives of rank and determiners to the left."""
    while first > 0:
        if size := _role_before(lower, first):
            first -= size
        elif lower[first - 1] in FILLERS or lower[first - 1] in DETERMINERS:
            first -= 1
        else:
            break
    return first


def _role_before(lower: Words, first: int) -> int:
    """How many words the longest role has that ends before a word ("secretary of state"); 0 for none."""
    for size in range(min(LONGEST_ROLE, first), 0, -1):
        role = _role_at(lower, first - size)
        if role is not None and role[0] == first and not role[1]:
            return size
    return 0


def _joined(sentence: Sentence, mentions: list[ActorMention]) -> Iterator[ActorMention]:
    """Merge neighbours of one code ("Russian President | Vladimir Putin"); drop what one covers."""
    held: ActorMention | None = None
    for mention in mentions:
        if held is None:
            held = mention
        elif set(mention.codes) & set(held.codes) and _is_apposition(sentence.lower, held, mention):
            held = _merged(sentence.words, held, mention)
        elif mention.first < held.last:
            continue
        else:
            yield held
            held = mention
    if held is not None:
        yield held


def _merged(words: Words, held: ActorMention, more: ActorMention) -> ActorMention:
    """Two neighbouring mentions of one actor as one, with the codes of the more exact of them."""
    first = min(held.first, more.first)
    form: Form = "name" if "name" in (held.form, more.form) else more.form
    codes = held.codes if len(held.codes[0]) >= len(more.codes[0]) else more.codes
    return ActorMention(
        codes, first, more.last, form, written(words, first, more.last), more.owner, held.core
    )


def _is_apposition(lower: Words, held: ActorMention, more: ActorMention) -> bool:
    """Whether two mentions of one actor are one noun phrase; over a comma only where one is a title."""
    between = lower[held.last : more.first]
    if between == (",",):
        titled = _has_title(lower, held)
        placed = not titled and lower[max(0, held.first - 1)] == "in"  # "in Chad, President Deby said"
        return not (more.owner or placed) and (titled or _has_title(lower, more))
    return not between or between in (("'s",), ("(",))


def _has_title(lower: Words, mention: ActorMention) -> bool:
    """Whether a mention holds a title or role beside the name ("the Kremlin spokesman")."""
    before = lower[mention.first : mention.core[0]]
    return mention.last > mention.core[1] or not DETERMINERS.issuperset(before)
