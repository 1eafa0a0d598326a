"""The land around some places, for lines that respect the coast."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass, field

import numpy as np
import shapely
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from geodata.atlas.shapes import Shapes
from geodata.place import Place

MARGIN_DEGREES = 2.5
PROBES = 9
"""The window is probed for countries on a grid of so many points each way."""
WIDEST_DEGREES = 60.0
EDGE_DEGREES = 1.0
"""Land is known so far beyond the window, so that the window's edge is no coast."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The land around some places, and its coast (both WGS84); empty where nothing is known."""

    land: BaseGeometry = field(default_factory=MultiPolygon)
    coast: BaseGeometry = field(default_factory=MultiPolygon)


def ground_around(places: Iterable[Place], shapes: Shapes) -> Ground:
    """Return land and coast in a window around ``places``; nothing when that spans the antimeridian.

    >>> ground_around([], None).land.is_empty
    True
    """
    kept = list(places)
    if not kept:
        return Ground()
    west, east = min(p.lon for p in kept) - MARGIN_DEGREES, max(p.lon for p in kept) + MARGIN_DEGREES
    south, north = min(p.lat for p in kept) - MARGIN_DEGREES, max(p.lat for p in kept) + MARGIN_DEGREES
    named = {place.country for place in kept if place.country is not None}
    return ground_in((west, south, east, north), shapes, named)


def ground_in(bounds: tuple[float, float, float, float], shapes: Shapes, named: Set[str] = frozenset()) -> Ground:
    """Return land and coast in a window (west, south, east, north); nothing when that spans the antimeridian.

    ``named`` are countries (ISO 3166-1 alpha-2) that are surely in it, however small.
    """
    if bounds[2] - bounds[0] > WIDEST_DEGREES:
        return Ground()
    window = shapely.box(*bounds)
    wide = window.buffer(EDGE_DEGREES, join_style="mitre")
    codes = countries_in(wide.bounds, shapes) | named
    lands = [shapely.intersection(land, wide) for code in codes if (land := shapes.land(code)) is not None]
    union = unary_union(lands)
    if union.is_empty:
        return Ground()
    return Ground(shapely.intersection(union, window), shapely.intersection(shapely.boundary(union), window))


def countries_in(bounds: tuple[float, float, float, float], shapes: Shapes) -> set[str]:
    """Return the countries found by probing a window (west, south, east, north) on a grid."""
    west, south, east, north = bounds
    probes = ((lat, lon) for lat in np.linspace(south, north, PROBES) for lon in np.linspace(west, east, PROBES))
    found = (shapes.country_at(float(lat), float(lon)) for lat, lon in probes)
    return {country for country in found if country is not None}
