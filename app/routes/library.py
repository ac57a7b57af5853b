"""/articles: the articles in the store, last published first."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationInfo, field_validator
from starlette.requests import Request
from starlette.responses import Response

from app.events.document import stamp
from app.filters.dates import Bound
from app.filters.faults import wrong
from app.filters.listing import PAGE, parse_limit
from app.filters.record import POINT, Since
from app.filters.schema import listed, param, single
from app.filters.telling import Languages, Publishers
from app.filters.when import Day
from app.query.articles import Wanted, articles_apart, words
from app.query.cursors import Cursor, decode, encode
from app.query.reader import View
from app.routes.addresses import here
from app.routes.answering import answer, encoded
from app.routes.articles import STORED, shown
from app.routes.asking import asked, only_json
from app.routes.lanes import lanes_of
from app.routes.reference import CACHED, documented, parameters
from app.routes.searching import Typed, typed_param
from app.routes.shapes.articles import ArticleList

router = APIRouter(tags=["articles"])
TOLD = {
    **STORED, "title": "Truce", "received_at": "2025-04-22T08:00:00Z", "events": 1,
    "events_url": "/events?article=art_example",
}  # fmt: skip
META = {"returned": 1, "limit": PAGE, "query": {"publisher": ["Northern Post"]}}


def _title(text: str | None) -> str | None:
    if text and not words(text):
        raise wrong(text, "a word or the beginning of one")
    return text


class Searching(BaseModel):
    """The parameters of /articles."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    q: Annotated[Typed, BeforeValidator(_title)] = typed_param("Words that begin so in the title.", "truce")
    publisher: Publishers = param(
        "Of one of these publishers, as /publishers names them; a leading `-` excludes.",
        ["Northern Post"],
        listed(),
    )
    language: Languages = param(
        "In one of these languages (BCP 47); a leading `-` excludes.", ["en"], listed()
    )
    published_from: Day = param("Published on or after this date.", "2025-04", single("string"))
    published_to: Day = param("Published on or before this date.", "2025-04-30", single("string"))
    received_since: Since = param(f"Received or revised since; {POINT}.", "-7d", single("string"))
    limit: Annotated[int | None, BeforeValidator(parse_limit)] = param(
        f"Articles a page: {PAGE} unless given.", 20, single("integer", minimum=1, maximum=1000)
    )
    cursor: str | None = param(
        "Where to go on: copied from `links.next` of the previous page.", "eyJx…", single("string")
    )

    @field_validator("published_to", mode="after")
    @classmethod
    def _after_from(cls, to: Bound | None, info: ValidationInfo) -> Bound | None:
        since: Bound | None = info.data.get("published_from")
        if to and since and since.first > to.last:
            raise wrong(to.echo(), f"on or after 'published_from', {since.echo()}", "invalid_interval")
        return to

    def echo(self) -> dict[str, Any]:
        """The query as it was understood."""
        names = [name for name in type(self).model_fields if name not in ("limit", "cursor")]
        given = {name: value for name in names if (value := getattr(self, name)) is not None}
        return {name: value.echo() if hasattr(value, "echo") else value for name, value in given.items()}

    def wanted(self, received: datetime | None) -> Wanted:
        """The articles asked for."""
        first, last = self.published_from, self.published_to
        days = (first.first if first else None, last.last if last else None)
        return Wanted(self.publisher, self.language, *days, received, words(self.q or ""))


@router.get(
    "/articles",
    operation_id="listArticles",
    responses=documented(
        "Articles.",
        {"data": [TOLD], "meta": META, "links": {"self": "http://localhost:8000/articles", "next": None}},
        *(400, 406, 422, 503),
        schema=ArticleList,
        headers=CACHED,
    ),
    openapi_extra=parameters(Searching),
)
async def list_articles(request: Request) -> Response:
    """The articles in the store, last published first, with how many events each tells."""
    search = asked(request, Searching)
    only_json(request)
    lanes, limit = lanes_of(request), search.limit or PAGE
    with lanes.reader.inline() as view:
        wanted, state = search.wanted(_received(view, search)), view.state
    cursor = decode(search.cursor, state.secret, wanted.print()) if search.cursor else None
    found = await lanes.apart(articles_apart, lanes.reader, wanted, limit, cursor.key if cursor else None)
    following = None
    if found.more and found.last:
        turned = Cursor(wanted.print(), state.seq, found.last, (None, "none", None))
        following = here(request, cursor=encode(turned, state.secret))
    meta = {"returned": len(found.articles), "limit": limit, "query": search.echo()}
    links = {"self": here(request), "next": following}
    return answer(
        request, encoded({"data": [_told(each) for each in found.articles], "meta": meta, "links": links})
    )


def _received(view: View, search: Searching) -> datetime | None:
    """The instant since which articles are wanted; a change stands for when it was made."""
    since = search.received_since
    if since is None or since.at is not None:
        return since.at if since else None
    return view.reader.instant(view, min(since.seq or 0, view.state.seq))


def _told(fields: Any) -> dict[str, Any]:
    return shown(fields) | {
        "title": fields["title"] or None,
        "received_at": stamp(fields["received_at"]),
        "events": fields["events"],
        "events_url": f"/events?article={fields['id']}",
    }
