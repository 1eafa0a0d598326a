"""How far apart two lines run, and the land that lies between them. On a plane, in kilometres."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry import LineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

SAMPLES = 96
"""Each line is measured at so many points, evenly along it."""
COAST_KM = 40.0
"""Where both ends of the gap between two lines are this near to the coast, the coast itself closes it."""
GRAIN_KM = 0.01
LEAST_KM2 = 1.0
"""Less land than this is none."""


@dataclass(frozen=True, slots=True)
class Apart:
    """Distances between two lines in kilometres: the nearest, the mean and the farthest; ``crosses`` when they meet.

    The mean is that from each line to the nearest point of the other, both ways alike; the farthest is the Hausdorff
    distance of the points measured.
    """

    nearest_km: float
    mean_km: float
    farthest_km: float
    crosses: bool


def apart(one: BaseGeometry, other: BaseGeometry) -> Apart:
    """Return how far apart two lines (or outlines, or points) run.

    >>> apart(LineString([(0, 0), (0, 100)]), LineString([(30, 0), (30, 100)]))
    Apart(nearest_km=30.0, mean_km=30.0, farthest_km=30.0, crosses=False)
    >>> apart(Point(0, 0), Point(3, 4)).mean_km
    5.0
    """
    there, back = (shapely.distance(samples(a), b) for a, b in ((one, other), (other, one)))
    nearest = float(one.distance(other))
    mean = (float(there.mean()) + float(back.mean())) / 2
    farthest = max(float(there.max()), float(back.max()), nearest)
    return Apart(nearest, max(mean, nearest), farthest, nearest == 0.0)


def samples(geometry: BaseGeometry) -> np.ndarray:
    """Return points evenly along a geometry, all of its points where it has no length."""
    parts = [part for part in shapely.get_parts(edges(geometry)) if part.length > 0]
    whole = sum(part.length for part in parts)
    if not whole:
        return np.array([Point(xy) for xy in shapely.get_coordinates(geometry)])
    counts = [max(2, round(SAMPLES * part.length / whole)) for part in parts]
    pairs = zip(parts, counts, strict=True)
    return np.concatenate([shapely.line_interpolate_point(p, np.linspace(0, p.length, n)) for p, n in pairs])


def edges(geometry: BaseGeometry) -> BaseGeometry:
    """Return the border of a surface, anything else as it is."""
    return shapely.boundary(geometry) if geometry.area > 0 else geometry


def between(one: BaseGeometry, other: BaseGeometry, land: BaseGeometry | None = None) -> BaseGeometry | None:
    """Return the land between two lines, ``None`` where there is none; all of the gap where ``land`` is not known.

    Two open lines are joined at the ends that lie nearest to each other; where that join runs along the coast, the
    coast closes the gap instead. A ring, a point or an outline leaves the hull of both without what is inside of it.

    >>> round(between(LineString([(0, 0), (0, 100)]), LineString([(30, 100), (30, 0)])).area)
    3000
    >>> between(Point(0, 0), Point(3, 4)) is None
    True
    """
    pair = [longest(geometry) for geometry in (one, other)]
    opened = [line for line in pair if isinstance(line, LineString) and not line.is_ring and line.length > 0]
    gap = strip(opened[0], opened[1], land) if len(opened) == 2 else hull(one, other)
    dry = gap if land is None else gap.intersection(land)
    polygons = [part for part in shapely.get_parts(dry) if isinstance(part, Polygon) and part.area >= LEAST_KM2]
    if not polygons:
        return None
    return polygons[0] if len(polygons) == 1 else MultiPolygon(polygons)


def longest(geometry: BaseGeometry) -> BaseGeometry:
    """Return the longest of the lines of a geometry, pieces that touch joined into one."""
    if geometry.area > 0 or geometry.length == 0:
        return geometry
    merged = shapely.line_merge(shapely.set_precision(geometry, GRAIN_KM))
    parts = [part for part in shapely.get_parts(merged) if part.length > 0]
    return max(parts, key=lambda part: float(part.length), default=geometry)


def strip(one: LineString, other: LineString, land: BaseGeometry | None) -> BaseGeometry:
    """Return the surface between two open lines, joined at the ends that lie nearest to each other."""
    a, b = np.array(one.coords), np.array(other.coords)
    if step(a[0], b[0]) + step(a[-1], b[-1]) > step(a[0], b[-1]) + step(a[-1], b[0]):
        b = b[::-1]
    ring = Polygon(np.vstack((a, b[::-1])))
    surface = shapely.make_valid(ring, method="structure", keep_collapsed=False) if not ring.is_valid else ring
    if land is None:
        return surface
    coast = shapely.boundary(land)
    joins = [LineString([a[end], b[end]]) for end in (0, -1) if step(a[end], b[end]) > 0]
    near = [j for j in joins if all(coast.distance(Point(xy)) <= COAST_KM for xy in j.coords)]
    return shapely.union_all([surface, *(shore(join, surface) for join in near)])


def shore(join: LineString, surface: BaseGeometry) -> BaseGeometry:
    """Return the strip along a join on the side where the surface is not, for the coast to close the gap."""
    width = min(COAST_KM, join.length / 2)
    sides = [shapely.buffer(join, way * width, single_sided=True) for way in (1, -1)]
    return min(sides, key=lambda side: float(side.intersection(surface).area))


def hull(one: BaseGeometry, other: BaseGeometry) -> BaseGeometry:
    """Return what lies between two shapes of which one is no open line: their hull without what they enclose."""
    whole = shapely.union(one, other).convex_hull
    return shapely.difference(whole, shapely.union_all([inside(one), inside(other)]))


def inside(geometry: BaseGeometry) -> BaseGeometry:
    """Return the surface that a ring or outline encloses, an empty one for anything else."""
    if geometry.area > 0:
        return geometry
    return shapely.union_all([Polygon(part) for part in shapely.get_parts(geometry) if getattr(part, "is_ring", False)])


def step(a: np.ndarray, b: np.ndarray) -> float:
    """Return the distance of two points."""
    return float(np.hypot(*(a - b)))
