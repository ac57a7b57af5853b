"""Codebook files -> Codebook, or CodebookError that names the file, the row and the fault."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import product
from typing import Any

from app.codebook import rows
from app.codebook.book import Codebook, all_names
from app.codebook.entries import ActorEntry, EventType, Leader
from app.codebook.faults import CodebookError, refuse_missing, refuse_unpaired, refuse_wordless
from app.codebook.lexicon import Inflector, Lexicon, Sense, compile_phrases, noun_forms, words_of
from app.codebook.phrases import by_words

TYPE_TEXTS = ("id", "label", "family", "cameo", "plover", "means")
SIDES = ("one", "two", "speech", "deed")
TYPE_LISTS = ("grid", "verbs", "weak", "voiced", "needs", "nouns", "alone", "examples", "counter_examples")


@cache
def load() -> Codebook:
    """The shipped codebook, read and checked once a process; CodebookError at the first fault."""
    return read(files("app.codebook"))


def kind(code: str) -> str:
    """The kind of actor that a code is, "role" where it is no entry of the codebook."""
    entry = load().actors.get(code)
    return entry.kind if entry else "role"


def read(folder: Traversable) -> Codebook:
    """Read and check the codebook files of a folder; CodebookError at the first fault."""
    vocabulary = _toml(folder, "event_types.toml")
    types = _types(vocabulary)
    actors = {a.code: a for a in rows.actors(folder)}
    _refuse_shared_names(actors)
    leaders = tuple(rows.leaders(folder))
    _refuse_unknown_codes(leaders, actors)
    roles = _toml(folder, "roles.toml")
    return Codebook(
        version=str(vocabulary.get("version", "")),
        types=types,
        lexicon=_lexicon(folder, types),
        actors=actors,
        leaders=leaders,
        places={p.id: p for p in rows.places(folder)},
        roles=_roles(roles),
        heads=_heads(roles),
    )


def _types(vocabulary: Mapping[str, Any]) -> dict[str, EventType]:
    types: dict[str, EventType] = {}
    for table in vocabulary.get("type", []):
        kind = _event_type(table)
        if kind.id in types:
            raise CodebookError("event_types.toml", kind.id, "stands there already")
        types[kind.id] = kind
    if not types:
        raise CodebookError("event_types.toml", "-", "holds no [[type]]")
    return types


def _toml(folder: Traversable, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads((folder / name).read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise CodebookError(name, "-", str(fault)) from None


def _roles(tables: Mapping[str, Any]) -> dict[str, str]:
    """Role word -> the suffix it adds to a country's code; "" where it stands for the state itself."""
    refuse_missing("roles.toml", tables, ("state", "suffix", "heads"))
    suffixed = {word: suffix for suffix, words in tables["suffix"].items() for word in words}
    return dict.fromkeys(tables["state"], "") | suffixed


def _heads(tables: Mapping[str, Any]) -> dict[str, str]:
    """Noun that acts without a name -> the suffix it adds to the code of the country it is in."""
    named = ((word, suffix) for suffix, words in tables["heads"].items() for word in words)
    return {word: "" if suffix == "STATE" else suffix for word, suffix in named}


def _event_type(table: Mapping[str, Any]) -> EventType:
    name = str(table.get("id", "-"))
    if missing := [field for field in TYPE_TEXTS if not isinstance(table.get(field), str)]:
        raise CodebookError("event_types.toml", name, f"'{missing[0]}' is missing or no text")
    if table.get("sides", "one") not in SIDES:
        raise CodebookError(
            "event_types.toml", name, f"'sides' is {table['sides']!r}, expected one of {', '.join(SIDES)}"
        )
    if unknown := set(table) - {*TYPE_TEXTS, *TYPE_LISTS, "sides"}:
        raise CodebookError("event_types.toml", name, f"'{min(unknown)}' is no field of a type")
    lists: dict[str, Any] = {field: tuple(table.get(field, ())) for field in TYPE_LISTS}
    refuse_wordless("event_types.toml", name, (phrase for field in lists.values() for phrase in field))
    return EventType(
        **{field: table[field] for field in TYPE_TEXTS}, **lists, sides=table.get("sides", "one")
    )


def _lexicon(folder: Traversable, types: Mapping[str, EventType]) -> Lexicon:
    acts, topics, idioms = (_toml(folder, f"{name}.toml") for name in ("acts", "topics", "idioms"))
    refuse_missing("idioms.toml", idioms, ("nothing", "about", "theme"))
    for act, forms in acts.items():
        refuse_missing("acts.toml", forms, ("verbs", "nouns"), act)
        refuse_wordless("acts.toml", act, [*forms["verbs"], *forms["nouns"]])
        refuse_unpaired("acts.toml", act, forms.get("apart", ()))
    for topic, nouns in topics.items():
        refuse_wordless("topics.toml", topic, nouns)
    inflect = Inflector(_toml(folder, "verb_forms.toml"))
    entries = [*_act_entries(acts, inflect), *_topic_entries(topics), *_type_entries(types, topics, inflect)]
    entries += [(phrase, Sense("nothing", "nothing", "noun")) for phrase in idioms["nothing"]]
    grid = _grid(types, acts, topics)
    about = by_words((words_of(word), domain) for domain, words in idioms["about"].items() for word in words)
    alone = {topic: t.id for t in types.values() for topic in t.alone}
    if unknown := set(alone) - set(topics):
        topic = min(unknown)
        raise CodebookError("event_types.toml", alone[topic], f"'alone': no topic '{topic}' in topics.toml")
    plurals = frozenset(_toml(folder, "plurals.toml")["nouns"].split())
    return Lexicon(compile_phrases(entries), grid, alone, about, _themes(idioms["theme"]), plurals)


