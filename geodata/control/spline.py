"""Who holds a point, told by a spline through the observations: where a front runs that no single town shows.

Each class (a party's ground, contested ground) is 1 at its observations and 0 at those of the others; in between it
follows ordinary kriging with the intrinsic covariance ``-r^1.5``, which is the same as the radial spline of that power
(Chilès and Delfiner, Geostatistics, 2nd ed. 2012, sections 3.4 and 4.5 on indicator kriging and power variograms).
Unlike a kernel it tells a screening town from one in the open, so that dense sampling on one side does not push a front
towards the other.

Many observations are cut into patches whose splines are blended with smooth weights (partition of unity: Wendland, Fast
evaluation of radial basis functions, Approximation Theory X, 2002), so that the work grows with their number alone.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from threadpoolctl import ThreadpoolController

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]

POWER = 1.5
"""Exponent of the variogram. Between 1.3 and 1.7 the rebuilt fronts differ by less than .005."""
NUGGET = 1e-6
"""Added to the diagonal: two names of one spot share it instead of making the equations singular."""
SCALE_KM = 100.0
"""Unit of distance in the equations, for the sake of their condition alone."""
LEAF = 120
"""A patch with more observations of its own is cut in two."""
MEMBERS = 260
"""So many of the nearest observations make the spline of a patch."""
OVERLAP = 0.35
"""How far a patch is blended into its neighbours, as a share of its longer side."""
FIRST_CHANGE = 400
"""With fewer observations there is one patch and no seam."""


@dataclass(frozen=True, slots=True)
class Patch:
    """One spline: its box (west, south, east, north in km), what it was made from, and its coefficients.

    ``own`` are the numbers of the observations in the box, ``unseen`` (own, classes) what the spline says there when
    each of them is left out.
    """

    box: tuple[float, float, float, float]
    overlap_km: float
    centres: Floats
    coefficients: Floats
    own: Indices
    unseen: Floats

    def values(self, at: Floats) -> Floats:
        """Return the value of each class at points (m, 2): shape (m, classes)."""
        weights, constant = self.coefficients[:-1], self.coefficients[-1]
        result: Floats = variogram(at, self.centres) @ weights + constant
        return result

    def share(self, at: Floats) -> Floats:
        """Return the weight of this patch at points (m, 2): 1 in its box, falling to 0 around it."""
        west, south, east, north = self.box
        away = np.maximum(np.maximum(west - at[:, 0], at[:, 0] - east), np.maximum(south - at[:, 1], at[:, 1] - north))
        if self.overlap_km == 0:
            return np.ones(len(at))
        result: Floats = np.clip(1.0 - np.maximum(away, 0.0) / self.overlap_km, 0.0, 1.0) ** 2
        return result


def variogram(one: Floats, other: Floats) -> Floats:
    """Return ``-r^1.5`` of the distances between points in km: (m, 2) and (n, 2) to (m, n).

    >>> variogram(np.array([[0.0, 0.0]]), np.array([[400.0, 0.0], [0.0, 0.0]])).tolist()
    [[-8.0, -0.0]]
    """
    squared = (one[:, None, 0] - other[None, :, 0]) ** 2 + (one[:, None, 1] - other[None, :, 1]) ** 2
    squared /= SCALE_KM**2
    root = np.sqrt(squared)
    result: Floats = -root * np.sqrt(root)
    return result


def patches(points: Floats, members: Floats) -> tuple[Patch, ...]:
    """Return the patches of some observations: points (n, 2) in km and membership (n, classes), at least one of each.

    >>> (patch,) = patches(np.array([[0.0, 0.0], [100.0, 0.0]]), np.eye(2))
    >>> patch.values(np.array([[0.0, 0.0], [50.0, 0.0]])).round(2).tolist()
    [[1.0, 0.0], [0.5, 0.5]]
    """
    everywhere = (-np.inf, -np.inf, np.inf, np.inf)
    if len(points) < FIRST_CHANGE:
        own = np.arange(len(points))
        return (solved(points, members, own, own, everywhere, 0.0),)
    return tuple(
        solved(points, members, own, nearest_to(box, points), box, overlap)
        for own, box, overlap in leaves(points, np.arange(len(points)), everywhere)
    )


def leaves(
    points: Floats, own: Indices, box: tuple[float, float, float, float]
) -> Iterator[tuple[Indices, tuple[float, float, float, float], float]]:
    """Yield observations, box and overlap (km) of the parts into which the plane is halved, each with few enough."""
    inside = points[own]
    low, high = inside.min(axis=0), inside.max(axis=0)
    axis = int((high - low).argmax())
    middle = float(np.median(inside[:, axis]))
    left = inside[:, axis] < middle
    if len(own) <= LEAF or not left.any():
        yield own, box, OVERLAP * max(float((high - low).max()), 1.0)
        return
    before, after = list(box), list(box)
    before[axis + 2], after[axis] = middle, middle
    yield from leaves(points, own[left], (before[0], before[1], before[2], before[3]))
    yield from leaves(points, own[~left], (after[0], after[1], after[2], after[3]))


def nearest_to(box: tuple[float, float, float, float], points: Floats) -> Indices:
    """Return the numbers of the observations in a box and nearest around it."""
    west, south, east, north = box
    x = np.maximum(np.maximum(west - points[:, 0], points[:, 0] - east), 0.0)
    y = np.maximum(np.maximum(south - points[:, 1], points[:, 1] - north), 0.0)
    return np.sort(np.argsort(np.hypot(x, y), kind="stable")[:MEMBERS])


def solved(  # noqa: PLR0913, PLR0917  (what a patch is made from)
    points: Floats,
    members: Floats,
    own: Indices,
    used: Indices,
    box: tuple[float, float, float, float],
    overlap_km: float,
) -> Patch:
    """Return the patch of the observations ``used``, with what it says of its ``own`` when each is left out.

    Leaving out needs no new solution: the error is the coefficient over the diagonal of the inverse (Rippa, An
    algorithm for selecting a good value for the parameter c, Advances in Computational Mathematics 11, 1999).
    """
    count = len(used)
    equations = np.zeros((count + 1, count + 1))
    equations[:count, :count] = variogram(points[used], points[used]) + NUGGET * np.eye(count)
    equations[:count, count] = equations[count, :count] = 1.0
    with one_thread():
        inverse = np.linalg.inv(equations)
    coefficients = inverse[:, :count] @ members[used]
    # the values are centred, for with one observation nothing is left to tell from
    diagonal = np.diag(inverse)[:count, None]
    left_out = coefficients[:count] / np.where(np.abs(diagonal) > 1e-12, diagonal, np.inf)
    unseen = members[used] - left_out
    position = np.searchsorted(used, own)
    return Patch(box, overlap_km, points[used], coefficients, own, unseen[position])


@functools.cache
def threads() -> ThreadpoolController:
    """Return what tells the linear algebra how many threads to take, found once."""
    return ThreadpoolController()


def one_thread() -> AbstractContextManager[object]:
    """Keep the linear algebra to one thread: on a busy machine its threads wait for each other ten times as long."""
    limited: AbstractContextManager[object] = threads().limit(limits=1, user_api="blas")
    return limited


def blended(found: tuple[Patch, ...], at: Floats) -> Floats:
    """Return the value of each class at points (m, 2), blended where patches meet: shape (m, classes)."""
    if len(found) == 1:
        return found[0].values(at)
    total = np.zeros((len(at), found[0].coefficients.shape[1]))
    weight = np.zeros(len(at))
    for patch in found:
        share = patch.share(at)
        near = share > 0
        if near.any():
            total[near] += share[near, None] * patch.values(at[near])
            weight += share
    result: Floats = total / weight[:, None]
    return result


def unseen(found: tuple[Patch, ...], count: int) -> Floats:
    """Return what the splines say of each of ``count`` observations when it is left out: shape (count, classes)."""
    result = np.zeros((count, found[0].unseen.shape[1]))
    for patch in found:
        result[patch.own] = patch.unseen
    return result
