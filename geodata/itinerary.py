"""In which order a line visits its places: the shortest open way through all of them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from shapely.geometry import Point

EXACT = 7
"""Up to so many points every order is tried (2,520 of them); above, the way is improved from a greedy start."""

Distances = NDArray[np.float64]


def itinerary(points: Sequence[Point]) -> tuple[int, ...]:
    """Return the indices of ``points`` (on a plane) along the shortest open way, which never crosses itself.

    The way begins at its northern end when it is taller than wide, else at its western end. Above :data:`EXACT` points
    it is a greedy way bettered by 2-opt moves (Croes 1958) until none shortens it, which also leaves no crossing.

    >>> itinerary([Point(0, 0), Point(9, 0), Point(4, 1)])
    (0, 2, 1)
    >>> itinerary([Point(0, 0), Point(1, 9)])
    (1, 0)
    >>> itinerary([])
    ()
    """
    if not points:
        return ()
    xy = np.array([(point.x, point.y) for point in points])
    distances = np.hypot(*(xy[:, None] - xy[None]).transpose(2, 0, 1))
    order = exact(distances) if len(points) <= EXACT else bettered(greedy(distances), distances)
    return tuple(int(index) for index in oriented(order, xy))


def length(order: Sequence[int], distances: Distances) -> float:
    """Return the length of a way."""
    return float(sum(distances[a, b] for a, b in itertools.pairwise(order)))


def exact(distances: Distances) -> tuple[int, ...]:
    """Return the shortest of all orders; each is tried in one direction only."""
    orders = itertools.permutations(range(len(distances)))
    return min((o for o in orders if o[0] <= o[-1]), key=lambda order: length(order, distances))


def greedy(distances: Distances) -> tuple[int, ...]:
    """Return the order that goes to the nearest point not yet visited, from one end of the longest pair."""
    here = int(np.unravel_index(distances.argmax(), distances.shape)[0])
    order, left = [here], set(range(len(distances))) - {here}
    while left:
        here = min(left, key=lambda index: distances[here, index])
        order.append(here)
        left.remove(here)
    return tuple(order)


def bettered(order: tuple[int, ...], distances: Distances) -> tuple[int, ...]:
    """Return ``order`` with stretches turned round as long as that makes it shorter."""
    best, shortest = order, length(order, distances)
    improved = True
    while improved:
        improved = False
        for start, end in itertools.combinations(range(len(order) + 1), 2):
            turned = best[:start] + best[start:end][::-1] + best[end:]
            if (reach := length(turned, distances)) < shortest - 1e-9:
                best, shortest, improved = turned, reach, True
    return best


def oriented(order: Sequence[int], xy: Distances) -> Sequence[int]:
    """Return ``order`` from north to south or from west to east, whichever spans more."""
    width, height = np.ptp(xy, axis=0)
    first, last = xy[order[0]], xy[order[-1]]
    backwards = first[1] < last[1] if height > width else first[0] > last[0]
    return order[::-1] if backwards else order
