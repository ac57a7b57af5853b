"""/version: what is running here."""

import platform

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app import __version__, codebook, ingest, migrate
from app.codebook import labels
from app.routes.answering import answer, encoded
from app.routes.asking import Nothing, asked, only_json
from app.routes.reference import documented
from app.routes.shapes.codebook import Version

router = APIRouter(tags=["service"])
EXAMPLE = {"name": "parley", "version": "0.1.0", "codebook": "2026.1", "extractor": "rules",
           "migration": "0001", "languages": ["en", "fr"], "python": "3.11.9"}  # fmt: skip


@router.get(
    "/version", operation_id="getVersion", responses=documented("What runs here.", EXAMPLE, schema=Version)
)
async def version(request: Request) -> Response:
    """The versions of the service, its codebook, coder and store, and the languages of labels."""
    asked(request, Nothing)
    only_json(request)
    coder = ingest.coder()
    told = {
        "name": "parley",
        "version": __version__,
        "codebook": codebook.load().version,
        "extractor": coder.extractor,
        "migration": migrate.newest(),
        "languages": labels.languages(),
        "python": platform.python_version(),
    }
    return answer(request, encoded(told))
