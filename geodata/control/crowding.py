"""Where very many observations stand: those of one cell speak as one, so that the work is bounded.

A day with no more than :data:`geodata.control.ground.Method.most_points` observations is worked through as it is. With
more, the plane is cut into square cells, all of one area. What stands in a cell as held ground becomes one point at its
weighted middle that belongs to each party by its share of the cell's weight, and is taken with the middle weight of its
rows: a crowded cell says more surely whose it is, not louder. Contested, besieged and unclear rows are news of their
places and are joined among themselves alone.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]

MOST_CELLS = 20_000_000
"""Over a wider grid no outline is looked for: it would take more memory than it saves time."""
SIDES_KM = tuple(2 ** (half / 2) for half in range(17))
"""Sides of the cells that are tried (1 to 256 km); each has twice the area of the one before."""


@dataclass(frozen=True, slots=True)
class Speakers:
    """The points that speak for the observations of a day: points (n, 2) in km, weights (n), members (n, grounds).

    ``side_km`` is the side of the cells whose rows were joined; 0 where each speaks for itself.
    """

    points: Floats
    weights: Floats
    members: Floats
    side_km: float = 0.0


def speakers(  # noqa: PLR0913  (a day's observations, and how they may be joined)
    points: Floats,
    weights: Floats,
    numbers: Indices,
    held: npt.NDArray[np.bool_],
    *,
    most: int,
    side_km: float | None = None,
) -> Speakers:
    """Return who speaks: every observation, or where there are more than ``most``, the cells that they stand in.

    ``numbers`` (n) are the grounds of the observations, ``held`` (grounds) tells which are held. Without ``side_km``
    the smallest cells are taken that leave no more than ``most`` points; 0 joins nothing.

    >>> crowd = np.array([[0.1, 0.1], [0.3, 0.1], [0.2, 0.4], [5.0, 5.0]])
    >>> found = speakers(crowd, np.ones(4), np.array([0, 0, 1, 1]), np.array([True, True]), most=3)
    >>> found.members.round(2).tolist(), found.side_km
    ([[0.67, 0.33], [0.0, 1.0]], 1.0)
    """
    if len(points) <= most or side_km == 0:
        return Speakers(points, weights, np.eye(len(held))[numbers])
    # what is held shares its cells, whoever holds it; any other ground has cells of its own
    layer = np.where(held[numbers], -1, numbers)
    side = side_km or next((side for side in SIDES_KM if count(points, layer, side) <= most), SIDES_KM[-1])
    cell, size = cells(points, layer, side)
    total = np.bincount(cell, weights)
    middle = [np.bincount(cell, weights * points[:, axis]) / total for axis in (0, 1)]
    shares = np.zeros((len(size), len(held)))
    np.add.at(shares, (cell, numbers), weights)
    return Speakers(np.column_stack(middle), total / size, shares / total[:, None], side)


def count(points: Floats, layer: Indices, side_km: float) -> int:
    """Return how many cells of a size hold an observation."""
    return len(cells(points, layer, side_km)[1])


def cells(points: Floats, layer: Indices, side_km: float) -> tuple[Indices, Indices]:
    """Return the number of each observation's cell, counted from 0, and how many stand in each.

    >>> cells(np.array([[0.5, 0.5], [3.0, 0.5], [0.7, 0.1]]), np.zeros(3, dtype=np.int64), 1.0)[1].tolist()
    [2, 1]
    """
    corner = np.floor(points / side_km).astype(np.int64)
    corner -= corner.min(axis=0)
    own = (corner[:, 0] * (corner[:, 1].max() + 1) + corner[:, 1]) * (len(layer) + 2) + layer + 1
    _, cell, size = np.unique(own, return_inverse=True, return_counts=True)
    return cell, size


def outline(points: Floats, radii_km: Floats, least: float) -> tuple[Indices, Floats]:
    """Return the numbers of the points whose discs make the outline of all, and boxes of what the others cover.

    A disc of at least ``least`` (share) of its radius covers the cell of its point and the eight around it where a cell
    is narrow enough; a disc whose whole surroundings are covered so adds nothing to the outline. Boxes are (b, 4):
    west, south, east, north in km.
    """
    side = least * float(np.quantile(radii_km, 0.25)) / (2 * np.sqrt(2))
    low = points.min(axis=0)
    at = np.floor((points - low) / side).astype(np.int64)
    reach = np.ceil(radii_km / side).astype(np.int64) + 1
    rim = int(reach.max()) + 1
    size = at.max(axis=0) + 2 * rim + 1
    if size.prod() > MOST_CELLS:
        return np.arange(len(points)), np.empty((0, 4))
    at += rim
    covered = np.zeros(size, dtype=bool)
    wide = least * radii_km >= 2 * np.sqrt(2) * side * (1 - 1e-9)
    for across, along in itertools.product((-1, 0, 1), repeat=2):
        covered[at[wide, 0] + across, at[wide, 1] + along] = True
    gaps = np.pad(np.cumsum(np.cumsum(~covered, axis=0, dtype=np.int32), axis=1), ((1, 0), (1, 0)))
    west, south = (at - reach[:, None]).T
    east, north = (at + reach[:, None] + 1).T
    open_cells = gaps[east, north] - gaps[west, north] - gaps[east, south] + gaps[west, south]
    return np.flatnonzero(open_cells > 0), runs(covered) * side + np.tile(low - rim * side, 2)


def runs(covered: npt.NDArray[np.bool_]) -> Floats:
    """Return the boxes (west, south, east, north) of the unbroken runs of a grid (columns, rows) along its columns.

    >>> runs(np.array([[True, True, False], [False, False, True]])).tolist()
    [[0.0, 0.0, 1.0, 2.0], [1.0, 2.0, 2.0, 3.0]]
    """
    edges = np.diff(np.pad(covered.astype(np.int8), ((0, 0), (1, 1))), axis=1)
    column, south = np.nonzero(edges == 1)
    _, north = np.nonzero(edges == -1)
    return np.column_stack((column, south, column + 1, north)).astype(np.float64)
