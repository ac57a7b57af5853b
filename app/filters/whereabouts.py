"""Where it happened: countries and places by name, boxes and circles."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, model_validator

from app.filters import spots, vocabulary
from app.filters.codes import Codes, among, one_of, parse_codes
from app.filters.faults import wrong
from app.filters.geography import Box, Circle, around, box, circle, inside
from app.filters.numbers import between, numbers
from app.filters.schema import listed, param, single
from app.filters.where import Clause, Where, version_column

BOX = "a box: write minLon,minLat,maxLon,maxLat in degrees, such as 22,44,40,52"
HALFWAY_KM = 20_038  # half the circumference of the Earth


@dataclass(frozen=True, slots=True)
class Located:
    """Whether an event must have coordinates, or must not."""

    wanted: bool

    def echo(self) -> bool:
        """The choice as it was given."""
        return self.wanted


def _codes(resolve: Callable[[str], tuple[str, ...]]) -> BeforeValidator:
    def parse(values: Iterable[str]) -> Codes | None:
        return parse_codes(values, resolve)

    return BeforeValidator(parse)


def _among(column: str) -> Where:
    return Where(lambda codes: among(version_column(column), codes))


def _box(text: str) -> Box:
    edges = numbers(text)
    if edges is None or len(edges) != 4:
        raise wrong(text, BOX)
    west, south, east, north = edges
    if not (abs(west) <= 180 and abs(east) <= 180 and -90 <= south <= north <= 90):
        raise wrong(text, f"{BOX}; longitudes within 180, latitudes within 90, south before north")
    return box(west, south, east, north)


def _located(text: str) -> Located:
    return Located(one_of(("true", "false"), "a choice")(text)[0] == "true")


def _has_place(located: Located) -> Clause:
    lat: Clause = version_column("lat").is_not(None) if located.wanted else version_column("lat").is_(None)
    return lat


class Whereabouts(BaseModel):
    """The filters on the place of an event."""

    country: Annotated[Codes | None, _codes(vocabulary.country), _among("country")] = param(
        "Where it happened: ISO code or name of a country; a leading `-` excludes.", ["UKR"], listed()
    )
    region: Annotated[Codes | None, _codes(spots.region), _among("country")] = param(
        "Part of the world where it happened: a UN region or one that the news speaks of (`sahel`).",
        ["Eastern Africa"],
        listed(),
    )
    admin1: Annotated[Codes | None, _codes(spots.admin1), _among("admin1")] = param(
        "First-level region of a country where it happened.", ["Odesa"], listed()
    )
    place: Annotated[Codes | None, _codes(spots.place), _among("place_id")] = param(
        "Place where it happened, by name or id, see /places; a leading `-` excludes.", ["Geneva"], listed()
    )
    bbox: Annotated[Box | None, BeforeValidator(_box), Where(inside)] = param(
        "In this box, edges included: minLon,minLat,maxLon,maxLat (RFC 7946). Where minLon is above maxLon, "
        "it crosses the antimeridian.",
        "22,44,40,52",
        single("string"),
    )
    lat: Annotated[float | None, BeforeValidator(between(-90, 90))] = param(
        "Latitude of a circle's centre; with `lon` and `radius_km`.",
        50.45,
        single("number", minimum=-90, maximum=90),
    )
    lon: Annotated[float | None, BeforeValidator(between(-180, 180))] = param(
        "Longitude of a circle's centre.", 30.52, single("number", minimum=-180, maximum=180)
    )
    radius_km: Annotated[float | None, BeforeValidator(between(0, HALFWAY_KM))] = param(
        "Radius of the circle in kilometres.", 100, single("number", minimum=0, maximum=HALFWAY_KM)
    )
    located: Annotated[Located | None, BeforeValidator(_located), Where(_has_place)] = param(
        "Whether the event has coordinates.", True, single("boolean")
    )

    @model_validator(mode="after")
    def _whole_circle(self) -> Self:
        sorted_by = str(getattr(self, "sort", "")).lstrip("-")
        wanted = ("lat", "lon") if sorted_by == "distance" else ("lat", "lon", "radius_km")
        given = [name for name in ("lat", "lon", "radius_km") if getattr(self, name) is not None]
        missing = [name for name in wanted if name not in given]
        if given and missing:
            value = f"{getattr(self, given[0]):g}"
            raise wrong(value, f"enough without '{missing[0]}'", "conflicting_parameters", field=given[0])
        return self

    @property
    def circle(self) -> Circle | None:
        """The circle that the event must lie in: all the Earth where only its centre is given."""
        if self.lat is None or self.lon is None:
            return None
        return circle(self.lat, self.lon, HALFWAY_KM if self.radius_km is None else self.radius_km)


AROUND = Where(around)
