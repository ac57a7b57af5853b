"""HTTP: parse what is asked, call one function, answer."""

from app.routes import articles, codebook, events, health

ROUTERS = (events.router, articles.router, codebook.router, health.router)
