"""How far from its point the truth of a place may lie, in kilometres, by its kind and size."""

from __future__ import annotations

import math
from functools import lru_cache

import shapely
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

from geodata.place import Place, PlaceFeature

CITY_RADII_KM = ((5_000_000, 25.0), (1_000_000, 20.0), (200_000, 15.0), (50_000, 10.0), (0, 5.0))
"""Radius of a built-up area with its outskirts, by population; ours, in the spirit of UCDP GED's where_prec 1 and 2."""
RADII_KM = {
    PlaceFeature.FACILITY: 5.0,
    PlaceFeature.LINE: 25.0,
    PlaceFeature.ADMIN2: 40.0,
    PlaceFeature.ADMIN1: 100.0,
    PlaceFeature.REGION: 100.0,
    PlaceFeature.WATER: 100.0,
    PlaceFeature.COUNTRY: 400.0,
    PlaceFeature.CONTINENT: 2000.0,
}
"""Radius of what has no known outline."""
WGS84 = Geod(ellps="WGS84")


def radius_km(place: Place, outline: BaseGeometry | None = None) -> float:
    """Return the radius within which the truth lies: of the circle as large as the outline where one is known.

    >>> radius_km(Place("a", "A", 0, 0, PlaceFeature.CITY, None, None, 90_000, None, ""))
    10.0
    >>> square = shapely.box(10, 0, 11, 1)
    >>> round(radius_km(Place("b", "B", 0, 10, PlaceFeature.ADMIN1, None, None, 0, "admin1:X", ""), square))
    63
    """
    if place.feature is PlaceFeature.CITY:
        return next(radius for people, radius in CITY_RADII_KM if place.population >= people)
    area_km2 = outline_area_km2(outline) if outline is not None else 0.0
    return round(math.sqrt(area_km2 / math.pi), 1) or RADII_KM[place.feature]


@lru_cache(maxsize=256)
def outline_area_km2(outline: BaseGeometry) -> float:
    """Return the area of a WGS84 outline on the ellipsoid (Karney 2013), zero for points and lines."""
    return abs(WGS84.geometry_area_perimeter(shapely.orient_polygons(outline))[0]) / 1e6
