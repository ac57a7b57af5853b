"""What an aggregate is asked: a filter with the buckets, facets, groups or pairs that are wanted."""

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationInfo, field_validator

from app.filters.codes import one_of, words
from app.filters.event_filter import EventFilter
from app.filters.faults import wrong
from app.filters.languages import Lang, lang_param
from app.filters.listing import MOST, PAGE, parse_limit
from app.filters.parties import Dyads
from app.filters.schema import listed, param, single
from app.filters.who import Actors

INTERVALS = ("auto", "day", "week", "month", "quarter", "year")
ASSIGNMENTS = ("start", "overlap", "fraction")
SPLITS = ("type", "family", "modality", "country")
ACTED = ("actor", "source_actor", "target_actor", "mediator", "attributed_to")
FACETS = (*SPLITS, "place", "precision", *ACTED, "publisher", "language")
FACETED = ("type", "actor", "country", "publisher", "modality")
SPLIT_SIZE, SPLIT_MOST = 10, 50
FACET_SIZE, FACET_MOST = 20, 500
DYADS, DYADS_MOST = 50, 1000
LATEST, LATEST_MOST = 10, 100
PERIODS, NAMED = INTERVALS[1:], ("actor", "type", "country")
GROUPS, GROUPS_MOST = 10, 50
GROUP_SIZE, GROUP_MOST = 5, 50
TRUTH = {"true": True, "false": False, "1": True, "0": False}


def _choice(values: Iterable[str], noun: str) -> BeforeValidator:
    resolve = one_of(values, noun)
    return BeforeValidator(lambda text: resolve(text)[0])


def _choices(values: Iterable[str], noun: str) -> BeforeValidator:
    resolve = one_of(values, noun)
    return BeforeValidator(lambda texts: tuple(dict.fromkeys(resolve(word)[0] for word in words(texts))))


def _up_to(most: int) -> BeforeValidator:
    def parse(text: str) -> int:
        if not (text.isascii() and text.isdigit()) or int(text[:9]) < 1:
            raise wrong(text, f"a whole number from 1 to {most}")
        if len(text) > 9 or int(text) > most:
            raise wrong(text, f"at most {most}", "limit_too_large")
        return int(text)

    return BeforeValidator(parse)


def _true(text: str) -> bool:
    return TRUTH[one_of(TRUTH, "true or false")(text)[0]]


def _selected(values: Iterable[str], default: str) -> Any:
    return single("string", enum=list(values), default=default)


JsonOnly = Annotated[str | None, _choice(("json",), "a format")]


class Bucketing(EventFilter):
    """The filter of /events/histogram with the buckets wanted."""

    bucket: Annotated[str, _choice(INTERVALS, "an interval")] = param(
        "How long a bucket is; weeks are ISO weeks. `auto` takes the finest interval that makes at most "
        "100 buckets and is not too fine for every date.",
        "week",
        _selected(INTERVALS, "auto"),
        alias="interval",
        default="auto",
    )
    split: Annotated[str | None, _choice(SPLITS, "a field to split by")] = param(
        "Count each bucket by the values of this field too, the most frequent ones apart.",
        "type",
        single("string", enum=list(SPLITS)),
    )
    size: Annotated[int | None, _up_to(SPLIT_MOST)] = param(
        f"With `split`: how many values are told apart, {SPLIT_SIZE} unless given; the rest is `other`.",
        5,
        single("integer", minimum=1, maximum=SPLIT_MOST),
    )
    fill: Annotated[bool, BeforeValidator(_true)] = param(
        "Whether buckets without events are told too.", False, single("boolean", default=True), default=True
    )
    assign: Annotated[str, _choice(ASSIGNMENTS, "a way to assign")] = param(
        "`start` counts an event in the bucket of its first day, `overlap` in each that it touches, "
        "`fraction` spreads a weight of 1 evenly over its days.",
        "overlap",
        _selected(ASSIGNMENTS, "start"),
        default="start",
    )
    coarse: Annotated[str, _choice(("apart", "include"), "a place for coarse dates")] = param(
        "Events known less exactly than a bucket is long are counted in `coarser` alone (`apart`), or "
        "placed like any other (`include`).",
        "include",
        _selected(("apart", "include"), "apart"),
        default="apart",
    )
    lang: Lang = lang_param()
    format: JsonOnly = param("The format of the answer; it beats Accept.", "json", single("string"))

    @field_validator("size", mode="after")
    @classmethod
    def _of_split(cls, size: int | None, info: ValidationInfo) -> int | None:
        if size and "split" in info.data and info.data["split"] is None:
            raise wrong(str(size), "allowed without 'split'", "conflicting_parameters")
        return size


