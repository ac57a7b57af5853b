"""HTTP: parse what is asked, call one function, answer."""

from app.routes import actors, articles, events, health, places, types, version, vocabularies

ROUTERS = (
    events.router,
    articles.router,
    types.router,
    vocabularies.router,
    actors.router,
    places.router,
    health.router,
    version.router,
)
