"""Countries, divisions and regions as shapes (WGS84, longitude first), read from the GeoPackage when asked for."""

from __future__ import annotations

import csv
import functools
from pathlib import Path

import shapely
from shapely.geometry import MultiPoint, Point
from shapely.geometry.base import BaseGeometry

from geodata.courses import course_of
from geodata.errors import SourceError
from geodata.geopackage import read_layer

FOLDER = Path(__file__).parent / "sources"
PACKAGE = FOLDER / "natural_earth.gpkg"
POINT_REACH_DEGREES = 0.15
"""How far a region that is given by points reaches beyond them (about 16 km)."""


class Boundaries:
    """The shapes of countries, first-order divisions and the regions of ``regions.csv``.

    >>> boundaries = open_boundaries()
    >>> boundaries.country_at(32.1, 20.1), boundaries.country_at(0.0, -30.0)
    ('LY', None)
    >>> boundaries.geometry("admin1:LY-JU").geom_type, boundaries.geometry("admin1:XX-1")
    ('Polygon', None)
    """

    def __init__(self, package: Path = PACKAGE) -> None:
        if not package.exists():
            raise SourceError(f"{package.name} is missing: run `make data`")
        self.package = package
        self._known: dict[str, BaseGeometry | None] = {}

    def geometry(self, ref: str) -> BaseGeometry | None:
        """Return the shape that ``ref`` names (``admin0:LY``, ``admin1:LY-JU``, ``region:fezzan``), or ``None``.

        ``course:`` and the id of a place stand for the course of a line or river.
        """
        if ref not in self._known:
            layer, _, code = ref.partition(":")
            find = {
                "admin0": self._country,
                "admin1": self._division,
                "region": self._region,
                "course": self._course,
            }.get(layer)
            self._known[ref] = find(code) if find else None
        return self._known[ref]

    def land(self, country: str) -> BaseGeometry | None:
        """Return the land of a country (ISO 3166-1 alpha-2), or ``None``."""
        return self.geometry(f"admin0:{country}")

    def country_at(self, lat: float, lon: float) -> str | None:
        """Return the ISO 3166-1 alpha-2 code of the country at a point (degrees); ``None`` at sea or on no one's."""
        codes, shapes, tree = self._world
        hits = (hit for hit in tree.query(Point(lon, lat)) if shapely.intersects_xy(shapes[hit], lon, lat))
        first = next(hits, None)
        return None if first is None else codes[first] or None

    @functools.cached_property
    def _world(self) -> tuple[list[str], list[BaseGeometry], shapely.STRtree]:
        """The codes and shapes of all countries, prepared to be asked for many points, with an index of them."""
        rows = read_layer(self.package, "admin0", ["iso_a2"])
        shapes = [shape for shape, _ in rows]
        shapely.prepare(shapes)
        return [row["iso_a2"] for _, row in rows], shapes, shapely.STRtree(shapes)

    def _country(self, code: str) -> BaseGeometry | None:
        """Return a country by its ISO 3166-1 alpha-2 code."""
        codes, shapes, _ = self._world
        return shapes[codes.index(code)] if code and code in codes else None

    def _division(self, code: str) -> BaseGeometry | None:
        """Return a division by its ISO 3166-2 code; where the data has an older division in its stead, that one."""
        units = [code, formers().get(code, code)]
        rows = read_layer(self.package, "admin1", [], {"iso_3166_2": [code], "unit": units}) if code else []
        return shapely.union_all([shape for shape, _ in rows]) if rows else None

    def _course(self, place_id: str) -> BaseGeometry | None:
        """Return the course of a line or river by the id of its place."""
        return course_of(place_id, self.package)

    def _region(self, region: str) -> BaseGeometry | None:
        """Return a region of ``regions.csv`` as its composition has it."""
        composition = compositions().get(region, "")
        kind, _, members = composition.partition(":")
        if kind == "pt":
            return around_points(members)
        layer = {"iso": "admin1", "cc": "admin0"}.get(kind)
        shapes = [self.geometry(f"{layer}:{code}") for code in members.split()] if layer else []
        found = [shape for shape in shapes if shape is not None]
        return shapely.union_all(found) if found else None


def around_points(members: str) -> BaseGeometry:
    """Return the area around points written as ``Name@lat,lon ; Name@lat,lon``.

    >>> around_points("A@30,18 ; B@30.5,19").contains(Point(18.5, 30.25))
    True
    """
    points = [member.rpartition("@")[2].split(",") for member in members.split(";")]
    return MultiPoint([(float(lon), float(lat)) for lat, lon in points]).convex_hull.buffer(POINT_REACH_DEGREES)


@functools.cache
def compositions() -> dict[str, str]:
    """Return the composition of each region of ``regions.csv`` by its id."""
    with (FOLDER / "regions.csv").open(encoding="utf-8", newline="") as rows:
        return {row["id"]: row["composition"] for row in csv.DictReader(rows)}


@functools.cache
def formers() -> dict[str, str]:
    """Return, by ISO 3166-2 code, the former or containing division that Natural Earth has instead.

    >>> formers()["LY-TB"]
    'LY-TN'
    """
    with (FOLDER / "admin1_successors.csv").open(encoding="utf-8", newline="") as rows:
        return {row["iso_3166_2"]: row["unit"] for row in csv.DictReader(rows)}


@functools.cache
def open_boundaries() -> Boundaries:
    """Return the boundaries that come with the project; raise :class:`SourceError` when they are missing."""
    return Boundaries()
