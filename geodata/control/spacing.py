"""How far apart the reported places of a dataset lie, and how far their reports may reach."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely

from geodata.geometry.plane import plane_around
from geodata.place import Place

SHORTEST_KM, LONGEST_KM = 8.0, 60.0
"""Bounds of the first step: below, a dot would do; above, a report says little."""
DEFAULT_STEPS_KM = (35.0, 65.0, 95.0)
FEWEST = 4
"""With fewer places there is no spacing to tell."""
MOST_ASKED = 5000
"""So many towns, spread over all, tell the spacing."""
SHARE = 0.75
"""The first step reaches the next town for so large a share of the towns."""


def steps_for(places: Sequence[Place]) -> tuple[float, ...]:
    """Return where each shade of an area ends (km): one, two and three times the way from a town to the next reported.

    >>> steps_for([])
    (35.0, 65.0, 95.0)
    """
    distinct = list({(place.lat, place.lon): place for place in places}.values())
    if len(distinct) < FEWEST:
        return DEFAULT_STEPS_KM
    plane = plane_around(distinct)
    points = np.asarray(shapely.points(plane.places(distinct)))
    asked = points[np.linspace(0, len(points) - 1, min(len(points), MOST_ASKED)).astype(np.int64)]
    _, apart = shapely.STRtree(points).query_nearest(asked, exclusive=True, return_distance=True, all_matches=False)
    first = float(np.quantile(apart, SHARE).clip(SHORTEST_KM, LONGEST_KM))
    return tuple(round(first * times) * 1.0 for times in (1, 2, 3))
