"""Where a line meets an area at its end: in the middle, or at the border of one too large for that. On one plane."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import shapely
from shapely.ops import nearest_points

from geodata.geometry.waypoint import Stop

MIDDLE_KM = 250.0
"""The middle of an area with a larger radius says nothing: a line to it ends at its border …"""
LEAST_KM = 10.0
"""… unless that is as near to the place before as this."""


def met(way: Sequence[Stop]) -> list[Stop]:
    """Return the stops of a line with the areas at its ends met at the border where they are too large.

    An area is too large when its radius is more than :data:`MIDDLE_KM`, or more than the way to its middle.

    >>> met([])
    []
    """
    stops = list(way)
    if len(stops) < 2:
        return stops
    stops[0], stops[-1] = at_border(stops[0], stops[1]), at_border(stops[-1], stops[-2])
    return stops


def at_border(end: Stop, before: Stop) -> Stop:
    """Return an end of a line at the border of its area, as it is where the middle will do."""
    if end.area is None or end.radius_km <= min(MIDDLE_KM, end.point.distance(before.point)):
        return end
    border = nearest_points(shapely.boundary(end.area), before.point)[0]
    near = end.area.covers(before.point) or border.distance(before.point) < LEAST_KM
    return end if near else replace(end, point=border)
