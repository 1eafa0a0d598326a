"""Withdrawals: an arrow from where the force stands to where it is to go; a point where only one of them is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from shapely.geometry import MultiPoint
from shapely.geometry.base import BaseGeometry

from geodata.atlas.claim_features import claim_feature, unlike, voice
from geodata.atlas.drawn import Drawn
from geodata.atlas.scene import WHOLES, Scene, slug
from geodata.atlas.stand import NEAR_KM, Holding, origin
from geodata.atlas.wording import kilometres, long_date, with_distance
from geodata.feature import Basis, Feature, FeatureKind
from geodata.geometry.curve import bow
from geodata.geometry.plane import between_km, plane_around
from geodata.place import Place
from reading.model import Claim, ClaimKind, Role, Status

FARTHEST_KM = 2500.0
"""A longer withdrawal is a journey, or a place misread, and no arrow."""
LEAST_KM = 3.0
"""A place this near to where a force is to go is not where it comes from."""
START, END = (Role.FROM, Role.AT), (Role.TO, Role.LINE)
"""Roles of the places that a force leaves, and of those it goes to or stays behind."""


@dataclass(frozen=True, slots=True)
class Movement:
    """One way of a force: ``start`` or ``end`` may be unknown; ``holding`` is what the start was derived from."""

    start: Place | None
    end: Place | None
    holding: Holding | None = None

    @property
    def km(self) -> float:
        """The length of the way, zero when an end is unknown."""
        return between_km(self.start, self.end) if self.start is not None and self.end is not None else 0.0


def arrow_features(scene: Scene, holdings: Sequence[Holding], around: Sequence[Place]) -> Drawn:
    """Return the withdrawals of the article; ``around`` are the places that an arrow bends away from.

    Several forces on one way are one mark, but each that is demanded by someone else is its own.
    """
    groups: dict[tuple[str, str | None, Movement], list[Claim]] = {}
    refused: dict[str, str] = {}
    for claim in scene.reading.claims:
        if claim.kind is not ClaimKind.WITHDRAWAL:
            continue
        for movement in movements(scene, claim, holdings):
            if movement.km > FARTHEST_KM:
                km = kilometres(movement.km, scene.language)
                refused[claim.id] = scene.words["why.arrow_too_far"].format(km=km)
                continue
            demander = voice(claim) if claim.status is Status.DEMANDED else None
            groups.setdefault((claim.status.value, demander, movement), []).append(claim)
    features = [arrow_feature(scene, claims, key[-1], around) for key, claims in groups.items()]
    return Drawn(tuple(unlike(features)), refused=refused)


def movements(scene: Scene, claim: Claim, holdings: Sequence[Holding]) -> list[Movement]:
    """Return the ways of a claim, from each place it leaves to the nearest it goes to; whole countries are no spot."""
    ends = spots(scene, claim, *END)
    starts = [start for start in spots(scene, claim, *START) if all(between_km(start, end) > LEAST_KM for end in ends)]
    if starts and ends:
        nearest = [(start, min(ends, key=lambda end: between_km(start, end))) for start in starts]
        return [Movement(start, end) for start, end in nearest]
    if starts:
        return [Movement(start, None) for start in starts]
    return [derived(scene, claim, end, holdings) for end in ends]


def spots(scene: Scene, claim: Claim, *roles: Role) -> list[Place]:
    """Return the places of a claim in these roles that are no whole countries."""
    return [place for place in scene.places_of(claim, *roles).values() if place.feature not in WHOLES]


def derived(scene: Scene, claim: Claim, end: Place, holdings: Sequence[Holding]) -> Movement:
    """Return the way to ``end`` from where the force stands by the control data; no start where they do not say."""
    side = scene.actors.side(claim.actor) if claim.actor else None
    same_side = {h.controller for h in holdings if side and scene.actors.side(h.controller) == side}
    own = {claim.actor} if any(h.controller == claim.actor for h in holdings) else same_side
    named = [p for m in scene.reading.places() if (p := scene.place(m.id)) is not None and p.feature not in WHOLES]
    start = origin(holdings, (actor for actor in own if actor), named, end)
    if start is None:
        return Movement(None, end)
    in_article = [place for place in named if between_km(place, start.place) <= NEAR_KM]
    return Movement(min(in_article, key=lambda place: between_km(place, start.place), default=start.place), end, start)


def arrow_feature(scene: Scene, claims: Sequence[Claim], movement: Movement, around: Sequence[Place]) -> Feature:
    """Return the mark of one movement."""
    places = [place for place in (movement.start, movement.end) if place is not None]
    head = claims[0]
    base = claim_feature(scene, claims, slug(f"withdrawal-{head.id}"), FeatureKind.WITHDRAWAL, places)
    if movement.start is None or movement.end is None:
        unknown = "note.destination" if movement.start is None else "note.departure"
        return replace(base, basis=Basis.STATED, note=scene.words[unknown])
    return replace(
        base,
        geometry=arrow(movement.start, movement.end, around),
        label=with_distance(base.label, movement.km, scene.language),
        basis=Basis.DERIVED,
        distance_km=round(movement.km, 1),
        sources=(movement.holding.source,) if movement.holding else (),
        note=note(scene, head, movement),
    )


def note(scene: Scene, claim: Claim, movement: Movement) -> str:
    """Return from where to where a movement goes, and how its start is known."""
    assert movement.start is not None  # noqa: S101
    assert movement.end is not None  # noqa: S101
    start = scene.name(movement.start)
    way = scene.words["note.arrow"].format(origin=start, destination=scene.name(movement.end))
    if movement.holding is None:
        return way
    published = scene.reading.article.published
    date = long_date(published, scene.language) if published is not None else "?"
    known = scene.words["note.origin"].format(origin=start, actor=scene.who([claim.actor]), date=date)
    return f"{way} {known}"


def arrow(start: Place, end: Place, around: Sequence[Place], *, bulge: float = 0.22) -> BaseGeometry:
    """Return the bow (WGS84) from ``start`` to ``end`` that bends away from the middle of the places ``around``.

    It bends by ``bulge`` of its length.

    >>> from geodata.place import PlaceFeature
    >>> a, b = (Place(n, n, 0, lon, PlaceFeature.CITY, None, None, 0, None, "") for n, lon in (("a", 0), ("b", 3)))
    >>> arrow(a, b, []).bounds[3] > 0.5
    True
    """
    plane = plane_around([start, end])
    others = [plane.place(place) for place in around if place not in (start, end)]
    middle = MultiPoint(others).centroid if others else None
    return plane.to_earth(bow(plane.place(start), plane.place(end), middle, bulge=bulge))
