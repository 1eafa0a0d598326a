"""Polygons of where a field on a grid is positive, with shared borders where fields are each other's opposites."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

Floats = npt.NDArray[np.float64]
RIM_KM = 1.0
"""How far outside the grid the wall of negative values stands."""


def positive_polygons(x: Floats, y: Floats, field: Floats) -> BaseGeometry:
    """Return the area where a field is positive, interpolated linearly within the triangles of a grid.

    ``x`` (n) and ``y`` (m) are the rising coordinates of columns and rows, ``field`` has shape (m, n). Each cell is cut
    into two triangles, so that there is no ambiguous case as in marching squares (Doi and Koide, An efficient method of
    triangulating equi-valued surfaces, IEICE Transactions E74, 1991). The rim of the grid counts as negative.

    >>> import numpy as np
    >>> axis = np.arange(-3.0, 4.0)
    >>> cone = 2.0 - np.hypot(*np.meshgrid(axis, axis))
    >>> 9 < positive_polygons(axis, axis, cone).area < 12.6
    True
    """
    walled = np.pad(field, 1, constant_values=-1.0)
    xs = np.concatenate(([x[0] - RIM_KM], x, [x[-1] + RIM_KM]))
    ys = np.concatenate(([y[0] - RIM_KM], y, [y[-1] + RIM_KM]))
    segments = crossings(xs, ys, np.where(walled == 0.0, -1e-12, walled))
    if not len(segments):
        return MultiPolygon()
    faces = shapely.get_parts(shapely.polygonize(np.asarray(shapely.linestrings(segments))))
    if not len(faces):
        return MultiPolygon()
    inside = shapely.get_coordinates(shapely.point_on_surface(faces))
    return unary_union(faces[field_at(xs, ys, walled, inside) > 0])


def crossings(x: Floats, y: Floats, field: Floats) -> Floats:
    """Return the segments (s, 2, 2) on which a field changes its sign, one in each triangle that it crosses."""
    node = np.arange(field.size).reshape(field.shape)
    low_left, low_right = node[:-1, :-1].ravel(), node[:-1, 1:].ravel()
    up_left, up_right = node[1:, :-1].ravel(), node[1:, 1:].ravel()
    triangles = np.concatenate(
        (np.column_stack((low_left, low_right, up_right)), np.column_stack((low_left, up_left, up_right)))
    )
    values = field.ravel()
    positive = values[triangles] > 0
    count = positive.sum(axis=1)
    crossed = (count == 1) | (count == 2)
    triangles, positive, count = triangles[crossed], positive[crossed], count[crossed]
    alone = np.where(count == 1, positive.argmax(axis=1), (~positive).argmax(axis=1))
    corner = np.take_along_axis(triangles, alone[:, None], axis=1)[:, 0]
    others = [np.take_along_axis(triangles, ((alone + step) % 3)[:, None], axis=1)[:, 0] for step in (1, 2)]
    points = np.column_stack((np.tile(x, len(y)), np.repeat(y, len(x))))
    ends = [on_edge(points, values, corner, other) for other in others]
    segments = np.stack(ends, axis=1)
    return segments[np.any(segments[:, 0] != segments[:, 1], axis=1)]


def on_edge(points: Floats, values: Floats, one: npt.NDArray[np.int64], other: npt.NDArray[np.int64]) -> Floats:
    """Return where the field is zero on edges between nodes, to the metre, the same from either side."""
    first, last = np.minimum(one, other), np.maximum(one, other)
    share = (values[first] / (values[first] - values[last])).clip(0.02, 0.98)[:, None]
    return np.round(points[first] + share * (points[last] - points[first]), 3)


def field_at(x: Floats, y: Floats, field: Floats, points: Floats) -> Floats:
    """Return the field at points (s, 2), linear within the triangles of the grid."""
    column = (np.searchsorted(x, points[:, 0]) - 1).clip(0, len(x) - 2)
    row = (np.searchsorted(y, points[:, 1]) - 1).clip(0, len(y) - 2)
    u = (points[:, 0] - x[column]) / (x[column + 1] - x[column])
    v = (points[:, 1] - y[row]) / (y[row + 1] - y[row])
    low, high = field[row, column], field[row + 1, column + 1]
    middle = np.where(u > v, field[row, column + 1], field[row + 1, column])
    result: Floats = low + (middle - low) * np.maximum(u, v) + (high - middle) * np.minimum(u, v)
    return result
