"""/openapi.json and /docs: the API's description for programs and, made from it, for people.

The page is whole as it is sent: it runs no script, and fetches nothing from anywhere.
"""

import json
import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.query.cursors import fingerprint
from app.routes.asking import Nothing, asked
from app.routes.caching import unchanged, validators
from app.routes.openapi import written

router = APIRouter(include_in_schema=False)
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; base-uri 'none'"
STYLE = """
:root { color-scheme: light dark; --line: #8884; --soft: #8882; --accent: light-dark(#0b57a4, #7db7f5) }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 64rem; margin: 0 auto; padding: 1rem }
code, pre, input { font: 14px/1.5 ui-monospace, monospace }
pre { background: var(--soft); padding: .6rem; overflow: auto; max-height: 24rem }
a { color: var(--accent) } nav ul { columns: 20rem; padding-left: 1rem }
article { border-top: 1px solid var(--line); padding: .6rem 0 }
h3 { font-size: 1rem; margin: .4rem 0 } h3 code { font-size: 1.05rem }
table { border-collapse: collapse; width: 100% } td { vertical-align: top; padding: .25rem .5rem }
tr + tr td { border-top: 1px solid var(--line) }
td input, td select { width: 100%; min-width: 9rem; box-sizing: border-box }
article details details { margin-left: 1rem }
button { font: inherit; padding: .2rem 1rem; margin-top: .5rem } summary { cursor: pointer }
"""
CODE = re.compile(r"`([^`]+)`")
Told = Mapping[str, Any]


@router.get("/openapi.json")
async def openapi(request: Request) -> Response:
    """The description as OpenAPI 3.1."""
    asked(request, Nothing)
    return _kept(request, written(request.app), "application/json")


@router.get("/docs")
async def docs(request: Request) -> Response:
    """The description as a page with a form for each endpoint that can be read."""
    asked(request, Nothing)
    if not hasattr(request.app.state, "manual"):
        request.app.state.manual = page(json.loads(written(request.app))).encode()
    return _kept(request, request.app.state.manual, "text/html; charset=utf-8", POLICY)


def _kept(request: Request, body: bytes, media_type: str, policy: str = "default-src 'none'") -> Response:
    headers = validators(f'W/"{fingerprint({}, body)}"', None) | {"Vary": "Accept-Encoding"}
    if unchanged(request, headers):
        return Response(None, 304, headers)
    return Response(body, 200, {**headers, "Content-Security-Policy": policy}, media_type)


def page(document: Told) -> str:
    """The description as one HTML page."""
    about = "".join(f"<p>{escape(text)}</p>" for text in document["info"]["description"].split("\n\n"))
    title = escape(f"{document['info']['title']} {document['info']['version']}")
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
        '<link rel="icon" href="data:,">'
        f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style><h1>{title}</h1>{about}'
        f'<p>For programs: <a href="/openapi.json">/openapi.json</a> (OpenAPI 3.1).</p><nav><ul>'
        f"{''.join(_entries(document))}</ul></nav>{''.join(_sections(document))}</html>\n"
    )


def _operations(document: Told) -> Iterator[tuple[str, str, Told]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield method.upper(), path, operation


def _entries(document: Told) -> Iterator[str]:
    tags = [tag["name"] for tag in document["tags"]]
    for method, path, operation in sorted(
        _operations(document), key=lambda each: tags.index(each[2]["tags"][0])
    ):
        yield f'<li><a href="#{operation["operationId"]}"><code>{method} {escape(path)}</code></a>'


def _sections(document: Told) -> Iterator[str]:
    for tag in document["tags"]:
        yield f"<section><h2>{escape(tag['name'].capitalize())}</h2><p>{escape(tag['description'])}</p>"
        for method, path, operation in _operations(document):
            if tag["name"] in operation["tags"]:
                yield from _operation(document, method, path, operation)
        yield "</section>"


def _operation(document: Told, method: str, path: str, operation: Told) -> Iterator[str]:
    yield f'<article id="{operation["operationId"]}"><h3><code>{method} {escape(path)}</code></h3>'
    yield f"<p>{_prose(operation['description'])}</p>"
    taken = [_resolved(document, each) for each in operation.get("parameters", [])]
    if taken:
        yield from _form(path, taken) if method == "GET" and "{" not in path else _table(taken)
    if "requestBody" in operation:
        yield from _contents(document, "Body", operation["requestBody"])
    responses = operation["responses"].items()
    for status, response in responses:
        if status < "400":
            yield from _contents(document, f"{status} {response['description']}", response)
    yield "<details><summary>Problems</summary>"
    for status, response in responses:
        if status >= "400":
            yield from _contents(document, f"{status} {response['description']}", response)
    yield "</details></article>"


def _form(path: str, parameters: list[Told]) -> Iterator[str]:
    """Parameters as a form that asks the endpoint itself; what is left empty is not given."""
    yield f'<details><summary>{len(parameters)} parameters</summary><form action="{escape(path)}">'
    yield from _table(parameters, fill=True)
    yield "<button>Ask</button></form></details>"


def _table(parameters: list[Told], fill: bool = False) -> Iterator[str]:
    yield "<table>"
    for each in parameters:
        given = _field(each) if fill else f"<code>{escape(_example(each))}</code>"
        values = ", ".join(_values(each["schema"]))
        listed = (
            f"<details><summary>values</summary><code>{escape(values)}</code></details>" if values else ""
        )
        about = _prose(each.get("description", "In the path."))
        yield f"<tr><td><code>{escape(each['name'])}</code><td>{given}<td>{about}{listed}"
    yield "</table>"


def _field(parameter: Told) -> str:
    """A field of a form: a choice where one of few values is taken, else a line to write in."""
    name, schema = escape(parameter["name"]), parameter["schema"]
    values = ["true", "false"] if schema.get("type") == "boolean" else schema.get("enum")
    if not values:
        return f'<input name="{name}" aria-label="{name}" placeholder="{escape(_example(parameter))}">'
    options = "".join(f"<option>{escape(str(value))}" for value in values)
    return f'<select name="{name}" aria-label="{name}"><option value="">{options}</select>'


def _example(parameter: Told) -> str:
    example = parameter.get("example", "")
    if isinstance(example, bool):
        return str(example).lower()
    return ",".join(map(str, example)) if isinstance(example, list) else str(example)


def _values(schema: Told) -> list[str]:
    """The members of a list that is taken, without those that exclude one."""
    members = map(str, schema.get("items", {}).get("enum", ()))
    return [member for member in members if not member.startswith("-")]


def _prose(text: str) -> str:
    """Text with what stands between backticks as code."""
    return CODE.sub(r"<code>\1</code>", escape(text))


def _contents(document: Told, title: str, told: Told) -> Iterator[str]:
    """What is sent, in each media type, by example."""
    yield f"<details><summary>{_prose(title)}</summary>"
    for media, content in told.get("content", {}).items():
        examples = content.get("examples") or {"": {"value": content.get("example")}}
        for name, example in examples.items():
            value = _resolved(document, example)["value"]
            text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=2)
            yield f"<p><code>{escape(media)}</code> {escape(name)}</p><pre>{escape(text)}</pre>"
    yield "</details>"


def _resolved(document: Told, told: Told) -> Told:
    """What a reference to a component leads to."""
    if "$ref" not in told:
        return told
    found: Any = document
    for step in told["$ref"].removeprefix("#/").split("/"):
        found = found[step]
    return dict(found)
