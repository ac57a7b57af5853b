"""Codebook files -> Codebook, or CodebookError that names the file, the row and the fault."""

import csv
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import product
from typing import Any, TypeVar, get_args

from app.codebook.book import Codebook, all_names
from app.codebook.entries import ActorEntry, ActorKind, EventType, Leader, PlaceEntry, PlaceKind
from app.codebook.lexicon import Inflector, Lexicon, Sense, compile_phrases, noun_forms

Row = dict[str, str]
Entry = TypeVar("Entry", ActorEntry, Leader, PlaceEntry)
TYPE_TEXTS = ("id", "label", "family", "cameo", "plover", "means")
TYPE_LISTS = ("grid", "verbs", "weak", "needs", "nouns", "alone", "examples", "counter_examples")


class CodebookError(ValueError):
    """A codebook file that cannot be used: which file, which row, what is wrong."""

    def __init__(self, file: str, row: str | int, fault: str) -> None:
        super().__init__(f"{file}, row {row}: {fault}")


@cache
def load() -> Codebook:
    """The shipped codebook, read and checked once a process; CodebookError at the first fault."""
    return read(files("app.codebook"))


def read(folder: Traversable) -> Codebook:
    """Read and check the codebook files of a folder; CodebookError at the first fault."""
    vocabulary = _toml(folder, "event_types.toml")
    types = {t.id: t for t in map(_event_type, vocabulary.get("type", []))}
    actors = {a.code: a for a in _rows(folder, "actors.csv", _actor)}
    _refuse_shared_names(actors)
    leaders = tuple(_rows(folder, "leaders.csv", _leader))
    _refuse_unknown_codes(leaders, actors)
    return Codebook(
        version=str(vocabulary.get("version", "")),
        types=types,
        lexicon=_lexicon(folder, types),
        actors=actors,
        leaders=leaders,
        places={p.id: p for p in _rows(folder, "places.csv", _place)},
        roles=_roles(_toml(folder, "roles.toml")),
    )


