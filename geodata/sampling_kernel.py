"""Who holds a point, told from the observations around it: a kernel that counts distance and the density of sampling.

The weight of observation *i* at a point *x* is ``w_i · s_i · exp(-(d / (BANDWIDTH · h(x)))²)``:

- ``h(x)``, the mean distance from *x* to its :data:`NEIGHBOURS` nearest observations, makes the kernel narrow where
  much was observed and wide where little was (the "balloon" estimator: Terrell and Scott, Variable kernel density
  estimation, Annals of Statistics 20, 1992);
- ``s_i``, the spacing of observation *i* (mean distance to its :data:`SPACING_NEIGHBOURS` nearest), keeps twenty
  reports from one suburb from outvoting the next town (declustering: Isaaks and Srivastava, An Introduction to Applied
  Geostatistics, 1989, chapter 10);
- ``w_i`` is the weight of the row: confidence and age.

The three constants were chosen by leaving one observation out over all change dates of both bundled datasets; nearby
values do as well as the nearest neighbour or better. See docs/control.md.
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
SPACING_NEIGHBOURS = 2
"""How many observations tell how far an observation is from the next."""
LEAST_SPACING_KM = 1.0
"""Two names of one spot still count."""
CHUNK = 4_000_000
"""So many distances are held in memory at a time (32 MB)."""


def distances_km(one: Floats, other: Floats) -> Floats:
    """Return the distances between points of a plane: from shapes (m, 2) and (n, 2), in km, to (m, n).

    >>> distances_km(np.array([[0.0, 0.0]]), np.array([[3.0, 4.0], [0.0, 1.0]])).tolist()
    [[5.0, 1.0]]
    """
    result: Floats = np.hypot(one[:, None, 0] - other[None, :, 0], one[:, None, 1] - other[None, :, 1])
    return result


def spacing_km(points: Floats) -> Floats:
    """Return how far each point (n, 2) is from the next ones, never less than :data:`LEAST_SPACING_KM`.

    >>> spacing_km(np.array([[0.0, 0.0], [0.0, 9.0], [0.0, 19.0]])).tolist()
    [15.0, 10.5, 15.5]
    """
    near = min(SPACING_NEIGHBOURS, len(points) - 1)
    if near < 1:
        return np.full(len(points), LEAST_SPACING_KM)
    spacings = np.empty(len(points))
    rows = max(1, CHUNK // len(points))
    for start in range(0, len(points), rows):
        between = distances_km(points[start : start + rows], points)
        between[np.arange(len(between)), np.arange(start, start + len(between))] = np.inf
        spacings[start : start + rows] = np.partition(between, near - 1, axis=1)[:, :near].mean(axis=1)
    return spacings + LEAST_SPACING_KM


def class_scores(points: Floats, weights: Floats, classes: Sequence[int], at: Floats) -> Floats:
    """Return the logarithm of the summed weight of each class at each point of ``at``: shape (m, number of classes).

    ``points`` (n, 2) and ``at`` (m, 2) are in km on a plane; ``weights`` (n) are positive; ``classes`` are numbers from
    0. The class with the highest score holds the point.

    >>> scores = class_scores(np.array([[0.0, 0], [10, 0]]), np.ones(2), [0, 1], np.array([[2.0, 0], [7, 0]]))
    >>> scores.argmax(axis=1).tolist()
    [0, 1]
    """
    members = np.eye(max(classes) + 1)[np.asarray(classes)]
    prior = np.log(weights * spacing_km(points))
    near = min(NEIGHBOURS, len(points))
    scores = np.empty((len(at), members.shape[1]))
    rows = max(1, CHUNK // len(points))
    for start in range(0, len(at), rows):
        between = distances_km(at[start : start + rows], points)
        width = BANDWIDTH * (np.partition(between, near - 1, axis=1)[:, :near].mean(axis=1) + LEAST_SPACING_KM / 2)
        exponent = prior - (between / width[:, None]) ** 2
        scores[start : start + rows] = class_sums(exponent, members)
    return scores


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
