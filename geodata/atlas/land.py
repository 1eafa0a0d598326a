"""The land around some places, for lines that respect the coast."""

from __future__ import annotations

import math
from collections.abc import Iterable, Set
from dataclasses import dataclass, field

import numpy as np
import shapely
from shapely.affinity import translate
from shapely.geometry import MultiPolygon, Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from geodata.atlas.shapes import Shapes
from geodata.geometry.bounds import Bounds, bounds_of
from geodata.geometry.plane import plane_around
from geodata.place import Place

MARGIN_DEGREES = 2.5
PROBES = 9
"""The window is probed for countries on a grid of so many points each way."""
WIDEST_DEGREES = 60.0
TURNS = (-360.0, 0.0, 360.0)
EDGE_DEGREES = 1.0
"""Land is known so far beyond the window, so that the window's edge is no coast."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The land around some places, its coast, and the land of the places' own countries; empty where nothing is known.

    All WGS84, longitudes running on past 180 degrees where the places lie on both sides of the antimeridian.
    """

    land: BaseGeometry = field(default_factory=MultiPolygon)
    coast: BaseGeometry = field(default_factory=MultiPolygon)
    home: BaseGeometry = field(default_factory=MultiPolygon)


def ground_around(places: Iterable[Place], shapes: Shapes) -> Ground:
    """Return land and coast in a window around ``places``, and what of it is land of their countries.

    >>> ground_around([], None).land.is_empty
    True
    """
    kept = list(places)
    if not kept:
        return Ground()
    spots = [Point(place.lon, place.lat) for place in kept]
    west, south, east, north = bounds_of(spots, plane_around(kept).lon)
    window = (west - MARGIN_DEGREES, south - MARGIN_DEGREES, east + MARGIN_DEGREES, north + MARGIN_DEGREES)
    own = {code for place in kept for code in (place.country, shapes.country_at(place.lat, place.lon)) if code}
    return ground_in(window, shapes, own)


def ground_in(bounds: Bounds, shapes: Shapes, own: Set[str] = frozenset()) -> Ground:
    """Return land and coast in a window (west, south, east, north); nothing when it is too wide.

    ``own`` are the countries (ISO 3166-1 alpha-2) of the places; east is beyond 180 across the antimeridian.
    """
    if bounds[2] - bounds[0] > WIDEST_DEGREES:
        return Ground()
    window = shapely.box(*bounds)
    wide = window.buffer(EDGE_DEGREES, join_style="mitre")
    lands = {
        code: within(land, wide) for code in codes_in(wide, shapes) | own if (land := shapes.land(code)) is not None
    }
    union = unary_union(list(lands.values()))
    if union.is_empty:
        return Ground()
    home = unary_union([land for code, land in lands.items() if code in own])
    coast = shapely.intersection(shapely.boundary(union), window)
    return Ground(shapely.intersection(union, window), coast, shapely.intersection(home, window))


def within(land: BaseGeometry, window: BaseGeometry) -> BaseGeometry:
    """Return the part of a land in a window whose longitudes may run past 180 degrees either way.

    >>> within(shapely.box(-180, 0, -170, 9), shapely.box(175, 0, 185, 9)).bounds
    (180.0, 0.0, 185.0, 9.0)
    """
    west, _, east, _ = window.bounds
    turns = [turn for turn in TURNS if west < turn + 180.0 and east > turn - 180.0]
    parts = [shapely.intersection(translate(land, turn) if turn else land, window) for turn in turns]
    return unary_union([part for part in parts if not part.is_empty])


def codes_in(window: BaseGeometry, shapes: Shapes) -> set[str]:
    """Return the countries found by probing a window on a grid."""
    west, south, east, north = window.bounds
    probes = ((lat, lon) for lat in np.linspace(south, north, PROBES) for lon in np.linspace(west, east, PROBES))
    found = (shapes.country_at(float(lat), math.remainder(lon, 360.0)) for lat, lon in probes)
    return {country for country in found if country is not None}
