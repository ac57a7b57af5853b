"""/articles and /extract: a text is coded, and stored or only shown."""

from collections.abc import Mapping
from itertools import islice
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app import ingest
from app.extractors import EXTRACTORS, Coding
from app.filters.faults import Fault, Refused, alike, meant
from app.ingest import Admitted, ArticleError
from app.ingest.admission import FIELDS
from app.query.cursors import fingerprint
from app.query.included import published
from app.query.records import article_by_id
from app.routes import explaining
from app.routes.answering import encoded
from app.routes.asking import Nothing, asked, only_json
from app.routes.caching import unchanged, validators
from app.routes.following import following_of
from app.routes.lanes import lanes_of
from app.routes.posting import ARTICLE, SAMPLE, Explaining, ExplainingBeside, Sent, posted
from app.routes.reference import EVENT, answered, documented, problems
from app.routes.shapes.articles import Article, Posted
from app.routes.single import not_found

router = APIRouter(tags=["articles"])
SENT = ("Location", "Cache-Control")
MOST_UNKNOWN = 20  # unknown fields that a refusal names; a body may hold a million
STORED = {
    "id": "art_example",
    "url": "/articles/art_example",
    "source_url": "https://post.example/truce",
    "publisher": "Northern Post",
    "published_at": "2025-04-22",
    "language": "en",
    "revision": 1,
    "withheld": None,
    "extractor": "rules",
    "codebook_version": "3f9d2c1a",
}
NEW = {**STORED, "duplicate": False, "revised": False, "notes": [], "events": [EVENT]}
TOLD = {
    **STORED,
    "title": SAMPLE["title"],
    "text": SAMPLE["text"],
    "events": [{key: EVENT[key] for key in ("id", "url", "title")}],
}


@router.post(
    "/articles",
    operation_id="postArticle",
    status_code=201,
    openapi_extra=ARTICLE,
    responses={
        201: answered("Coded and stored.", NEW, schema=Posted, headers=SENT),
        200: answered(
            "Known already, or known and now revised.",
            {**NEW, "duplicate": True},
            schema=Posted,
            headers=SENT,
        ),
        **problems(400, 403, 413, 415, 422, 503),
    },
)
async def post_article(request: Request) -> Response:
    """Code an article and store it with its events: 201; 200 for one that is known, or known and now revised.

    The body is JSON with text, title, published_at, publisher, url and language, or plain text with the other
    fields as query parameters. Text that changed under a known URL makes a new revision: its events are coded
    again and keep their ids where they are told again.
    """
    admitted = _admitted(await posted(request), request)
    lanes = lanes_of(request)
    saved = await lanes.apart(ingest.one, lanes.writer, admitted, ingest.coder())
    following_of(request).wake()
    with lanes.reader.inline() as view:
        found = article_by_id(view, saved.article_id)
    assert found is not None
    told = shown(found.fields) | {
        "duplicate": saved.duplicate,
        "revised": saved.revision > 1 and not saved.duplicate,
        "notes": list(admitted.notes),
        "events": found.bodies(),
    }
    new = saved.revision == 1 and not saved.duplicate
    headers = {"Location": f"/articles/{saved.article_id}", "Cache-Control": "no-store"}
    return _json(told, 201 if new else 200, headers)


@router.post(
    "/extract",
    operation_id="extractEvents",
    openapi_extra=explaining.POSTING,
    responses={200: explaining.ANSWER, **problems(400, 403, 406, 413, 415, 422)},
)
async def extract(request: Request) -> Response:
    """Code an article and show its events without storing anything; the body is as for POST /articles.

    With `explain=true` the answer also shows each sentence with its mentions and signals, and for each event
    where each of its fields came from: as JSON, or as plain text for `Accept: text/plain`.
    """
    sent = await posted(request, Explaining, ExplainingBeside)
    admitted, apart = _admitted(sent, request), lanes_of(request).apart
    if sent.explain:
        answer: Response = await apart(explaining.explained, explaining.kind_of(request), admitted)
        return answer
    coding: Coding = await apart(EXTRACTORS[ingest.coder().extractor], admitted.article)
    return _json(explaining.extracted(coding, admitted), 200, explaining.KEPT_NOWHERE)


@router.get(
    "/articles/{id}",
    operation_id="getArticle",
    responses=documented("The article.", TOLD, 404, 406, 422, 503, schema=Article),
)
async def get_article(request: Request, id: str) -> Response:
    """An article's words and fields, why it was not coded if it was not, and the events that it tells."""
    asked(request, Nothing)
    only_json(request)
    with lanes_of(request).reader.inline() as view:
        found = article_by_id(view, id)
        state = view.state
    if found is None:
        raise not_found("article", id)
    # A revision may leave every event as it was, and so the store's sequence number.
    tag = fingerprint(
        {}, *(found.fields[name] for name in ("id", "revision", "extractor", "codebook_version"))
    )
    headers = validators(f'W/"{state.seq}-{tag}"', state.at)
    if unchanged(request, headers):
        return Response(None, 304, headers)
    events = [{"id": event, "url": f"/events/{event}", "title": title} for event, title in found.events]
    return _json(
        shown(found.fields)
        | {"title": found.fields["title"], "text": found.fields["text"], "events": events},
        200,
        headers,
    )


def _admitted(posted: Sent, request: Request) -> Admitted:
    """The article in a request's fields; refused with every unknown and every bad field, by name."""
    fields = dict(posted.fields)
    faults = [_unknown(name) for name in islice((n for n in fields if n not in FIELDS), MOST_UNKNOWN)]
    admitted = None
    while admitted is None:
        try:
            admitted = ingest.admit(fields, request.app.state.settings.max_article_bytes)
        except ArticleError as error:
            faults.append(_bad(error))
            fields[error.field] = "." if error.field == "text" else None
    if faults:
        raise Refused(*faults)
    return Admitted(admitted.article, (*posted.notes, *admitted.notes))


def _unknown(name: str) -> Fault:
    near = alike(name, FIELDS)
    detail = f"'{name[:100]}' is not a field of an article.{meant(near)}"
    return Fault("unknown_field", name, detail, None, near, FIELDS, "body")


def _bad(error: ArticleError) -> Fault:
    code = "missing_field" if error.field == "text" and not error.value else "invalid_value"
    value = error.value if isinstance(error.value, str | int | None) else str(error.value)  # 1e999 is no JSON
    return Fault(code, error.field, f"{error}.", value, place="body")


def shown(fields: Mapping[str, Any]) -> dict[str, Any]:
    """An article as it is told wherever it is."""
    return {
        "id": fields["id"],
        "url": f"/articles/{fields['id']}",
        "source_url": fields["url"],
        "publisher": fields["publisher"],
        "published_at": published(fields["published"], fields["published_at"]),
        "language": fields["language"],
        "revision": fields["revision"],
        "withheld": fields["withheld"],
        "extractor": fields["extractor"],
        "codebook_version": fields["codebook_version"],
    }


def _json(told: Mapping[str, Any], status: int, headers: Mapping[str, str]) -> Response:
    return Response(encoded(told) + "\n", status, dict(headers), "application/json")
