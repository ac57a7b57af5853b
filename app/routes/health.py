"""/, /healthz and /readyz: where everything is, and whether it works."""

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app import __version__, codebook, migrate
from app.errors import Problem
from app.routes.answering import encoded
from app.routes.asking import Nothing, asked, only_json
from app.routes.lanes import lanes_of
from app.routes.reference import answered, problems
from app.routes.shapes.service import Health, Index, Readiness

router = APIRouter(tags=["service"])
READY = {"status": "ready", "seq": 41, "migration": "0007", "codebook": "3f9d2c1a"}
LINKS = {
    "events": "/events",
    "text": "/events.txt",
    "csv": "/events.csv",
    "ndjson": "/events.ndjson",
    "count": "/events/count",
    "changes": "/changes",
    "stream": "/events/stream",
    "types": "/types",
    "vocabularies": "/vocabularies",
    "actors": "/actors",
    "places": "/places",
    "articles": "/articles",
    "extract": "/extract",
    "publishers": "/publishers",
    "stats": "/stats",
    "version": "/version",
    "help": "/help",
    "docs": "/docs",
    "openapi": "/openapi.json",
}
INDEX = {"name": "parley", "version": __version__, "links": LINKS}


@router.get(
    "/",
    operation_id="getIndex",
    responses={
        200: answered("Where everything is.", INDEX, schema=Index),
        **problems(406, 422),
    },
)
async def index(request: Request) -> Response:
    """The name and version of the service and links to what it serves."""
    asked(request, Nothing)
    only_json(request)
    return _json(INDEX)


@router.get(
    "/healthz",
    operation_id="getHealth",
    responses={200: answered("The process answers.", {"status": "ok"}, schema=Health), **problems(422)},
)
async def healthz(request: Request) -> Response:
    """Whether the process answers at all."""
    asked(request, Nothing)
    return _json({"status": "ok"})


@router.get(
    "/readyz",
    operation_id="getReadiness",
    responses={200: answered("Ready to serve.", READY, schema=Readiness), **problems(422, 503)},
)
async def readyz(request: Request) -> Response:
    """Whether the database answers at the newest migration and the codebook is read."""
    asked(request, Nothing)
    lanes = lanes_of(request)
    with lanes.reader.inline() as view:
        revision, seq = migrate.current(view.connection), view.state.seq
    if revision != migrate.newest():
        raise Problem(
            "unavailable",
            f"The database is at migration {revision}, expected {migrate.newest()}: run parley migrate.",
            headers={"Retry-After": "5"},
        )
    return _json({"status": "ready", "seq": seq, "migration": revision, "codebook": codebook.load().version})


def _json(told: Any) -> Response:
    return Response(encoded(told) + "\n", 200, {"Cache-Control": "no-store"}, "application/json")
