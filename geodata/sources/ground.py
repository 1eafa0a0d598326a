"""The world as the browser draws it: small GeoJSON files of land, coast, borders and water, part of ``make data``.

Land is simplified once more, as one coverage in which both sides of a disputed border stay apart, so that land, coast
and borders share their corners.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import MultiPolygon, mapping
from shapely.geometry.base import BaseGeometry

from geodata.sources.borders import disputes, line_kinds
from geodata.sources.boundary_edges import lines, owners
from geodata.sources.provinces import Province, polygonal

FOLDER = Path(__file__).parent / "basemap"
TOLERANCE_DEGREES = 0.035
"""The same as that of the GeoPackage: areas clipped to its land end at the coast that is drawn."""
SMALLEST_ISLE_KM2 = 25.0
POLAR_DEGREES, POLAR_TOLERANCE_DEGREES = 58.0, 0.12
KM2_PER_SQUARE_DEGREE = 111.2**2
DECIMALS = 3
"""Coordinates to a thousandth of a degree: 111 m."""


def write_ground(
    units: Sequence[Province], rivers: Iterable[BaseGeometry], lakes: Iterable[BaseGeometry], folder: Path = FOLDER
) -> None:
    """Write ``land``, ``coast``, ``borders``, ``rivers`` and ``lakes`` (.json) into ``folder``."""
    parts = ground_units(units)
    layers: dict[str, list[dict[str, Any]]] = {
        "land": [feature(part.geometry, {"iso": part.country}) for part in parts],
        "rivers": [feature(line, {}) for line in rivers],
        "lakes": [feature(lake, {}) for lake in lakes],
        **line_features(parts),
    }
    folder.mkdir(exist_ok=True)
    for name, features in layers.items():
        (folder / f"{name}.json").write_text(compact(features), encoding="utf-8")


def ground_units(units: Iterable[Province]) -> list[Province]:
    """Return the countries, with territories at disputed borders apart, simplified and without islets."""
    sides = {side for a, b, _ in disputes() for side in (a, b)}
    members: dict[tuple[str, str], list[BaseGeometry]] = defaultdict(list)
    for unit in units:
        members[(unit.country, unit.unit if unit.unit in sides else "")].append(unit.geometry)
    shapes = [polygonal(shapely.union_all(shapes)) for shapes in members.values()]
    simple = shapely.coverage_simplify(shapes, TOLERANCE_DEGREES)
    made = (
        Province(unit, "", country, "", {}, without_islets(shape))
        for (country, unit), shape in zip(members, polar_isles_rough(list(simple)), strict=True)
    )
    return [unit for unit in made if not unit.geometry.is_empty]


def polar_isles_rough(shapes: Sequence[BaseGeometry]) -> list[BaseGeometry]:
    """Return the shapes with far fewer corners on isles near the poles, which hold a quarter of all of them.

    >>> wavy = shapely.Point(0, 80).buffer(5)
    >>> bool(shapely.get_num_coordinates(polar_isles_rough([wavy])[0]) < shapely.get_num_coordinates(wavy))
    True
    """
    split = [shapely.get_parts(shape) for shape in shapes]
    parts = [part for pieces in split for part in pieces]
    tree = shapely.STRtree(parts)
    neighbours = Counter(int(index) for index in tree.query(parts, predicate="intersects")[0])

    def rough(index: int) -> BaseGeometry:
        part: BaseGeometry = parts[index]
        polar = abs(part.centroid.y) > POLAR_DEGREES and neighbours[index] == 1
        return shapely.simplify(part, POLAR_TOLERANCE_DEGREES) if polar else part

    numbers = iter(range(len(parts)))
    return [polygonal(shapely.GeometryCollection([rough(next(numbers)) for _ in pieces])) for pieces in split]


def without_islets(shape: BaseGeometry) -> BaseGeometry:
    """Return an area without its smallest isles; its largest part always stays."""
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon" and not part.is_empty]
    largest = max((part.area for part in parts), default=0.0)
    least = min(SMALLEST_ISLE_KM2 / KM2_PER_SQUARE_DEGREE, largest)
    return MultiPolygon([part for part in parts if part.area >= least])


def line_features(parts: Sequence[Province]) -> dict[str, list[dict[str, Any]]]:
    """Return coast and borders; a border tells whether it is ``disputed`` and ``why``."""
    layers: dict[str, list[dict[str, Any]]] = {"coast": [], "borders": []}
    shared = owners([part.geometry for part in parts])
    for (_, *attributes), line in lines(line_kinds(shared, parts)).items():
        known = dict(attributes)
        properties = {"disputed": known["disputed"] == "true", "why": known["why"]} if known else {}
        layers["borders" if known else "coast"].append(feature(line, properties))
    return layers


def feature(geometry: BaseGeometry, properties: dict[str, Any]) -> dict[str, Any]:
    """Return one GeoJSON feature with rounded coordinates.

    >>> feature(shapely.Point(1.23456, 2), {})["geometry"]["coordinates"]
    [1.235, 2.0]
    """
    return {"type": "Feature", "properties": properties, "geometry": rounded(mapping(geometry))}


def rounded(value: Any) -> Any:
    """Return a geometry (GeoJSON) with coordinates to :data:`DECIMALS`, without the repetitions that rounding makes.

    >>> rounded({"type": "LineString", "coordinates": [[0, 0], [0.0001, 0], [1, 1]]})["coordinates"]
    [[0.0, 0.0], [1.0, 1.0]]
    """
    if isinstance(value, dict):
        return {key: rounded(item) if key == "coordinates" else item for key, item in value.items()}
    if value and isinstance(value[0], (int, float)):
        return [round(float(number), DECIMALS) for number in value]
    items = [rounded(item) for item in value]
    kept = [item for place, item in enumerate(items) if place == 0 or item != items[place - 1]]
    least = 4 if items and items[0] == items[-1] else 2
    return items if items and isinstance(items[0][0], float) and len(kept) < least else kept


def compact(features: list[dict[str, Any]]) -> str:
    """Return a FeatureCollection as JSON without white space.

    >>> compact([])
    '{"type":"FeatureCollection","features":[]}'
    """
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, separators=(",", ":"))
