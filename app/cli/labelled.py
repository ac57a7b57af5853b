"""Rows of a labelled file -> what the coder makes of them, beside their labels, as app.gold scores it."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import IO, TYPE_CHECKING

from app.cli.reading import Row, Rows

if TYPE_CHECKING:
    from app.gold.actors import Named
    from app.gold.dates import Span
    from app.gold.readings import Label, Reading
    from app.gold.report import Report
    from app.gold.sentences import Coded
    from app.text import Article


def report(stream: IO[bytes], *, timed: bool = False) -> "Report":
    """The report on a labelled file; its first row tells what it holds."""
    from app.gold import actors, dates, events, report, sentences, speed

    rows = Rows(stream)
    each = iter(rows)
    first = next(each, {})
    every = chain([first] if first else [], each)
    if "timex" in first:
        return report.of_dates(dates.score(_dated(rows, every)))
    if "actor" in first:
        return report.of_actors(actors.score(_named(rows, every)))
    if "events" in first and not {"title", "published_at"} & set(first):
        return report.of_sentences(sentences.score(_rooted(rows, every)))
    held = list(articles(rows, every))
    figures = events.score(coded(held))
    return report.of_events(figures, speed.measure([article for article, _ in held]) if timed else None)


def articles(rows: Rows, every: Iterable[Row]) -> Iterator[tuple["Article", list["Label"]]]:
    """Each article with its labels."""
    from app import codebook
    from app.gold.readings import label

    families = {code: kind.family for code, kind in codebook.load().types.items()}
    for row in every:
        labels = rows.objects(row, "events", "type", "modality")
        yield rows.article(row), [label(item, families) for item in labels]


def coded(
    held: Iterable[tuple["Article", list["Label"]]],
) -> Iterator[tuple[list["Label"], list["Reading"]]]:
    """The labels of each article and the events coded from it."""
    from app import codebook
    from app.extractors import EXTRACTORS
    from app.gold.readings import found

    families = {code: kind.family for code, kind in codebook.load().types.items()}
    for article, labels in held:
        yield labels, [found(event, families) for event in EXTRACTORS["rules"](article).events]


def _dated(rows: Rows, every: Iterable[Row]) -> Iterator[tuple[list[Row], list["Span"]]]:
    from app.gold.dates import Span
    from app.mentions import dates as reader

    for row in every:
        found = reader.find(rows.text(row, "text"), rows.day(row, "doc_date"))
        labels = rows.objects(row, "timex", "start", "end", "type")
        yield labels, [Span(mention.start, mention.end, mention.value, mention.text) for mention in found]


def _rooted(rows: Rows, every: Iterable[Row]) -> Iterator["Coded"]:
    from app import codebook
    from app.extractors import EXTRACTORS
    from app.gold.sentences import Coded

    roots = {code: kind.plover for code, kind in codebook.load().types.items()}
    for row in every:
        article, labels = rows.article(row), rows.objects(row, "events")
        found = [roots[event.type] for event in EXTRACTORS["rules"](article).events if roots[event.type]]
        wanted = [label["plover"] for label in labels if label.get("plover")]
        yield Coded(article.text, wanted, found, empty=not labels)


def _named(rows: Rows, every: Iterable[Row]) -> Iterator["Named"]:
    from app.gold.actors import Named, read

    for row in every:
        name, country, sector = (rows.text(row, key, default="") for key in ("actor", "country", "sector"))
        context = rows.text(row, "context", default="")
        yield Named(name, country, sector, read(f"{context} {name}".strip()))
