"""Lines between the provinces of a country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from shapely.geometry.base import BaseGeometry

from geodata.boundaries import PACKAGE
from geodata.geopackage import read_layer
from geodata.sources.boundary_edges import lines, owners
from geodata.sources.ground import feature


def province_lines() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the ISO code of each country with several provinces, and one GeoJSON feature: the lines between them."""
    members: dict[str, list[BaseGeometry]] = defaultdict(list)
    for geometry, row in read_layer(PACKAGE, "admin1", ["iso_a2"]):
        members[row["iso_a2"]].append(geometry)
    for country, provinces in members.items():
        if country and (line := inner_lines(provinces)) is not None:
            yield country, feature(line, {"iso": country})


def inner_lines(provinces: list[BaseGeometry]) -> BaseGeometry | None:
    """Return the lines that two of the polygons share, or ``None`` when there are none.

    >>> import shapely
    >>> inner_lines([shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)]).wkt
    'LINESTRING (1 0, 1 1)'
    """
    shared = (("inner", edge) for edge, indices in owners(provinces).items() if len(indices) > 1)
    return lines(shared).get("inner")
