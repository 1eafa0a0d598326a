"""Places, sources, days and geometries as plain data, the same in every form of a result."""

from __future__ import annotations

import datetime
from typing import Any

import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from geodata.feature import Source
from geodata.place import Place

Json = dict[str, Any]

DEGREE_DIGITS = 6
"""Decimals of a degree: six are eleven centimetres, as RFC 7946 advises."""


def day(date: datetime.date | None) -> str | None:
    """Return an ISO 8601 day, ``None`` for none."""
    return date.isoformat() if date is not None else None


def geometry_json(geometry: BaseGeometry) -> Json:
    """Return a WGS84 geometry as GeoJSON, longitude first.

    >>> geometry_json(shapely.Point(16.58866123456, 31.2))
    {'type': 'Point', 'coordinates': (16.588661, 31.2)}
    """
    return dict(mapping(shapely.set_precision(geometry, 10**-DEGREE_DIGITS, mode="pointwise")))


def place_json(place: Place) -> Json:
    """Return a place; ``name`` is its English or canonical name, whatever the article calls it."""
    return {
        "id": place.id,
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "country": place.country,
        "feature": place.feature.value,
        "geonameid": place.geonameid,
    }


def source_json(source: Source) -> Json:
    """Return where a statement or a row comes from."""
    return {"title": source.title, "url": source.url, "date": day(source.date), "licence": source.licence}
