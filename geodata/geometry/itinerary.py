"""In which order a line visits its places: the shortest open way through all of them."""

from __future__ import annotations

import functools
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
    return oriented(order, points)


def length(order: Sequence[int], distances: Distances) -> float:
    """Return the length of a way."""
    return float(sum(distances[a, b] for a, b in itertools.pairwise(order)))


def exact(distances: Distances) -> tuple[int, ...]:
    """Return the shortest of all orders."""
    orders = every_order(len(distances))
    lengths = distances[orders[:, :-1], orders[:, 1:]].sum(axis=1)
    return tuple(int(index) for index in orders[lengths.argmin()])


@functools.cache
def every_order(count: int) -> NDArray[np.intp]:
    """Return every order of ``count`` things, one a row, each in one direction only.

    >>> every_order(3).tolist()
    [[0, 1, 2], [0, 2, 1], [1, 0, 2]]
    """
    orders = itertools.permutations(range(count))
    return np.array([order for order in orders if order[0] <= order[-1]], dtype=np.intp)


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


def oriented(order: Sequence[int], points: Sequence[Point]) -> tuple[int, ...]:
    """Return ``order`` from north to south or from west to east, whichever spans more."""
    if not order:
        return ()
    height = max(point.y for point in points) - min(point.y for point in points)
    width = max(point.x for point in points) - min(point.x for point in points)
    first, last = points[order[0]], points[order[-1]]
    backwards = first.y < last.y if height > width else first.x > last.x
    return tuple(order[::-1] if backwards else order)
