"""Does the clause around an expression speak of the past or of what is to come?"""

from app.mentions.dates.tokens import Tokens

_REACH = 18
_AHEAD = frozenset(
    """will shall ll would must should going due scheduled expected slated intends intend hopes hope upcoming
    forthcoming expects expect reconvenes resumes begins opens expires convenes pending await awaits awaiting
    tentatively can could may might wants want planning""".split()
)
_BEFORE_INFINITIVE = frozenset(
    """plan plans planned agreed agrees agree decided decides vowed vows pledged pledges threatened threatens
    promised promises invited invites ordered set sets preparing prepares prepared hoping aims poised ready likely
    asked asks urged urges subpoenaed summoned need needs has have""".split()
)
_PAST = frozenset(
    """said told was were had did met began took went came made gave held left found fell rose won lost broke
    shot sent got saw led fought struck became ran wrote spoke brought bought fled flew drew shook stood put hit
    kept sank blew died""".split()
)
_NO_VERB = frozenset("united armed unprecedented hundred need indeed speed feed bleed".split())
_TERMS = frozenset({"until", "till", "by"})
_CLOCK = frozenset("a p m am pm gmt utc est edt local time et".split())


def direction(tokens: Tokens, first: int, end: int) -> int:
    """-1 for the past, 1 for what is to come, 0 without a cue, for the expression [first, end)."""
    return _behind(tokens, first) or _in_front(tokens, end)


def _behind(tokens: Tokens, first: int) -> int:
    infinitive = False
    for at in range(first - 1, max(-1, first - 1 - _REACH), -1):
        word = tokens.words[at]
        if word in ("to", "for"):
            infinitive = True
        elif cue := _cue(word, infinitive):
            if tokens.word(at - 1) != "be":
                return 1 if _sets_a_term(tokens, first, cue) else cue
        if tokens.opens_sentence(at):
            break
    return 0


def _sets_a_term(tokens: Tokens, first: int, cue: int) -> bool:
    """Whether "until" or "by" looks ahead from a past deed: "gave them until Tuesday", not "not until"."""
    at = first - 1
    while at > first - 7 and (tokens.word(at) in _CLOCK or tokens.number(at) >= 0):
        at -= 1
    if tokens.word(at) not in _TERMS:
        return False
    return cue > 0 or (tokens.word(at) != "by" and tokens.word(at - 1) not in ("not", "up"))


def _in_front(tokens: Tokens, end: int) -> int:
    for at in range(end, min(len(tokens.words), end + _REACH)):
        if tokens.opens_sentence(at):
            break
        if cue := _cue(tokens.words[at], infinitive=False):
            return cue
    return 0


def _cue(word: str, infinitive: bool) -> int:
    if word in _AHEAD or (infinitive and word in _BEFORE_INFINITIVE):
        return 1
    if word in _PAST or (word.endswith("ed") and len(word) > 4 and word not in _NO_VERB):
        return -1
    return 0
