"""How far observations colour the land around them: steps of soft, slightly wavering discs on the plane."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry

Floats = npt.NDArray[np.float64]

CORNERS = 48
"""Corners of a disc: at a radius of 95 km its edge is true to 0.2 km."""
COARSENESS = 0.004
"""Share of a limit by which its outline may be simplified: less than a pixel at the zoom that shows the whole step."""
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
        discs = shapely.union_all(wavering_discs(points, limit * share, wavering))
        soft = discs.buffer(-softness * limit * float(share.min()), quad_segs=3)
        inner = shapely.union(inner, soft.simplify(limit * COARSENESS)) if shapes else soft.simplify(limit * COARSENESS)
        shapes.append(inner)
    return shapes


def wavering_discs(points: Floats, radii_km: Floats, wavering: float) -> npt.NDArray[np.object_]:
    """Return a disc around each point whose edge wavers inwards by up to a share; the same for the same point always.

    >>> disc = wavering_discs(np.zeros((1, 2)), np.array([10.0]), 0.1)[0]
    >>> 254 < disc.area < 314
    True
    """
    angles = np.linspace(0.0, 2 * np.pi, CORNERS, endpoint=False)
    phases = points @ np.array([[12.9898, 39.3468, 73.156], [78.233, 11.135, 52.235]])
    waves = sum(np.cos(times * angles[None] + phases[:, [n]]) for n, times in enumerate(WAVES)) / len(WAVES)
    radii = radii_km[:, None] * (1.0 - wavering * (0.5 + 0.5 * waves))
    rings = points[:, None, :] + radii[:, :, None] * np.stack((np.cos(angles), np.sin(angles)), axis=1)[None]
    discs: npt.NDArray[np.object_] = shapely.polygons(rings)
    return discs
