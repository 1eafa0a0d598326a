"""Provinces of Natural Earth with the codes and names that the map uses."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

LANGUAGES = ("ar", "de", "en", "es", "fr", "ru")
TERRITORIES = Path(__file__).parent / "territories.csv"


@dataclass(frozen=True, slots=True)
class Province:
    """One admin-1 unit: Natural Earth's own code, its ISO codes ("" for none), the holder, its names, its shape."""

    unit: str
    iso_3166_2: str
    country: str
    holder: str
    names: dict[str, str]
    geometry: BaseGeometry


def territories(path: Path = TERRITORIES) -> dict[str, tuple[str, str]]:
    """Return country and ISO 3166-2 code of the units whose codes in Natural Earth are not ISO's.

    >>> territories()["UA-43"], territories()["-99-X11"]
    (('UA', 'UA-43'), ('SO', ''))
    """
    with path.open(encoding="utf-8", newline="") as stream:
        return {row["unit"]: (row["country"], row["iso_3166_2"]) for row in csv.DictReader(stream)}


def provinces(features: Iterable[dict[str, Any]]) -> Iterator[Province]:
    """Yield the provinces of Natural Earth's admin-1 features (GeoJSON, longitude first), made valid."""
    exceptions = territories()
    for feature in features:
        properties = feature["properties"]
        unit = (properties["iso_3166_2"] or properties["adm1_code"]).rstrip("~")
        invented = "-X" in unit or not unit[:1].isalpha()
        country, code = exceptions.get(unit, (properties["iso_a2"], "" if invented else unit))
        names = {language: properties.get(f"name_{language}") or "" for language in LANGUAGES}
        names["en"] = names["en"] or properties["name"] or ""
        geometry = polygonal(shape(feature["geometry"]))
        if not geometry.is_empty:
            yield Province(unit, code, "" if country == "-1" else country, properties["adm0_a3"], names, geometry)


def polygonal(geometry: BaseGeometry) -> BaseGeometry:
    """Return the areas of a geometry, made valid; lines and points that come of that are dropped.

    >>> polygonal(shapely.Point(0, 0)).is_empty
    True
    """
    parts = shapely.get_parts(shapely.make_valid(geometry))
    return shapely.union_all([part for part in parts if part.geom_type in ("Polygon", "MultiPolygon")])
