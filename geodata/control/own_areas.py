"""A reader's own dated areas: GeoJSON or GeoPackage, from bytes to areas (and observations, where features are points).

Outlines that cross themselves are mended, and those that cross the antimeridian are cut there; both are told.
"""

from __future__ import annotations

import datetime
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from geodata.control.observation import DatedArea
from geodata.control.own_rows import OwnRules, actor_id, confidence_of, needed, period_of, status_of, text_of
from geodata.control.own_table import OwnRow, known_columns
from geodata.control.row_fault import FaultKind, FaultyRow, RowFault
from geodata.geometry.plane import HALF_TURN, cut_at_antimeridian

Feature = tuple[int, "BaseGeometry | None", Mapping[str, str]]
"""Number of a feature in its file (from 1), its geometry, and its attributes as text under their known names."""


def features_of(data: bytes) -> tuple[list[Feature], list[RowFault]]:
    """Return the features of a GeoJSON or GeoPackage file (told by their first bytes), and what cannot be read.

    >>> features_of(b'{"type": "FeatureCollection", "features": []}')[1][0].reason
    'the file holds no rows'
    """
    if not data.strip():
        return [], [RowFault(1, FaultKind.EMPTY_FILE)]
    packaged = data.startswith(b"SQLite format 3\x00")
    try:
        found = list(geopackage_features(data) if packaged else geojson_features(data))
    except Exception:
        why = "it is no GeoPackage with a layer of areas" if packaged else "it is no GeoJSON text in UTF-8"
        return [], [RowFault(1, FaultKind.UNREADABLE, {"why": why})]
    return found, [] if found else [RowFault(1, FaultKind.EMPTY_FILE)]


def geojson_features(data: bytes) -> Iterator[Feature]:
    """Yield the features of a GeoJSON text (RFC 7946); a geometry that is none is ``None``."""
    document = json.loads(data.decode("utf-8-sig"))
    if not isinstance(document, dict):
        raise ValueError("this is no GeoJSON")
    bare = {"type": "Feature", "geometry": document} if "coordinates" in document else document
    features = document.get("features") if document.get("type") == "FeatureCollection" else [bare]
    if not isinstance(features, list):
        raise ValueError("this GeoJSON has no features")
    for number, feature in enumerate(features, 1):
        known = feature if isinstance(feature, dict) else {}
        yield number, geometry_of(known.get("geometry")), attributes_of(known.get("properties"))


def geometry_of(written: object) -> BaseGeometry | None:
    """Return a GeoJSON geometry, or ``None`` when it is none.

    >>> geometry_of({"type": "Point", "coordinates": [16.6, 31.2]}).wkt, geometry_of({"type": "Point"})
    ('POINT (16.6 31.2)', None)
    """
    if not isinstance(written, dict):
        return None
    try:
        geometry = shapely.from_geojson(json.dumps(written))
    except (shapely.errors.ShapelyError, ValueError, RecursionError):
        return None
    return shapely.force_2d(geometry) if isinstance(geometry, BaseGeometry) else None


def geopackage_features(data: bytes) -> Iterator[Feature]:
    """Yield the features of the first layer of a GeoPackage, in WGS84."""
    import pyogrio  # noqa: PLC0415  (GDAL takes a second to load and is asked for by these files alone)

    frame = pyogrio.read_dataframe(io.BytesIO(data))
    if getattr(frame, "crs", None) is not None:
        frame = frame.to_crs("EPSG:4326")
    columns = [column for column in frame.columns if column != "geometry"]
    for number, record in enumerate(frame.to_dict("records"), 1):
        geometry = record.get("geometry")
        yield number, geometry, attributes_of({column: record[column] for column in columns})


def attributes_of(properties: object) -> dict[str, str]:
    """Return attributes as text under their known names; what is nested or missing is left out."""
    if not isinstance(properties, dict):
        return {}
    keys = [str(key) for key in properties]
    columns = known_columns(keys)
    return {
        column: plain(value)
        for column, value in zip(columns, properties.values(), strict=True)
        if isinstance(value, str | int | float | datetime.date) and value == value  # noqa: PLR0124  (not a number)
    }


def plain(value: Any) -> str:
    """Return a value of an attribute as text; a moment is its day."""
    return value.isoformat()[:10] if isinstance(value, datetime.date) else str(value)


