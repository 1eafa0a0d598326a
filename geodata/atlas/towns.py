"""The towns between two lines, and who holds each on the day of the article."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from geodata.atlas.scene import Scene
from geodata.atlas.stand import Holding
from geodata.feature import Basis, Feature, FeatureKind
from geodata.geometry.distance import distance_km
from geodata.geometry.neighbours import Neighbours
from geodata.place import Place, PlaceFeature
from geodata.proposal import TownBetween

if TYPE_CHECKING:
    from geodata.gazetteer.geocoder import Gazetteer

SPOTS = frozenset({PlaceFeature.CITY, PlaceFeature.FACILITY})
LISTED = 12
"""So many towns are named, the article's own first, then those that an observation tells of, then the largest."""
SAME_KM = 4.0
"""An observation this near to a town is of that town."""
ON_LINE_KM = 5.0
"""A town this near to a line is on it, and not between two."""


class Towns(Protocol):
    """What is asked of the gazetteer."""

    def around(self, lat: float, lon: float, radius_km: float) -> Iterable[Place]:
        """Return the towns within a radius of a point."""
        ...

    def name(self, place: Place, language: str) -> str:
        """Return the name of a town in a language (ISO 639-1)."""
        ...

    def place(self, place_id: str) -> Place | None:
        """Return the place with that id, or ``None``."""
        ...

    def seat(self, country: str) -> Place | None:
        """Return the capital of a country (ISO 3166-1 alpha-2), or ``None``."""
        ...


@dataclass(frozen=True, slots=True)
class GazetteerTowns:
    """The towns of the offline gazetteer."""

    gazetteer: Gazetteer

    def around(self, lat: float, lon: float, radius_km: float) -> Iterable[Place]:
        """Return the towns within a radius of a point, nearest first."""
        return [place for _, place in self.gazetteer.store.around(lat, lon, radius_km)]

    def name(self, place: Place, language: str) -> str:
        """Return the name of a town in a language (ISO 639-1), its own where that is not known."""
        return self.gazetteer.localized_name(place, language)

    def place(self, place_id: str) -> Place | None:
        """Return the place with that id, or ``None``."""
        return self.gazetteer.place(place_id)

    def seat(self, country: str) -> Place | None:
        """Return the capital of a country (ISO 3166-1 alpha-2), or ``None``."""
        return self.gazetteer.store.capital(country)


@dataclass(frozen=True, slots=True)
class Ownership:
    """Who holds what: the rows of the control dataset, also by place, and the areas made from them, surest first."""

    holdings: tuple[Holding, ...] = ()
    areas: tuple[Feature, ...] = ()
    by_place: Neighbours[Holding] = field(default_factory=lambda: Neighbours(SAME_KM))

    def of(self, town: TownBetween) -> TownBetween:
        """Return a town with who holds it, as far as is known."""
        place = town.place
        point = Point(place.lon, place.lat)
        near = self.by_place.near(place)
        areas = [area for area in self.areas if area.actor and area.geometry.covers(point)]
        if near:
            _, row = min(near, key=lambda one: one[0])
            contested = next((a.actor for a in areas if a.actor and "|" in a.actor), None) if not row.firm else None
            holders = tuple(contested.split("|")) if contested else (row.controller,)
            return replace(town, holders=holders, basis=Basis.STATED, source=row.source)
        if areas:
            return replace(town, holders=tuple((areas[0].actor or "").split("|")), basis=Basis.DERIVED)
        return town


def ownership(holdings: Sequence[Holding], features: Iterable[Feature], date: datetime.date | None) -> Ownership:
    """Return who holds what on ``date``; of ``features``, what the control data draw, the areas of that day count."""
    areas = [feature for feature in features if feature.kind is FeatureKind.CONTROL_AREA and feature.as_of == date]
    surest = tuple(sorted(areas, key=lambda area: -(area.shade or 0.0)))
    return Ownership(tuple(holdings), surest, Neighbours(SAME_KM, ((held.place, held) for held in holdings)))


@dataclass(frozen=True, slots=True)
class Gap:
    """The land between two lines (all WGS84), and the ids of the places by which the lines run."""

    land: BaseGeometry
    lines: tuple[BaseGeometry, BaseGeometry]
    places: Set[str] = frozenset()

    def holds(self, place: Place) -> bool:
        """Tell whether a town lies in the land and on neither line."""
        point = Point(place.lon, place.lat)
        if place.feature not in SPOTS or place.id in self.places or not self.land.covers(point):
            return False
        nearest = (nearest_points(point, line)[1] for line in self.lines)
        return all(distance_km(place.lat, place.lon, spot.y, spot.x) > ON_LINE_KM for spot in nearest)


def towns_between(scene: Scene, gap: Gap, towns: Towns | None, owned: Ownership) -> tuple[tuple[TownBetween, ...], int]:
    """Return the best-known towns in a gap, and how many more there are."""
    west, south, east, north = gap.land.bounds
    held = (holding.place for holding in owned.holdings)
    observed = [place for place in held if south <= place.lat <= north and west <= place.lon <= east]
    shapely.prepare(gap.land)
    named = [place for mention in scene.reading.places() if (place := scene.place(mention.id)) is not None]
    spots = [place for place in (*named, *gazetteer_towns(gap.land, towns), *observed) if gap.holds(place)]
    kept: dict[str, Place] = {}
    taken: Neighbours[Place] = Neighbours(SAME_KM)
    for place in spots:
        if place.id not in kept and not taken.near(place):
            kept[place.id] = place
            taken.add(place, place)
    own = {place.id for place in named}

    def rank(place: Place) -> tuple[bool, bool, int]:
        return place.id not in own, not owned.by_place.near(place), -place.population

    best = sorted(kept.values(), key=rank)[:LISTED]
    listed = [owned.of(TownBetween(place, name_of(scene, place, towns))) for place in best]
    return tuple(listed), len(kept) - len(listed)


def gazetteer_towns(gap: BaseGeometry, towns: Towns | None) -> list[Place]:
    """Return the gazetteer's towns round about the middle of a surface, the largest first."""
    if towns is None:
        return []
    middle = gap.envelope.centroid
    corners = shapely.get_coordinates(gap)
    reach_km = max(distance_km(middle.y, middle.x, lat, lon) for lon, lat in corners)
    return sorted(towns.around(middle.y, middle.x, reach_km + 1), key=lambda place: -place.population)


def name_of(scene: Scene, place: Place, towns: Towns | None) -> str:
    """Return the name of a town as the article writes it, else in the language of the labels."""
    own = scene.name(place)
    return towns.name(place, scene.language) if towns is not None and own == place.name else own
