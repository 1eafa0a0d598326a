"""The line behind which a force would stand after it has withdrawn. On a plane, in kilometres."""

from __future__ import annotations

import numpy as np
import shapely
from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry

SHARE = 0.45
"""A limit reaches to each side by this share of the way withdrawn …"""
LEAST_KM, MOST_KM = 15.0, 150.0
"""… and never by less or more than this."""
BEND = 0.16
"""Its ends bend back by this share of its half."""
STEPS = 24
SHORE_KM = 4.0
BORDER_KM = 8.0
"""A stretch of an area's border this near to the coast or the frontier faces no one."""
GRAIN_KM = 0.05
"""So far inside of an area a sight must reach to count as through it."""


def limit(start: Point, end: Point, radius_km: float, land: BaseGeometry | None) -> LineString:
    """Return the line before ``end``, a town of ``radius_km``, across the way from ``start``; it ends at the shore.

    It lies before the town by the town's radius (at most a third of the way), for the town stays with the force.

    >>> line = limit(Point(0, 0), Point(100, 0), 10, None)
    >>> [round(x) for x in line.bounds]
    [90, -45, 97, 45]
    """
    a, b = np.array((start.x, start.y)), np.array((end.x, end.y))
    way = float(np.hypot(*(b - a)))
    along = (b - a) / way
    across = np.array((-along[1], along[0]))
    half = min(max(SHARE * way, LEAST_KM), MOST_KM)
    middle = b - along * min(radius_km, way / 3)
    t = np.linspace(-1, 1, 2 * STEPS + 1)[:, None]
    line = LineString(middle + across * t * half + along * BEND * half * t**2)
    return ashore(line, Point(middle), land)


def ashore(line: LineString, middle: Point, land: BaseGeometry | None) -> LineString:
    """Return the piece of a line on land that is nearest to its middle, all of it when none is near."""
    if land is None:
        return line
    pieces = [
        p for p in shapely.get_parts(line.intersection(land)) if isinstance(p, LineString) and p.length > SHORE_KM
    ]
    return min(pieces, key=lambda piece: float(piece.distance(middle)), default=line)


def facing(area: BaseGeometry, start: Point, land: BaseGeometry | None) -> LineString | None:
    """Return the stretch of an area's border that looks towards ``start``, without coast and frontier.

    ``None`` when ``start`` lies inside of the area.

    >>> from shapely.geometry import box
    >>> facing(box(50, 0, 100, 50), Point(0, 25), None).bounds
    (50.0, 0.0, 50.0, 50.0)
    """
    if area.covers(start):
        return None
    xy = shapely.get_coordinates(shapely.boundary(max(shapely.get_parts(area), key=lambda part: float(part.area))))
    edges = np.array(shapely.linestrings(np.stack((xy[:-1], xy[1:]), axis=1)))
    middles = (xy[:-1] + xy[1:]) / 2
    sights = shapely.linestrings(np.stack((np.broadcast_to((start.x, start.y), middles.shape), middles), axis=1))
    inner = shapely.buffer(area, -GRAIN_KM)
    shapely.prepare(inner)
    seen = shapely.union_all(edges[~shapely.intersects(inner, sights)])
    dry = seen if land is None else seen.difference(shapely.boundary(land).buffer(BORDER_KM))
    return longest_line(dry) or longest_line(seen)


def longest_line(geometry: BaseGeometry) -> LineString | None:
    """Return the longest line of a geometry, those that touch joined, or ``None``."""
    lines = [part for part in shapely.get_parts(shapely.line_merge(geometry)) if isinstance(part, LineString)]
    return max((line for line in lines if line.length), key=lambda line: float(line.length), default=None)
