"""Curves on a plane: the smooth line through points, and the bow of an arrow."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from shapely.geometry import LineString, Point

STEPS = 12
"""Points drawn between two places."""


def smooth(points: Sequence[Point]) -> LineString:
    """Return the centripetal Catmull-Rom spline through ``points``: smooth, through every one, without loops or cusps.

    Source: Yuksel, Schaefer, Keyser, "On the parameterization of Catmull-Rom curves", SIAM/ACM Joint Conference on
    Geometric and Physical Modeling, 2009.

    >>> curve = smooth([Point(0, 0), Point(5, 5), Point(10, 0)])
    >>> len(curve.coords), curve.distance(Point(5, 5))
    (25, 0.0)
    >>> smooth([Point(0, 0), Point(1, 1)]).wkt
    'LINESTRING (0 0, 1 1)'
    """
    xy = np.array([(point.x, point.y) for point in points])
    if len(xy) < 3:
        return LineString(xy)
    padded = np.vstack((2 * xy[0] - xy[1], xy, 2 * xy[-1] - xy[-2]))
    knots = np.concatenate(([0.0], np.cumsum(np.sqrt(np.hypot(*np.diff(padded, axis=0).T)))))
    pieces = [segment(padded[i : i + 4], knots[i : i + 4]) for i in range(len(xy) - 1)]
    return LineString(np.vstack((*pieces, xy[-1:])))


def segment(points: np.ndarray, knots: np.ndarray) -> np.ndarray:
    """Return the points of a spline between the second and third of four points (Barry and Goldman's pyramid)."""
    t = np.linspace(knots[1], knots[2], STEPS, endpoint=False)[:, None]

    def blend(a: np.ndarray, b: np.ndarray, start: float, end: float) -> np.ndarray:
        return np.asarray((end - t) / (end - start) * a + (t - start) / (end - start) * b)

    first = [blend(points[i], points[i + 1], knots[i], knots[i + 1]) for i in range(3)]
    second = [blend(first[i], first[i + 1], knots[i], knots[i + 2]) for i in range(2)]
    return blend(second[0], second[1], knots[1], knots[2])


def bow(start: Point, end: Point, away_from: Point | None = None, *, bulge: float = 0.22) -> LineString:
    """Return a quadratic Bézier curve from ``start`` to ``end``.

    It bends by ``bulge`` of its length to the side that ``away_from`` is not on, to the left without one.

    >>> bow(Point(0, 0), Point(10, 0), away_from=Point(5, -3)).bounds[3] > 1
    True
    >>> bow(Point(0, 0), Point(10, 0), away_from=Point(5, 3)).bounds[1] < -1
    True
    """
    a, b = np.array((start.x, start.y)), np.array((end.x, end.y))
    along = b - a
    left = np.array((-along[1], along[0]))
    if away_from is not None and np.dot(left, np.array((away_from.x, away_from.y)) - a) > 0:
        left = -left
    middle = (a + b) / 2 + 2 * bulge * left
    t = np.linspace(0, 1, 2 * STEPS + 1)[:, None]
    return LineString((1 - t) ** 2 * a + 2 * t * (1 - t) * middle + t**2 * b)
