"""What lies near a place, among very many: kept by squares of degrees, so that only what is near is measured."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

from geodata.geometry.distance import distance_km
from geodata.place import Place

KM_A_DEGREE = 110.5
"""Length of a degree of latitude where it is shortest, rounded down (WGS84)."""
LEAST_COSINE = 0.02
"""Nearer to the poles than about a degree a whole circle of longitudes is asked."""

Thing = TypeVar("Thing")


class Neighbours(Generic[Thing]):
    """Things at places, asked for those within ``radius_km`` of another place.

    >>> from geodata.place import PlaceFeature
    >>> a, b = (Place(n, n, lat, 180, PlaceFeature.CITY, None, None, 0, None, "") for n, lat in (("a", 0), ("b", 1)))
    >>> Neighbours(50.0, [(a, "first"), (b, "second")]).near(a)
    [(0.0, 'first')]
    """

    def __init__(self, radius_km: float, things: Iterable[tuple[Place, Thing]] = ()) -> None:
        self.radius_km = radius_km
        self.side = radius_km / KM_A_DEGREE
        self._cells: dict[tuple[int, int], list[tuple[Place, Thing]]] = defaultdict(list)
        for place, thing in things:
            self.add(place, thing)

    def add(self, place: Place, thing: Thing) -> None:
        """Keep a thing at a place."""
        self._cells[self._cell(place)].append((place, thing))

    def near(self, place: Place) -> list[tuple[float, Thing]]:
        """Return what lies within the radius of a place, each with its distance (km)."""
        row, column = self._cell(place)
        around = math.radians(min(89.9, abs(place.lat) + self.side))
        reach = math.ceil(1.0 / max(math.cos(around), LEAST_COSINE)) + 1
        turn = math.ceil(360.0 / self.side)
        columns = {(column + step) % turn for step in range(-reach, reach + 1)}
        found = []
        for up in (row - 1, row, row + 1):
            for across in columns:
                for other, thing in self._cells.get((up, across), ()):
                    km = distance_km(place.lat, place.lon, other.lat, other.lon)
                    if km <= self.radius_km:
                        found.append((km, thing))
        return found

    def _cell(self, place: Place) -> tuple[int, int]:
        """Return the row and column of a place."""
        return math.floor(place.lat / self.side), math.floor((place.lon + 180.0) / self.side) % math.ceil(
            360 / self.side
        )
