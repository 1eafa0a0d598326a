"""Which observations of a day stand on the map as points: all, or of very many one of each small square."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from geodata.control.crowding import SIDES_KM, cells, count
from geodata.control.observation import ControlStatus, Observation
from geodata.geometry.plane import plane_around

MOST_SHOWN = 6000
"""With more observations those of one square share a point: nobody could tell more apart."""


def shown_rows(rows: Sequence[Observation], most: int = MOST_SHOWN) -> tuple[tuple[Observation, int], ...]:
    """Return the observations that stand on the map, each with the number of those of its square.

    Of the held places of a square the newest of the party that holds most of them stands for all; contested, besieged
    and unclear ones stand for their like alone.

    >>> shown_rows([])
    ()
    """
    if len(rows) <= most:
        return tuple((row, 1) for row in rows)
    places = plane_around([row.place for row in rows]).places(row.place for row in rows)
    kinds = {ControlStatus.HELD: 0}
    layer = np.array([kinds.setdefault(row.status, len(kinds)) for row in rows])
    side = next((side for side in SIDES_KM if count(places, layer, side) <= most), SIDES_KM[-1])
    cell, size = cells(places, layer, side)
    parties: dict[str, int] = {}
    party = np.array([parties.setdefault(row.controller, len(parties)) for row in rows])
    _, group, alike = np.unique(cell * len(parties) + party, return_inverse=True, return_counts=True)
    days = np.array([row.date.toordinal() for row in rows])
    weakest_first = np.lexsort((days, alike[group]))
    best = np.zeros(len(size), dtype=np.int64)
    best[cell[weakest_first]] = weakest_first
    return tuple((rows[index], int(size[cell[index]])) for index in np.sort(best))
