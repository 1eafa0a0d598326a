"""The soft band along a line, as wide as its places are imprecise. On a plane, in kilometres."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
from shapely.geometry import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

WIDEST = 0.12
"""A band reaches at most this share of the line's length to each side, so that a line remains a line."""
STEPS = 32


def corridor(line: LineString, places: Sequence[tuple[Point, float]]) -> BaseGeometry:
    """Return the band of a line: at each place as wide as its radius in kilometres, in between in proportion.

    >>> band = corridor(LineString([(0, 0), (100, 0)]), [(Point(0, 0), 5), (Point(100, 0), 10)])
    >>> [round(edge) for edge in band.bounds]
    [-5, -10, 110, 10]
    """
    widest = WIDEST * line.length
    known = sorted((line.project(point), min(radius, widest)) for point, radius in places)
    along = np.linspace(0, line.length, STEPS + 1)
    widths = np.interp(along, [reach for reach, _ in known], [width for _, width in known])
    discs = [line.interpolate(reach).buffer(width) for reach, width in zip(along, widths, strict=True)]
    return unary_union([unary_union(pair).convex_hull for pair in itertools.pairwise(discs)])


def band_around(line: BaseGeometry, width_km: float) -> BaseGeometry:
    """Return the band of a ring or a known course, all of one width.

    >>> round(band_around(LineString(Point(0, 0).buffer(10).exterior), 2).bounds[2])
    12
    """
    return line.buffer(width_km)


def ring(point: Point, radius_km: float) -> LineString:
    """Return a circle as a closed line.

    >>> ring(Point(0, 0), 10).is_ring
    True
    """
    return LineString(Polygon(point.buffer(radius_km, quad_segs=16)).exterior)
