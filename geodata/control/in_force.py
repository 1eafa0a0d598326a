"""Which observations count on a day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace

from geodata.control.observation import ControlStatus, Observation
from geodata.geometry.distance import distance_km
from geodata.place import Place

SAME_PLACE_KM = 25.0
"""Rows of one name so near to each other speak of one place; farther apart they are namesakes."""


def in_force(observations: Iterable[Observation], date: datetime.date) -> tuple[Observation, ...]:
    """Return the observations that count on ``date``: the last one of each place with ``date`` ≤ day < ``until``.

    Where rows of one place and day name different holders, the place is contested between them; where they agree, the
    surest row counts. The order is that of the first row of each place.

    >>> import datetime
    >>> in_force([], datetime.date(2020, 6, 15))
    ()
    """
    by_name: dict[str, list[list[Observation]]] = {}
    by_place: list[list[Observation]] = []
    for observation in observations:
        if observation.date <= date and (observation.until is None or date < observation.until):
            bearers = by_name.setdefault(observation.place.name.casefold(), [])
            rows = next((rows for rows in bearers if same_place(rows[0].place, observation.place)), None)
            if rows is None:
                rows = []
                bearers.append(rows)
                by_place.append(rows)
            rows.append(observation)
    return tuple(latest(rows) for rows in by_place)


def same_place(one: Place, other: Place) -> bool:
    """Tell whether two places of one name are one: not farther apart than the coordinates of a town may differ."""
    if one.lat == other.lat and one.lon == other.lon:
        return True
    return distance_km(one.lat, one.lon, other.lat, other.lon) <= SAME_PLACE_KM


def latest(rows: list[Observation]) -> Observation:
    """Return the last of the rows of one place; contested when rows of that day name different holders.

    A contested place knows its opponents from the rows of the same day, else from the holder before.
    """
    day = max(row.date for row in rows)
    newest = [row for row in rows if row.date == day]
    surest = min(newest, key=lambda row: ("high", "medium", "low").index(row.confidence))
    parties = dict.fromkeys(row.controller for row in newest if row.status is not ControlStatus.UNCLEAR)
    if len(parties) > 1:
        others = tuple(party for party in parties if party != surest.controller)
        return replace(surest, status=ControlStatus.CONTESTED, opponents=others)
    if surest.status is ControlStatus.CONTESTED:
        before = [row.controller for row in sorted(rows, key=lambda row: row.date) if row.date < day]
        return replace(surest, opponents=tuple(c for c in before[-1:] if c != surest.controller))
    return surest
