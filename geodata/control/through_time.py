"""Areas over a dataset's whole span: on any day, ahead for all days of change, and what changed between two days."""

from __future__ import annotations

import bisect
import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import shapely
from pyproj import Geod
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry

from geodata.control.areas import areas
from geodata.control.datasets import ControlDataset
from geodata.control.ground import Method
from geodata.control.in_force import in_force
from geodata.control.observation import ControlArea, ControlStatus, Observation
from geodata.control.reported_areas import areas_reported
from geodata.geometry.distance import distance_km
from geodata.place import Place

ELLIPSOID = Geod(ellps="WGS84")
MOST_LISTED = 12


@dataclass(frozen=True, slots=True)
class Transfer:
    """Ground and towns that went from one party to another between two days.

    ``before`` and ``after`` are actor ids; ``None`` stands for ground of which nothing was known, or that nobody held.
    """

    before: str | None
    after: str | None
    area_km2: float
    towns: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class ControlChange:
    """What changed between two days, the largest transfer first."""

    since: datetime.date
    until: datetime.date
    transfers: tuple[Transfer, ...]

    def gained_km2(self, actor: str) -> float:
        """Return the ground that came to a party from others (km²); what became known of it does not count."""
        return sum(t.area_km2 for t in self.transfers if t.after == actor and t.before is not None)

    def lost_km2(self, actor: str) -> float:
        """Return the ground that a party lost to others (km²)."""
        return sum(t.area_km2 for t in self.transfers if t.before == actor and t.after is not None)


def method_of(dataset: ControlDataset) -> Method:
    """Return how the areas of a dataset are made: with its own steps of distance, for wars differ in scale."""
    return Method(steps_km=dataset.steps_km)


def areas_on(
    dataset: ControlDataset,
    date: datetime.date,
    land: BaseGeometry,
    method: Method | None = None,
    progress: Callable[[float], None] | None = None,
) -> tuple[ControlArea, ...]:
    """Return the areas of a dataset on a day: what a source drew itself, and elsewhere what observations make.

    ``progress`` hears about what share is done (0 to 1).
    """
    method = method or method_of(dataset)
    drawn = areas_reported(dataset.areas, date, land)
    if drawn:
        land = shapely.difference(land, shapely.union_all([area.geometry for area in drawn]))
    return (*areas(dataset.observations, date, land, method, progress), *drawn)


def days_of_change(dataset: ControlDataset, method: Method | None = None) -> tuple[datetime.date, ...]:
    """Return the days of the span on which the areas change, in order: rows begin, end, or are dropped as too old."""
    method = method or method_of(dataset)
    dropped = datetime.timedelta(days=method.contested_days + 1)
    faded = {row.date + dropped for row in dataset.observations if row.status is not ControlStatus.HELD}
    days = {*dataset.change_dates(), *(day for day in faded if dataset.covers(day))}
    return tuple(sorted(days))


def areas_through_time(
    dataset: ControlDataset,
    land: BaseGeometry,
    method: Method | None = None,
    progress: Callable[[float], None] | None = None,
) -> Mapping[datetime.date, tuple[ControlArea, ...]]:
    """Return the areas of each day of change; ``progress`` hears the share that is done (0 to 1).

    A day between two of them looks as the one before: :func:`day_shown`.
    """
    days = days_of_change(dataset, method)
    found: dict[datetime.date, tuple[ControlArea, ...]] = {}
    for number, day in enumerate(days, 1):
        found[day] = areas_on(dataset, day, land, method)
        if progress is not None:
            progress(number / len(days))
    return found


def day_shown(days: Sequence[datetime.date], date: datetime.date) -> datetime.date | None:
    """Return the last of some rising days that is not after ``date``; ``None`` before the first.

    >>> day_shown([datetime.date(2020, 1, 6), datetime.date(2020, 6, 5)], datetime.date(2020, 6, 4))
    datetime.date(2020, 1, 6)
    """
    index = bisect.bisect_right(days, date)
    return days[index - 1] if index else None


