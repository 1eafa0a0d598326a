"""Who holds a point, told by the nearest observations: a kernel that counts distance and the density of sampling.

The weight of observation *i* at a point *x* is ``w_i · exp(-(d / (BANDWIDTH · h(x)))²)``. ``h(x)``, the mean distance
from *x* to its :data:`NEIGHBOURS` nearest observations, makes the kernel narrow where much was observed and wide where
little was (the "balloon" estimator: Terrell and Scott, Variable kernel density estimation, Annals of Statistics 20,
1992). ``w_i`` is the weight of the row, by its confidence.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

BANDWIDTH = 0.25
"""Width of the kernel as a share of the mean distance to the nearest observations: close to the nearest neighbour."""
NEIGHBOURS = 5
"""How many observations tell how densely the surroundings of a point are sampled."""
LEAST_WIDTH_KM = 0.5
"""Added to that distance: several names of one spot still leave the kernel a width."""
HORIZON = 1.1
"""Reach of the kernel in distances to the nearest observations: exp(-(1.1 / 0.25)²) is 1e-8."""
CHUNK = 1_000_000
"""So many distances are held in memory at a time (8 MB)."""


def distances_km(one: Floats, other: Floats) -> Floats:
    """Return the distances between points of a plane: from shapes (m, 2) and (n, 2), in km, to (m, n).

    >>> distances_km(np.array([[0.0, 0.0]]), np.array([[3.0, 4.0], [0.0, 1.0]])).tolist()
    [[5.0, 1.0]]
    """
    across = one[:, None, 0] - other[None, :, 0]
    along = one[:, None, 1] - other[None, :, 1]
    result: Floats = np.sqrt(across * across + along * along)
    return result


def kernel_shares(
    points: Floats, weights: Floats, members: Floats, at: Floats, wanted: npt.NDArray[np.bool_] | None = None
) -> tuple[Floats, Floats]:
    """Return the share of each class in the weight at each point, and how far away its nearest observation is.

    ``points`` (n, 2) and ``at`` (m, 2) are in km on a plane, ``members`` (n, classes) is 1 for an observation's class.
    Both results have the shape (m, classes); distances only for ``wanted`` classes, 0 for the others.

    >>> shares, km = kernel_shares(np.array([[0.0, 0], [10, 0]]), np.ones(2), np.eye(2), np.array([[5.0, 0]]))
    >>> shares.round(2).tolist(), km.tolist()
    ([[0.5, 0.5]], [[0.0, 0.0]])
    """
    shares, own_km = np.empty((len(at), members.shape[1])), np.zeros((len(at), members.shape[1]))
    rows = max(1, CHUNK // len(points))
    for start in range(0, len(at), rows):
        part = slice(start, start + rows)
        between = distances_km(at[part], points)
        shares[part] = shares_of(between, weights, members)
        if wanted is not None:
            for number in np.flatnonzero(wanted):
                own_km[part, number] = between[:, members[:, number] > 0].min(axis=1)
    return shares, own_km


def left_out_shares(
    points: Floats, weights: Floats, members: Floats, asked: npt.NDArray[np.int64] | None = None
) -> Floats:
    """Return the shares at the observations ``asked`` (all, unless given) as the others give them: (asked, classes).

    >>> left_out_shares(np.array([[0.0, 0], [1, 0], [9, 0]]), np.ones(3), np.eye(3)).round(1).tolist()
    [[0.0, 1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]
    """
    numbers = np.arange(len(points)) if asked is None else asked
    result = np.empty((len(numbers), members.shape[1]))
    rows = max(1, CHUNK // len(points))
    for start in range(0, len(numbers), rows):
        some = numbers[start : start + rows]
        between = distances_km(points[some], points)
        between[np.arange(len(some)), some] = np.inf
        result[start : start + rows] = shares_of(between, weights, members)
    return result


def relevant(points: Floats, members: Floats, at: Floats) -> npt.NDArray[np.int64]:
    """Return the numbers of the observations that matter at points (m, 2): the nearest, and the nearest of each class.

    Beyond :data:`HORIZON` times the distance to the nearest few, no weight matters.

    >>> row = np.column_stack((np.arange(100.0), np.zeros(100)))
    >>> relevant(row, np.eye(2)[[0] * 99 + [1]], np.array([[10.0, 0.0]])).tolist()[-2:]
    [12, 99]
    """
    middle = (at.min(axis=0) + at.max(axis=0)) / 2
    radius = float(np.hypot(*(at - middle).T).max())
    apart = np.hypot(*(points - middle).T)
    near = float(np.partition(apart, min(NEIGHBOURS, len(points)) - 1)[min(NEIGHBOURS, len(points)) - 1])
    kept = apart <= radius + HORIZON * (near + radius)
    for number in range(members.shape[1]):
        own = np.flatnonzero(members[:, number] > 0)
        kept[own[apart[own].argmin()]] = True
    return np.flatnonzero(kept)


def shares_of(between: Floats, weights: Floats, members: Floats) -> Floats:
    """Return the shares of the classes (m, classes) for distances in km (m, n); an infinite distance does not count."""
    near = min(NEIGHBOURS, between.shape[1])
    nearest = np.partition(between, near - 1, axis=1)[:, :near]
    known = np.isfinite(nearest)
    mean = np.where(known, nearest, 0.0).sum(axis=1) / known.sum(axis=1).clip(min=1)
    width = BANDWIDTH * (mean + LEAST_WIDTH_KM)
    exponent = np.log(weights) - (between / width[:, None]) ** 2
    weight = np.exp(exponent - exponent.max(axis=1, keepdims=True))
    result: Floats = (weight @ members) / weight.sum(axis=1, keepdims=True)
    return result


def lead(scores: Floats) -> Floats:
    """Return how far each class is ahead of the best other one, at each point: positive where it holds the point.

    >>> lead(np.array([[1.0, 3.0, 2.0]])).tolist()
    [[-2.0, 1.0, -1.0]]
    """
    if scores.shape[1] == 1:
        return np.ones_like(scores)
    ordered = np.partition(scores, scores.shape[1] - 2, axis=1)
    best, second = ordered[:, -1:], ordered[:, -2:-1]
    return np.where(scores == best, best - second, scores - best)
