"""/publishers: whose articles the store holds."""

from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict
from starlette.requests import Request
from starlette.responses import Response

from app.filters.codes import literal
from app.gazetteer.index import fold
from app.query.publishers import PUBLISHERS, Publisher
from app.query.reader import Reader
from app.routes.answering import encoded, listed, of_state, sent
from app.routes.asking import asked, only_json
from app.routes.caching import unchanged
from app.routes.lanes import lanes_of
from app.routes.reference import CACHED, documented, parameters
from app.routes.searching import Typed, limit_param, typed_param, up_to
from app.routes.shapes.store import PublisherList

router = APIRouter(tags=["store"])
LISTED, MOST = 100, 10_000
POST = {"name": "Northern Post", "articles": 3, "events": 7, "first_report": "2025-04-20",
        "last_report": "2025-04-25", "url": "/events?publisher=Northern+Post"}  # fmt: skip
META = {"returned": 1, "limit": 100, "total": 1, "unnamed_articles": 2}


class Searching(BaseModel):
    """The parameters of /publishers."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    q: Typed = typed_param("Part of a publisher's name, in any case.", "post")
    limit: Annotated[int, up_to(MOST)] = limit_param(LISTED, MOST)


@router.get(
    "/publishers",
    operation_id="listPublishers",
    responses=documented(
        "Publishers.",
        {"data": [POST], "meta": META},
        *(406, 422, 503),
        schema=PublisherList,
        headers=(*CACHED, "X-Total-Count"),
    ),
    openapi_extra=parameters(Searching),
)
async def list_publishers(request: Request) -> Response:
    """Publishers of the articles in the store, those of most articles first, with what they tell."""
    search = asked(request, Searching)
    only_json(request)
    lanes = lanes_of(request)
    with lanes.reader.inline() as view:
        headers = of_state(view.state, search.q, search.limit)
    if unchanged(request, headers):
        return Response(None, 304, headers)
    headers, body = await lanes.apart(_answer, lanes.reader, search)
    return sent(body, headers)


def _answer(reader: Reader, search: Searching) -> tuple[dict[str, str], str]:
    """The headers and the body of what is asked; in a thread, for there may be many publishers."""
    state, known = PUBLISHERS.read(reader)
    named = [each for each in known if each.name is not None]
    found = [each for each in named if search.q is None or fold(search.q) in fold(each.name or "")]
    shown = found[: search.limit]
    unnamed = sum(each.articles for each in known if each.name is None)
    meta = {"returned": len(shown), "limit": search.limit, "total": len(found), "unnamed_articles": unnamed}
    headers = of_state(state, search.q, search.limit) | {"X-Total-Count": str(len(found))}
    return headers, listed((encoded(_told(each)) for each in shown), meta)


def _told(each: Publisher) -> dict[str, Any]:
    return {
        "name": each.name,
        "articles": each.articles,
        "events": each.events,
        "first_report": each.first_report and each.first_report.isoformat(),
        "last_report": each.last_report and each.last_report.isoformat(),
        "url": f"/events?publisher={quote(literal(each.name or ''), safe='')}",
    }
