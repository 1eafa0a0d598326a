"""Areas of control against a known truth: a country is divided, towns are drawn, the division is rebuilt and compared.

Towns are drawn from the gazetteer's own towns of the country, larger ones more often (by their inhabitants), so that
their density is that of real reports. The rebuilt areas and plain Voronoi cells (geopandas) see the same towns. What is
compared is the overlap of each side's area with its true area (intersection over union), the mean of both sides.
"""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.boundaries import open_boundaries
from geodata.control.areas import areas
from geodata.control.ground import Method
from geodata.control.observation import Confidence, ControlStatus, Observation
from geodata.control.spacing import steps_for
from geodata.control.through_time import held_ground
from geodata.gazetteer.geocoder import open_gazetteer
from geodata.place import Place

FRONTS = Path(__file__).parent / "fronts.toml"
DAY = datetime.date(2020, 6, 15)
ONE, OTHER = "one", "other"
SIZES = (50, 100, 200, 400)
SEEDS = 3
MOST_OF_THE_TOWNS = 0.8
"""A country with hardly more towns than are drawn says nothing of sampling."""
EVERYWHERE = Method(steps_km=(5000.0,), wavering=0.0, softness=0.0)
"""For comparing divisions: the whole land is divided, as Voronoi cells do it."""
SQUARE = "+proj=laea +lat_0={lat} +lon_0={lon} +datum=WGS84 +units=km"


@dataclass(frozen=True, slots=True)
class Front:
    """A divided country: its land and one side's ground (both WGS84), and its towns, the largest first."""

    name: str
    tuned: bool
    land: BaseGeometry
    side: BaseGeometry
    towns: tuple[Place, ...]

    def observed(self, town: Place) -> Observation:
        """Return a town with its true holder."""
        holder = ONE if self.side.contains(shapely.Point(town.lon, town.lat)) else OTHER
        return Observation(town, holder, ControlStatus.HELD, DAY, None, Confidence.HIGH, "sketch", None)


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How well one draw of towns gives back a front: IoU (mean, smaller side) of the areas and of Voronoi cells.

    ``covered`` is the share of the land that lies within the stated reach.
    """

    front: Front
    size: int
    areas: tuple[float, float]
    voronoi: tuple[float, float]
    covered: float


def fronts() -> Iterator[Front]:
    """Yield the fronts of ``fronts.toml`` on the main land of their countries."""
    boundaries, gazetteer = open_boundaries(), open_gazetteer()
    towns: dict[str, list[Place]] = {}
    for town in gazetteer.cities(0):
        towns.setdefault(town.country or "", []).append(town)
    for name, table in tomllib.loads(FRONTS.read_text(encoding="utf-8")).items():
        whole = boundaries.land(table["country"])
        parts = shapely.get_parts(whole)
        land = parts[shapely.area(parts).argmax()]
        rings = shapely.from_wkt([f"POLYGON (({closed(ring)}))" for ring in table["side"]])
        side = shapely.union_all(shapely.make_valid(rings))
        shapely.prepare(land)
        inside = [town for town in towns[table["country"]] if land.contains(shapely.Point(town.lon, town.lat))]
        yield Front(name, table["tuned"], land, shapely.intersection(side, land), tuple(inside))


def closed(ring: str) -> str:
    """Return the corners of a ring with the first once more at the end.

    >>> closed("0 0, 1 0, 1 1")
    '0 0, 1 0, 1 1, 0 0'
    """
    return f"{ring}, {ring.split(', ', maxsplit=1)[0]}"


def drawn_towns(towns: Sequence[Place], size: int, seed: int) -> list[Place]:
    """Return towns drawn without replacement, each with a chance by its inhabitants (Efraimidis and Spirakis, 2006)."""
    inhabitants = np.array([max(town.population, 1) for town in towns], dtype=float)
    keys = np.log(np.random.default_rng(seed).random(len(towns))) / inhabitants
    return [towns[index] for index in np.argsort(-keys)[:size]]


def plain_voronoi(observations: Sequence[Observation], land: BaseGeometry) -> Mapping[str, BaseGeometry]:
    """Return Voronoi cells by holder, cut to the land: what geopandas gives in five lines."""
    lon, lat = ([getattr(row.place, axis) for row in observations] for axis in ("lon", "lat"))
    towns = gpd.GeoDataFrame(
        {"holder": [row.controller for row in observations]}, geometry=gpd.points_from_xy(lon, lat), crs="EPSG:4326"
    )
    flat = towns.to_crs(towns.estimate_utm_crs())
    cells = gpd.GeoDataFrame(geometry=flat.voronoi_polygons(extend_to=reach_of(flat)), crs=flat.crs)
    held = cells.sjoin(flat, predicate="contains").dissolve("holder").to_crs("EPSG:4326").clip(land)
    return dict(zip(held.index, held.geometry, strict=True))


def reach_of(towns: gpd.GeoDataFrame) -> BaseGeometry:
    """Return a box that is much larger than the towns."""
    west, south, east, north = towns.total_bounds
    return shapely.box(west, south, east, north).buffer(max(east - west, north - south))


def overlap(front: Front, rebuilt: Mapping[str, BaseGeometry]) -> tuple[float, float]:
    """Return the IoU of both sides on an equal-area plane: their mean, and the lesser."""
    truth = {ONE: front.side, OTHER: shapely.difference(front.land, front.side)}
    middle = front.land.centroid
    plane = SQUARE.format(lat=middle.y, lon=middle.x)
    shares = []
    for holder, true in truth.items():
        shapes = [shapely.make_valid(true), shapely.make_valid(rebuilt.get(holder, shapely.Polygon()))]
        one, other = gpd.GeoSeries(shapes, crs="EPSG:4326").to_crs(plane).make_valid()
        shares.append(shapely.intersection(one, other).area / shapely.union(one, other).area)
    return float(np.mean(shares)), min(shares)


def rebuild(front: Front, size: int, seed: int) -> Rebuilt | None:
    """Return how well one draw gives a front back; ``None`` when too few towns are known or one side has none."""
    if size > MOST_OF_THE_TOWNS * len(front.towns):
        return None
    observations = [front.observed(town) for town in drawn_towns(front.towns, size, seed)]
    if len({row.controller for row in observations}) < 2:
        return None
    found = areas(observations, DAY, front.land, EVERYWHERE)
    reach = max(steps_for([row.place for row in observations]))
    within = areas(observations, DAY, front.land, Method(steps_km=(reach,)))
    covered = sum(area.area_km2 for area in within) / sum(area.area_km2 for area in found)
    return Rebuilt(
        front,
        size,
        overlap(front, held_ground(found)),
        overlap(front, plain_voronoi(observations, front.land)),
        covered,
    )


def rebuilds(sizes: Sequence[int] = SIZES, seeds: int = SEEDS) -> list[Rebuilt]:
    """Return all draws of all fronts."""
    every = (rebuild(front, size, seed) for front in fronts() for size in sizes for seed in range(seeds))
    return [one for one in every if one is not None]


def means(draws: Sequence[Rebuilt], size: int) -> npt.NDArray[np.float64]:
    """Return means over the draws of a size: IoU of areas and Voronoi cells, the same of the lesser side, covered."""
    rows = [(d.areas[0], d.voronoi[0], d.areas[1], d.voronoi[1], d.covered) for d in draws if d.size == size]
    return np.mean(rows, axis=0) if rows else np.full(5, np.nan)
