"""The courses of lines and rivers that have names: along Natural Earth's lines, or through known points.

``sources/line_courses.csv`` says of a line which boundary it is (``border:KP KR``, with the beginning of the reason
where only its disputed part counts, ``-`` where only the other), or through which points it runs.
``sources/courses.csv`` has rivers as coarse points: where a river of Natural Earth runs by them, that one is taken.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import shapely
from shapely.geometry import LineString, MultiLineString
from shapely.geometry.base import BaseGeometry

from geodata.geopackage import read_layer
from geodata.river_points import Point, points_in, river_points

FOLDER = Path(__file__).parent / "sources"
BESIDE_DEGREES = 0.45
"""The coarse points of a river lie so near to it (about 45 km); beyond, Natural Earth's is another one."""
LEAST_BESIDE = 0.7
"""A river of Natural Earth is the one meant when so much of it runs beside the points …"""
LEAST_FOUND = 0.5
"""… and what is found is so much of the whole."""
LAKE_DEGREES = 0.2
"""So far from Natural Earth's river, the points stand for it (about 20 km)."""
RIVER_PRECISION_KM = 20.0
"""Where no river of Natural Earth is found, the points are true to about so much."""


@dataclass(frozen=True, slots=True)
class NamedCourse:
    """How the course of a line is known: the rule, how far it may be off (km), and whence it is."""

    rule: str
    precision_km: float
    source: str


@cache
def named_courses() -> Mapping[str, NamedCourse]:
    """Return the lines whose course is known, by the id of their place.

    >>> named_courses()["tr-blue-line-lb"].rule
    'border:IL LB'
    """
    with (FOLDER / "line_courses.csv").open(encoding="utf-8", newline="") as rows:
        return {
            row["id"]: NamedCourse(row["course"], float(row["precision_km"]), row["source_title"])
            for row in csv.DictReader(rows)
        }


def course_precision_km(place_id: str) -> float:
    """Return how far the known course of a line or river may be off (km).

    >>> course_precision_km("tr-korean-dmz"), course_precision_km("tr-danube")
    (5.0, 20.0)
    """
    named = named_courses().get(place_id)
    return named.precision_km if named is not None else RIVER_PRECISION_KM


def course_of(place_id: str, package: Path) -> BaseGeometry | None:
    """Return the course (WGS84) of a line or river by the id of its place, or ``None`` where it is not known.

    Raises:
        SourceError: the GeoPackage is missing or damaged.
    """
    named = named_courses().get(place_id)
    if named is not None:
        kind, _, rule = named.rule.partition(":")
        return along_border(rule, package) if kind == "border" else through(points_in(rule))
    points = river_points().get(place_id)
    return along_river(through(points), package) if points else None


def along_border(rule: str, package: Path) -> BaseGeometry | None:
    """Return a boundary between two countries (``KP KR``), or the part of it whose reason begins as the rule says."""
    one, other, *rest = rule.split(maxsplit=2)
    why = rest[0] if rest else ""
    found = []
    for shape, row in read_layer(package, "borders", ["a", "b", "why"]):
        pair = {row["a"], row["b"]}
        between = other in pair if one == "*" else pair == {one, other}
        if between and (not why or (row["why"] == "" if why == "-" else row["why"].startswith(why))):
            found.append(shape)
    return lines_in(shapely.union_all(found)) if found else None


def through(points: Iterable[Point]) -> LineString:
    """Return the line through points (latitude, longitude).

    >>> through([(38, 124.8), (38, 128.4)]).wkt
    'LINESTRING (124.8 38, 128.4 38)'
    """
    return LineString([(lon, lat) for lat, lon in points])


def along_river(coarse: LineString, package: Path) -> BaseGeometry:
    """Return the river of Natural Earth that runs by some coarse points, the line through them where none does."""
    beside = coarse.buffer(BESIDE_DEGREES)
    found = []
    for shape, _ in read_layer(package, "rivers"):
        if shape.intersects(beside):
            near = shape.intersection(beside)
            if near.length >= LEAST_BESIDE * shape.length:
                found.append(near)
    river = lines_in(shapely.union_all(found)) if found else None
    if river is None or river.length < LEAST_FOUND * coarse.length:
        return coarse
    # where it runs through a lake Natural Earth has no river
    missing = shapely.get_parts(shapely.difference(coarse, river.buffer(LAKE_DEGREES)))
    return lines_in(shapely.union_all([river, *(part for part in missing if part.length > LAKE_DEGREES)])) or river


def lines_in(shape: BaseGeometry) -> BaseGeometry | None:
    """Return the lines of a shape, joined where they meet; ``None`` where there are none."""
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "LineString"]
    return shapely.line_merge(MultiLineString(parts)) if parts else None
