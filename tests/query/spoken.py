"""What a search for words means, looked at text by text in plain Python."""

import re
import unicodedata
from collections.abc import Mapping

from tests.timeline import Body

Query = Mapping[str, str]


def tokens(text: str) -> list[str]:
    """The words of a text without case and accents."""
    spread = unicodedata.normalize("NFKD", text)
    bare = "".join(sign for sign in spread if not unicodedata.combining(sign)).casefold()
    return re.sub(r"[\W_]+", " ", bare).split()


def texts(body: Body) -> list[list[str]]:
    """The words of each text that is searched; the quote that is the summary comes before the others."""
    quotes = sorted(body["quotes"], key=lambda quote: quote != body["summary"])
    said = [body["title"], body["summary"] or "", *quotes, *(a["mention"] or "" for a in body["actors"])]
    return [tokens(text) for text in said]


def holding(body: Body, value: str, asked: Query) -> bool:
    """Whether the texts hold one of the groups of words."""
    return any(_group(texts(body), group) for group in groups(value))


def groups(value: str) -> list[list[tuple[bool, str]]]:
    """Alternatives, each of terms: whether it is denied, and its text."""
    groups: list[list[tuple[bool, str]]] = [[]]
    for minus, phrase, word in re.findall(r'(-?)(?:("[^"]*"\*?)|([^\s"]+))', value):
        if word == "OR" and not minus:
            groups.append([])
        else:
            groups[-1].append((bool(minus), phrase or word))
    return groups


def _group(said: list[list[str]], group: list[tuple[bool, str]]) -> bool:
    return all(denied is not any(_occurs(words, term) for words in said) for denied, term in group)


def _occurs(words: list[str], term: str) -> bool:
    asked, prefix = tokens(term), term.endswith("*")
    for start in range(len(words) - len(asked) + 1):
        *before, last = words[start : start + len(asked)]
        if before == asked[:-1] and (last.startswith(asked[-1]) if prefix else last == asked[-1]):
            return True
    return False


def relevance(body: Body, query: Query) -> int:
    """How often the words asked for occur in one text of all, and ten times as often as in the title."""
    text = f" {' | '.join(' '.join(words) for words in texts(body) if words)} "
    terms = [term for group in groups(query["q"]) for denied, term in group if not denied]
    needles = [f" {' '.join(tokens(term))}{'' if term.endswith('*') else ' '}" for term in terms]
    title = f" {body['title'].lower()} "
    return sum(text.count(needle) + 10 * title.count(needle) for needle in needles)
