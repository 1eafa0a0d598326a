"""The part of the basemap that a page with its own map needs: all of it near by, rough land far away."""

from __future__ import annotations

from typing import Any

import shapely
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from geodata.sources.ground import rounded

LEAST_MARGIN_DEGREES = 4.0
FAR_TOLERANCE_DEGREES = 0.3
"""Land beyond the window is simplified by this much."""
FAR_LEAST_SQUARE_DEGREES = 0.3
"""Isles smaller than this are left out beyond the window."""


def extract_window(bounds: tuple[float, float, float, float]) -> shapely.Polygon:
    """Return the window around bounds (west, south, east, north; degrees): as much again on each side.

    >>> extract_window((10.0, 20.0, 20.0, 30.0)).bounds
    (0.0, 10.0, 30.0, 40.0)
    """
    west, south, east, north = bounds
    across, up = max(east - west, LEAST_MARGIN_DEGREES), max(north - south, LEAST_MARGIN_DEGREES)
    return shapely.box(max(west - across, -180), max(south - up, -90), min(east + across, 180), min(north + up, 90))


def clipped(collection: dict[str, Any], window: shapely.Polygon) -> dict[str, Any]:
    """Return a FeatureCollection cut to a window.

    >>> points = [{"type": "Feature", "geometry": {"type": "Point", "coordinates": [x, 0]}} for x in (1, 9)]
    >>> len(clipped({"features": points}, shapely.box(0, 0, 2, 2))["features"])
    1
    """
    parts = ((feature, shapely.intersection(outline(feature), window)) for feature in collection["features"])
    kept = [{**feature, "geometry": rounded(mapping(part))} for feature, part in parts if not part.is_empty]
    return {"type": "FeatureCollection", "features": kept}


def far_land(land: dict[str, Any], window: shapely.Polygon) -> list[dict[str, Any]]:
    """Return the features of the land beyond a window with few corners, without isles.

    >>> square = mapping(shapely.box(0, 0, 4, 4))
    >>> far = far_land({"features": [{"type": "Feature", "geometry": square}]}, shapely.box(0, 0, 4, 1))
    >>> shape(far[0]["geometry"]).bounds
    (0.0, 1.0, 4.0, 4.0)
    """
    found = []
    for feature in land["features"]:
        rough = shapely.difference(shapely.simplify(outline(feature), FAR_TOLERANCE_DEGREES), window)
        parts = [part for part in shapely.get_parts(rough) if part.area >= FAR_LEAST_SQUARE_DEGREES]
        if parts:
            found.append({**feature, "geometry": rounded(mapping(shapely.MultiPolygon(parts)))})
    return found


def outline(feature: dict[str, Any]) -> BaseGeometry:
    """Return the geometry of a feature, made valid where rounding has made it cross itself."""
    geometry = shape(feature["geometry"])
    return geometry if geometry.is_valid else shapely.make_valid(geometry)
