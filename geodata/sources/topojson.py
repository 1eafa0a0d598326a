"""Reading TopoJSON: lines and polygons stitched from shared, quantised arcs (TopoJSON format specification 1.0)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
from shapely.geometry import LineString, MultiLineString, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

Coordinates: TypeAlias = npt.NDArray[np.float64]


def arcs(topology: dict[str, Any]) -> list[Coordinates]:
    """Return the arcs of a topology in degrees, longitude first.

    >>> arcs({"arcs": [[[0, 0], [10, 5]]], "transform": {"scale": [0.1, 0.1], "translate": [1, 2]}})[0].tolist()
    [[1.0, 2.0], [2.0, 2.5]]
    """
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    return [np.cumsum(np.array(arc, float), axis=0) * scale + translate for arc in topology["arcs"]]


def stitched(indices: list[int], pieces: list[Coordinates]) -> Coordinates:
    """Return one line of several arcs; ``~i`` means arc ``i`` backwards; shared ends are kept once.

    >>> stitched([0, ~1], [np.array([[0.0, 0], [1, 0]]), np.array([[2.0, 0], [1, 0]])]).tolist()
    [[0.0, 0.0], [1.0, 0.0], [2.0, 0.0]]
    """
    parts = [pieces[i] if i >= 0 else pieces[~i][::-1] for i in indices]
    return np.vstack([parts[0], *(part[1:] for part in parts[1:])])


def geometries(topology: dict[str, Any], layer: str) -> Iterator[BaseGeometry]:
    """Yield the lines and polygons of a layer (WGS84 degrees, longitude first), without empty ones."""
    pieces = arcs(topology)
    for item in topology["objects"][layer]["geometries"]:
        made = _geometry(item, pieces)
        if made is not None and not made.is_empty:
            yield made


def _geometry(item: dict[str, Any], pieces: list[Coordinates]) -> BaseGeometry | None:
    """Return one geometry object of a topology; ``None`` for kinds that are neither lines nor areas."""
    match item["type"]:
        case "LineString":
            return LineString(stitched(item["arcs"], pieces))
        case "MultiLineString":
            return MultiLineString([stitched(line, pieces) for line in item["arcs"]])
        case "Polygon":
            return _polygon(item["arcs"], pieces)
        case "MultiPolygon":
            return unary_union([_polygon(rings, pieces) for rings in item["arcs"]])
        case _:
            return None


def _polygon(rings: list[list[int]], pieces: list[Coordinates]) -> BaseGeometry:
    """Return a valid polygon of its rings, the outer one first; rings of fewer than three corners are dropped."""
    lines = [line for ring in rings if len(line := stitched(ring, pieces)) > 3]
    return Polygon(lines[0], lines[1:]).buffer(0) if lines else Polygon()
