"""/stats: how much there is, over which years, and how fresh."""

from collections.abc import Mapping
from dataclasses import asdict
from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict
from starlette.requests import Request
from starlette.responses import Response

from app.codebook import labels
from app.events.document import stamp
from app.filters.languages import Lang, lang_param
from app.filters.schema import param, single
from app.query.reader import State
from app.query.stats import STATS, Stats, Year
from app.routes.answering import encoded, of_state, sent
from app.routes.asking import asked, only_json
from app.routes.caching import unchanged
from app.routes.lanes import lanes_of
from app.routes.languages import in_language, language_of
from app.routes.reference import documented, parameters
from app.routes.searching import up_to
from app.routes.shapes import store as shapes

router = APIRouter(tags=["store"])
TOP, MOST = 10, 100


class Showing(BaseModel):
    """The parameters of /stats."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    top: Annotated[int, up_to(MOST)] = param(
        f"At most this many types; {TOP} unless given.",
        5,
        single("integer", minimum=1, maximum=MOST, default=TOP),
        default=TOP,
    )
    lang: Lang = lang_param()


EXAMPLE = {
    "data": {
        "totals": {"events": {"all": 420, "active": 412, "retracted": 6, "merged": 2}, "articles": 200,
                   "articles_not_coded": 3, "publishers": 12, "versions": 700, "changes": 700},
        "types": [{"value": "talks_held", "label": "Talks held", "events": 90,
                   "url": "/events?type=talks_held"}],
        "types_other": 322,
        "modalities": [{"value": "occurred", "label": "Occurred", "events": 300,
                        "url": "/events?modality=occurred"}],
        "precisions": [{"value": "day", "label": "To the day", "events": 350,
                        "url": "/events?precision=day"}],
        "coverage": {"first_event": "2022-02-24", "last_event": "2025-05-02", "undated": 9, "coarser": 1,
                     "years": [{"year": 2025, "events": 402, "exact": 380, "coarse": 22,
                                "url": "/events?on=2025&date_match=starts&min_precision=year"}]},
        "freshness": {"last_ingest_at": "2025-05-02T08:58:03Z", "last_change_at": "2025-05-02T08:58:03Z",
                      "seq": 700},
    },
    "meta": {"language": "en"},
}  # fmt: skip


@router.get(
    "/stats",
    operation_id="getStats",
    responses=documented("What the store holds.", EXAMPLE, 406, 422, 503, schema=shapes.Stats),
    openapi_extra=parameters(Showing),
)
async def get_stats(request: Request) -> Response:
    """How many events and articles there are, of what kind, over which years, and how fresh they are."""
    wanted = asked(request, Showing)
    only_json(request)
    language, lanes = language_of(request, wanted.lang), lanes_of(request)
    with lanes.reader.inline() as view:
        headers = in_language(of_state(view.state, wanted.top, language), language)
    if unchanged(request, headers):
        return Response(None, 304, headers)
    state, found = await lanes.apart(STATS.read, lanes.reader)
    headers = in_language(of_state(state, wanted.top, language), language)
    told = {"data": _told(state, found, wanted.top, language), "meta": {"language": language}}
    return sent(encoded(told), headers)


def _told(state: State, found: Stats, top: int, language: str) -> dict[str, Any]:
    types = _counted(dict(islice(found.types.items(), top)), "type", language)
    return {
        "totals": {
            "events": {"all": sum(found.statuses.values()), **found.statuses},
            "articles": found.articles,
            "articles_not_coded": found.uncoded,
            "publishers": found.publishers,
            "versions": found.versions,
            "changes": found.changes,
        },
        "types": types,
        "types_other": sum(found.types.values()) - sum(each["events"] for each in types),
        "modalities": _counted(found.modalities, "modality", language),
        "precisions": _counted(found.precisions, "precision", language),
        "coverage": {
            "first_event": found.first_event,
            "last_event": found.last_event,
            "undated": found.undated,
            "coarser": found.coarser,
            "years": [_year(each) for each in found.years],
        },
        "freshness": {
            "last_ingest_at": state.last_ingest_at and stamp(state.last_ingest_at),
            "last_change_at": state.at and stamp(state.at),
            "seq": state.seq,
        },
    }


def _counted(counts: Mapping[str, int], vocabulary: str, language: str) -> list[dict[str, Any]]:
    return [
        {
            "value": value,
            "label": labels.label(value, language, vocabulary),
            "events": count,
            "url": f"/events?{vocabulary}={value}",
        }
        for value, count in counts.items()
    ]


def _year(each: Year) -> dict[str, Any]:
    url = f"/events?on={each.year:04}&date_match=starts&min_precision=year"
    return {**asdict(each), "events": each.exact + each.coarse, "url": url}
