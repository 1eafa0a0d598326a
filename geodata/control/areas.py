"""From dated observations to areas of control on one day.

1. The observations in force (:mod:`geodata.control.in_force`) are put on an azimuthal equidistant plane around
   their middle.
2. Each point of land goes to the party with the highest score there (:mod:`geodata.control.holder_field`);
   contested, besieged and unclear places compete with their own ground, so that no areas overlap.
3. A party's ground is coloured only within reach of its own observations (:mod:`geodata.control.reach`), in steps that
   fade; beyond the last nothing is known. A row that is weak or old fades sooner. Unclear ground stays without colour.
4. The result is clipped to those parts of the land on which something was observed.

The parameters, with their reasons, are those of :class:`geodata.control.ground.Method`.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import Geod
from shapely.geometry import MultiPoint, MultiPolygon
from shapely.geometry.base import BaseGeometry

from geodata.control import reach
from geodata.control.contour import positive_polygons
from geodata.control.ground import Evidence, Ground, Method, evidence
from geodata.control.observation import ControlArea, ControlStatus, Observation
from geodata.control.sampling_kernel import lead

__all__ = ["Method", "areas"]

Floats = npt.NDArray[np.float64]
ELLIPSOID = Geod(ellps="WGS84")
DEGREES = 1e-3
"""Grid of the coordinates that leave here: about 100 m, far below the precision of any area."""
SHORE_KM = 8.0
"""A place so near to a part of the land belongs to it: coasts and points are generalised."""
LONGEST_EDGE_DEGREES = 0.2
"""Longer edges of the land get corners in between, so that a border along a parallel stays on it."""
TILE = 20
"""Nodes a side of the tiles in which a grid is worked through."""
WINDOW_KM = 10.0
"""Tiles so near to the land are worked through as well, so that no border ends at the shore."""
KNOWN_SHARE, DIVIDED_SHARE = 0.2, 0.4
"""Shares of the work after which the rows in force are known, and the land is divided."""
LEAST_LINE_GAP_KM = 0.2
"""Grid lines are never closer."""


def areas(
    observations: Sequence[Observation],
    date: datetime.date,
    land: BaseGeometry,
    method: Method | None = None,
    progress: Callable[[float], None] | None = None,
) -> tuple[ControlArea, ...]:
    """Return the areas of control on a day, faintest first; nothing outside ``land`` (WGS84), no two overlapping.

    ``observations`` may be of any dates; those in force on ``date`` count. Empty when none is near the land.
    ``progress`` hears about what share is done (0 to 1).

    >>> import datetime, shapely
    >>> areas([], datetime.date(2020, 6, 15), shapely.box(10, 25, 20, 33))
    ()
    """
    method, told = method or Method(), progress or (lambda _share: None)
    known = evidence(observations, date, method)
    told(KNOWN_SHARE)
    if known is None:
        return ()
    near = land_near(known, land, method.reach_km)
    if near.is_empty:
        return ()
    found: list[ControlArea] = []
    territories = partition(known, near, method)
    bands = front_bands(territories, known.grounds, method.band_km)
    for number, territory in enumerate(territories):
        told(DIVIDED_SHARE + (1.0 - DIVIDED_SHARE) * number / len(territories))
        kind = known.grounds[number]
        if kind.status is ControlStatus.UNCLEAR:
            continue
        own = np.array(known.numbers) == number
        members = tuple(row for row, is_own in zip(known.rows, own, strict=True) if is_own)
        for shade, shape in shades(territory, bands[number], known, own, kind, method):
            on_earth = on_grid(known.plane.to_earth(shape))
            if not on_earth.is_empty:
                area = control_area(kind, date, on_earth, members, shade)
                found.append(replace(area, joined_km=known.speakers.side_km))
    told(1.0)
    return tuple(sorted(found, key=lambda area: area.shade))


def land_near(known: Evidence, land: BaseGeometry, reach_km: float) -> BaseGeometry:
    """Return, on the plane, the parts of the land that hold an observation, as far as the observations reach.

    Control does not leap over a neighbour's country or the sea to a part where nobody observed anything.
    """
    low, high = known.points.min(axis=0) - reach_km, known.points.max(axis=0) + reach_km
    frame = shapely.segmentize(shapely.box(*low, *high), reach_km)
    window = shapely.box(*known.plane.to_earth(frame).buffer(0.1).bounds)
    inside = shapely.get_parts(shapely.intersection(shapely.make_valid(land), window))
    dense = [shapely.segmentize(part, LONGEST_EDGE_DEGREES) for part in inside if part.geom_type == "Polygon"]
    parts = [shapely.make_valid(known.plane.to_plane(part)) for part in dense]
    crowd = MultiPoint(known.points)
    observed = [part for part in parts if shapely.distance(part, crowd) <= SHORE_KM]
    return shapely.union_all(observed) if observed else MultiPolygon()


def partition(known: Evidence, near: BaseGeometry, method: Method) -> list[BaseGeometry]:
    """Return the land of each ground on the plane: they share borders and do not overlap."""
    x, y = (
        grid_lines(known.points[:, axis], near.bounds[axis], near.bounds[axis + 2], method.grid_lines)
        for axis in (0, 1)
    )
    ahead = leads(known, near, x, y)
    taken: list[BaseGeometry] = []
    for number in range(ahead.shape[2]):
        own = positive_polygons(x, y, ahead[:, :, number])
        others = shapely.union_all(taken) if taken else MultiPolygon()
        taken.append(shapely.difference(own, others))
    return [shapely.intersection(own, near) for own in taken]


def leads(known: Evidence, near: BaseGeometry, x: Floats, y: Floats) -> Floats:
    """Return how far each ground is ahead of the others at the nodes of a grid: shape (rows, columns, grounds).

    The grid is worked through in tiles, each with the observations that matter in it; tiles away from the land belong
    to nobody.
    """
    ahead = np.full((len(y), len(x), len(known.grounds)), -1.0)
    field = known.field()
    shapely.prepare(near)
    for row, column in itertools.product(range(0, len(y), TILE), range(0, len(x), TILE)):
        # tiles share their rims with their neighbours, or borders would end there
        xs, ys = x[column : column + TILE], y[row : row + TILE]
        gap_km = max(np.diff(xs, prepend=xs[0]).max(), np.diff(ys, prepend=ys[0]).max())
        box = shapely.box(xs[0], ys[0], xs[-1], ys[-1]).buffer(max(gap_km, WINDOW_KM))
        if not near.intersects(box):
            continue
        nodes = np.column_stack((np.tile(xs, len(ys)), np.repeat(ys, len(xs))))
        ahead[row : row + TILE, column : column + TILE] = lead(field.scores(nodes)).reshape(len(ys), len(xs), -1)
    return ahead


def grid_lines(positions: Floats, low: float, high: float, count: int) -> Floats:
    """Return rising coordinates of grid lines (km): half evenly spaced, half where the positions are dense.

    >>> grid_lines(np.array([0.0, 1.0, 2.0]), -10.0, 10.0, 20)[[0, -1]].tolist()
    [-10.0, 10.0]
    """
    even = np.linspace(low, high, max(count // 2, 2))
    dense = np.quantile(positions, np.linspace(0, 1, max(count // 2, 2)))
    dense = np.convolve(np.pad(dense, 4, mode="edge"), np.full(9, 1 / 9), mode="valid")
    lines = np.unique(np.concatenate((even, dense.clip(low, high))))
    inner = lines[(lines - low >= LEAST_LINE_GAP_KM) & (high - lines >= LEAST_LINE_GAP_KM)]
    kept = inner[np.diff(inner, prepend=low) >= LEAST_LINE_GAP_KM]
    return np.concatenate(([low], kept, [high]))


def front_bands(territories: list[BaseGeometry], grounds: tuple[Ground, ...], band_km: float) -> list[BaseGeometry]:
    """Return, for each ground, what lies within ``band_km`` of ground that other parties hold: there it is faint."""
    held = [ground.status is ControlStatus.HELD for ground in grounds]
    fronts = [
        shapely.buffer(territory.simplify(band_km / 4), band_km, quad_segs=2) if is_held and band_km else MultiPolygon()
        for territory, is_held in zip(territories, held, strict=True)
    ]
    return [
        shapely.union_all([front for other, front in enumerate(fronts) if other != number])
        for number in range(len(territories))
    ]


def shades(  # noqa: PLR0913, PLR0917  (a territory and what colours it)
    territory: BaseGeometry,
    band: BaseGeometry,
    known: Evidence,
    own: npt.NDArray[np.bool_],
    kind: Ground,
    method: Method,
) -> list[tuple[float, BaseGeometry]]:
    """Return shade (1 to 0) and shape of each step of a territory around its ``own`` observations.

    The area that a row colours strongly is proportional to its strength, so the radius goes with its square root; the
    outermost step is the same for all, so that paper always means that nothing was reported within it. What lies in
    ``band``, along a front, is of the faintest.
    """
    if kind.status is ControlStatus.HELD:
        limits, share = method.steps_km, np.sqrt(known.strength[own].clip(max=1.0))
        shapes = reach.steps(known.points[own], share, limits, wavering=method.wavering, softness=method.softness)
    else:
        limits, share = (method.front_km(),), np.ones(int(own.sum()))
        shapes = reach.steps(known.points[own], share, limits, wavering=0.0, softness=0.0)
    inner: BaseGeometry = MultiPolygon()
    found = []
    for index, shape in enumerate(shapes):
        shade = 1.0 if len(limits) == 1 else 1.0 - index / (len(limits) - 1)
        coloured = shapely.difference(shape, band) if index < len(limits) - 1 else shape
        found.append((shade, shapely.difference(shapely.intersection(territory, coloured), inner)))
        inner = coloured
    return found


def on_grid(geometry: BaseGeometry) -> BaseGeometry:
    """Return the polygons of a WGS84 geometry on the grid of :data:`DEGREES`; slivers, lines and points are dropped.

    >>> on_grid(shapely.box(0, 0, 0.0001, 3)).is_empty
    True
    """
    # straight lines of the plane bend on the way to degrees, and neighbours that touched may cross by a hair
    sound = geometry if geometry.is_valid else shapely.make_valid(geometry)
    try:
        snapped = shapely.set_precision(sound, DEGREES)
    except shapely.errors.GEOSException:
        snapped = shapely.make_valid(shapely.set_precision(sound, DEGREES, mode="pointwise"))
    parts = shapely.get_parts(shapely.get_parts(snapped))
    kept = [part for part in parts if part.geom_type == "Polygon" and not is_sliver(part)]
    return kept[0] if len(kept) == 1 else MultiPolygon(kept)


def is_sliver(polygon: BaseGeometry) -> bool:
    """Tell whether nothing of a polygon (degrees) is more than about a kilometre wide.

    >>> is_sliver(shapely.box(0, 0, 0.005, 3)), is_sliver(shapely.box(0, 0, 0.1, 0.1))
    (True, False)
    """
    # no shape has more area than its length times the radius of the largest circle in it
    if polygon.area > 5 * DEGREES * polygon.length:
        return False
    return bool(polygon.buffer(-5 * DEGREES, quad_segs=1).is_empty)


def control_area(
    kind: Ground, date: datetime.date, shape: BaseGeometry, members: tuple[Observation, ...], shade: float
) -> ControlArea:
    """Return one area with its size on the ellipsoid."""
    square_metres, _ = ELLIPSOID.geometry_area_perimeter(shapely.orient_polygons(shape))
    return ControlArea(
        controller=kind.parties[0],
        status=kind.status,
        date=date,
        geometry=shape,
        observations=tuple(sorted(members, key=lambda row: row.date, reverse=True)),
        shade=shade,
        area_km2=round(abs(square_metres) / 1e6, 1),
        parties=kind.parties,
    )
