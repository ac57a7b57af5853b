"""/timeline: events in groups, of time or of whom and what they are about."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.filters.aggregates import GROUP_SIZE, GROUPS, PERIODS, Grouping
from app.filters.codes import Codes
from app.filters.listing import PAGE
from app.filters.parties import Parties
from app.query.buckets import INTERVALS
from app.query.counts import count
from app.query.cursors import Cursor, decode, encode, fingerprint
from app.query.facets import values
from app.query.groups import UNDATED, Group, grouped
from app.query.reader import View
from app.query.timeline import page
from app.query.totals import AT_MOST, Total
from app.query.walks import Walk
from app.render import groups as written
from app.render.labels import named
from app.routes.addresses import encoded, here, with_query, without
from app.routes.answering import encoded as as_json
from app.routes.asking import asked, format_of
from app.routes.kept import Told, answer, meta
from app.routes.languages import language_of
from app.routes.reference import COUNTED, COUNTING, EVENT, documented, parameters
from app.routes.selecting import filters, listed
from app.routes.shapes.timeline import Timeline

router = APIRouter(tags=["aggregates"])
FORMATS = ("json", "text")
BOUNDS = ("from", "to", "on", "datetime", "date_match")
APRIL: dict[str, Any] = {
    "key": "2025-04", "label": "April 2025", "start": "2025-04-01", "end": "2025-04-30",
    "count": 12, "coarser": 2, "begun": False, "goes_on": True,
    "url": "/events?from=2025-04-01&to=2025-04-30&date_match=starts", "events": [EVENT],
}  # fmt: skip
TOLD = {
    "data": [APRIL],
    "meta": {
        "group": "month", "sort": "date", "returned": 1, "limit": 1, "total": 412, "total_is": "exact",
        "other": None, "missing": None, **COUNTED,
    },
    "links": {"self": "http://localhost:8000/timeline?group=month&limit=1", "next": None, "events": "/events",
              "json": "/timeline?group=month&limit=1", "text": "/timeline?group=month&limit=1&format=text"},
}  # fmt: skip
TEXT = "April 2025 · 1 of 12 events, 2 known less exactly\n2025-04-19..20  truce_declared  RUS > UKR  …\n"
Groups = Sequence[tuple[dict[str, Any], Sequence[str]]]


@router.get(
    "/timeline",
    operation_id="getTimeline",
    responses=documented(
        "Groups of events.", TOLD, 400, 406, 422, 503, schema=Timeline, text=TEXT, headers=COUNTING
    ),
    openapi_extra=parameters(Grouping, FORMATS),
)
async def get_timeline(request: Request) -> Response:
    """Events in groups, oldest first: by the day, week, month, quarter or year they begin in, page by page.

    Or the largest groups by actor, type or country, with the first events of each. An event of several actors
    is in the group of each.
    """
    wanted = asked(request, Grouping)
    format = format_of(request, None, wanted.format, FORMATS)
    tell = _periods if wanted.group in PERIODS else _named
    language = language_of(request, wanted.lang)
    telling = partial(tell, request, wanted, format.name, language)
    return await answer(request, wanted, language, telling, format.media_type)


def _periods(request: Request, wanted: Grouping, format: str, language: str, view: View, seq: int) -> Told:
    """A page of events under the stretches of time that they begin in, as the first page found them."""
    query = fingerprint(wanted.echo(), "timeline", wanted.group, wanted.sort)
    cursor = decode(wanted.cursor, view.state.secret, query) if wanted.cursor else None
    walk = Walk(wanted, wanted.sort, cursor.seq if cursor else seq)
    limit = wanted.limit or PAGE
    found = grouped(view, walk, INTERVALS[wanted.group], limit, cursor.key if cursor else None)
    total = Total.of(cursor.total) if cursor else _total(view, wanted, seq)
    following = None
    if found.after is not None:
        carried = (total.count, total.certainty, total.undated)
        following = here(
            request, cursor=encode(Cursor(query, walk.seq, found.after, carried), view.state.secret)
        )
    groups = [(_period(request, wanted, group), group.bodies) for group in found.groups]
    counted = {
        "limit": limit,
        "total": total.count,
        "total_is": total.certainty,
        "other": None,
        "missing": None,
        **meta(view, wanted, walk.seq),
    }
    return _written(request, wanted, format, groups, counted, following)


def _total(view: View, wanted: Grouping, seq: int) -> Total:
    found = count(view, wanted, seq, AT_MOST + 1)
    return Total(min(found, AT_MOST), "exact" if found <= AT_MOST else "at_least", None)


def _period(request: Request, wanted: Grouping, group: Group) -> dict[str, Any]:
    interval = INTERVALS[wanted.group]
    bounds = {"undated": "only"}
    (key, label), start, end = written.UNDATED, None, None
    if group.bucket != UNDATED:
        first, last = interval.days(group.bucket)
        (key, label), start, end = written.named(interval.name, first), first.isoformat(), last.isoformat()
        bounds = {"from": start, "to": end, "date_match": "starts"}
    others = filters(request, "undated")
    bounded = any(name in BOUNDS for name, _ in others)
    return {
        "key": key,
        "label": label,
        "start": start,
        "end": end,
        "count": group.size.events,
        "coarser": group.size.coarser,
        "begun": group.begun,
        "goes_on": group.goes_on,
        "url": None if bounded else listed([*others, *bounds.items()]),
    }


def _named(request: Request, wanted: Grouping, format: str, language: str, view: View, seq: int) -> Told:
    """The largest groups by the values of a field, each with its first events."""
    counts = values(view, wanted, seq, wanted.group)
    missing = counts.pop(None, 0)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0] or ""))
    shown = [(value or "", events) for value, events in ranked[: wanted.groups or GROUPS]]
    groups = [_group(request, wanted, view, seq, value, language, events) for value, events in shown]
    counted = {
        "limit": None,
        "total": count(view, wanted, seq),
        "total_is": "exact",
        "other": sum(counts.values()) - sum(events for _, events in shown),
        "missing": missing,
        **meta(view, wanted, seq),
    }
    return _written(request, wanted, format, groups, counted, None)


def _group(
    request: Request, wanted: Grouping, view: View, seq: int, value: str, language: str, events: int
) -> tuple[dict[str, Any], Sequence[str]]:
    field, narrowed = _narrowed(wanted, value)
    size = wanted.group_size or GROUP_SIZE
    found = page(view, Walk(narrowed, wanted.sort, seq), size)
    chosen = ",".join(getattr(narrowed, field).echo())
    head = {
        "key": value,
        "label": named(wanted.group, value, language),
        "start": None,
        "end": None,
        "count": events,
        "coarser": 0,
        "begun": False,
        "goes_on": found.more,
        "url": listed([*filters(request, field), (field, chosen)]),
    }
    return head, found.bodies


def _narrowed(wanted: Grouping, value: str) -> tuple[str, Grouping]:
    """The filter for the events of one group, and the field that narrows it down."""
    if wanted.group != "actor":
        return wanted.group, wanted.having(**{wanted.group: Codes((value,))})
    given = wanted.actor_all or Parties(exact=wanted.actor_scope == "exact")
    everyone = Parties(tuple(dict.fromkeys((*given.include, value))), given.exclude, given.exact)
    return "actor_all", wanted.having(actor_all=everyone)


def _written(
    request: Request,
    wanted: Grouping,
    format: str,
    groups: Groups,
    counted: dict[str, Any],
    following: str | None,
) -> Told:
    returned = sum(len(bodies) for _, bodies in groups)
    told = {"group": wanted.group, "sort": wanted.sort, "returned": returned, **counted}
    plain = without(request, ("format", "cursor"))
    links = {
        "self": here(request),
        "next": following,
        "events": listed(filters(request)),
        "json": with_query("/timeline", encoded(plain)),
        "text": with_query("/timeline", encoded([*plain, ("format", "text")])),
    }
    total = counted["total"] if counted["total_is"] == "exact" else None
    if format == "text":
        return Told(written.as_text(groups, told, links), total, following)
    data = ",".join(f'{as_json(head)[:-1]},"events":[{",".join(bodies)}]}}' for head, bodies in groups)
    return Told(f'{{"data":[{data}],"meta":{as_json(told)},"links":{as_json(links)}}}', total, following)
