"""Areas that a source draws itself, on one day: the last of each name counts, overlaps of one day are contested."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.control.areas import control_area, on_grid
from geodata.control.ground import Ground
from geodata.control.observation import ControlArea, ControlStatus, DatedArea, Observation
from geodata.place import Place, PlaceFeature


def areas_reported(reported: Iterable[DatedArea], date: datetime.date, land: BaseGeometry) -> tuple[ControlArea, ...]:
    """Return the reported areas that count on a day, on land only; no two overlap.

    A newer area takes what an older one covers. Where areas of one day and different parties overlap, the ground is
    contested between them. Unclear areas have no colour, and take none of the others'.

    >>> areas_reported([], datetime.date(2020, 6, 15), shapely.box(0, 0, 1, 1))
    ()
    """
    known = sorted(areas_in_force(reported, date), key=lambda area: area.date, reverse=True)
    found: list[ControlArea] = []
    covered: BaseGeometry = shapely.MultiPolygon()
    for day in dict.fromkeys(area.date for area in known):
        same = [area for area in known if area.date == day]
        for ground, shape, members in apart(same):
            free = on_grid(shapely.difference(shapely.intersection(shape, land), covered))
            if not free.is_empty and ground.status is not ControlStatus.UNCLEAR:
                found.append(control_area(ground, date, free, tuple(map(as_observation, members)), 1.0))
        covered = shapely.union_all([covered, *(area.geometry for area in same)])
    return tuple(found)


def areas_in_force(reported: Iterable[DatedArea], date: datetime.date) -> tuple[DatedArea, ...]:
    """Return the areas that count on a day: of each name (or controller and status) those of the last day."""
    newest: dict[tuple[str, ...], list[DatedArea]] = {}
    for area in reported:
        if area.date <= date and (area.until is None or date < area.until):
            key = (area.name.casefold(),) if area.name else (area.controller, area.status.value)
            same = newest.setdefault(key, [])
            if same and same[0].date < area.date:
                same.clear()
            if not same or same[0].date == area.date:
                same.append(area)
    return tuple(area for same in newest.values() for area in same)


def apart(same: Sequence[DatedArea]) -> list[tuple[Ground, BaseGeometry, list[DatedArea]]]:
    """Return areas of one day as grounds that do not overlap: what two parties cover is contested between them."""
    merged: dict[Ground, list[DatedArea]] = {}
    for area in same:
        merged.setdefault(Ground(area.status, (area.controller,)), []).append(area)
    shapes = {ground: shapely.union_all([area.geometry for area in members]) for ground, members in merged.items()}
    found: list[tuple[Ground, BaseGeometry, list[DatedArea]]] = []
    taken: BaseGeometry = shapely.MultiPolygon()
    grounds = list(shapes)
    for index, one in enumerate(grounds):
        for other in grounds[index + 1 :]:
            shared = shapely.difference(shapely.intersection(shapes[one], shapes[other]), taken)
            if shared.area > 0 and one.parties != other.parties:
                parties = tuple(sorted({*one.parties, *other.parties}))
                found.append((Ground(ControlStatus.CONTESTED, parties), shared, merged[one] + merged[other]))
                taken = shapely.union(taken, shared)
    for ground, shape in shapes.items():
        found.append((ground, shapely.difference(shape, taken), merged[ground]))
        taken = shapely.union(taken, shape)
    return found


def as_observation(area: DatedArea) -> Observation:
    """Return a reported area as a row with its middle as its place, so that a click can list it with its source."""
    middle = shapely.point_on_surface(area.geometry)
    lon, lat = shapely.get_coordinates(middle)[0]
    name = area.name or area.controller
    return Observation(
        place=Place(f"own-{name}", name, float(lat), float(lon), PlaceFeature.REGION, None, None, 0, None, "dataset"),
        controller=area.controller,
        status=area.status,
        date=area.date,
        until=area.until,
        confidence=area.confidence,
        source_title=area.source_title or name,
        source_url=area.source_url,
        note=area.note,
        line=area.line,
    )
