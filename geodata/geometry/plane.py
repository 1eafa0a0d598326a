"""A flat map around one point, in kilometres: where lines and arrows are built, free of poles and antimeridian."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence

import numpy as np
import shapely
from pyproj import Transformer
from pyproj.enums import TransformDirection
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from geodata.geometry.distance import distance_km
from geodata.place import Place

HALF_TURN = 180.0
"""A step of more than this many degrees of longitude between neighbours means the antimeridian was crossed."""


class Plane:
    """Azimuthal equidistant projection of the WGS84 ellipsoid around a centre; plane coordinates are kilometres.

    Distances from the centre are exact; within 1,000 km of it others are true to 0.5 % (Snyder, Map Projections: A
    Working Manual, USGS 1987, p. 191).

    >>> plane = Plane(31.2, 16.6)
    >>> round(plane.to_plane(Point(16.6, 32.2)).y)
    111
    """

    def __init__(self, lat: float, lon: float) -> None:
        self.lat, self.lon = lat, lon
        self._transformer = projection(lat, lon)

    def to_plane(self, geometry: BaseGeometry) -> BaseGeometry:
        """Return a WGS84 geometry (longitude first) in kilometres east and north of the centre."""
        return shapely.transform(geometry, lambda xy: np.column_stack(self._transformer.transform(xy[:, 0], xy[:, 1])))

    def to_earth(self, geometry: BaseGeometry) -> BaseGeometry:
        """Return a plane geometry in WGS84 degrees, cut at the antimeridian as RFC 7946 (section 3.1.9) asks."""
        return cut_at_antimeridian(unwrapped(geometry, self._transformer))

    def place(self, place: Place) -> Point:
        """Return where a place lies on the plane."""
        x, y = self._transformer.transform(place.lon, place.lat)
        return Point(x, y)

    def places(self, places: Iterable[Place]) -> np.ndarray:
        """Return where places lie on the plane, all at once: shape (n, 2), in kilometres."""
        lon_lat = np.array([(place.lon, place.lat) for place in places]).reshape(-1, 2)
        return np.column_stack(self._transformer.transform(lon_lat[:, 0], lon_lat[:, 1]))


@functools.lru_cache(maxsize=256)
def projection(lat: float, lon: float) -> Transformer:
    """Return the projection around a point, from WGS84 (longitude first) to kilometres."""
    crs = f"+proj=aeqd +lat_0={lat} +lon_0={lon} +datum=WGS84 +units=km"
    return Transformer.from_crs("EPSG:4326", crs, always_xy=True)


def plane_around(places: Iterable[Place]) -> Plane:
    """Return the plane around the middle of some places, taken on the sphere; raise ``ValueError`` when there are none.

    >>> from geodata.place import PlaceFeature
    >>> ends = [Place("a", "A", 0, lon, PlaceFeature.CITY, None, None, 0, None, "") for lon in (179, -179)]
    >>> round(plane_around(ends).place(ends[1]).x)
    111
    """
    return plane_at([(place.lat, place.lon) for place in places])


def plane_of(*geometries: BaseGeometry) -> Plane:
    """Return the plane around the middle of the corners of geometries (WGS84).

    >>> round(plane_of(Point(179, 0), Point(-179, 0)).lon)
    180
    """
    return plane_at(shapely.get_coordinates(geometries)[:, ::-1])


def plane_at(points: Sequence[tuple[float, float]] | np.ndarray) -> Plane:
    """Return the plane around the middle of points (latitude, longitude); raise ``ValueError`` without any."""
    lat_lon = np.radians(points)
    if not len(lat_lon):
        raise ValueError("a plane needs at least one place")
    lat, lon = lat_lon[:, 0], lat_lon[:, 1]
    x, y, z = (np.cos(lat) * np.cos(lon)).mean(), (np.cos(lat) * np.sin(lon)).mean(), np.sin(lat).mean()
    return Plane(float(np.degrees(np.arctan2(z, np.hypot(x, y)))), float(np.degrees(np.arctan2(y, x))))


def between_km(one: Place, other: Place) -> float:
    """Return the length of the great circle between two places.

    >>> from geodata.place import PlaceFeature
    >>> a, b = (Place(n, n, lat, 0, PlaceFeature.CITY, None, None, 0, None, "") for n, lat in (("a", 0), ("b", 1)))
    >>> round(between_km(a, b), 1)
    111.2
    """
    return distance_km(one.lat, one.lon, other.lat, other.lon)


def unwrapped(geometry: BaseGeometry, projected: Transformer) -> BaseGeometry:
    """Return a plane geometry in degrees whose longitudes run on past 180° instead of jumping to -180°."""
    first = shapely.get_coordinates(geometry)[:1]
    if not len(first):
        return geometry
    origin = float(projected.transform(first[0, 0], first[0, 1], direction=TransformDirection.INVERSE)[0])

    def degrees(xy: np.ndarray) -> np.ndarray:
        lon, lat = projected.transform(xy[:, 0], xy[:, 1], direction=TransformDirection.INVERSE)
        turns = np.round((np.asarray(lon) - origin) / (2 * HALF_TURN))
        return np.column_stack((np.asarray(lon) - turns * 2 * HALF_TURN, lat))

    return shapely.transform(geometry, degrees)


def cut_at_antimeridian(geometry: BaseGeometry) -> BaseGeometry:
    """Return a geometry whose longitudes may run past ±180° as parts that all lie within them.

    >>> from shapely.geometry import LineString
    >>> cut_at_antimeridian(LineString([(179, 0), (181, 0)])).wkt
    'MULTILINESTRING ((179 0, 180 0), (-180 0, -179 0))'
    """
    west, _, east, _ = geometry.bounds if not geometry.is_empty else (0, 0, 0, 0)
    if west >= -HALF_TURN and east <= HALF_TURN:
        return geometry
    if geometry.geom_type.startswith("Multi"):
        return unary_union([cut_at_antimeridian(part) for part in shapely.get_parts(geometry)])
    kept: list[BaseGeometry] = []
    for turn in (-1, 0, 1):
        window = shapely.box((2 * turn - 1) * HALF_TURN, -90, (2 * turn + 1) * HALF_TURN, 90)
        shift = np.array([-2 * turn * HALF_TURN, 0])
        part = shapely.transform(shapely.intersection(geometry, window), shift.__add__)
        kept.extend(p for p in shapely.get_parts(part) if not p.is_empty and p.geom_type == geometry.geom_type)
    return unary_union(kept) if kept else geometry
