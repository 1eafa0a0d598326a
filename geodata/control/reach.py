"""How far observations colour the land around them: steps of soft, slightly wavering discs on the plane."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry

from geodata.control.crowding import outline

Floats = npt.NDArray[np.float64]

CORNERS = 48
"""Corners of a disc: at a radius of 95 km its edge is true to 0.2 km."""
COARSENESS = 0.004
"""Share of a limit by which its outline may be simplified: less than a pixel at the zoom that shows the whole step."""
MANY = 1000
"""With more points those that crowd in a cell are left out of the outline."""
CROWDING = 0.1
"""Side of such a cell as a share of the limit: the outline moves inwards by less than its wavering."""
MOST_DISCS = 8000
"""With more discs those within others are left out, and the rest thinned until there are no more: the outline moves
inwards where very many scattered points make it."""
GAP = 0.25
"""Of very many discs gaps no larger than a circle of this share of the limit are closed, but in the last step."""
WAVES = (3, 5, 8)
"""How often each wave goes around a disc."""


def steps(
    points: Floats, reach: Floats, limits_km: tuple[float, ...], *, wavering: float, softness: float
) -> list[BaseGeometry]:
    """Return the reach of some points for each limit (km, rising): each shape holds those before it.

    ``points`` (n, 2) are km on a plane; ``reach`` (n) is the share of the limits that each observation gets, up to 1;
    the last limit is the same for all.
    Nothing lies farther from its point than its limit: wavering and softness (shares of the limit) go inwards.

    >>> inner, outer = steps(np.zeros((1, 2)), np.ones(1), (35.0, 95.0), wavering=0.1, softness=0.1)
    >>> outer.contains(inner), outer.bounds[2] < 95
    (True, True)
    """
    shapes: list[BaseGeometry] = []
    inner: BaseGeometry = MultiPolygon()
    for limit in limits_km:
        share = np.ones(len(points)) if limit == limits_km[-1] else reach
        kept = thinned(points, share, limit * CROWDING)
        discs = covered(points[kept], limit * share[kept], wavering)
        if len(kept) > MOST_DISCS and limit != limits_km[-1]:
            discs = without_gaps(discs, np.pi * (GAP * limit) ** 2)
        soft = discs.buffer(-softness * limit * float(share.min()), quad_segs=3)
        inner = shapely.union(inner, soft.simplify(limit * COARSENESS)) if shapes else soft.simplify(limit * COARSENESS)
        shapes.append(inner)
    return shapes


def covered(points: Floats, radii_km: Floats, wavering: float) -> BaseGeometry:
    """Return what discs around points cover together; of many, those that lie within others are not cut out first."""
    if len(points) <= MOST_DISCS:
        return shapely.union_all(wavering_discs(points, radii_km, wavering))
    rim, boxes = outline(points, radii_km, 1.0 - wavering - 2.0 / CORNERS)
    inner = shapely.union_all(np.asarray(shapely.box(*boxes.T)))
    side_km = CROWDING * float(radii_km.max())
    while len(rim) > MOST_DISCS:
        side_km *= np.sqrt(2)
        rim = rim[thinned(points[rim], radii_km[rim], side_km)]
    discs = shapely.union_all(wavering_discs(points[rim], radii_km[rim], wavering, CORNERS // 2))
    return shapely.union(discs, inner).simplify(COARSENESS * float(radii_km.max()))


def without_gaps(shape: BaseGeometry, most_km2: float) -> BaseGeometry:
    """Return polygons of a plane without their holes of at most ``most_km2``.

    >>> ring = shapely.box(0, 0, 9, 9).difference(shapely.union(shapely.box(1, 1, 2, 2), shapely.box(4, 4, 8, 8)))
    >>> without_gaps(ring, 2.0).area
    65.0
    """
    holes = np.asarray(shapely.polygons(shapely.get_rings(shapely.get_parts(shape))))
    outer = shapely.polygons(shapely.get_exterior_ring(shapely.get_parts(shape)))
    small = (shapely.area(holes) <= most_km2) & ~np.isin(shapely.area(holes), shapely.area(outer))
    return shapely.union_all([shape, *holes[small]])


def thinned(points: Floats, share: Floats, cell_km: float) -> npt.NDArray[np.int64]:
    """Return the numbers of points that make the outline: where there are many, the one of most reach in each cell.

    >>> thinned(np.zeros((3, 2)), np.array([0.2, 1.0, 0.5]), 1.0).tolist()
    [0, 1, 2]
    """
    if len(points) <= MANY:
        return np.arange(len(points))
    strongest = np.argsort(-share, kind="stable")
    _, first = np.unique(np.floor(points[strongest] / cell_km), axis=0, return_index=True)
    return np.sort(strongest[first])


def wavering_discs(
    points: Floats, radii_km: Floats, wavering: float, corners: int = CORNERS
) -> npt.NDArray[np.object_]:
    """Return a disc around each point whose edge wavers inwards by up to a share; the same for the same point always.

    >>> disc = wavering_discs(np.zeros((1, 2)), np.array([10.0]), 0.1)[0]
    >>> 254 < disc.area < 314
    True
    """
    angles = np.linspace(0.0, 2 * np.pi, corners, endpoint=False)
    phases = points @ np.array([[12.9898, 39.3468, 73.156], [78.233, 11.135, 52.235]])
    waves = sum(np.cos(times * angles[None] + phases[:, [n]]) for n, times in enumerate(WAVES)) / len(WAVES)
    radii = radii_km[:, None] * (1.0 - wavering * (0.5 + 0.5 * waves))
    rings = points[:, None, :] + radii[:, :, None] * np.stack((np.cos(angles), np.sin(angles)), axis=1)[None]
    discs: npt.NDArray[np.object_] = shapely.polygons(rings)
    return discs
