"""read and find: a text and its publication day -> its date mentions, read from left to right in one pass."""

from datetime import date

from app.mentions.dates import foreign
from app.mentions.dates.bounds import bound
from app.mentions.dates.genre import dateline, tells_history
from app.mentions.dates.hits import Hit, Rule
from app.mentions.dates.joins import distant, lasting, ranged
from app.mentions.dates.periods import Period
from app.mentions.dates.rules import (
    clock,
    deictic,
    distances,
    feasts,
    months,
    numeric,
    seasons,
    units,
    weekdays,
    years,
)
from app.mentions.dates.state import State
from app.mentions.dates.tense import reaches_now
from app.mentions.dates.tokens import Tokens
from app.mentions.mention import Bound, DateMention

_OPENING = (
    4  # words: a year this near a sentence's start sets the scene, one further in may be told in passing
)


def _by_head() -> dict[str, tuple[Rule, ...]]:
    rules: dict[str, tuple[Rule, ...]] = {}
    for module in (feasts, numeric, clock, months, weekdays, deictic, seasons, distances, units, years):
        for words, rule in module.HEADS:
            for word in words:
                rules[word] = (*rules.get(word, ()), rule)
    return rules


_RULES = _by_head()


def find(text: str, published: date | None) -> tuple[DateMention, ...]:
    """Every date expression of a text, in order and without overlap, placed from the publication day.

    Without a publication day, relative expressions get a value of X's and no days.
    """
    return tuple([m for m in read(text, published) if m.shift is None or "X" not in m.value])


def read(text: str, published: date | None) -> tuple[DateMention, ...]:
    """As `find`, with the distances from events that are only named ("two days after the summit")."""
    tokens = Tokens(text)
    heads = [at for at, word in enumerate(tokens.words) if word in _RULES]
    told = [tokens.words[at] for at in heads if tokens.after(at) != ":"]  # but what heads a chronology
    state = State(published, tells_history(told, len(tokens.words), published))
    mentions: list[DateMention] = []
    for at in heads:
        if at < state.floor:
            continue
        state.here = at
        for rule in _RULES[tokens.words[at]]:
            if hits := rule(tokens, at, state):
                for hit in hits:
                    _add(mentions, tokens, hit, rule, state)
                break
    return tuple(ranged(text, mentions))


def warm() -> None:
    """Load dateparser's English ahead of the first text that needs it."""
    foreign.absolute("22/04/2025", date(2025, 4, 22))


def _add(mentions: list[DateMention], tokens: Tokens, hit: Hit, rule: Rule, state: State) -> None:
    """Append the mention of a hit with the distance told right before it, and move the state on."""
    if hit.first < state.floor:
        return
    first, period = distant(tokens, hit.first, hit.period)
    while mentions and first < hit.first and mentions[-1].end > tokens.starts[first]:
        mentions.pop()
    side = hit.bound or bound(tokens, first)
    if "T" in period.value and side in ("before", "after", "by"):  # "before dawn on Monday" is on Monday
        side = "in"
    mentions.append(_mention(tokens, hit, first, lasting(tokens, first, side, period), side, rule))
    _move(tokens, hit._replace(first=first, period=period), state)


def _mention(tokens: Tokens, hit: Hit, first: int, period: Period, side: Bound, rule: Rule) -> DateMention:
    return DateMention(
        start=tokens.starts[first],
        end=tokens.ends[hit.end - 1],
        text=tokens.text[tokens.starts[first] : tokens.ends[hit.end - 1]],
        value=period.value,
        first=period.first,
        last=period.last,
        precision=period.precision,
        basis=hit.basis,
        bound=side,
        approximate=hit.approximate,
        rule=rule.__name__.removeprefix("read_"),
        shift=hit.shift,
    )


def _move(tokens: Tokens, hit: Hit, state: State) -> None:
    state.floor = max(state.floor, hit.end)
    if hit.moves and _carries(tokens, hit, state):
        state.note(hit.period, hit.first, reaches_now(tokens, hit.first))
    state.settle(dateline(tokens, hit, state.anchor))


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