def dated_areas(
    features: list[Feature], rules: OwnRules
) -> tuple[tuple[DatedArea, ...], tuple[OwnRow, ...], list[RowFault]]:
    """Return the areas of polygons, the rows of points, and remarks by the number of the feature."""
    areas: list[DatedArea] = []
    rows: list[OwnRow] = []
    faults: list[RowFault] = []
    for number, geometry, values in features:
        row = OwnRow(number, values)
        try:
            if isinstance(geometry, Point) and not geometry.is_empty:
                point = {"lat": repr(geometry.y), "lon": repr(geometry.x)}
                rows.append(OwnRow(number, {**values, **point}))
            else:
                areas.append(dated_area(row, geometry, rules, faults))
        except FaultyRow as fault:
            faults.append(RowFault(number, fault.kind, fault.values))
    return tuple(areas), tuple(rows), faults


def dated_area(row: OwnRow, geometry: BaseGeometry | None, rules: OwnRules, faults: list[RowFault]) -> DatedArea:
    """Return the area of a feature; raise :class:`FaultyRow` when it cannot be used."""
    shape = own_outline(row.line, geometry, faults)
    date, until = period_of(row, rules)
    return DatedArea(
        controller=actor_id(needed(row, "actor")),
        status=status_of(row),
        date=date,
        until=until,
        confidence=confidence_of(row, faults),
        geometry=shape,
        name=text_of(row, "place"),
        source_title=text_of(row, "source_title"),
        source_url=text_of(row, "source_url") or None,
        note=text_of(row, "note"),
        line=row.line,
    )


def own_outline(number: int, geometry: BaseGeometry | None, faults: list[RowFault]) -> BaseGeometry:
    """Return the polygons of a feature, valid and within ±180°; raise :class:`FaultyRow` when there are none."""
    if geometry is None or geometry.is_empty or geometry.geom_type not in ("Polygon", "MultiPolygon"):
        raise FaultyRow(FaultKind.NO_GEOMETRY)
    xy = shapely.get_coordinates(geometry)
    if not np.isfinite(xy).all() or abs(xy[:, 1]).max() > 90 or abs(xy[:, 0]).max() > 2 * HALF_TURN:
        raise FaultyRow(FaultKind.NO_GEOMETRY)
    if crosses_antimeridian(geometry):
        faults.append(RowFault(number, FaultKind.ANTIMERIDIAN, kept=True))
        geometry = MultiPolygon([unrolled(piece) for piece in shapely.get_parts(geometry)])
    shape = polygons_of(cut_at_antimeridian(polygons_of(shapely.make_valid(geometry))))
    if shape.is_empty:
        raise FaultyRow(FaultKind.NO_GEOMETRY)
    if not geometry.is_valid:
        faults.append(RowFault(number, FaultKind.MENDED, kept=True))
    return shape


def crosses_antimeridian(geometry: BaseGeometry) -> bool:
    """Tell whether neighbours on an outline are more than half a turn apart, or longitudes run past ±180°."""
    if abs(shapely.get_coordinates(geometry)[:, 0]).max() > HALF_TURN:
        return True
    rings = [ring for part in shapely.get_parts(geometry) for ring in (part.exterior, *part.interiors)]
    return any(abs(np.diff(shapely.get_coordinates(ring)[:, 0])).max(initial=0) > HALF_TURN for ring in rings)


def unrolled(polygon: Polygon) -> Polygon:
    """Return a polygon whose longitudes run on past 180° instead of jumping to -180°."""

    def run_on(xy: np.ndarray) -> np.ndarray:
        return np.column_stack((np.unwrap(xy[:, 0], period=2 * HALF_TURN), xy[:, 1]))

    rings = [run_on(shapely.get_coordinates(ring)) for ring in (polygon.exterior, *polygon.interiors)]
    if all(np.array_equal(ring[0], ring[-1]) for ring in rings):
        return Polygon(rings[0], rings[1:])
    return polygon  # around a pole: there is no flat outline


def polygons_of(geometry: BaseGeometry) -> BaseGeometry:
    """Return the polygons of a geometry, without its lines and points."""
    parts = shapely.get_parts(shapely.get_parts(geometry))
    return shapely.union_all([part for part in parts if part.geom_type == "Polygon"])
