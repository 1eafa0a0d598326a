"""The land around some places, for lines that respect the coast."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import shapely
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from geodata.place import Place
from geodata.scene import Shapes

MARGIN_DEGREES = 2.5
PROBES = 8
"""The window is probed for countries on a grid of so many points each way."""
WIDEST_DEGREES = 60.0
NOTHING = MultiPolygon()


def land_around(places: Iterable[Place], shapes: Shapes) -> BaseGeometry:
    """Return all land (WGS84) in a window around ``places``; empty when that spans the antimeridian.

    >>> land_around([], None).is_empty
    True
    """
    kept = list(places)
    if not kept:
        return NOTHING
    west, east = min(p.lon for p in kept) - MARGIN_DEGREES, max(p.lon for p in kept) + MARGIN_DEGREES
    south, north = min(p.lat for p in kept) - MARGIN_DEGREES, max(p.lat for p in kept) + MARGIN_DEGREES
    if east - west > WIDEST_DEGREES:
        return NOTHING
    probes = ((lat, lon) for lat in np.linspace(south, north, PROBES) for lon in np.linspace(west, east, PROBES))
    found = {shapes.country_at(float(lat), float(lon)) for lat, lon in probes} | {place.country for place in kept}
    lands = [land for country in found if country is not None and (land := shapes.land(country)) is not None]
    return shapely.intersection(unary_union(lands), shapely.box(west, south, east, north))
