"""What a request asks for: its parameters, and the format of the answer."""

from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from typing import TypeVar
from urllib.parse import parse_qsl

from pydantic import BaseModel, ConfigDict
from starlette.requests import Request

from app.errors import Problem
from app.filters.faults import Fault, Refused, alike, meant
from app.filters.parties import Met, nobody
from app.filters.reading import read
from app.filters.when import today
from app.query.acting import met
from app.render import FORMATS, Format
from app.render.negotiation import preferred
from app.routes.headers import header
from app.routes.lanes import lanes_of

Model = TypeVar("Model", bound=BaseModel)


class Nothing(BaseModel):
    """The parameters of an endpoint that takes none."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def asked(request: Request, model: type[Model]) -> Model:
    """The request's query parameters as a model; raises Refused with every fault in them.

    Only where a name stands for no actor of the codebook, the store is asked, and the reading is not kept.
    """
    of = f"{request.method} {request.url.path}"
    asking = model, request.scope["query_string"], of, today().toordinal()
    found: Model
    try:
        found = _read(*asking)
    except Refused as refused:
        if not refused.strangers:
            raise
        with lanes_of(request).reader.inline() as view:
            found = _read.__wrapped__(*asking, partial(met, view))
    return found


@lru_cache(maxsize=2000)
def _read(model: type[Model], query: bytes, of: str, day: int, met: Met = nobody) -> Model:
    """Readings are kept by day, since relative dates move at midnight."""
    pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
    return read(model, pairs, of, {"formats": tuple(FORMATS), "met": met})


def format_of(request: Request, suffix: str | None, given: str | None, offered: Sequence[str] = ()) -> Format:
    """The format to answer in: the path's suffix, else `format`, else what Accept likes best."""
    if suffix is not None:
        return _by_suffix(suffix)
    if given is not None:
        return FORMATS[given]
    names = tuple(offered or FORMATS)
    liked = _liked(header(request, b"accept"), names)
    if liked is None:
        raise not_acceptable(request, [FORMATS[name].essence for name in names])
    return liked


@lru_cache(maxsize=200)
def _liked(accept: str, names: tuple[str, ...]) -> Format | None:
    """The format that an Accept header likes best among those of these names."""
    formats = [FORMATS[name] for name in names]
    essence = preferred(accept, [each.essence for each in formats])
    return next((each for each in formats if each.essence == essence), None)


def only_json(request: Request) -> None:
    """Refuse a request that accepts no JSON."""
    if preferred(header(request, b"accept"), ["application/json"]) is None:
        raise not_acceptable(request, ["application/json"])


def not_acceptable(request: Request, offered: Sequence[str]) -> Problem:
    """The problem of an Accept header that matches nothing on offer."""
    accept = header(request, b"accept")
    detail = f"Accept '{accept}' matches nothing served here; there is {', '.join(offered)}."
    fault = Fault("not_acceptable", "accept", detail, accept, allowed=tuple(offered), place="header")
    return Problem("not_acceptable", detail, fault)


def _by_suffix(suffix: str) -> Format:
    known: Mapping[str, Format] = {name: each for each in FORMATS.values() for name in each.suffixes}
    if suffix not in known:
        near = alike(suffix, known)
        detail = f"There is no format '.{suffix}'.{meant(near)}"
        raise Problem(
            "not_found", detail, Fault("not_found", "suffix", detail, suffix, near, tuple(known), "path")
        )
    return known[suffix]