def _toml(folder: Traversable, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads((folder / name).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise CodebookError(name, "-", str(fault)) from None


def _roles(tables: Mapping[str, Any]) -> dict[str, str]:
    """Role word -> the suffix it adds to a country's code; "" where it stands for the state itself."""
    suffixed = {word: suffix for suffix, words in tables["suffix"].items() for word in words}
    return dict.fromkeys(tables["state"], "") | suffixed


def _event_type(table: Mapping[str, Any]) -> EventType:
    name = str(table.get("id", "-"))
    if missing := [field for field in TYPE_TEXTS if not isinstance(table.get(field), str)]:
        raise CodebookError("event_types.toml", name, f"'{missing[0]}' is missing or no text")
    if unknown := set(table) - {*TYPE_TEXTS, *TYPE_LISTS, "sides"}:
        raise CodebookError("event_types.toml", name, f"'{min(unknown)}' is no field of a type")
    lists: dict[str, Any] = {field: tuple(table.get(field, ())) for field in TYPE_LISTS}
    return EventType(
        **{field: table[field] for field in TYPE_TEXTS}, **lists, sides=table.get("sides", "one")
    )


def _lexicon(folder: Traversable, types: Mapping[str, EventType]) -> Lexicon:
    acts, topics, idioms = (_toml(folder, f"{name}.toml") for name in ("acts", "topics", "idioms"))
    inflect = Inflector(_toml(folder, "verb_forms.toml"))
    entries = [*_act_entries(acts, inflect), *_topic_entries(topics), *_type_entries(types, inflect)]
    entries += [(phrase, Sense("nothing", "nothing", "noun")) for phrase in idioms["nothing"]]
    grid = {cell: t.id for t in types.values() for cell in _cells(t, acts, topics)}
    about = [
        (word, Sense("about", domain, "noun")) for domain, words in idioms["about"].items() for word in words
    ]
    alone = {topic: t.id for t in types.values() for topic in t.alone}
    return Lexicon(compile_phrases(entries), grid, alone, compile_phrases(about))


def _act_entries(acts: Mapping[str, Any], inflect: Inflector) -> Iterator[tuple[str, Sense]]:
    for act, forms in acts.items():
        for verb in forms["verbs"]:
            yield from ((phrase, Sense("act", act, form)) for phrase, form in inflect.verb(verb))
        for noun in forms["nouns"]:
            yield from ((form, Sense("act", act, "noun")) for form in noun_forms(noun))


def _topic_entries(topics: Mapping[str, list[str]]) -> Iterator[tuple[str, Sense]]:
    for topic, nouns in topics.items():
        for noun in nouns:
            yield from ((form, Sense("topic", topic, "noun")) for form in noun_forms(noun))


def _type_entries(types: Mapping[str, EventType], inflect: Inflector) -> Iterator[tuple[str, Sense]]:
    for kind in types.values():
        for verb in kind.verbs:
            yield from ((phrase, Sense("type", kind.id, form)) for phrase, form in inflect.verb(verb))
        for verb in kind.weak:
            yield from (
                (phrase, Sense("type", kind.id, form, weak=True)) for phrase, form in inflect.verb(verb)
            )
        for noun in kind.nouns:
            yield from ((form, Sense("type", kind.id, "noun")) for form in noun_forms(noun))


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


def _rows(folder: Traversable, name: str, make: Callable[[Row], Entry]) -> Iterator[Entry]:
    try:
        lines = (folder / name).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        raise CodebookError(name, "-", str(fault)) from None
    seen: dict[str, int] = {}
    for number, row in enumerate(csv.DictReader(lines), start=2):
        _refuse_ragged(name, number, row)
        try:
            entry = make(row)
        except ValueError as fault:
            raise CodebookError(name, number, str(fault)) from None
        key = _key(entry)
        if seen.setdefault(key, number) != number:
            raise CodebookError(name, number, f"'{key}' stands in row {seen[key]} already")
        yield entry


def _key(entry: ActorEntry | Leader | PlaceEntry) -> str:
    match entry:
        case ActorEntry():
            return entry.code
        case PlaceEntry():
            return entry.id
        case Leader():
            return f"{entry.name}, {entry.office} of {entry.code} since {entry.since}"


def _refuse_ragged(name: str, number: int, row: Mapping[str | None, str | None]) -> None:
    if None in row or None in row.values():
        raise CodebookError(name, number, "has more or fewer cells than the header")
    for column, cell in row.items():
        pieces = (cell or "").split("|")
        if any(piece != piece.strip() for piece in pieces) or (len(pieces) > 1 and "" in pieces):
            raise CodebookError(
                name, number, f"'{column}' holds an empty piece or stray white space: {cell!r}"
            )


def _pieces(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _actor(row: Row) -> ActorEntry:
    return ActorEntry(
        code=_filled(row, "code"),
        kind=_one_of(row["kind"], get_args(ActorKind), "kind"),
        country=row["country"] or None,
        name=_filled(row, "name"),
        aliases=_pieces(row["aliases"]),
        adjectives=_pieces(row["adjectives"]),
        capital=_pieces(row["capital"]),
        metonyms=_pieces(row["metonyms"]),
        iso2=row.get("iso2") or None,
    )


def _leader(row: Row) -> Leader:
    since, until = _day(row["since"], last=False), _day(row["until"], last=True)
    if since and until and until < since:
        raise ValueError(f"until {row['until']} lies before since {row['since']}")
    return Leader(
        _filled(row, "name"), _filled(row, "code"), row["office"], since, until, _pieces(row["aliases"])
    )


def _place(row: Row) -> PlaceEntry:
    lat, lon = float(row["lat"]), float(row["lon"])
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"lat {lat}, lon {lon} is no point on Earth")
    kind = _one_of(row["kind"], get_args(PlaceKind), "kind")
    country = row["country"] or None
    return PlaceEntry(
        _filled(row, "id"),
        _filled(row, "name"),
        country,
        row["admin1"] or None,
        lat,
        lon,
        kind,
        _pieces(row["aliases"]),
    )


def _filled(row: Row, column: str) -> str:
    if not row[column]:
        raise ValueError(f"'{column}' is empty")
    return row[column]


def _one_of(value: str, allowed: tuple[Any, ...], column: str) -> Any:
    if value not in allowed:
        raise ValueError(f"'{column}' is {value!r}, expected one of {', '.join(allowed)}")
    return value


def _day(text: str, *, last: bool) -> date | None:
    """A partial ISO date -> its first or last day; ValueError for no date."""
    if not text:
        return None
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    if day or not last:
        return date(year, month or 1, day or 1)
    following = date(year + 1, 1, 1) if month in (0, 12) else date(year, month + 1, 1)
    return following - timedelta(days=1)


def _refuse_shared_names(actors: Mapping[str, ActorEntry]) -> None:
    owner: dict[str, str] = {}
    for entry in actors.values():
        for name in set(all_names(entry)):
            if owner.setdefault(name, entry.code) != entry.code:
                raise CodebookError("actors.csv", entry.code, f"'{name}' also names {owner[name]}")


def _refuse_unknown_codes(leaders: tuple[Leader, ...], actors: Mapping[str, ActorEntry]) -> None:
    for leader in leaders:
        if leader.code not in actors and leader.code.partition("-")[0] not in actors:
            raise CodebookError("leaders.csv", leader.name, f"code '{leader.code}' is not in actors.csv")
