"""Which places a line runs through and which are areas of their own beside it. All on one plane, in kilometres."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence

from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry

from geodata.geometry.itinerary import itinerary, oriented
from geodata.geometry.waypoint import Stop
from geodata.place import PlaceFeature

SHARPEST_TURN = 70.0
"""Degrees by which a line may turn to reach an area."""
COAST_KM = 30.0
"""A leg lies along the coast where it is nearer to it than this …"""
COASTAL_SHARE = 0.6
"""… and only follows it when so much of it does."""
WHOLES = frozenset({PlaceFeature.COUNTRY, PlaceFeature.CONTINENT})


def run(stops: Sequence[Stop], coast: BaseGeometry | None) -> tuple[tuple[Stop, ...], tuple[Stop, ...]]:
    """Return the stops that the line runs through, in order, and the areas it leaves beside it.

    Towns all belong to the line. Areas are taken nearest first; one joins where that adds least to the line's length,
    unless the line would turn by more than :data:`SHARPEST_TURN` degrees or only follow the ``coast`` to it. Areas
    alone make no line, and whole countries never join one.
    """
    towns = [stop for stop in stops if stop.area is None]
    areas = [stop for stop in stops if stop.area is not None]
    way = [towns[index] for index in itinerary([stop.point for stop in towns])]
    beside: list[Stop] = [stop for stop in areas if not towns or stop.place.feature in WHOLES]
    for stop in sorted((a for a in areas if a not in beside), key=lambda a: nearest_km(a, towns)):
        joined = with_area(way, stop, coast)
        if joined is None:
            beside.append(stop)
        else:
            way = joined
    order = oriented(range(len(way)), [stop.point for stop in way])
    return tuple(way[index] for index in order), tuple(stop for stop in stops if stop in beside)


def nearest_km(stop: Stop, others: Iterable[Stop]) -> float:
    """Return how far a stop's surface is from the nearest of the others."""
    shape = stop.area if stop.area is not None else stop.point
    return min((shape.distance(other.point) for other in others), default=0.0)


def with_area(way: Sequence[Stop], stop: Stop, coast: BaseGeometry | None) -> list[Stop] | None:
    """Return the way with an area put in where it adds least, or ``None`` when it does not belong into the line."""
    options = [[*way[:index], stop, *way[index:]] for index in range(len(way) + 1)]
    best = min(options, key=lambda option: LineString([s.point for s in option]).length)
    if sharpest_turn([s.point for s in best]) > max(SHARPEST_TURN, sharpest_turn([s.point for s in way])):
        return None
    index = best.index(stop)
    legs = [LineString([a.point, b.point]) for a, b in itertools.pairwise(best[max(index - 1, 0) : index + 2])]
    if coast is not None and any(follows(leg, coast) for leg in legs):
        return None
    return best


def sharpest_turn(points: Sequence[Point]) -> float:
    """Return the largest change of direction along a way, in degrees.

    >>> round(sharpest_turn([Point(0, 0), Point(1, 0), Point(1, 1)]))
    90
    >>> sharpest_turn([Point(0, 0), Point(1, 0)])
    0.0
    """
    bearings = [math.atan2(b.y - a.y, b.x - a.x) for a, b in itertools.pairwise(points)]
    turns = [abs(math.remainder(b - a, math.tau)) for a, b in itertools.pairwise(bearings)]
    return math.degrees(max(turns, default=0.0))


def follows(leg: LineString, coast: BaseGeometry) -> bool:
    """Tell whether a leg only follows the coast.

    >>> shore = LineString([(0, 0), (200, 0)])
    >>> follows(LineString([(0, 5), (200, 5)]), shore), follows(LineString([(0, 5), (0, 200)]), shore)
    (True, False)
    """
    near = leg.intersection(coast.buffer(COAST_KM)).length
    return bool(leg.length > 2 * COAST_KM and near >= COASTAL_SHARE * leg.length)
