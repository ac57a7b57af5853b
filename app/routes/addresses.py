"""Links: the addresses that an answer points to, with every parameter of the request kept."""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote, urlencode

from starlette.requests import Request

from app.routes.headers import header

HOST = re.compile(r"[A-Za-z0-9.\-_]+(:\d+)?|\[[0-9A-Fa-f:.]+\](:\d+)?", re.ASCII)
READABLE = re.compile(r"[A-Za-z0-9_]+=[A-Za-z0-9_.~,:/*-]+")
PAGING = frozenset({"cursor", "format", "limit", "sort", "per_page", "page_size", "order_by"})
Pairs = Iterable[tuple[str, str]]


def here(request: Request, **changed: str) -> str:
    """The request's own address with some parameters changed, absolute where the Host header is sane."""
    pairs = [(name, value) for name, value in request.query_params.multi_items() if name not in changed]
    address = with_query(quote(request.scope["path"]), encoded([*pairs, *changed.items()]))
    host = header(request, b"host")
    return f"{request.url.scheme}://{host}{address}" if HOST.fullmatch(host) else address


def encoded(pairs: Pairs) -> str:
    """Parameters as a readable query string."""
    return urlencode(list(pairs), safe=",:/*")


def quoted_again(name: str, value: str, written: str) -> str:
    """A parameter as it stands in a readable query string; as it was written where that is readable."""
    return written if READABLE.fullmatch(written) else encoded([(name, value)])


def with_query(path: str, query: str) -> str:
    """A path with a query string, or bare without one."""
    return f"{path}?{query}" if query else path


def without(request: Request, names: Iterable[str]) -> list[tuple[str, str]]:
    """The request's parameters but for some."""
    dropped = frozenset(names)
    return [pair for pair in request.query_params.multi_items() if pair[0] not in dropped]


def link_header(links: Mapping[str, str | None], media: Mapping[str, str]) -> str:
    """The Link header (RFC 8288): self, next, prev, an alternate for each format, the API's description."""
    return f"{turns(links)}{others(links, media)}"


def turns(links: Mapping[str, str | None]) -> str:
    """The part of a Link header that says where the page and its neighbours are."""
    given = ((rel, links.get(rel)) for rel in ("self", "next", "prev"))
    return "".join(f'<{address}>; rel="{rel}", ' for rel, address in given if address)


def others(links: Mapping[str, str | None], media: Mapping[str, str]) -> str:
    """The part of a Link header that holds for every page of a list."""
    alternates = [f'<{links[name]}>; rel="alternate"; type="{type}"' for name, type in media.items()]
    return ", ".join((*alternates, '</openapi.json>; rel="describedby"'))
