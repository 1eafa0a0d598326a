"""The ground that came to each party between two days, as shapes for the map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import shapely
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry

from geodata.control.areas import on_grid
from geodata.control.observation import ControlArea
from geodata.control.through_time import area_km2, held_ground

LEAST_KM2 = 12.0
"""Smaller pieces are no gain: they come from the course of a derived border, not from news."""


def gained_ground(before: Iterable[ControlArea], after: Iterable[ControlArea]) -> Mapping[str, BaseGeometry]:
    """Return, by party (actor id), what it holds in ``after`` and another held in ``before`` (WGS84).

    What became known between the two is no gain, nor is contested ground. Parties without a gain are left out.

    >>> gained_ground([], [])
    {}
    """
    held = held_ground(before), held_ground(after)
    found = {}
    for party, ground in held[1].items():
        others = [shape for other, shape in held[0].items() if other != party]
        taken = shapely.intersection(ground, shapely.union_all(others)) if others else MultiPolygon()
        kept = [part for part in shapely.get_parts(on_grid(taken)) if area_km2(part) >= LEAST_KM2]
        if kept:
            found[party] = MultiPolygon(kept)
    return found
