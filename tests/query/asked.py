"""What is asked of the made timeline: several values of every filter, alone and to be combined."""

from collections.abc import Iterator, Sequence
from itertools import product

from tests.query.spoken import Query
from tests.timeline import Body

BOUNDS: tuple[dict[str, str], ...] = (
    {"from": "2025-03"},
    {"to": "2025-02-10"},
    {"on": "2025-01"},
    {"from": "2025-01-10", "to": "2025-02"},
    {"from": "2025-03-02T04:00:00Z"},
    {"to": "2025-02-27T23:00:00+02:00"},
    {"datetime": "2025-01-20T12:00:00Z/2025-03"},
)
DATES: tuple[dict[str, str], ...] = (
    *({**bound, "date_match": match} for bound, match in product(BOUNDS, ("within", "starts"))),
    *BOUNDS,
    {**BOUNDS[0], "undated": "include"},
    {**BOUNDS[3], "undated": "include", "date_match": "within"},
    {**BOUNDS[4], "undated": "include", "date_match": "starts"},
    {**BOUNDS[5], "undated": "include", "date_match": "overlaps"},
    {**BOUNDS[3], "undated": "exclude"},
    {"undated": "exclude"},
    {"undated": "only"},
    {"on": "2025-03-01"},
    {"on": "2025"},
    {"from": "-60d", "to": "today"},
    {"from": "2025-02-28T22:00:00Z", "to": "2025-03-01T21:00:00Z"},
    {"datetime": "../2024"},
    {"datetime": "2025-04-02/.."},
    {"precision": "day"},
    {"precision": "month,quarter,unknown"},
    {"precision": "-day,-hour"},
    {"precision": "day,week,-week"},
    {"min_precision": "day"},
    {"min_precision": "quarter"},
    {"month_day": "03-01"},
)
WHAT: tuple[dict[str, str], ...] = (
    {"type": "talks_held"},
    {"type": "talks_held,war_started"},
    {"type": "-talks_held,-strike_reported"},
    {"family": "truce"},
    {"family": "-talks"},
    {"code": "cameo:19"},
    {"code": "plover:CONSULT,cameo:0871"},
    {"code": "-plover:assault"},
    {"modality": "claimed,denied"},
    {"modality": "-occurred"},
    {"min_killed": "0"},
    {"min_killed": "3"},
    {"q": "truce"},
    {"q": '"prisoner swap"'},
    {"q": "prisoner swap -families"},
    {"q": "erdogan OR exchange*"},
    {"q": "-truce"},
    {"q": "truce OR -side"},
    {"q": "перемирии OR 停戦"},
)
WHO: tuple[dict[str, str], ...] = (
    {"actor": "Kremlin"},
    {"actor": "SDN"},
    {"actor": "SDN", "actor_scope": "exact"},
    {"actor": "RUS,Turkey"},
    {"actor": "RUS,UKR,SDN,USA,TUR"},
    {"actor": "-Ukraine"},
    {"actor": "SDN,-SDN-MIL"},
    {"source_actor": "RUS"},
    {"source_actor": "-SDN"},
    {"target_actor": "ukraine,SDN"},
    {"target_actor": "SDN-CIV"},
    {"mediator": "TUR,SDN"},
    {"actor_all": "RUS,UKR"},
    {"actor_all": "SDN,-USA"},
    {"actor_all": "-RUS,-UKR"},
    {"dyad": "RUS,UKR"},
    {"dyad": "RSF,Sudan"},
    {"dyad": "SDN,SDN-CIV"},
    {"dyad": "SDN,RSF", "actor_scope": "exact"},
    {"actor_type": "group"},
    {"actor_type": "-country"},
    {"actor_country": "SDN,TUR"},
    {"actor_country": "-Russia"},
    {"actor_text": "SDN-"},
    {"attributed_to": "UKR"},
    {"attributed_to": "SDN,-RUS"},
    {"attributed_to": "-SDN"},
)
WHERE: tuple[dict[str, str], ...] = (
    {"country": "UKR"},
    {"country": "-Switzerland"},
    {"country": "CHE,FJI,NOR,ASM,SDN"},
    {"region": "melanesia"},
    {"region": "-europe"},
    {"admin1": "Odesa"},
    {"admin1": "-Khartoum"},
    {"place": "geneva"},
    {"place": "-geneva-che,-suva"},
    {"place": "suva,pago pago"},
    {"bbox": "0,40,40,60"},
    {"bbox": "170,-20,-170,20"},
    {"bbox": "-180,-90,180,0"},
    {"lat": "47", "lon": "20", "radius_km": "1200"},
    {"lat": "-16", "lon": "-179.5", "radius_km": "1300"},
    {"lat": "-88", "lon": "170", "radius_km": "1200"},
    {"located": "true"},
    {"located": "false"},
)
TELLING: tuple[dict[str, str], ...] = (
    {"reported_from": "2025-03-15"},
    {"reported_to": "2025-03-20"},
    {"reported_from": "2025-02-10", "reported_to": "2025-03"},
    {"publisher": "Post 1"},
    {"publisher": "Post 2,Post 3,Post 4,Post 5"},
    {"publisher": "-Post 1,-Post 2"},
    {"publisher": "Post 3,-Post 4"},
    {"language": "fr"},
    {"language": "PT-br,fr"},
    {"language": "-en"},
    {"min_confidence": "0.5"},
    {"min_confidence": "0.51"},
    {"min_articles": "2"},
    {"min_publishers": "1"},
    {"min_publishers": "2"},
)
RECORD: tuple[dict[str, str], ...] = (
    {"status": "retracted"},
    {"status": "merged,retracted"},
    {"status": "all"},
    {"status": "-merged"},
    {"created_since": "seq:90"},
    {"created_since": "2025-05-03T01:30:15Z"},
    {"updated_since": "seq:150"},
    {"updated_since": "2025-05-03"},
    {"updated_since": "-17d"},
)


