"""HTTP: parse what is asked, call one function, answer."""

from app.routes import (
    actors,
    articles,
    changes,
    dyads,
    events,
    facets,
    health,
    help,
    histogram,
    manual,
    places,
    publishers,
    stats,
    streaming,
    timeline,
    types,
    version,
    vocabularies,
)

ROUTERS = (
    facets.router,  # these three before /events/{id}, which would take their paths for ids
    histogram.router,
    streaming.router,
    changes.router,
    events.router,
    timeline.router,
    dyads.router,
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
    manual.router,
)
