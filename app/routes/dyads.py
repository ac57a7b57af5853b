"""/dyads: pairs of actors, how often they are opposed, and what is between two of them over time."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from fastapi import APIRouter
from pydantic_core import PydanticCustomError
from starlette.requests import Request
from starlette.responses import Response

from app.errors import Problem
from app.filters.aggregates import Facing, Pairing
from app.filters.faults import Fault, meant
from app.filters.parties import Dyads, Met, parties_of
from app.query.acting import met
from app.query.dyads import Dyad, Ranking, dyad, ranking
from app.query.facets import values
from app.query.histogram import histogram
from app.query.reader import View
from app.query.timeline import page
from app.query.walks import Walk
from app.render.formats import decoded
from app.render.labels import named
from app.routes.addresses import encoded, here, with_query
from app.routes.answering import encoded as as_json
from app.routes.asking import asked
from app.routes.histogram import HISTOGRAM, told
from app.routes.kept import Told, accepting, answer, meta
from app.routes.lanes import lanes_of
from app.routes.languages import language_of
from app.routes.reference import COUNTED, COUNTING, EVENT, documented, parameters
from app.routes.selecting import filters, links, listed
from app.routes.shapes.dyads import DyadAnswer, DyadList

router = APIRouter(tags=["aggregates"])
BRIEF = ("id", "url", "type", "title", "date")
PAIR: dict[str, Any] = {
    "a": {"id": "RUS", "name": "Russia"},
    "b": {"id": "UKR", "name": "Ukraine"},
    "count": 4100, "a_to_b": 2900, "b_to_a": 950, "mutual": 300,
    "first": {name: EVENT[name] for name in BRIEF},
    "last": {name: EVENT[name] for name in BRIEF},
}  # fmt: skip
PAIRS = {
    "data": [PAIR | {"url": "/dyads/RUS/UKR", "events": "/events?dyad=RUS,UKR"}],
    "meta": {"returned": 1, "limit": 50, "total": 1, "sort": "-count", **COUNTED},
    "links": {"self": "http://localhost:8000/dyads", "events": "/events"},
}
BETWEEN = PAIR | {
    "types": [{"value": "truce_declared", "label": "Truce declared", "count": 31}],
    "histogram": HISTOGRAM,
    "latest": [EVENT],
    "meta": COUNTED,
    "links": {
        "self": "http://localhost:8000/dyads/RUS/UKR",
        "events": "/events?dyad=RUS,UKR",
        "turned": "/dyads/UKR/RUS",
    },
}


@router.get(
    "/dyads",
    operation_id="listDyads",
    responses=documented("Pairs.", PAIRS, 406, 422, 503, schema=DyadList, headers=COUNTING),
    openapi_extra=parameters(Pairing, ("json",)),
)
async def list_dyads(request: Request) -> Response:
    """The pairs of actors that are opposed most often: source against target, or parties of one event.

    A pair of wholes has the events of their parts too, as the filter `dyad` has. With that filter only the
    pairs it names are told.
    """
    wanted = asked(request, Pairing)
    accepting(request, wanted.format)
    language = language_of(request, wanted.lang)
    return await answer(request, wanted, language, partial(_ranking, request, wanted, language))


@router.get(
    "/dyads/{a}/{b}",
    operation_id="getDyad",
    responses=documented("One pair.", BETWEEN, 404, 406, 422, 503, schema=DyadAnswer, headers=COUNTING),
    openapi_extra=parameters(Facing, ("json",)),
)
async def get_dyad(request: Request, a: str, b: str) -> Response:
    """What is between two actors, by code or name: in which direction, of which type, when."""
    wanted = asked(request, Facing)
    with lanes_of(request).reader.inline() as view:
        one, other = _codes(partial(met, view), a=a, b=b)
    pair = "|".join(sorted((one, other)))
    accepting(request, wanted.format)
    language = language_of(request, wanted.lang)
    facing = wanted.having(dyad=Dyads((pair,), wanted.actor_scope == "exact"))
    return await answer(request, facing, language, partial(_dyad, request, facing, (one, other), language))


def _codes(met: Met, **names: str) -> list[str]:
    """The one actor that each part of the path stands for; all that stand for none or several are told."""
    found, faults = [], []
    for place, name in names.items():
        codes, suggestions = _resolved(name, met)
        found.append(codes[0] if codes else "")
        if len(codes) != 1:
            several = f"'{name[:100]}' stands for {' and '.join(codes)}." if codes else ""
            detail = several or f"There is no actor '{name[:100]}'.{meant(suggestions)}"
            faults.append(Fault("not_found", place, detail, name, codes or suggestions, place="path"))
    if faults:
        raise Problem("not_found", " ".join(fault.detail for fault in faults), *faults)
    return found


def _resolved(name: str, met: Met) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The actors that a name stands for, or else those that may have been meant."""
    try:
        return parties_of(name, met), ()
    except PydanticCustomError as fault:
        return (), tuple((fault.context or {})["suggestions"])


