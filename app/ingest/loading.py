"""Articles -> stored events, each article in one transaction: a crash loses no more than the one at hand."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import sqlalchemy as sa

from app import codebook, store
from app.extractors import EXTRACTORS
from app.ingest.admission import Admitted, ArticleError
from app.ingest.sources import Found
from app.store import Coder, Saved

DEFAULT = "rules"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article: saved, or kept out by a fault; notes tell what was mended."""

    where: str
    saved: Saved | None = None
    fault: ArticleError | None = None
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Summary:
    """Counts over a load, and its failures."""

    articles: int = 0
    duplicates: int = 0
    revised: int = 0
    events_created: int = 0
    events_updated: int = 0
    events_retracted: int = 0
    failures: list[Outcome] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        """Count one outcome."""
        saved = outcome.saved
        if saved is None:
            self.failures.append(outcome)
            return
        self.articles += not saved.duplicate
        self.duplicates += saved.duplicate
        self.revised += saved.revision > 1 and not saved.duplicate
        self.events_created += len(saved.created)
        self.events_updated += len(saved.updated)
        self.events_retracted += len(saved.retracted)


def coder(extractor: str = DEFAULT) -> Coder:
    """Who codes: an extractor with the shipped codebook."""
    book = codebook.load()
    return Coder(extractor, book.version, book)


def ingest(
    engine: sa.Engine,
    found: Iterable[Found],
    told: Callable[[Outcome], None] = lambda outcome: None,
    extractor: str = DEFAULT,
) -> Summary:
    """Load what was found, one article after the other; a faulty one is noted and the rest goes on."""
    summary, who = Summary(), coder(extractor)
    for each in found:
        outcome = (
            Outcome(each.where, fault=each.fault) if each.article is None else _loaded(engine, each, who)
        )
        summary.add(outcome)
        told(outcome)
    return summary


def one(engine: sa.Engine, admitted: Admitted, who: Coder) -> Saved:
    """Code and save one article; what the store knows already is not coded again."""
    known = store.known(engine, admitted.article)
    if known is not None and not known.changed:
        return Saved(known.id, duplicate=True, revision=known.revision)
    return store.save(engine, admitted.article, EXTRACTORS[who.extractor](admitted.article), who)


def _loaded(engine: sa.Engine, each: Found, who: Coder) -> Outcome:
    assert each.article is not None
    try:
        return Outcome(each.where, one(engine, each.article, who), notes=each.article.notes)
    except (sa.exc.OperationalError, sa.exc.ProgrammingError):
        raise  # the store is out of reach for every article, not for this one
    except Exception as failure:
        article = each.article.article
        expected = f"an article that can be coded ({type(failure).__name__}: {failure})"
        return Outcome(each.where, fault=ArticleError("text", article.title or article.text, expected))
