"""The box around geometries, the short way round the globe."""

from __future__ import annotations

import math
from collections.abc import Sequence

import shapely
from shapely.geometry.base import BaseGeometry

Bounds = tuple[float, float, float, float]
"""West, south, east, north in degrees; east may be beyond 180, west beyond -180."""


def bounds_of(geometries: Sequence[BaseGeometry], centre_lon: float) -> Bounds:
    """Return the bounds of geometries, longitudes counted on from the side of ``centre_lon``.

    >>> from shapely.geometry import Point
    >>> bounds_of([Point(179, 1), Point(-179, 2)], 180.0)
    (179.0, 1.0, 181.0, 2.0)
    """
    xy = shapely.get_coordinates(geometries)
    lon = [centre_lon + math.remainder(x - centre_lon, 360.0) for x in xy[:, 0]]
    return min(lon), float(xy[:, 1].min()), max(lon), float(xy[:, 1].max())
