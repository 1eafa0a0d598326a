"""The course of a line through its stops: round the water, smooth, simple. On a plane, in kilometres."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
import shapely
from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry

from geodata.geometry.curve import smooth
from geodata.geometry.overland import WET_KM, overland, wet_km
from geodata.geometry.waypoint import Stop
from geodata.place import PlaceFeature

END_KM = 25.0
"""A line is carried on beyond its end places by their radius, but no farther than this."""
ENDS = frozenset({PlaceFeature.CITY, PlaceFeature.FACILITY})


def course(stops: Sequence[Stop], land: BaseGeometry | None) -> LineString:
    """Return the line through two or more stops: the best of the candidates that does not cross itself."""
    points = [stop.point for stop in stops]
    bent = [points[0]]
    for a, b in itertools.pairwise(points):
        leg = overland(a, b, land) if land is not None else LineString([a, b])
        bent.extend(Point(xy) for xy in leg.coords[1:])
    rounded = carried_on(smooth(bent), stops, land)
    stiff = carried_on(LineString(bent), stops, land)
    if land is not None and wet_km(rounded, land) > wet_km(stiff, land) + WET_KM:
        rounded = stiff
    return next((line for line in (rounded, stiff, smooth(points)) if line.is_simple), LineString(points))


def carried_on(line: LineString, stops: Sequence[Stop], land: BaseGeometry | None) -> LineString:
    """Return a line carried on straight where it ends in a town, by the town's radius and not into the sea."""
    xy = np.array(line.coords)
    head = beyond(xy[0], xy[1], stops[0], land)
    tail = beyond(xy[-1], xy[-2], stops[-1], land)
    return LineString(np.vstack([*head, xy, *tail]))


def beyond(end: np.ndarray, before: np.ndarray, stop: Stop, land: BaseGeometry | None) -> list[np.ndarray]:
    """Return the point to which a line is carried on past its end, none for an area or a town at the very shore."""
    if stop.place.feature not in ENDS:
        return []
    step = (end - before) / np.hypot(*(end - before)) * min(stop.radius_km, END_KM)
    extension = LineString([end, end + step])
    if land is not None:
        pieces = [p for p in shapely.get_parts(extension.intersection(land)) if p.distance(Point(end)) < WET_KM]
        extension = pieces[0] if pieces and isinstance(pieces[0], LineString) else LineString()
    if extension.is_empty:
        return []
    return [np.array(max(extension.coords, key=lambda xy: Point(xy).distance(Point(end))))]
