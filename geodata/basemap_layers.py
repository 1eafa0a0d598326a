"""The layers of the basemap that come from ``natural_earth.gpkg``: land, lakes, rivers, borders, division lines."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pyogrio.raw
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.boundaries import PACKAGE

TOLERANCE_DEGREES = 0.045
"""Simplification for the browser (Visvalingam–Whyatt, as one coverage); about 5 km, below a pixel until zoom 6."""
WATER_TOLERANCE_DEGREES = 0.01

Layer = list[tuple[BaseGeometry, dict[str, Any]]]
"""Shapes (WGS84) with their properties."""


def read(name: str, columns: list[str]) -> Layer:
    """Return one layer of the GeoPackage with the columns asked for.

    >>> {row["iso_a2"] for _, row in read("admin0", ["iso_a2"])} >= {"LY", "AZ"}
    True
    """
    meta, _, shapes, fields = pyogrio.raw.read(PACKAGE, layer=name, columns=columns)
    names = list(meta["fields"])
    rows = zip(*fields, strict=True) if names else ((),) * len(shapes)
    return [
        (shape, dict(zip(names, row, strict=True))) for shape, row in zip(shapely.from_wkb(shapes), rows, strict=True)
    ]


def ground_layers() -> dict[str, Layer]:
    """Return land, lakes, rivers and borders, simplified for the browser."""
    countries = read("admin0", ["iso_a2"])
    outlines = shapely.coverage_simplify([shape for shape, _ in countries], TOLERANCE_DEGREES)
    land = [(outline, {"iso": row["iso_a2"]}) for outline, (_, row) in zip(outlines, countries, strict=True)]
    borders = [
        (shapely.simplify(shape, WATER_TOLERANCE_DEGREES), {"disputed": str(row["disputed"]).lower() in ("true", "1")})
        for shape, row in read("borders", ["disputed"])
    ]
    return {
        "land": land,
        "lakes": [(shapely.simplify(shape, WATER_TOLERANCE_DEGREES), {}) for shape, _ in read("lakes", [])],
        "rivers": [(shapely.simplify(shape, WATER_TOLERANCE_DEGREES), {}) for shape, _ in read("rivers", [])],
        "borders": borders,
    }


def division_lines() -> dict[str, Layer]:
    """Return, for each country (ISO 3166-1 alpha-2), the lines between its first-order divisions, each line once."""
    members: dict[str, list[BaseGeometry]] = defaultdict(list)
    for shape, row in read("admin1", ["iso_a2"]):
        members[str(row["iso_a2"])].append(shape)
    return {country: [(inner_lines(shapes), {})] for country, shapes in members.items() if country and len(shapes) > 1}


def inner_lines(shapes: list[BaseGeometry]) -> BaseGeometry:
    """Return the lines that neighbours among ``shapes`` share.

    >>> inner_lines([shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)]).length
    1.0
    """
    left, right = shapely.STRtree(shapes).query(shapes, predicate="touches")
    pairs = [(a, b) for a, b in zip(left, right, strict=True) if a < b]
    edges = [shapely.intersection(shapes[a].boundary, shapes[b].boundary) for a, b in pairs]
    parts = [part for edge in edges for part in shapely.get_parts(edge) if part.geom_type == "LineString"]
    return shapely.line_merge(shapely.multilinestrings(parts)) if parts else shapely.MultiLineString()