def observations_at(
    found: Iterable[ControlArea], lat: float, lon: float, limit: int = MOST_LISTED
) -> tuple[tuple[Observation, float], ...]:
    """Return the observations that made the area at a point, nearest first, each with its distance in km.

    ``found`` are the areas of a day. Empty where there is no area.
    """
    point = shapely.Point(lon, lat)
    area = next((area for area in found if area.geometry.intersects(point)), None)
    if area is None:
        return ()
    apart = [(row, distance_km(lat, lon, row.place.lat, row.place.lon)) for row in area.observations]
    return tuple(sorted(apart, key=lambda pair: pair[1])[:limit])


def control_change(
    dataset: ControlDataset,
    before: Iterable[ControlArea],
    after: Iterable[ControlArea],
    since: datetime.date,
    until: datetime.date,
) -> ControlChange:
    """Return who took what from whom between two days, given the areas of both.

    Held and besieged ground and towns count; contested ground is nobody's.
    """
    grounds = held_ground(before), held_ground(after)
    towns = towns_changed(dataset.observations, since, until)
    pairs = {(one, other) for one in (*grounds[0], None) for other in (*grounds[1], None) if one != other} | set(towns)
    known = [shapely.union_all(list(ground.values())) for ground in grounds]
    transfers = []
    for one, other in pairs:
        if one is None:
            shape = shapely.difference(grounds[1].get(str(other), MultiPolygon()), known[0])
        elif other is None:
            shape = shapely.difference(grounds[0].get(one, MultiPolygon()), known[1])
        else:
            shape = shapely.intersection(grounds[0].get(one, MultiPolygon()), grounds[1].get(other, MultiPolygon()))
        size = area_km2(shape)
        if size >= 1.0 or (one, other) in towns:
            transfers.append(Transfer(one, other, round(size), towns.get((one, other), ())))
    ordered = sorted(transfers, key=lambda t: (-t.area_km2, t.before or "", t.after or ""))
    return ControlChange(since, until, tuple(ordered))


def nothing_known(found: Iterable[ControlArea], land: BaseGeometry) -> BaseGeometry:
    """Return the land on which nothing is drawn (WGS84): no report lies within reach, or it says that nobody can tell.

    >>> nothing_known([], shapely.box(16, 31, 17, 32)).area
    1.0
    """
    return shapely.difference(land, shapely.union_all([area.geometry for area in found]))


def held_ground(found: Iterable[ControlArea]) -> dict[str, BaseGeometry]:
    """Return the ground of each party: all shades of what it holds, besieged or not."""
    shapes: dict[str, list[BaseGeometry]] = {}
    for area in found:
        if area.status in (ControlStatus.HELD, ControlStatus.BESIEGED):
            shapes.setdefault(area.controller, []).append(area.geometry)
    return {actor: shapely.union_all(parts) for actor, parts in shapes.items()}


def towns_changed(
    observations: Sequence[Observation], since: datetime.date, until: datetime.date
) -> dict[tuple[str | None, str | None], tuple[Place, ...]]:
    """Return the towns whose holder differs between two days, by the holders before and after."""
    holders: list[dict[str, str]] = []
    places: dict[str, Place] = {}
    for day in (since, until):
        rows = in_force(observations, day)
        places |= {row.place.name: row.place for row in rows}
        kept = (row for row in rows if row.status in (ControlStatus.HELD, ControlStatus.BESIEGED))
        holders.append({row.place.name: row.controller for row in kept})
    changed: dict[tuple[str | None, str | None], list[Place]] = {}
    for name, place in places.items():
        pair = holders[0].get(name), holders[1].get(name)
        if pair[0] != pair[1]:
            changed.setdefault(pair, []).append(place)
    return {pair: tuple(sorted(towns, key=lambda town: town.name)) for pair, towns in changed.items()}


def area_km2(shape: BaseGeometry) -> float:
    """Return the area of a WGS84 geometry on the ellipsoid.

    >>> round(area_km2(shapely.box(16, 31, 17, 32)))
    10534
    """
    if shape.is_empty:
        return 0.0
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    square_metres, _ = ELLIPSOID.geometry_area_perimeter(shapely.orient_polygons(MultiPolygon(parts)))
    return float(abs(square_metres) / 1e6)
