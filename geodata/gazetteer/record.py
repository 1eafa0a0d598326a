"""One place on its way into the gazetteer: the place, every name it bears, and how well known it is."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum

from geodata.place import Place, PlaceFeature

_DISTRICT_SHARE = 0.8
_FEATURE_FLOOR: dict[PlaceFeature, float] = {
    PlaceFeature.COUNTRY: 0.95,
    PlaceFeature.CONTINENT: 0.95,
    PlaceFeature.WATER: 0.75,
    PlaceFeature.REGION: 0.75,
    PlaceFeature.LINE: 0.6,
    PlaceFeature.FACILITY: 0.6,
    PlaceFeature.ADMIN1: 0.5,
    PlaceFeature.ADMIN2: 0.25,
    PlaceFeature.CITY: 0.1,
}


class NameRank(IntEnum):
    """How much a name means its place.

    The name itself; one of many variants; a weak one (a code, a town's name used for its region) that must not be taken
    without context; the adjective or inhabitants of a country ("Libyan"); an abbreviation ("Ala.").
    """

    NAME = 0
    VARIANT = 1
    WEAK = 2
    DEMONYM = 3
    ABBREVIATION = 4


@dataclass(slots=True)
class PlaceRecord:
    """A place with its names.

    ``names`` pairs each spelling with its :class:`NameRank`; ``localized`` maps ISO 639-1 codes to the name shown
    in that language; ``vernacular`` names are made of common nouns; ``admin2`` is the GeoNames id of the district;
    ``varies`` tells that its Latin spellings are transliterations.
    """

    place: Place
    names: list[tuple[str, NameRank]] = field(default_factory=list)
    localized: dict[str, str] = field(default_factory=dict)
    vernacular: tuple[str, ...] = ()
    admin2: int | None = None
    prominence: float = 0.0
    varies: bool = False


def prominence(feature: PlaceFeature, population: int, is_capital: bool = False) -> float:
    """Return how well known a place is, 0 to 1: its kind sets the floor, the logarithm of its population the rest.

    >>> prominence(PlaceFeature.COUNTRY, 0), prominence(PlaceFeature.CITY, 0)
    (0.95, 0.1)
    >>> prominence(PlaceFeature.CITY, 1_000_000) > prominence(PlaceFeature.CITY, 5_000) > 0.1
    True
    """
    floor = _FEATURE_FLOOR[feature]
    if feature in (PlaceFeature.CITY, PlaceFeature.ADMIN2, PlaceFeature.ADMIN1):
        size = min(0.9, math.log10(max(population, 1)) / 8)
        floor = max(floor, size * (_DISTRICT_SHARE if feature is PlaceFeature.ADMIN2 else 1.0))
    return round(min(1.0, max(floor, 0.85 if is_capital else 0.0)), 3)


def inhabited_point(cities: Iterable[tuple[float, float, int]]) -> tuple[float, float] | None:
    """Return the mean (lat, lon) of cities given as (lat, lon, population), weighted by the root of the population.

    The root keeps one large city from standing for its whole province. Longitudes are averaged on the circle, so that a
    province across the antimeridian keeps its place. ``None`` when there is no city.

    >>> inhabited_point([(10.0, 20.0, 100), (12.0, 20.0, 100)])
    (11.0, 20.0)
    >>> inhabited_point([]) is None
    True
    """
    total = lat_sum = east = north = 0.0
    for lat, lon, population in cities:
        weight = math.sqrt(max(population, 1))
        total += weight
        lat_sum += weight * lat
        east += weight * math.cos(math.radians(lon))
        north += weight * math.sin(math.radians(lon))
    if not total:
        return None
    return round(lat_sum / total, 4), round(math.degrees(math.atan2(north, east)), 4)
