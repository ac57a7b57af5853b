"""HTTP: parse what is asked, call one function, answer."""

from app.routes import (
    actors,
    aggregates,
    articles,
    events,
    health,
    help,
    places,
    publishers,
    stats,
    types,
    version,
    vocabularies,
)

ROUTERS = (
    aggregates.router,  # before /events/{id}, which would take its paths for ids
    events.router,
    articles.router,
    types.router,
    vocabularies.router,
    actors.router,
    places.router,
    publishers.router,
    stats.router,
    health.router,
    version.router,
    help.router,
)