def _themes(theme: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    """The themes that each word is a sign of."""
    words = {word for signs in theme.values() for word in signs}
    return {word: frozenset(name for name, signs in theme.items() if word in signs) for word in words}


def _act_entries(acts: Mapping[str, Any], inflect: Inflector) -> Iterator[tuple[str, Sense]]:
    for act, forms in acts.items():
        for verb in forms["verbs"]:
            yield from ((phrase, Sense("act", act, form)) for phrase, form in inflect.verb(verb))
        for head, particle in map(str.split, forms.get("apart", ())):
            named = f"{act} {particle}"
            yield from ((word, Sense("act", named, form)) for word, form in inflect.verb(head))
        for noun in forms["nouns"]:
            yield from ((form, Sense("act", act, "noun")) for form in noun_forms(noun))


def _topic_entries(topics: Mapping[str, list[str]]) -> Iterator[tuple[str, Sense]]:
    for topic, nouns in topics.items():
        for noun in nouns:
            yield from ((form, Sense("topic", topic, "noun")) for form in noun_forms(noun))


def _type_entries(
    types: Mapping[str, EventType], topics: Mapping[str, list[str]], inflect: Inflector
) -> Iterator[tuple[str, Sense]]:
    for kind in types.values():
        for verb in _expanded(kind.voiced, topics):
            yield from (
                (phrase, Sense("type", kind.id, form, voiced=True)) for phrase, form in inflect.verb(verb)
            )
        for verb in kind.verbs:
            yield from ((phrase, Sense("type", kind.id, form)) for phrase, form in inflect.verb(verb))
        for verb in kind.weak:
            yield from (
                (phrase, Sense("type", kind.id, form, weak=True)) for phrase, form in inflect.verb(verb)
            )
        for noun in kind.nouns:
            yield from ((form, Sense("type", kind.id, "noun")) for form in noun_forms(noun))


def _expanded(verbs: Iterable[str], topics: Mapping[str, list[str]]) -> Iterator[str]:
    """Verb phrases, each that ends in a topic's name ("be @reproach") once for each of its words."""
    for verb in verbs:
        head, _, topic = verb.partition(" @")
        if not topic:
            yield verb
            continue
        yield from (f"{head} {article}{word}" for word in topics[topic] for article in ("", "a ", "an "))


def _grid(
    types: Mapping[str, EventType], acts: Mapping[str, Any], topics: Mapping[str, Any]
) -> dict[tuple[str, str], str]:
    grid: dict[tuple[str, str], str] = {}
    for kind in types.values():
        for cell in _cells(kind, acts, topics):
            if grid.setdefault(cell, kind.id) != kind.id:
                fault = f"grid cell '{' '.join(cell)}' belongs to {grid[cell]}"
                raise CodebookError("event_types.toml", kind.id, fault)
    return grid


def _cells(kind: EventType, acts: Mapping[str, Any], topics: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for cell in kind.grid:
        left, _, right = cell.partition(" ")
        for act, topic in product(left.split("|"), right.split("|")):
            if act not in acts:
                raise CodebookError(
                    "event_types.toml", kind.id, f"grid cell '{cell}': no act '{act}' in acts.toml"
                )
            if topic not in topics and not topic.startswith("@"):
                raise CodebookError(
                    "event_types.toml", kind.id, f"grid cell '{cell}': no topic '{topic}' in topics.toml"
                )
            yield act, topic


def _refuse_shared_names(actors: Mapping[str, ActorEntry]) -> None:
    """CodebookError for a name of two actors, unless they are armed groups of two countries."""
    owner: dict[str, str] = {}
    for entry in actors.values():
        for name in set(all_names(entry)):
            known = actors[owner.setdefault(name, entry.code)]
            apart = entry.kind == known.kind == "group" and entry.country != known.country
            if known is not entry and not apart:
                raise CodebookError("actors.csv", entry.code, f"'{name}' also names {owner[name]}")


def _refuse_unknown_codes(leaders: tuple[Leader, ...], actors: Mapping[str, ActorEntry]) -> None:
    for leader in leaders:
        if leader.code not in actors and leader.code.partition("-")[0] not in actors:
            raise CodebookError("leaders.csv", leader.name, f"code '{leader.code}' is not in actors.csv")
