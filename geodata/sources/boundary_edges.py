"""Coasts, borders and province lines as the edges that polygons of a coverage share or do not share."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias, TypeVar

import shapely
from shapely.geometry import MultiLineString
from shapely.geometry.base import BaseGeometry

Edge: TypeAlias = tuple[tuple[float, float], tuple[float, float]]
KindT = TypeVar("KindT", bound=Hashable)


def edges(polygon: BaseGeometry) -> Iterator[Edge]:
    """Yield each edge of the rings of a polygon or multipolygon, its lesser end first.

    >>> sorted(edges(shapely.box(0, 0, 1, 1)))[0]
    ((0.0, 0.0), (0.0, 1.0))
    """
    for part in shapely.get_parts(polygon):
        for ring in (part.exterior, *part.interiors):
            for start, end in pairwise(ring.coords):
                yield (start, end) if start < end else (end, start)


def owners(polygons: Sequence[BaseGeometry]) -> dict[Edge, tuple[int, ...]]:
    """Return which polygons (by index) have each edge: one on a coast, two on a border.

    >>> shared = owners([shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)])
    >>> [edge for edge, indices in shared.items() if indices == (0, 1)]
    [((1.0, 0.0), (1.0, 1.0))]
    """
    found: dict[Edge, tuple[int, ...]] = {}
    for index, polygon in enumerate(polygons):
        for edge in edges(polygon):
            found[edge] = (*found.get(edge, ()), index)
    return found


def lines(kinds: Iterable[tuple[KindT, Edge]]) -> dict[KindT, BaseGeometry]:
    """Return the edges of each kind, joined to lines as long as can be.

    >>> lines([("coast", ((0, 0), (1, 0))), ("coast", ((1, 0), (2, 0)))])["coast"].wkt
    'LINESTRING (0 0, 1 0, 2 0)'
    """
    gathered: dict[KindT, list[Edge]] = {}
    for kind, edge in kinds:
        gathered.setdefault(kind, []).append(edge)
    return {kind: shapely.line_merge(MultiLineString(pieces)) for kind, pieces in gathered.items()}
