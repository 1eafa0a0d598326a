"""The line that a withdrawal would leave: behind it the force would stand, or, where only its start is told, leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from shapely.geometry.base import BaseGeometry

from geodata.atlas.arrow_features import END, FARTHEST_KM, LEAST_KM, START, movements, spots
from geodata.atlas.claim_features import claim_feature, unlike, voice
from geodata.atlas.drawn import Drawn
from geodata.atlas.land import ground_around
from geodata.atlas.scene import Scene, slug
from geodata.atlas.stand import Holding
from geodata.atlas.wording import label, listed
from geodata.feature import Basis, Feature, FeatureKind
from geodata.geometry.limit import facing, limit
from geodata.geometry.lines import trace
from geodata.geometry.plane import plane_around
from geodata.geometry.precision import WGS84
from geodata.place import Place
from reading.model import Claim, ClaimKind, Status

PRECISION_SHARE, PRECISION_KM = 0.15, 25.0
"""A derived limit may be off by this share of its length, at most by this: only a place and a direction are known."""
OPEN = frozenset({Status.PLANNED, Status.DEMANDED, Status.THREATENED})
"""Statuses of a withdrawal that is still to come, or not to come."""


@dataclass(frozen=True, slots=True)
class Limit:
    """The places by which one limit is known: where the force comes from, where to; ``line`` in WGS84."""

    starts: tuple[Place, ...]
    ends: tuple[Place, ...]
    line: BaseGeometry


def limit_features(scene: Scene, holdings: Sequence[Holding], longest_leg_km: float) -> Drawn:
    """Return the line that each withdrawal still to come would leave, equal ones of one speaker once.

    Outlined are the rivers and named lines along which one would run.
    """
    groups: dict[tuple[str, str | None, frozenset[str]], tuple[Limit, list[Claim]]] = {}
    for claim in scene.reading.claims:
        if claim.kind is not ClaimKind.WITHDRAWAL or claim.status not in OPEN:
            continue
        found = limit_of(scene, claim, holdings, longest_leg_km)
        if found is not None:
            key = (claim.status.value, voice(claim), frozenset(place.id for place in found.ends or found.starts))
            groups.setdefault(key, (found, []))[1].append(claim)
    along = frozenset(found.ends[0].id for found, _ in groups.values() if runs_along(scene, found))
    return Drawn(tuple(unlike([limit_feature(scene, found, claims) for found, claims in groups.values()])), along)


def runs_along(scene: Scene, found: Limit) -> bool:
    """Tell whether a limit is the course of the one river or named line to which the force is to go."""
    return len(found.ends) == 1 and scene.is_course(found.ends[0])


def limit_of(scene: Scene, claim: Claim, holdings: Sequence[Holding], longest_leg_km: float) -> Limit | None:
    """Return the line of one claim: through the places it names, across the way, or an area's border."""
    starts, ends = tuple(spots(scene, claim, *START)), tuple(spots(scene, claim, *END))
    if len(ends) != 1:
        named = ends or starts
        line = through(scene, named, longest_leg_km) if len(named) > 1 else None
        return Limit(starts, ends, line) if line is not None else None
    (end,) = ends
    ways = [m for m in movements(scene, claim, holdings) if m.start is not None and LEAST_KM < m.km <= FARTHEST_KM]
    if not ways:
        return None
    start = min(ways, key=lambda movement: movement.km).start
    assert start is not None  # noqa: S101
    line = across(scene, start, end)
    return Limit((start,), ends, line) if line is not None else None


def through(scene: Scene, places: Sequence[Place], longest_leg_km: float) -> BaseGeometry | None:
    """Return the line through places, ``None`` where they make none."""
    ground = ground_around(places, scene.shapes)
    return trace([scene.waypoint(place) for place in places], ground, longest_leg_km=longest_leg_km).line


def across(scene: Scene, start: Place, end: Place) -> BaseGeometry | None:
    """Return the line at ``end`` across the way from ``start``, or the border of an area that looks there."""
    plane = plane_around([start, end])
    ground = ground_around([start, end], scene.shapes)
    known = ground.land if ground.home.is_empty else ground.home
    land = plane.to_plane(known) if not known.is_empty else None
    outline, point = scene.outline(end), plane.place(start)
    if outline is not None and scene.is_course(end):
        return outline
    if outline is not None and outline.area > 0:
        border = facing(plane.to_plane(outline), point, land)
        return plane.to_earth(border) if border is not None else None
    return plane.to_earth(limit(point, plane.place(end), scene.waypoint(end).radius_km, land))


def limit_feature(scene: Scene, found: Limit, claims: Sequence[Claim]) -> Feature:
    """Return the mark of one limit."""
    places = found.ends or found.starts
    base = claim_feature(
        scene, claims, slug(f"withdrawal-line-{claims[0].id}"), FeatureKind.WITHDRAWAL_LINE, list(places)
    )
    along = runs_along(scene, found)
    key = (
        "note.limit_along"
        if along
        else "note.limit"
        if len(found.ends) == 1
        else "note.limit_through"
        if found.ends
        else "note.limit_left"
    )
    names = [listed([scene.name(place) for place in group], scene.language) for group in (found.starts, places)]
    note = scene.words[key].format(start=names[0], places=names[1])
    text = base.label if found.ends else label(base.kind, "left", scene.who([base.speaker]), scene.language)
    precise = round(min(PRECISION_KM, PRECISION_SHARE * length_km(found.line)), 1)
    basis = Basis.GAZETTEER if along else Basis.DERIVED
    return replace(base, geometry=found.line, label=text, basis=basis, note=note, precision_km=precise)


def length_km(line: BaseGeometry) -> float:
    """Return the length of a line (WGS84) on the ellipsoid (Karney 2013).

    >>> from shapely.geometry import LineString
    >>> round(length_km(LineString([(0, 0), (1, 0)])))
    111
    """
    return float(WGS84.geometry_length(line)) / 1000