UNNAMED = (*DATES, *WHAT, *WHO, *WHERE, *TELLING, *RECORD)


def cases(bodies: Sequence[Body]) -> list[Query]:
    """Every case; those on ids and articles name some of the events given."""
    return [*UNNAMED, *_named(bodies)]


def _named(bodies: Sequence[Body]) -> Iterator[Query]:
    ids = [body["id"] for body in bodies]
    told = [report for body in bodies for report in body["reports"]]
    articles = list(dict.fromkeys(report["id"] for report in told))
    urls = list(dict.fromkeys(report["url"] for report in told if report["url"]))
    yield from _timed(bodies)
    yield {"id": ids[7]}
    yield {"id": ",".join([*ids[::3], "evt_none"])}
    yield {"article": articles[4]}
    yield {"article": f"{urls[9]},{articles[2]}"}
    yield {"article": ",".join(["https://post.example/none", *urls[::4]])}


def _timed(bodies: Sequence[Body]) -> Iterator[Query]:
    """Bounds at the very instants of events whose day is not the one that it is in UTC."""
    dates = [body["date"] for body in bodies if body["status"] == "active" and body["date"]["start_at"]]
    ahead = next(each for each in dates if each["start"] > each["start_at"][:10])
    behind = next(each for each in dates if each["start"] < each["start_at"][:10])
    for match in ("overlaps", "starts"):
        yield {"from": behind["start_at"], "date_match": match}
        yield {"to": ahead["start_at"], "date_match": match}
    yield {"on": ahead["start_at"], "date_match": "starts"}
    yield {"datetime": f"{behind['start_at']}/{behind['start_at']}", "date_match": "starts"}


def together(one: Query, other: Query) -> Query | None:
    """Two queries as one; None where they cannot be asked at once."""
    if any(other[name] != value for name, value in one.items() if name in other):
        return None
    both = {**one, **other}
    dates = [name for name in ("from", "to", "on", "datetime") if name in both]
    if len(dates) > 1 and dates != ["from", "to"]:
        return None
    if both.get("undated") == "only" and dates:
        return None
    return None if dates == ["from", "to"] and _crossed(one, other) else both


def _crossed(one: Query, other: Query) -> bool:
    """Whether the bounds come from two queries, and may be the wrong way round."""
    return not ({"from", "to"} <= one.keys() or {"from", "to"} <= other.keys())
