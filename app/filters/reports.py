"""The SQL of filters on the articles that tell an event."""

import sqlalchemy as sa

from app.filters.codes import Codes
from app.filters.telling import Articles, Reported
from app.filters.where import Clause
from app.tables import article, event_report, event_version

TELLING = event_report.c.version_id == event_version.c.id


def by(column: str, codes: Codes) -> Clause:
    """The condition that an article has an included publisher or language, and none an excluded one."""
    one = sa.exists().where(TELLING, event_report.c[column].in_(codes.include))
    none = sa.exists().where(TELLING, event_report.c[column].in_(codes.exclude))
    return sa.and_(*([one] if codes.include else ()), *([~none] if codes.exclude else ()))


def of_articles(articles: Articles) -> Clause:
    """The condition that one of the articles tells it."""
    known = [event_report.c.article_id.in_(articles.ids)] if articles.ids else []
    if articles.urls:
        named = sa.select(article.c.id).where(article.c.url_canonical.in_(articles.urls))
        known.append(event_report.c.article_id.in_(named))
    return sa.exists().where(TELLING, sa.or_(*known))


def of_days(reported: Reported) -> Clause:
    """The condition that an article was published in these days."""
    clauses: list[Clause] = [TELLING, event_report.c.day > sa.literal_column("0", sa.Integer)]
    if reported.first is not None:
        clauses.append(event_report.c.day >= reported.first)
    if reported.last is not None:
        clauses.append(event_report.c.day <= reported.last)
    return sa.exists().where(*clauses)
