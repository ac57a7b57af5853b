"""create_app: the routes, the answers to failures and the wire around them, over one database."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from app import codebook, engines, errors, gazetteer
from app.config import Settings
from app.extractors import EXTRACTORS
from app.query.reader import Reader
from app.routes import ROUTERS
from app.routes.events import list_events
from app.routes.following import Following
from app.routes.lanes import Lanes
from app.routes.wire import Origins, Wire
from app.text import Article


def create_app(settings: Settings | None = None) -> FastAPI:
    """The service over the database of the settings; tables must be there, the codebook is read at start."""
    settings = settings or Settings()
    app = FastAPI(lifespan=_lifespan, openapi_url=None, redirect_slashes=False)
    app.state.settings = settings
    errors.install(app)
    for router in ROUTERS:
        app.include_router(router)
    app.add_middleware(Wire, origins=Origins.of(settings.cors_origins), busiest={"/events": list_events})
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Read the codebook and warm the coder, open the database, and close it at the end."""
    codebook.load()
    gazetteer.warm()
    EXTRACTORS["rules"](Article("The two sides met in Geneva on Monday, 21 April 2025."))
    url = app.state.settings.database_url
    reader, writer = Reader(url), engines.connect(url)
    app.state.lanes = Lanes(reader, writer)
    app.state.following = Following(reader, app.state.settings.max_streams)
    gc.collect()
    gc.freeze()  # the codebook stays: looking through it again would hold up answers
    yield
    gc.unfreeze()
    app.state.following.close()
    app.state.lanes.close()
    reader.close()
    writer.dispose()
