"""Does the clause around an expression speak of the past or of what is to come?"""

from app.mentions.dates.tokens import Tokens
from app.mentions.dates.vocabulary import FULL_DAYS, words

_REACH = 18
_CLOSE = 3
_RESETTING = words("postponed moved rescheduled delayed brought shifted put extended called announced fixed")
_AHEAD = words(
    """will shall ll would must should going due scheduled expected slated intends intend hopes hope
    upcoming forthcoming expects expect reconvenes resumes starts ends takes arrives travels begins
    opens expires convenes pending await awaits awaiting tentatively may might wants want planning
    pencilled penciled booked timetabled
    resume begin expire convene reconvene meets sits hosts visits votes gathers flies heads"""
)
_IS = words("is are was were")  # "is to meet"
_PLANNED = words("plan plans planned")
_BEFORE_INFINITIVE = words(
    """agreed agrees agree decided decides vowed vows pledged pledges threatened threatens promised
    promises invited invites ordered set sets preparing prepares prepared hoping aims poised ready
    likely asked asks urged urges subpoenaed summoned need needs"""
)
_NOMINAL = words(
    """a an the this that these its their his her our your any all some no talks negotiations peace dialogue
    mediation demands terms ceasefire truce"""
)
_PRESENT_PLANS = words("plan plans set aims ready poised needs prepares")
_PAST = words(
    """said told was were had did met began took went came made gave held left found fell rose won lost
    broke shot sent got saw led fought struck became ran wrote spoke brought bought fled flew drew
    shook stood put hit kept sank blew died withdrew overran retook withheld"""
)
_PARTS = words("early mid late the")
_PERFECT = words("has have")
_NO_VERB = words("""united armed unprecedented hundred need indeed speed feed bleed""")
_LASTED = words(
    """lasted continued remained stayed was were had served worked ran fought raged lived held kept"""
)
_POSSIBLE = words("may might")
_CLOCK = words("a p m am pm gmt utc est edt local time et")


def reaches_now(tokens: Tokens, first: int) -> bool:
    """Whether an expression tells since when something has gone on ("have fled since late October")."""
    at = first - 1
    while tokens.word(at) in _PARTS:
        at -= 1
    return tokens.word(at) == "since" and any(tokens.word(i) in _PERFECT for i in range(at - _REACH, at))


def direction(tokens: Tokens, first: int, end: int) -> int:
    """-1 for the past, 1 for what is to come, 0 without a cue, for the expression [first, end)."""
    if tokens.word(first - 1) == "since":
        return -1
    verb = _verb_behind(tokens, first)
    if _sets_a_term(tokens, first, verb):
        return 1
    if verb >= 0:
        return _cue(tokens, verb, first)
    return _in_front(tokens, end)


def tells_past(tokens: Tokens, first: int) -> bool:
    """Whether the nearest verb behind an expression is in the past."""
    verb = _verb_behind(tokens, first)
    return verb >= 0 and _cue(tokens, verb, first) < 0


def closely_past(tokens: Tokens, first: int) -> bool:
    """Whether a verb in the past stands right before an expression ("signed it on 5 May")."""
    near = tokens.words[max(0, first - _CLOSE) : first]
    past = any(_told(word) < 0 for word in near) and _RESETTING.isdisjoint(near)
    return past and not any(_told(word) > 0 for word in near)


def _verb_behind(tokens: Tokens, first: int) -> int:
    """The place of the nearest word behind in the sentence that tells tense, -1 without one."""
    if tokens.word(first - 2) == "that" or tokens.opens_sentence(first):
        return -1
    for at in range(first - 1, max(-1, first - 1 - _REACH), -1):
        if _cue(tokens, at, first) and tokens.word(at - 1) != "be":
            return at
        if tokens.opens_sentence(at):
            break
    return -1


def _sets_a_term(tokens: Tokens, first: int, verb: int) -> bool:
    """Whether a term ahead is set: "gave them until Tuesday", "as soon as May"; not "lasted until"."""
    at = first - 1
    while at > first - 7 and (tokens.word(at) in _CLOCK or tokens.number(at) >= 0):
        at -= 1
    word, before = tokens.word(at), tokens.word(at - 1)
    if word == "as":
        return before in ("soon", "early") and tokens.word(at - 2) == "as"
    if word not in ("until", "till") or before in ("not", "up") or tokens.opens_sentence(at):
        return False
    begun = any(word in FULL_DAYS for word in tokens.words[max(0, at - 3) : at])  # "from Sunday until Monday"
    return verb < 0 or (tokens.words[verb] not in _LASTED and not (begun and _told(tokens.words[verb]) < 0))


def _in_front(tokens: Tokens, end: int) -> int:
    for at in range(end, min(len(tokens.words), end + _REACH)):
        if tokens.opens_sentence(at):
            break
        word = tokens.words[at]
        if word == "heads" and tokens.word(at + 1) == "of":
            continue  # "in May the heads of state"
        if word in _PRESENT_PLANS and tokens.word(at + 1) == "to":
            return 1
        if word not in _BEFORE_INFINITIVE and word != "plans" and (cue := _told(word)):
            return cue
        if word in _PAST_PLANS:
            return -1
    return 0


_PAST_PLANS = frozenset(word for word in _BEFORE_INFINITIVE if word.endswith("ed"))


def _cue(tokens: Tokens, at: int, before: int) -> int:
    """What the word at a place tells of an expression that begins further on, at `before`."""
    word = tokens.words[at]
    if word in _POSSIBLE and tokens.word(at - 1) == "what":
        return 0  # "fired what may be a missile on Sunday"
    if word == "set":
        return 1 if tokens.word(at + 1) in ("to", "for") else -1
    if word == "to" and (tokens.word(at - 1) in _IS or _is_arranged(tokens, at)):
        return 1
    if word == "forward" and tokens.word(at - 1).startswith("look"):
        return 1
    if word in _PLANNED or (word in _BEFORE_INFINITIVE and _has_infinitive(tokens, at, before)):
        return 1
    return _told(word)


def _has_infinitive(tokens: Tokens, at: int, before: int) -> bool:
    """Whether "to" and a deed follow a word ("agreed to meet"), and no thing ("agreed to a truce")."""
    near = range(at + 1, min(before, at + 7))
    return any(tokens.words[i] == "to" and tokens.word(i + 1) not in _NOMINAL for i in near)


def _is_arranged(tokens: Tokens, at: int) -> bool:
    """Whether "to" opens what is to come ("talks, to be held in May"), not a report ("said to be in")."""
    return tokens.word(at + 1) == "be" and _told(tokens.word(at + 2)) < 0 <= _told(tokens.word(at - 1))


def _told(word: str) -> int:
    if word in _AHEAD:
        return 1
    if word in _PAST or (word.endswith("ed") and len(word) > 4 and word not in _NO_VERB):
        return -1
    return 0
