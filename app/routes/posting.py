"""The body of a request that brings an article: JSON, or plain text beside query parameters."""

import json
import re
from collections.abc import Mapping
from typing import Annotated, Any, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict
from starlette.requests import Request

from app.errors import Problem
from app.filters.codes import one_of
from app.filters.faults import Fault
from app.filters.schema import param, single
from app.ingest.decoding import charset, decode
from app.routes.asking import Nothing, asked

JSON, TEXT = "application/json", "text/plain"
PLAIN = "identity"
CHARSET = re.compile(r";\s*charset\s*=\s*\"?([A-Za-z0-9._:-]{1,40})", re.I | re.ASCII)
SAMPLE = {
    "title": "Truce over Easter",
    "text": "The Kremlin declared a 30-hour truce with Ukraine over the weekend.",
    "published_at": "2025-04-22",
    "publisher": "Northern Post",
    "url": "https://post.example/truce",
}
TEXTS = {"type": ["string", "null"]}
ARTICLE: dict[str, Any] = {
    "parameters": [
        {"name": name, "in": "query", "schema": {"type": "string"}, "description": "With a plain text body."}
        for name in ("title", "published_at", "publisher", "url", "language")
    ],
    "requestBody": {
        "required": True,
        "content": {
            JSON: {
                "schema": {
                    "type": "object",
                    "required": ["text"],
                    "additionalProperties": False,
                    "properties": {
                        "text": {"type": "string", "minLength": 1},
                        **dict.fromkeys(("title", "published_at", "publisher", "url", "language"), TEXTS),
                    },
                },
                "example": SAMPLE,
            },
            TEXT: {"schema": {"type": "string"}, "example": SAMPLE["text"]},
        },
    },
}  # fmt: skip


def _switch(text: str) -> bool:
    return one_of(("true", "false"), "a switch")(text)[0] == "true"


class Beside(BaseModel):
    """The parameters beside a plain text body: what is known of the article."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str | None = None
    published_at: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None


class Explaining(BaseModel):
    """The parameter of /extract: whether the answer says how it was come by."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    explain: Annotated[bool | None, BeforeValidator(_switch)] = param(
        "Also show how each sentence was read, and where each field of each event came from.",
        True,
        single("boolean"),
    )


class ExplainingBeside(Beside, Explaining):
    """The parameters of /extract beside a plain text body."""


class Sent(NamedTuple):
    """The fields of an article as they came in, and notes on what had to be mended to read them."""

    fields: Mapping[str, Any]
    notes: tuple[str, ...] = ()
    explain: bool = False


async def posted(request: Request, alone: type[BaseModel] = Nothing, beside: type[Beside] = Beside) -> Sent:
    """The fields of an article in a request's body and, for plain text, its query parameters.

    `alone` are the parameters that may stand beside JSON, `beside` those beside plain text.
    """
    sent = request.headers.get("content-type", TEXT)
    kind = sent.partition(";")[0].strip().lower()
    if (coding := request.headers.get("content-encoding", PLAIN).lower()) != PLAIN:
        detail = f"Content-Encoding '{coding}' is not undone here; send the body as it is."
        raise _unsupported(detail, coding, PLAIN, header="content-encoding")
    if kind == JSON:
        wanted = asked(request, alone)
        return Sent(_object(await _body(request)), explain=_explain(wanted))
    if kind == TEXT:
        given, declared = asked(request, beside), _declared(sent)
        decoded = decode(await _body(request), declared)
        fields = given.model_dump(exclude={"explain"})
        return Sent({**fields, "text": decoded.text}, decoded.notes, _explain(given))
    raise _unsupported(f"Content-Type '{kind}' is not taken here; send {JSON} or {TEXT}.", kind, JSON, TEXT)


def _explain(wanted: BaseModel) -> bool:
    return isinstance(wanted, Explaining) and bool(wanted.explain)


def _declared(sent: str) -> str | None:
    """The encoding that a Content-Type declares."""
    if not (found := CHARSET.search(sent)):
        return None
    try:
        return charset(found[1])
    except LookupError:
        raise _unsupported(f"The charset '{found[1]}' is not known here; send UTF-8.", sent) from None


def _unsupported(detail: str, value: str, *allowed: str, header: str = "content-type") -> Problem:
    code = "unsupported_media_type"
    return Problem(code, detail, Fault(code, header, detail, value, allowed=allowed, place="header"))


async def _body(request: Request) -> bytes:
    """The whole body, refused as soon as it outgrows what an article may be."""
    most = request.app.state.settings.max_article_bytes + 100_000
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > most:
            detail = f"The body is larger than {most} bytes."
            raise Problem(
                "body_too_large", detail, Fault("body_too_large", "body", detail, size, place="body")
            )
        parts.append(part)
    return b"".join(parts)


def _object(raw: bytes) -> Mapping[str, Any]:
    try:
        fields = json.loads(raw, parse_constant=_refuse)
    except (ValueError, RecursionError) as fault:
        detail = f"The body is not JSON: {fault}."
        raise Problem(
            "unparsable_body", detail, Fault("unparsable_body", "body", detail, place="body")
        ) from None
    if not isinstance(fields, dict):
        detail = f"The body is a JSON {type(fields).__name__}, expected an object with the article's fields."
        raise Problem("invalid_value", detail, Fault("invalid_value", "body", detail, place="body"))
    return fields


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")
