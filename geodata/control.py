"""From dated observations to areas of control on one day.

1. The observations in force (:mod:`geodata.in_force`) are put on an azimuthal equidistant plane around their middle.
2. Each point of land goes to the party with the highest weight there (:mod:`geodata.sampling_kernel`); contested,
   besieged and unclear places compete with their own ground, so that no areas overlap.
3. A party's ground is coloured only within reach of its own observations, in steps that fade with distance; beyond the
   last step nothing is known. Unclear ground stays without colour.
4. The result is clipped to the land.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import Geod
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry

from geodata.contour import positive_polygons
from geodata.in_force import in_force
from geodata.observation import Confidence, ControlArea, ControlStatus, Observation
from geodata.plane import Plane, plane_around
from geodata.sampling_kernel import class_scores, lead

Floats = npt.NDArray[np.float64]
ELLIPSOID = Geod(ellps="WGS84")


@dataclass(frozen=True, slots=True)
class Method:
    """The parameters of the method; all may be changed, these are why they are so.

    - ``steps_km``: where each shade ends. 95 km, the last, is about a day's drive of a patrol on desert tracks, and what
      the nearest neighbour predicts beyond it in the bundled data is no longer better than a guess between the parties;
      the others are thirds of it, rounded to the picture's three steps.
    - ``contested_km``: a front is a band, no country: contested, besieged and unclear ground ends with the first step.
    - ``confidence``: weight of a row by confidence, so that two rows of one side's word outweigh one neutral report.
    - ``half_life_days``: after two years without news a row counts half; the longest undisturbed holdings of the bundled
      data are older than one year and still true.
    - ``softness``: corners are rounded by this share of each step, always inwards, so nothing is drawn beyond reach.
    - ``lines``: grid lines a side; half of them evenly spaced, half drawn to where observations are dense.
    """

    steps_km: tuple[float, ...] = (35.0, 65.0, 95.0)
    contested_km: float = 35.0
    confidence: tuple[float, float, float] = (1.0, 0.7, 0.35)
    half_life_days: float = 730.0
    softness: float = 0.12
    lines: int = 200

    @property
    def reach_km(self) -> float:
        """Return how far from an observation anything is drawn."""
        return max(self.steps_km[-1], self.contested_km)

    def weight(self, observation: Observation, date: datetime.date) -> float:
        """Return the weight of an observation on a day: its confidence, halved with every half-life of its age."""
        sure = self.confidence[list(Confidence).index(observation.confidence)]
        return float(sure * 0.5 ** ((date - observation.date).days / self.half_life_days))


@dataclass(frozen=True, slots=True)
class Ground:
    """What a point can belong to: a status and its parties (actor ids), the controller first."""

    status: ControlStatus
    parties: tuple[str, ...]


def areas(
    observations: Sequence[Observation], date: datetime.date, land: BaseGeometry, method: Method | None = None
) -> tuple[ControlArea, ...]:
    """Return the areas of control on a day, faintest first; nothing outside ``land`` (WGS84), no two overlapping.

    ``observations`` may be of any dates; those in force on ``date`` count. Empty when none are, or none is near the land.

    >>> import datetime, shapely
    >>> areas([], datetime.date(2020, 6, 15), shapely.box(10, 25, 20, 33))
    ()
    """
    method = method or Method()
    rows = in_force(observations, date)
    if not rows:
        return ()
    plane = plane_around([row.place for row in rows])
    points = np.array([(p.x, p.y) for p in (plane.place(row.place) for row in rows)])
    weights = np.array([method.weight(row, date) for row in rows])
    grounds = grounds_of(rows, points)
    near = plane_land(plane, land, points, method.reach_km)
    if near.is_empty:
        return ()
    kinds = list(dict.fromkeys(grounds))
    numbers = [kinds.index(ground) for ground in grounds]
    territories = partition(points, weights, numbers, near, method)
    found: list[ControlArea] = []
    for number, kind in enumerate(kinds):
        if kind.status is ControlStatus.UNCLEAR:
            continue
        own = np.array(numbers) == number
        members = tuple(sorted((row for row, is_own in zip(rows, own, strict=True) if is_own), key=lambda r: r.date))[::-1]
        ground = shapely.intersection(territories[number], near)
        for shade, geometry in steps(ground, points[own], kind, method):
            on_earth = shapely.make_valid(shapely.set_precision(plane.to_earth(geometry), 1e-3))
            shape = polygons(on_earth)
            if not shape.is_empty:
                found.append(area(kind, date, shape, members, shade))
    return tuple(sorted(found, key=lambda a: a.shade))


def grounds_of(rows: Sequence[Observation], points: Floats) -> list[Ground]:
    """Return to which ground each row belongs; a contested place without a named opponent faces the nearest other party."""
    controllers = np.array([row.controller for row in rows])
    grounds = []
    for row, point in zip(rows, points, strict=True):
        if row.status is ControlStatus.UNCLEAR:
            grounds.append(Ground(row.status, ()))
            continue
        parties = (row.controller,)
        if row.status is ControlStatus.CONTESTED:
            others = points[controllers != row.controller]
            facing = controllers[controllers != row.controller]
            nearest = tuple(facing[[np.hypot(*(others - point).T).argmin()]]) if len(others) else ()
            parties = (row.controller, *(row.opponents or (str(party) for party in nearest)))
        grounds.append(Ground(row.status, parties))
    return grounds


def plane_land(plane: Plane, land: BaseGeometry, points: Floats, reach_km: float) -> BaseGeometry:
    """Return the land within reach of any point, on the plane; lakes and coast as ``land`` has them."""
    reach = shapely.union_all(shapely.buffer(shapely.points(points), reach_km, quad_segs=8))
    window = shapely.box(*plane.to_earth(reach).buffer(0.1).bounds)
    return shapely.intersection(shapely.make_valid(plane.to_plane(shapely.intersection(land, window))), reach)


def partition(
    points: Floats, weights: Floats, numbers: Sequence[int], near: BaseGeometry, method: Method
) -> list[BaseGeometry]:
    """Return the ground of each class on the plane: they share borders and do not overlap."""
    x, y = (grid_lines(points[:, axis], near.bounds[axis], near.bounds[axis + 2], method.lines) for axis in (0, 1))
    nodes = np.column_stack((np.tile(x, len(y)), np.repeat(y, len(x))))
    ahead = lead(class_scores(points, weights, numbers, nodes)).reshape(len(y), len(x), -1)
    taken: list[BaseGeometry] = []
    for number in range(ahead.shape[2]):
        own = positive_polygons(x, y, ahead[:, :, number])
        others = shapely.union_all(taken) if taken else MultiPolygon()
        taken.append(shapely.difference(own, others) if own.intersects(others) else own)
    return taken


def grid_lines(positions: Floats, low: float, high: float, count: int) -> Floats:
    """Return rising coordinates of grid lines: half evenly spaced, half where the positions are dense, 0.2 km apart at least.

    >>> grid_lines(np.array([0.0, 1.0, 2.0]), -10.0, 10.0, 20)[[0, -1]].tolist()
    [-10.0, 10.0]
    """
    even = np.linspace(low, high, max(count // 2, 2))
    spread = np.quantile(positions, np.linspace(0, 1, max(count // 2, 2)))
    spread = np.convolve(np.pad(spread, 4, mode="edge"), np.full(9, 1 / 9), mode="valid")
    lines = np.unique(np.round(np.concatenate((even, spread.clip(low, high))), 3))
    kept = np.concatenate(([True], np.diff(lines) >= 0.2))
    kept[-1] = True
    return np.asarray(lines[kept], dtype=np.float64)


def steps(
    ground: BaseGeometry, points: Floats, kind: Ground, method: Method
) -> list[tuple[float, BaseGeometry]]:
    """Return shade and shape of each step of a ground, from the nearest to the outermost; empty ones are left out."""
    limits = method.steps_km if kind.status is ControlStatus.HELD else (method.contested_km,)
    found: list[tuple[float, BaseGeometry]] = []
    inner: BaseGeometry = MultiPolygon()
    for index, limit in enumerate(limits):
        soft = limit * method.softness
        reach = shapely.union_all(shapely.buffer(shapely.points(points), limit, quad_segs=12)).buffer(-soft, quad_segs=6)
        band = shapely.difference(shapely.intersection(ground, reach), inner)
        inner = shapely.union(inner, reach)
        shade = 1.0 if len(limits) == 1 else 1.0 - index / (len(limits) - 1)
        found.append((shade, polygons(band)))
    return [(shade, shape) for shade, shape in found if not shape.is_empty]


def polygons(geometry: BaseGeometry, least_area: float = 0.0) -> BaseGeometry:
    """Return the polygons of a geometry larger than ``least_area``; lines and points are dropped."""
    parts = [p for p in shapely.get_parts(geometry) if p.geom_type == "Polygon"]
    nested = [q for p in shapely.get_parts(geometry) if p.geom_type == "MultiPolygon" for q in shapely.get_parts(p)]
    kept = [part for part in (*parts, *nested) if part.area > least_area]
    return kept[0] if len(kept) == 1 else MultiPolygon(kept)


def area(
    kind: Ground, date: datetime.date, shape: BaseGeometry, members: tuple[Observation, ...], shade: float
) -> ControlArea:
    """Return one area with its size on the ellipsoid."""
    square_metres, _ = ELLIPSOID.geometry_area_perimeter(shapely.normalize(shape))
    return ControlArea(
        controller=kind.parties[0],
        status=kind.status,
        date=date,
        geometry=shape,
        observations=members,
        shade=shade,
        area_km2=round(abs(square_metres) / 1e6, 1),
        parties=kind.parties,
    )
