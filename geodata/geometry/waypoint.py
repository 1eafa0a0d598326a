"""The places of a line: towns it runs through, areas it may run into."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geodata.geometry.plane import Plane
from geodata.place import Place, PlaceFeature

SAME_KM = 1.0
"""Two places met closer to each other than this are one point of a line."""
AREAS = frozenset(PlaceFeature) - {PlaceFeature.CITY, PlaceFeature.FACILITY, PlaceFeature.LINE}


@dataclass(frozen=True, slots=True)
class Waypoint:
    """A place with its radius in kilometres and its outline (WGS84, ``None`` where none is known)."""

    place: Place
    radius_km: float
    outline: BaseGeometry | None = None


@dataclass(frozen=True, slots=True)
class Stop:
    """A waypoint on the plane: the point a line runs to, and the place's surface or course where one is known."""

    waypoint: Waypoint
    point: Point
    area: BaseGeometry | None = None
    course: BaseGeometry | None = None

    @property
    def place(self) -> Place:
        """The place."""
        return self.waypoint.place

    @property
    def radius_km(self) -> float:
        """The radius within which the truth lies."""
        return self.waypoint.radius_km


def stop_on(plane: Plane, waypoint: Waypoint) -> Stop:
    """Return where a waypoint lies on the plane; an area is met at its own point, or else well inside.

    >>> place = Place("a", "A", 0, 0, PlaceFeature.REGION, None, None, 0, None, "")
    >>> stop_on(Plane(0, 0), Waypoint(place, 9, shapely.box(1, -1, 3, 1))).point.x > 100
    True
    """
    point = plane.place(waypoint.place)
    if waypoint.outline is None or waypoint.outline.is_empty:
        return Stop(waypoint, point)
    shape = plane.to_plane(waypoint.outline)
    if shape.area == 0:
        return Stop(waypoint, point, course=shape if shape.length else None)
    if waypoint.place.feature not in AREAS:
        return Stop(waypoint, point)
    return Stop(waypoint, point if shape.covers(point) else shapely.point_on_surface(shape), area=shape)


def distinct(stops: Iterable[Stop]) -> tuple[Stop, ...]:
    """Return the stops without repetitions: one for each place, and one for places met at the same spot.

    Of a town and an area met at one spot the town is kept: it says more.
    """
    kept: list[Stop] = []
    for stop in sorted(stops, key=lambda stop: stop.area is not None):
        same = (other.place.id == stop.place.id or met_at_once(other, stop) for other in kept)
        if not any(same):
            kept.append(stop)
    return tuple(kept)


def met_at_once(one: Stop, other: Stop) -> bool:
    """Tell whether two stops are one point of a line; a known course is no point."""
    pointed = one.course is None and other.course is None
    return pointed and one.point.distance(other.point) < SAME_KM
