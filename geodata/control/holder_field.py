"""Whose a point is: a spline through the observations, steadied by a kernel; how much of each, the observations say.

The spline (:mod:`geodata.control.spline`) finds fronts better than the nearest neighbour; the kernel
(:mod:`geodata.control.sampling_kernel`) keeps to the nearest reports and weighs their confidence. Their scores are
added, the kernel's times a factor. Of :data:`FACTORS` the first is taken that tells most observations rightly when each
is left out: where a trend misleads, as in pockets, the kernel decides alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from geodata.control import spline
from geodata.control.sampling_kernel import kernel_shares, left_out_shares, relevant

Floats = npt.NDArray[np.float64]

FACTORS = (0.2, 0.5, 1000.0)
"""What the kernel counts for beside the spline: a little, as much as half of it, all."""
MOST_ASKED = 2000
"""So many observations, spread over all, tell the factor."""
FALL_PER_KM = 0.25
"""Score that a ground loses a kilometre beyond its reach: steep, yet smooth enough for a clean contour."""


@dataclass(frozen=True, slots=True)
class HolderField:
    """The fitted field of a day; :meth:`scores` tells whose a point is.

    ``reach_km`` (classes): how far from its own observations a class has a say, ``inf`` for anywhere.
    """

    points: Floats
    weights: Floats
    members: Floats
    reach_km: Floats
    patches: tuple[spline.Patch, ...]
    factor: float

    def scores(self, at: Floats) -> Floats:
        """Return the score of each class at points (m, 2) in km: shape (m, classes). The highest holds the point."""
        if self.members.shape[1] == 1:
            return np.ones((len(at), 1))
        near = relevant(self.points, self.members, at)
        bounded = np.isfinite(self.reach_km)
        shares, own_km = kernel_shares(self.points[near], self.weights[near], self.members[near], at, bounded)
        found = spline.blended(self.patches, at) + self.factor * shares
        for number in np.flatnonzero(bounded):
            beyond = np.maximum(0.0, own_km[:, number] - self.reach_km[number])
            found[:, number] -= (1.0 + self.factor) * FALL_PER_KM * beyond
        return found


def fitted(points: Floats, weights: Floats, members: Floats, reach_km: Floats) -> HolderField:
    """Return the field of some observations: points (n, 2) in km, weights (n) by confidence, members (n, classes).

    An observation is a member (1) of its class; one that speaks for several has a share of each.

    >>> field = fitted(np.array([[0.0, 0], [10, 0]]), np.ones(2), np.eye(2), np.full(2, np.inf))
    >>> field.scores(np.array([[2.0, 0], [7, 0]])).argmax(axis=1).tolist()
    [0, 1]
    """
    found = spline.patches(points, members)
    factor = chosen_factor(found, points, weights, members)
    return HolderField(points, weights, members, reach_km, found, factor)


def chosen_factor(found: tuple[spline.Patch, ...], points: Floats, weights: Floats, members: Floats) -> float:
    """Return the first factor with which most observations are told rightly when each is left out."""
    if len(points) < 3 or members.shape[1] == 1:
        return FACTORS[0]
    asked = np.linspace(0, len(points) - 1, min(len(points), MOST_ASKED)).astype(np.int64)
    scores, truth = left_out_scores(found, points, weights, members, asked), members[asked].argmax(axis=1)
    hits = [int((score.argmax(axis=1) == truth).sum()) for score in scores]
    return FACTORS[int(np.argmax(hits))]


def left_out_scores(
    found: tuple[spline.Patch, ...],
    points: Floats,
    weights: Floats,
    members: Floats,
    asked: npt.NDArray[np.int64] | None = None,
) -> tuple[Floats, ...]:
    """Return, for each factor, the scores at the observations ``asked`` (all, unless given) as the others give them."""
    by_spline = spline.unseen(found, len(points))
    by_spline = by_spline if asked is None else by_spline[asked]
    by_kernel = left_out_shares(points, weights, members, asked)
    return tuple(by_spline + factor * by_kernel for factor in FACTORS)
