"""The courses of long rivers as coarse points, and the form in which points stand in the sources."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

SOURCE_FILE = Path(__file__).parent / "sources" / "courses.csv"
Point = tuple[float, float]
"""Latitude and longitude (degrees, WGS84)."""


def points_in(written: str) -> tuple[Point, ...]:
    """Return points written as latitude and longitude, one behind the other.

    >>> points_in("38 124.8;38 128.4")
    ((38.0, 124.8), (38.0, 128.4))
    """
    pairs = (point.split() for point in written.split(";"))
    return tuple((float(lat), float(lon)) for lat, lon in pairs)


@cache
def river_points() -> Mapping[str, tuple[Point, ...]]:
    """Return the points of each long river, from source to mouth, by the id of its place.

    >>> "tr-danube" in river_points()
    True
    """
    with SOURCE_FILE.open(encoding="utf-8", newline="") as rows:
        return {row["id"]: points_in(row["points"]) for row in csv.DictReader(rows)}
