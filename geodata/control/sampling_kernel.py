"""Who holds a point, told from the observations around it: a kernel that counts distance and the density of sampling.

The weight of observation *i* at a point *x* is ``w_i · exp(-(d / (BANDWIDTH · h(x)))²)``. ``h(x)``, the mean distance
from *x* to its :data:`NEIGHBOURS` nearest observations, makes the kernel narrow where much was observed and wide where
little was (the "balloon" estimator: Terrell and Scott, Variable kernel density estimation, Annals of Statistics 20,
1992). ``w_i`` is the weight of the row, by its confidence.

The constants were chosen by leaving one observation out on all change dates of both bundled datasets: they are ahead of
the nearest neighbour on the mean of both and behind on no day, and so are the values next to them (0.35 with 8
neighbours, 0.4 with 6). A fixed bandwidth, inverse distance and kriging were all behind on many days; so were weights
that fall with the age of a row or rise with its distance to the next. See docs/control.md.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

BANDWIDTH = 0.4
"""Width of the kernel as a share of the mean distance to the nearest observations."""
NEIGHBOURS = 5
"""How many observations tell how densely the surroundings of a point are sampled."""
LEAST_WIDTH_KM = 0.5
"""Added to that distance: several names of one spot still leave the kernel a width."""
FALL_PER_KM = 8.0
"""Logarithm of the weight lost a kilometre beyond reach: steep, yet smooth enough for a clean contour."""
HORIZON = 1.6
"""Reach of the kernel in distances to the nearest observations: exp(-(1.6 / 0.4)²) is 1e-7."""
CHUNK = 4_000_000
"""So many distances are held in memory at a time (32 MB)."""


def distances_km(one: Floats, other: Floats) -> Floats:
    """Return the distances between points of a plane: from shapes (m, 2) and (n, 2), in km, to (m, n).

    >>> distances_km(np.array([[0.0, 0.0]]), np.array([[3.0, 4.0], [0.0, 1.0]])).tolist()
    [[5.0, 1.0]]
    """
    result: Floats = np.hypot(one[:, None, 0] - other[None, :, 0], one[:, None, 1] - other[None, :, 1])
    return result


def class_scores(
    points: Floats,
    weights: Floats,
    classes: Sequence[int] | npt.NDArray[np.int64],
    at: Floats,
    reach_km: Floats | None = None,
) -> Floats:
    """Return the logarithm of the summed weight of each class at each point of ``at``: shape (m, number of classes).

    ``points`` (n, 2) and ``at`` (m, 2) are in km on a plane; ``weights`` (n) are positive; ``classes`` are numbers from
    0. The class with the highest score holds the point. ``reach_km`` (n): how far an observation has a say, ``inf`` for
    anywhere; beyond it its weight falls off by :data:`FALL_PER_KM`.

    >>> scores = class_scores(np.array([[0.0, 0], [10, 0]]), np.ones(2), [0, 1], np.array([[2.0, 0], [7, 0]]))
    >>> scores.argmax(axis=1).tolist()
    [0, 1]
    """
    members = np.eye(int(max(classes)) + 1)[np.asarray(classes)]
    prior = np.log(weights)
    near = min(NEIGHBOURS, len(points))
    scores = np.empty((len(at), members.shape[1]))
    rows = max(1, CHUNK // len(points))
    for start in range(0, len(at), rows):
        between = distances_km(at[start : start + rows], points)
        width = BANDWIDTH * (np.partition(between, near - 1, axis=1)[:, :near].mean(axis=1) + LEAST_WIDTH_KM)
        exponent = prior - (between / width[:, None]) ** 2
        if reach_km is not None:
            exponent -= FALL_PER_KM * np.maximum(0.0, between - reach_km)
        scores[start : start + rows] = class_sums(exponent, members)
    return scores


def relevant(points: Floats, classes: Sequence[int] | npt.NDArray[np.int64], at: Floats) -> npt.NDArray[np.int64]:
    """Return the indices of the observations that matter at the points ``at`` (m, 2): the nearest, and one a class.

    Beyond :data:`HORIZON` times the distance to the nearest few, no weight matters.

    >>> row = np.column_stack((np.arange(100.0), np.zeros(100)))
    >>> relevant(row, [0] * 99 + [1], np.array([[10.0, 0.0]])).tolist()[-2:]
    [13, 99]
    """
    middle = (at.min(axis=0) + at.max(axis=0)) / 2
    radius = float(np.hypot(*(at - middle).T).max())
    apart = np.hypot(*(points - middle).T)
    near = float(np.partition(apart, min(NEIGHBOURS, len(points)) - 1)[min(NEIGHBOURS, len(points)) - 1])
    kept = apart <= radius + HORIZON * (near + radius)
    for number in range(max(classes) + 1):
        own = np.flatnonzero(np.asarray(classes) == number)
        kept[own[apart[own].argmin()]] = True
    return np.flatnonzero(kept)


def class_sums(exponent: Floats, members: Floats) -> Floats:
    """Return log-sum-exp of the columns of each class: (m, n) and membership (n, k) to (m, k), without underflow."""
    result = np.empty((len(exponent), members.shape[1]))
    for number in range(members.shape[1]):
        own = exponent[:, members[:, number] > 0]
        top = own.max(axis=1)
        result[:, number] = top + np.log(np.exp(own - top[:, None]).sum(axis=1))
    return result


def lead(scores: Floats) -> Floats:
    """Return how far each class is ahead of the best other one, at each point: positive where it holds the point.

    >>> lead(np.array([[1.0, 3.0, 2.0]])).tolist()
    [[-2.0, 1.0, -1.0]]
    """
    if scores.shape[1] == 1:
        return np.ones_like(scores)
    ordered = np.sort(scores, axis=1)
    best, second = ordered[:, -1:], ordered[:, -2:-1]
    return np.where(scores == best, best - second, scores - best)
