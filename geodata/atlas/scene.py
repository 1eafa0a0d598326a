"""What every maker of features works on: the reading, its resolved places with their shapes, and the words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import shapely
from shapely.geometry import MultiPoint, Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from geodata.atlas.shapes import Shapes
from geodata.atlas.wording import words
from geodata.courses import course_precision_km
from geodata.geometry.plane import Plane
from geodata.geometry.precision import radius_km
from geodata.geometry.waypoint import Waypoint
from geodata.place import Place, PlaceFeature, Resolution
from reading.actors import ActorLexicon
from reading.model import Claim, Reading, Role, Sense

COURSES = frozenset({PlaceFeature.LINE, PlaceFeature.WATER})
"""Places that may run along a course."""
SHORT_KM = 600.0
"""A course no longer than this is drawn whole …"""
NEAR_KM, AROUND_KM = 200.0, 100.0
"""… and a longer one so far around the article's places that lie so near to it."""
WHOLES = frozenset({PlaceFeature.COUNTRY, PlaceFeature.CONTINENT})
"""Places too large to be the spot of anything."""


@dataclass(frozen=True)
class Scene:
    """A reading with its resolutions; ``language`` is that of the labels."""

    reading: Reading
    resolutions: tuple[Resolution, ...]
    shapes: Shapes
    language: str
    actors: ActorLexicon
    _places: dict[str, Place] = field(default_factory=dict)
    _outlines: dict[str, BaseGeometry | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._places.update({r.mention: r.place for r in self.resolutions if r.place is not None})

    @property
    def words(self) -> Mapping[str, str]:
        """The words of the map."""
        return words(self.language)

    def place(self, mention: str) -> Place | None:
        """Return the place a mention was resolved to, or ``None``."""
        return self._places.get(mention)

    def places_of(self, claim: Claim, *roles: Role) -> dict[str, Place]:
        """Return the resolved places of a claim by place id, in its order; only those in ``roles`` when given."""
        mentions = [p.mention for p in claim.places if not roles or p.role in roles]
        found = (self.place(mention) for mention in mentions)
        return {place.id: place for place in found if place is not None}

    def mentions_of(self, claims: Iterable[Claim], places: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of the mentions by which claims name places (ids), in the order of the claims."""
        wanted = set(places)
        named = (p.mention for claim in claims for p in claim.places)
        return tuple(dict.fromkeys(m for m in named if (place := self.place(m)) is not None and place.id in wanted))

    def outline(self, place: Place) -> BaseGeometry | None:
        """Return the shape of a place where one is known; of a long line or river the part where the article is."""
        ref = place.geometry_ref
        if ref is None:
            if place.feature not in COURSES:
                return None
            ref = f"course:{place.id}"
        if ref not in self._outlines:
            shape = self.shapes.geometry(ref)
            self._outlines[ref] = self._part(place, shape) if shape is not None and ref.startswith("course:") else shape
        return self._outlines[ref]

    def is_course(self, place: Place) -> bool:
        """Tell whether the course of a place (a river, a named line) is known."""
        outline = self.outline(place)
        return outline is not None and outline.area == 0 and outline.length > 0

    def _part(self, place: Place, course: BaseGeometry) -> BaseGeometry:
        """Return the part of a course that lies around the article's other places, all of a short one."""
        plane = Plane(place.lat, place.lon)
        flat = plane.to_plane(course)
        if flat.length <= SHORT_KM:
            return course
        literal = (self.place(m.id) for m in self.reading.places() if m.sense is Sense.LITERAL)
        others = (p for p in literal if p is not None and p.feature not in WHOLES and p.id != place.id)
        near = [spot for spot in map(plane.place, others) if flat.distance(spot) <= NEAR_KM]
        window = MultiPoint([*near, plane.place(place)]).convex_hull.buffer(AROUND_KM)
        return plane.to_earth(shapely.intersection(flat, window))

    def point(self, place: Place) -> Point:
        """Return the point of a place (WGS84)."""
        return Point(place.lon, place.lat)

    def mark_point(self, place: Place) -> Point:
        """Return where the mark of a place stands: that of an area whose point lies at sea on its nearest shore."""
        point, outline = self.point(place), self.outline(place)
        land = self.shapes.land(place.country) if place.country and outline is not None and outline.area > 0 else None
        if land is None or outline is None or place.feature in WHOLES | {PlaceFeature.WATER} or land.covers(point):
            return point
        dry = outline.intersection(land)
        return nearest_points(dry, point)[0] if not dry.is_empty else point

    def waypoint(self, place: Place) -> Waypoint:
        """Return a place with its radius and outline."""
        outline = self.outline(place)
        if self.is_course(place):
            return Waypoint(place, course_precision_km(place.id), outline)
        return Waypoint(place, radius_km(place, outline), outline)

    def name(self, place: Place) -> str:
        """Return a place's name as the article writes it most often, its own where the article does not name it."""
        surfaces = [m.text for m in self.reading.places() if (p := self.place(m.id)) is not None and p.id == place.id]
        return max(dict.fromkeys(surfaces), key=surfaces.count, default=place.name)

    def who(self, actors: Iterable[str | None]) -> str:
        """Return the names of actors in the language of the labels, each once."""
        known = dict.fromkeys(actor for actor in actors if actor)
        return ", ".join(self.actors.name(actor, self.language) for actor in known)


def slug(text: str) -> str:
    """Return text as part of a feature id: lower-case letters and digits, hyphenated.

    >>> slug("iso-LY-JU"), slug("red_line")
    ('iso-ly-ju', 'red-line')
    """
    kept = (character if character.isascii() and character.isalnum() else "-" for character in text.lower())
    return "-".join(part for part in "".join(kept).split("-") if part)
