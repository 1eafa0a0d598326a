"""Where on a long river an article is: at the point of its course that lies nearest to the article's other places.

A gazetteer has one point for the whole Danube; an article on Vukovar means the Danube there. ``sources/courses.csv``
holds the courses of rivers.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from geodata.geometry.distance import distance_km
from geodata.place import Place, PlaceFeature, Resolution
from geodata.river_points import Point, river_points
from reading.model import Mention, Sense

STEP_KM = 40.0
"""How far apart the points of a river are that may stand for it."""
_WITHIN_CHARACTERS = 300
_BESIDE = 3.0
_SOFTENING_KM = 60.0
_WEIGHTS = {
    PlaceFeature.CITY: 1.0,
    PlaceFeature.FACILITY: 1.0,
    PlaceFeature.ADMIN2: 1.0,
    PlaceFeature.ADMIN1: 0.7,
    PlaceFeature.REGION: 0.5,
    PlaceFeature.COUNTRY: 0.3,
}
_SURE = 0.5


@cache
def courses() -> Mapping[str, tuple[Point, ...]]:
    """Return the points (lat, lon) that may stand for each river, by the id of its place.

    >>> len(courses()["tr-danube"]) > 40
    True
    """
    return {place_id: tuple(_joined(points)) for place_id, points in river_points().items()}


def _joined(points: Sequence[Point]) -> Iterable[Point]:
    """Yield points along the line that joins some, at most :data:`STEP_KM` apart."""
    for (lat, lon), (next_lat, next_lon) in itertools.pairwise(points):
        steps = max(1, round(distance_km(lat, lon, next_lat, next_lon) / STEP_KM))
        for step in range(steps):
            yield lat + (next_lat - lat) * step / steps, lon + (next_lon - lon) * step / steps
    yield points[-1]


def placed_on_course(mentions: Sequence[Mention], found: Mapping[str, Resolution]) -> dict[str, Resolution]:
    """Return, by mention id, the resolutions of rivers, moved to where the article is.

    A river has one point throughout an article. Places named near it in the text count most, states least.
    """
    wide: dict[str, list[Mention]] = {}
    for mention in mentions:
        place = found[mention.id].place
        if place is not None and place.id in courses():
            wide.setdefault(place.id, []).append(mention)
    moved: dict[str, Resolution] = {}
    for place_id, namings in wide.items():
        anchors = list(_anchors(namings, mentions, found))
        if anchors:
            lat, lon = max(courses()[place_id], key=lambda point: _closeness(point, anchors))
            moved |= {m.id: _moved(found[m.id], round(lat, 3), round(lon, 3)) for m in namings}
    return moved


def _anchors(
    namings: Sequence[Mention], mentions: Sequence[Mention], found: Mapping[str, Resolution]
) -> Iterable[tuple[Place, float]]:
    """Yield the sure places that the article names as locations, with how much each counts for a river."""
    for mention in mentions:
        place = found[mention.id].place
        if (
            place is None
            or place.feature not in _WEIGHTS
            or place.id in courses()
            or found[mention.id].confidence < _SURE
        ):
            continue
        beside = any(abs(mention.start - naming.start) <= _WITHIN_CHARACTERS for naming in namings)
        literal = 1.0 if mention.sense is Sense.LITERAL else 0.3
        yield place, _WEIGHTS[place.feature] * literal * (_BESIDE if beside else 1.0)


def _closeness(point: Point, anchors: Sequence[tuple[Place, float]]) -> float:
    """Return how close the anchors are to a point, all in all."""
    return sum(weight / (_SOFTENING_KM + distance_km(*point, place.lat, place.lon)) for place, weight in anchors)


def _moved(resolution: Resolution, lat: float, lon: float) -> Resolution:
    """Return the resolution with its place at another point."""
    old = resolution.place
    if old is None:
        return resolution
    place = dataclasses.replace(old, lat=lat, lon=lon)
    candidates = tuple(
        dataclasses.replace(candidate, place=place) if candidate.place.id == place.id else candidate
        for candidate in resolution.candidates
    )
    return dataclasses.replace(resolution, place=place, candidates=candidates)
