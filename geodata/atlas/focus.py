"""What the first view shows, and which mark is selected in it."""

from __future__ import annotations

from collections.abc import Sequence

import shapely
from shapely.geometry import MultiPoint

from geodata.atlas.scene import WHOLES, Scene
from geodata.feature import Feature, FeatureKind
from geodata.geometry.bounds import Bounds, bounds_of
from geodata.geometry.plane import between_km, plane_around
from geodata.place import Place
from reading.model import ClaimKind, Sense

STRENGTH = (
    FeatureKind.RED_LINE,
    FeatureKind.CEASEFIRE,
    FeatureKind.WITHDRAWAL,
    FeatureKind.CONTROL,
    FeatureKind.ATTACK,
    FeatureKind.DEPLOYMENT,
    FeatureKind.PLACE,
)
"""Kinds of marks, the strongest first."""
LONG = frozenset({*STRENGTH[:3], FeatureKind.WITHDRAWAL_LINE})
"""Kinds of lines and arrows that the first view shows whole."""
SHOWN = frozenset(ClaimKind) - {ClaimKind.SUPPORT, ClaimKind.TALKS, ClaimKind.REJECTION, ClaimKind.ACCUSATION}
"""Kinds of claims whose places the first view shows."""
OUTLYING = 3.0
"""A place is outlying when it is so many times farther from the middle than half of the places are …"""
NEAR_KM = 300.0
"""… and farther than this."""
MARGIN = 0.15
LEAST_DEGREES = 0.6


def lead(features: Sequence[Feature]) -> str | None:
    """Return the id of the mark of the strongest kind, the first in the text among equals; ``None`` without a mark.

    >>> lead([]) is None
    True
    """
    marks = [feature for feature in features if feature.kind in STRENGTH and feature.sentences]
    return min(marks, key=rank).id if marks else None


def rank(feature: Feature) -> tuple[int, bool, bool, int]:
    """Return the order of a mark: its kind, lines before bands and points, places of the article by their mentions."""
    is_band = feature.geometry.area > 0
    first = -feature.count if feature.kind is FeatureKind.PLACE else feature.sentences[0]
    return STRENGTH.index(feature.kind), is_band or feature.metonymic, feature.geometry.length == 0, first


def focus_places(scene: Scene) -> list[Place]:
    """Return the places that the first view is about, without outlying ones.

    The places of claims about lines and forces; else the literal places; else all. Whole countries only when there is
    nothing smaller.
    """
    mentions = list(scene.reading.places())
    claimed = [
        place for claim in scene.reading.claims if claim.kind in SHOWN for place in scene.places_of(claim).values()
    ]
    literal = [p for m in mentions if m.sense is Sense.LITERAL and (p := scene.place(m.id)) is not None]
    named = [p for m in mentions if (p := scene.place(m.id)) is not None]
    for places in (claimed, literal, named):
        spots = [place for place in places if place.feature not in WHOLES]
        if spots:
            return without_outlying(list(dict.fromkeys(spots)))
    return list(dict.fromkeys(claimed or literal or named))[:1]


def without_outlying(places: Sequence[Place]) -> list[Place]:
    """Return the places that lie near the most central of them.

    >>> from geodata.place import PlaceFeature
    >>> def town(name, lat, lon):
    ...     return Place(name, name, lat, lon, PlaceFeature.CITY, None, None, 0, None, "")
    >>> towns = [town("Sirte", 31, 17), town("Benghazi", 32, 20), town("Hun", 29, 16), town("Moscow", 56, 38)]
    >>> [place.name for place in without_outlying(towns)]
    ['Sirte', 'Benghazi', 'Hun']
    """
    middle = min(places, key=lambda place: sum(between_km(place, other) for other in places))
    reach = sorted(between_km(middle, place) for place in places)
    limit = max(NEAR_KM, OUTLYING * reach[(len(reach) - 1) // 2])
    return [place for place in places if between_km(middle, place) <= limit]


def spread_km(places: Sequence[Place]) -> float:
    """Return the median distance between two of the places, zero for fewer than two.

    >>> spread_km([])
    0.0
    """
    pairs = [between_km(a, b) for index, a in enumerate(places) for b in places[index + 1 :]]
    return sorted(pairs)[len(pairs) // 2] if pairs else 0.0


def focus(scene: Scene, features: Sequence[Feature]) -> Bounds | None:
    """Return what the first view shows (west, south, east, north, degrees, with a margin), or ``None`` without a place.

    East is beyond 180 where the view crosses the antimeridian.
    """
    places = focus_places(scene)
    if not places:
        return None
    if places[0].feature in WHOLES:
        outline = scene.outline(places[0])
        largest = max(shapely.get_parts(outline), key=lambda part: part.area) if outline is not None else None
        return widened((largest if largest is not None else scene.point(places[0])).bounds)
    first = lead(features)
    drawn = [f.geometry for f in features if f.id == first or (f.kind in LONG and f.geometry.length)]
    spots = MultiPoint([scene.point(place) for place in places])
    return widened(bounds_of([spots, *drawn], plane_around(places).lon))


def widened(bounds: Bounds) -> Bounds:
    """Return bounds with a margin on each side.

    >>> widened((0.0, 0.0, 10.0, 10.0))
    (-1.5, -1.5, 11.5, 11.5)
    """
    west, south, east, north = bounds
    x, y = max(MARGIN * (east - west), LEAST_DEGREES), max(MARGIN * (north - south), LEAST_DEGREES)
    return west - x, max(south - y, -85.0), east + x, min(north + y, 85.0)