class Faceting(EventFilter):
    """The filter of /events/facets with the facets wanted."""

    fields: Annotated[tuple[str, ...], _choices(FACETS, "a field to count by")] = param(
        f"The fields to count by, {', '.join(FACETED)} unless given.",
        ["type", "actor"],
        single("array", items={"type": "string", "enum": list(FACETS)}),
        default=FACETED,
    )
    size: Annotated[int, _up_to(FACET_MOST)] = param(
        "Values of each field; the rest is `other`. Selected values are always told.",
        10,
        single("integer", minimum=1, maximum=FACET_MOST, default=FACET_SIZE),
        default=FACET_SIZE,
    )
    facet_mode: Annotated[str, _choice(("disjunctive", "conjunctive"), "a mode")] = param(
        "`disjunctive`: a field's counts ignore the filter on that field, so that they tell what else could "
        "be selected; `conjunctive`: all filters count.",
        "conjunctive",
        _selected(("disjunctive", "conjunctive"), "disjunctive"),
        default="disjunctive",
    )
    facet_sort: Annotated[str, _choice(("count", "value"), "an order")] = param(
        "Most frequent first, or by value.", "value", _selected(("count", "value"), "count"), default="count"
    )
    lang: Lang = lang_param()
    format: JsonOnly = param("The format of the answer; it beats Accept.", "json", single("string"))

    @property
    def tells_actors(self) -> bool:
        """Whether actors are among the fields."""
        return not set(ACTED).isdisjoint(self.fields)


class Grouping(EventFilter):
    """The filter of /timeline with the groups wanted."""

    group: Annotated[str, _choice((*PERIODS, *NAMED), "a way to group")] = param(
        "By the day, ISO week, month, quarter or year that events begin in, a page of events at a time; or "
        "by `actor`, `type` or `country`, the largest groups with the first events of each.",
        "month",
        _selected((*PERIODS, *NAMED), "day"),
        default="day",
    )
    sort: Annotated[str, _choice(("date", "-date"), "an order")] = param(
        "Oldest or newest first.", "-date", _selected(("date", "-date"), "date"), default="date"
    )
    limit: Annotated[int | None, BeforeValidator(parse_limit)] = param(
        f"Grouped by time: events a page, {PAGE} unless given.",
        50,
        single("integer", minimum=1, maximum=MOST),
    )
    cursor: str | None = param(
        "Grouped by time: where to go on, copied from `links.next`.", "eyJx…", single("string")
    )
    groups: Annotated[int | None, _up_to(GROUPS_MOST)] = param(
        f"Grouped by `actor`, `type` or `country`: at most this many groups, {GROUPS} unless given.",
        5,
        single("integer", minimum=1, maximum=GROUPS_MOST),
    )
    group_size: Annotated[int | None, _up_to(GROUP_MOST)] = param(
        f"Grouped by `actor`, `type` or `country`: events of each group, {GROUP_SIZE} unless given.",
        3,
        single("integer", minimum=1, maximum=GROUP_MOST),
    )
    lang: Lang = lang_param()
    format: Annotated[str | None, _choice(("json", "text"), "a format")] = param(
        "The format of the answer; it beats Accept.", "text", single("string")
    )

    @field_validator("limit", "cursor", "groups", "group_size", mode="after")
    @classmethod
    def _of_use(cls, given: Any, info: ValidationInfo) -> Any:
        group = info.data.get("group")
        mine = PERIODS if info.field_name in ("limit", "cursor") else NAMED
        if given is not None and group is not None and group not in mine:
            raise wrong(str(given), f"allowed when grouped by {group}", "conflicting_parameters")
        return given

    @property
    def tells_actors(self) -> bool:
        """Whether actors make the groups."""
        return self.group == "actor"


class Pairing(EventFilter):
    """The filter of /dyads with the pairs wanted."""

    partner: Actors = param(
        "Only pairs that one of these actors is in; `-` leaves out pairs that one is in.",
        ["RUS"],
        listed(),
        alias="with",
    )
    split: Annotated[str | None, _choice(SPLITS, "a field to split by")] = param(
        "Count each pair's events by the values of this field too.",
        "type",
        single("string", enum=list(SPLITS)),
    )
    sort: Annotated[str, _choice(("-count", "-last"), "an order")] = param(
        "Most events first, or latest event first.", "-last", _selected(("-count", "-last"), "-count"),
        default="-count",
    )  # fmt: skip
    limit: Annotated[int, _up_to(DYADS_MOST)] = param(
        "At most this many pairs.",
        20,
        single("integer", minimum=1, maximum=DYADS_MOST, default=DYADS),
        default=DYADS,
    )
    lang: Lang = lang_param()
    format: JsonOnly = param("The format of the answer; it beats Accept.", "json", single("string"))

    @property
    def tells_actors(self) -> bool:
        """Whether actors are told apart: pairs always do."""
        return True


class Facing(Bucketing):
    """The filter of /dyads/{a}/{b} with the buckets and the latest events wanted."""

    limit: Annotated[int, _up_to(LATEST_MOST)] = param(
        "At most this many of the latest events.",
        5,
        single("integer", minimum=1, maximum=LATEST_MOST, default=LATEST),
        default=LATEST,
    )

    @property
    def tells_actors(self) -> bool:
        """Whether actors are told apart: the path names two."""
        return True

    @field_validator("dyad", mode="after")
    @classmethod
    def _in_the_path(cls, dyad: Dyads | None) -> None:
        if dyad is not None:
            raise wrong(
                " ".join(dyad.echo()), "allowed here: the path names the pair", "conflicting_parameters"
            )
