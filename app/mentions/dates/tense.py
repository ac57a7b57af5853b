"""Does the clause around an expression speak of the past or of what is to come?"""

from app.mentions.dates.tokens import Tokens

_REACH = 14
_AHEAD = frozenset(
    [
        "will",
        "shall",
        "ll",
        "would",
        "must",
        "should",
        "going",
        "due",
        "scheduled",
        "expected",
        "slated",
        "plans",
        "plan",
        "planned",
        "planning",
        "intends",
        "intend",
        "hopes",
        "hope",
        "upcoming",
        "forthcoming",
        "expects",
        "expect",
        "deadline",
        "unless",
        "reconvenes",
        "resumes",
        "begins",
        "opens",
        "expires",
        "convenes",
        "pending",
        "await",
        "awaits",
        "awaiting",
        "ahead",
        "tentatively",
        "can",
        "could",
        "may",
        "might",
        "wants",
        "want",
    ]
)
_BEFORE_INFINITIVE = frozenset(
    [
        "agreed",
        "agrees",
        "agree",
        "decided",
        "decides",
        "vowed",
        "vows",
        "pledged",
        "pledges",
        "threatened",
        "threatens",
        "promised",
        "promises",
        "invited",
        "invites",
        "ordered",
        "set",
        "sets",
        "preparing",
        "prepares",
        "prepared",
        "hoping",
        "aims",
        "poised",
        "ready",
        "likely",
        "asked",
        "asks",
        "urged",
        "urges",
        "subpoenaed",
        "summoned",
        "need",
        "needs",
        "has",
        "have",
    ]
)
_PAST = frozenset(
    [
        "said",
        "told",
        "was",
        "were",
        "had",
        "did",
        "met",
        "began",
        "took",
        "went",
        "came",
        "made",
        "gave",
        "held",
        "left",
        "found",
        "fell",
        "rose",
        "won",
        "lost",
        "broke",
        "shot",
        "sent",
        "got",
        "saw",
        "led",
        "fought",
        "struck",
        "became",
        "ran",
        "wrote",
        "spoke",
        "brought",
        "bought",
        "fled",
        "flew",
        "drew",
        "shook",
        "stood",
        "put",
        "hit",
        "killed",
        "kept",
        "sank",
        "blew",
        "died",
    ]
)
_NO_VERB = frozenset(
    ["united", "armed", "so-called", "wanted", "unprecedented", "hundred", "need", "indeed", "speed", "feed"]
)
_AWAY = frozenset({"until", "till", "by"})


def direction(tokens: Tokens, first: int, end: int) -> int:
    """-1 for the past, 1 for what is to come, 0 without a cue, for the expression [first, end)."""
    cue = _behind(tokens, first)
    if cue:
        return cue
    return _in_front(tokens, end)


def _behind(tokens: Tokens, first: int) -> int:
    infinitive = False
    for at in range(first - 1, max(-1, first - 1 - _REACH), -1):
        word = tokens.words[at]
        if word == "to":
            infinitive = True
        elif (cue := _cue(word, infinitive)) != 0:
            return cue if not _awaits(tokens, first, cue) else 1
        if tokens.opens_sentence(at):
            break
    return 0


def _awaits(tokens: Tokens, first: int, cue: int) -> bool:
    """Whether "until" or "by" sets a term ahead of a deed: "gave them until Tuesday", not "not until"."""
    if tokens.word(first - 1) not in _AWAY:
        return False
    return cue > 0 or (tokens.word(first - 1) != "by" and tokens.word(first - 2) not in ("not", "up"))


def _in_front(tokens: Tokens, end: int) -> int:
    for at in range(end, min(len(tokens.words), end + _REACH)):
        if tokens.opens_sentence(at):
            break
        cue = _cue(tokens.words[at], tokens.word(at + 1) == "to")
        if cue:
            return cue
    return 0


def _cue(word: str, infinitive: bool) -> int:
    if word in _AHEAD or (infinitive and word in _BEFORE_INFINITIVE):
        return 1
    if word in _PAST or (word.endswith("ed") and len(word) > 4 and word not in _NO_VERB):
        return -1
    return 0
