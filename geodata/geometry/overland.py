"""A way between two places that keeps to the land where both lie on it."""

from __future__ import annotations

import heapq
import itertools

import numpy as np
import shapely
from shapely.geometry import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

WET_KM = 3.0
"""A way may run through so much water (bays, lagoons, the coarseness of the coast) and still counts as overland."""
DETOUR = 2.5
"""A way round the water may be so many times longer than the straight one; else the straight one is kept."""
COARSENESS_KM = 3.0
VERTICES = 160


def wet_km(way: LineString, land: BaseGeometry) -> float:
    """Return how much of ``way`` lies off the land."""
    return float(way.difference(land).length)


def overland(start: Point, end: Point, land: BaseGeometry) -> LineString:
    """Return the shortest way from ``start`` to ``end`` that keeps to ``land`` (all on one plane, in kilometres).

    The straight way when it is dry enough, when the ends stand on different shores, or when the way round would be more
    than :data:`DETOUR` times longer.

    >>> bay = Polygon([(0, 0), (100, 0), (100, 60), (60, 60), (60, 20), (40, 20), (40, 60), (0, 60)])
    >>> overland(Point(20, 50), Point(80, 50), bay).length > 80
    True
    >>> overland(Point(10, 10), Point(90, 10), bay).wkt
    'LINESTRING (10 10, 90 10)'
    """
    straight = LineString([start, end])
    if wet_km(straight, land) <= WET_KM:
        return straight
    shore = common_shore(start, end, land)
    if shore is None:
        return straight
    way = shortest_inside(start, end, shore)
    return straight if way is None or way.length > DETOUR * straight.length else way


def common_shore(start: Point, end: Point, land: BaseGeometry) -> Polygon | None:
    """Return the one piece of land that both points stand on (or within :data:`WET_KM` of), near the two."""
    window = LineString([start, end]).buffer(start.distance(end))
    for piece in shapely.get_parts(land.intersection(window)):
        if isinstance(piece, Polygon) and piece.distance(start) <= WET_KM and piece.distance(end) <= WET_KM:
            return piece
    return None


def shortest_inside(start: Point, end: Point, land: Polygon) -> LineString | None:
    """Return the shortest way through the corners of the coast that see each other over land, or ``None``."""
    coarseness = COARSENESS_KM
    outline = Polygon(land.exterior).simplify(coarseness)
    while shapely.get_num_coordinates(outline) > VERTICES:
        coarseness *= 1.6
        outline = Polygon(land.exterior).simplify(coarseness)
    ashore = [nearest_points(outline, point)[0] for point in (start, end)]
    corners = [*ashore, *(Point(xy) for xy in shapely.get_coordinates(outline)[:-1])]
    route = dijkstra(visibility(corners, outline.buffer(coarseness / 2)))
    if route is None:
        return None
    inner = [corners[index] for index in route[1:-1]]
    return LineString([start, *inner, end])


def visibility(corners: list[Point], land: BaseGeometry) -> np.ndarray:
    """Return the distance between each two corners that see each other over ``land``, infinity where they do not."""
    pairs = np.array(list(itertools.combinations(range(len(corners)), 2)))
    xy = shapely.get_coordinates(corners)
    segments = shapely.linestrings(xy[pairs])
    shapely.prepare(land)
    seen = shapely.covers(land, segments)
    distances = np.full((len(corners), len(corners)), np.inf)
    for (a, b), reach in zip(pairs[seen], shapely.length(segments[seen]), strict=True):
        distances[a, b] = distances[b, a] = reach
    return distances


def dijkstra(distances: np.ndarray) -> list[int] | None:
    """Return the indices of the shortest way from the first node to the second (Dijkstra 1959), ``None`` without one.

    >>> dijkstra(np.array([[np.inf, np.inf, 1], [np.inf, np.inf, 1], [1, 1, np.inf]]))
    [0, 2, 1]
    """
    queue: list[tuple[float, int, tuple[int, ...]]] = [(0.0, 0, (0,))]
    done: set[int] = set()
    while queue:
        reach, here, way = heapq.heappop(queue)
        if here == 1:
            return list(way)
        if here in done:
            continue
        done.add(here)
        for there in np.flatnonzero(np.isfinite(distances[here])):
            if int(there) not in done:
                heapq.heappush(queue, (reach + float(distances[here, there]), int(there), (*way, int(there))))
    return None
