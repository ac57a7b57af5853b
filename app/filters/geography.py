"""Boxes and circles on the globe, and the SQL that finds the events in them."""

from __future__ import annotations

from dataclasses import dataclass
from math import degrees
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.filters.where import Clause

EARTH_KM = 6371.0088  # mean radius, IUGG


@dataclass(frozen=True, slots=True)
class Box:
    """WGS84 degrees in the order of RFC 7946; `wraps` when it crosses the antimeridian."""

    west: float
    south: float
    east: float
    north: float
    wraps: bool

    def echo(self) -> str:
        """The box as it is written: minLon,minLat,maxLon,maxLat."""
        return ",".join(f"{edge:g}" for edge in (self.west, self.south, self.east, self.north))


@dataclass(frozen=True, slots=True)
class Circle:
    """A centre in WGS84 degrees, a radius in km, and the latitudes between which it lies."""

    lat: float
    lon: float
    km: float
    south: float
    north: float


def box(west: float, south: float, east: float, north: float) -> Box:
    """The box between four edges; west of the antimeridian to east of it where `west` is above `east`."""
    return Box(west, south, east, north, west > east)


def circle(lat: float, lon: float, km: float) -> Circle:
    """The circle of a radius around a point."""
    reach = degrees(km / EARTH_KM)
    return Circle(lat, lon, km, lat - reach, lat + reach)


def inside(box: Box) -> Clause:
    """The condition that an event lies in a box, its edges included."""
    from app.tables import event_version

    v = event_version.c
    east_of, west_of = v.lon >= box.west, v.lon <= box.east
    return v.lat.between(box.south, box.north) & (east_of | west_of if box.wraps else east_of & west_of)


def around(circle: Circle) -> Clause:
    """The condition that an event lies in a circle; its latitude is looked at first."""
    from app.tables import event_version

    near: Clause = event_version.c.lat.between(circle.south, circle.north)
    close: Clause = kilometres(circle) <= circle.km
    return near & close


def kilometres(circle: Circle) -> Any:
    """The great-circle distance of an event from a centre as SQL (haversine formula)."""
    import sqlalchemy as sa

    from app.tables import event_version

    f, v = sa.func, event_version.c
    north, east = f.radians(v.lat - circle.lat) / 2, f.radians(v.lon - circle.lon) / 2
    bend = f.cos(f.radians(circle.lat)) * f.cos(f.radians(v.lat)) * f.sin(east) * f.sin(east)
    half = f.sin(north) * f.sin(north) + bend
    return 2 * EARTH_KM * f.asin(f.sqrt(sa.case((half > 1, 1.0), else_=half)))
