"""find: a text and its publication day -> its date mentions, read from left to right in one pass."""

from datetime import date

from app.mentions.dates import foreign
from app.mentions.dates.bounds import bound
from app.mentions.dates.hits import Hit, Rule
from app.mentions.dates.rules import clock, deictic, feasts, months, numeric, seasons, units, weekdays, years
from app.mentions.dates.state import State
from app.mentions.dates.tokens import Tokens
from app.mentions.dates.vocabulary import FULL_DAYS
from app.mentions.mention import DateMention


def _by_head() -> dict[str, tuple[Rule, ...]]:
    rules: dict[str, tuple[Rule, ...]] = {}
    for module in (feasts, numeric, clock, months, weekdays, deictic, seasons, units, years):
        for words, rule in module.HEADS:
            for word in words:
                rules[word] = (*rules.get(word, ()), rule)
    return rules


_RULES = _by_head()


def find(text: str, published: date | None) -> tuple[DateMention, ...]:
    """Every date expression of a text, in order and without overlap, placed from the publication day."""
    tokens = Tokens(text)
    state = State(published, _tells_history(tokens, published))
    mentions: list[DateMention] = []
    for at, word in enumerate(tokens.words):
        rules = _RULES.get(word)
        if rules is None or at < state.floor:
            continue
        for rule in rules:
            hits = rule(tokens, at, state)
            if hits:
                mentions.extend(_mention(tokens, hit, rule, state) for hit in hits)
                break
    return tuple(mentions)


def _mention(tokens: Tokens, hit: Hit, rule: Rule, state: State) -> DateMention:
    first = max(hit.first, state.floor)
    start, end = tokens.starts[first], tokens.ends[hit.end - 1]
    side = hit.bound or bound(tokens, first)
    if hit.moves and _carries(tokens, hit, state):
        state.note(hit.period, hit.end, hit.first)
    else:
        state.floor = max(state.floor, hit.end)
    value, opening, closing, precision = hit.period
    return DateMention(
        start, end, tokens.text[start:end], value, opening, closing, precision, hit.basis, side, hit.approximate,
        rule.__name__,
    )  # fmt: skip


_OPENING = (
    4  # words: a year this near a sentence's start sets the scene, one further in may be told in passing
)


def _carries(tokens: Tokens, hit: Hit, state: State) -> bool:
    """Whether later words count on from this date: not from a look back, nor a far year told in passing."""
    if not state.history or state.last is None or state.last.first is None or hit.period.first is None:
        return True
    ahead = hit.period.first.year - state.last.first.year
    if hit.basis == "relative" and ahead < 0:
        return False
    if hit.period.precision not in ("year", "decade"):
        return True
    opening = any(tokens.opens_sentence(hit.first - back) for back in range(_OPENING))
    return opening or 0 <= ahead <= 1


_NEWS_WORDS = frozenset({"today", "yesterday", "tomorrow", *FULL_DAYS})


def _tells_history(tokens: Tokens, published: date | None) -> bool:
    """Whether a text is dense in past years and poor in words of the day, so that it carries its own time along."""
    if published is None:
        return True
    past = news = 0
    for word in tokens.words:
        if len(word) == 4 and word[0] in "12" and word.isdecimal():
            past += 1000 <= int(word) < published.year
            news += int(word) == published.year
        else:
            past += word == "bc"
            news += 4 * (word in _NEWS_WORDS)
    return past >= 4 and past > 2 * news and past * 200 > len(tokens.words)


def warm() -> None:
    """Load dateparser's English ahead of the first text that needs it."""
    foreign.absolute("22/04/2025", date(2025, 4, 22))
