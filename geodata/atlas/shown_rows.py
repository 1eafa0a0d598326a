"""Which observations of a day stand on the map as points: all, or of very many one of each small square."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from geodata.control.crowding import SIDES_KM, cells, count
from geodata.control.observation import Observation
from geodata.geometry.plane import plane_around

MOST_SHOWN = 6000
"""With more observations those of one square and party share a point: nobody could tell more apart."""


def shown_rows(rows: Sequence[Observation], most: int = MOST_SHOWN) -> tuple[tuple[Observation, int], ...]:
    """Return the observations that stand on the map, each with the number of those for which it stands.

    The newest of a square stands for the others of its controller and status.

    >>> shown_rows([])
    ()
    """
    if len(rows) <= most:
        return tuple((row, 1) for row in rows)
    places = plane_around([row.place for row in rows]).places(row.place for row in rows)
    kinds: dict[tuple[str, str], int] = {}
    layer = np.array([kinds.setdefault((row.controller, row.status), len(kinds)) for row in rows])
    side = next((side for side in SIDES_KM if count(places, layer, side) <= most), SIDES_KM[-1])
    cell, size = cells(places, layer, side)
    oldest_first = np.argsort([row.date.toordinal() for row in rows], kind="stable")
    newest = np.zeros(len(size), dtype=np.int64)
    newest[cell[oldest_first]] = oldest_first
    return tuple((rows[index], int(size[cell[index]])) for index in np.sort(newest))