def _ranking(request: Request, wanted: Pairing, language: str, view: View, seq: int) -> Told:
    found = ranking(view, wanted, seq)
    pairs = [_listed(request, each, found, wanted.split, language) for each in found.dyads]
    counted = {"returned": len(pairs), "limit": wanted.limit, "total": found.total, "sort": wanted.sort}
    told = {"data": pairs, "meta": counted | meta(view, wanted, seq), "links": links(request)}
    return Told(as_json(told), found.total)


def _listed(request: Request, each: Dyad, found: Ranking, split: str | None, language: str) -> dict[str, Any]:
    a, b = each.pair.split("|")
    by = {"by": _values(split, found.by[each.pair], language)} if split else {}
    others = filters(request, "dyad")
    url = with_query(f"/dyads/{a}/{b}", encoded(others))
    return {**_pair(each, a, b), **by, "url": url, "events": _events(request, a, b)}


def _pair(each: Dyad, a: str, b: str) -> dict[str, Any]:
    forth, back = (each.forth, each.back) if a <= b else (each.back, each.forth)
    return {
        "a": {"id": a, "name": named("actor", a)},
        "b": {"id": b, "name": named("actor", b)},
        "count": each.events,
        "a_to_b": forth,
        "b_to_a": back,
        "mutual": each.mutual,
        "first": _brief(each.first),
        "last": _brief(each.last),
    }


def _dyad(
    request: Request, wanted: Facing, actors: tuple[str, str], language: str, view: View, seq: int
) -> Told:
    one, other = actors
    known = _pair(dyad(view, wanted, seq, "|".join(sorted(actors))), one, other)
    latest = page(view, Walk(wanted, "-date", seq), wanted.limit)
    more = {
        "types": _values("type", values(view, wanted, seq, "type"), language),
        "histogram": told(histogram(view, wanted, seq), wanted, language),
        "meta": meta(view, wanted, seq),
        "links": {
            "self": here(request),
            "events": _events(request, one, other),
            "turned": with_query(f"/dyads/{other}/{one}", encoded(request.query_params.multi_items())),
        },
    }
    body = f'{as_json(known | more)[:-1]},"latest":[{",".join(latest.bodies)}]}}'
    return Told(body, known["count"])


def _values(field: str, counts: Mapping[str | None, int], language: str) -> list[dict[str, Any]]:
    """The values of a field with their labels, most frequent first; null where events have none."""
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0] or ""))
    return [
        {"value": value, "label": value and named(field, value, language), "count": count}
        for value, count in ranked
    ]


def _brief(body: str | None) -> dict[str, Any] | None:
    if body is None:
        return None
    event = decoded(body)
    return {name: event[name] for name in BRIEF}


def _events(request: Request, a: str, b: str) -> str:
    return listed([*filters(request, "dyad"), ("dyad", f"{a},{b}")])
