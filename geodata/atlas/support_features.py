"""Support between actors: a quiet line from the seat of one, or where its forces are, to that of the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geodata.atlas.arrow_features import arrow
from geodata.atlas.claim_features import claim_feature, unlike
from geodata.atlas.drawn import Drawn
from geodata.atlas.scene import WHOLES, Scene, slug
from geodata.atlas.stand import Holding
from geodata.atlas.towns import Towns
from geodata.feature import Basis, Feature, FeatureKind
from geodata.geometry.plane import between_km
from geodata.place import Place
from reading.model import Claim, ClaimKind, Status

STATE = "gov:"
LEAST_KM = 5.0
BULGE = 0.12
"""A line of support is flatter than an arrow: it may span a continent."""
STANDS = frozenset({ClaimKind.CONTROL, ClaimKind.DEPLOYMENT})
"""Kinds of claims that tell where a force is."""


def support_features(scene: Scene, holdings: Sequence[Holding], towns: Towns | None) -> Drawn:
    """Return the support of one actor for another, equal ones once; none where the seat of either is not known."""
    groups: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in scene.reading.claims:
        if claim.kind is ClaimKind.SUPPORT and claim.actor and claim.target and claim.actor != claim.target:
            groups.setdefault((claim.actor, claim.target, claim.status.value), []).append(claim)
    features = []
    for (actor, target, _), claims in groups.items():
        ends = [anchor(scene, who, holdings, towns) for who in (actor, target)]
        start, end = ends
        if start is not None and end is not None and between_km(start, end) > LEAST_KM:
            features.append(support_feature(scene, claims, start, end))
    return Drawn(tuple(unlike(features)))


def anchor(scene: Scene, actor: str, holdings: Sequence[Holding], towns: Towns | None) -> Place | None:
    """Return where an actor is: a state at its seat of power, a force where the article or the control data have it."""
    if actor.startswith(STATE):
        return seat(scene, actor.removeprefix(STATE), towns)
    told = (
        place
        for claim in scene.reading.claims
        if claim.actor == actor and claim.kind in STANDS and claim.status is Status.ACTUAL
        for place in scene.places_of(claim).values()
        if place.feature not in WHOLES
    )
    held = [holding.place for holding in holdings if holding.firm and holding.controller == actor]
    known = [(towns.place(place.id) if towns is not None else None) or place for place in held]
    return next(told, None) or max(known, key=lambda place: place.population, default=None)


def seat(scene: Scene, country: str, towns: Towns | None) -> Place | None:
    """Return the seat of power of a country (ISO 3166-1 alpha-2): that which the article names, else its capital."""
    named = (scene.place(mention.id) for mention in scene.reading.places())
    own = next((place for place in named if place is not None and place.seat_of == country), None)
    return own or (towns.seat(country) if towns is not None else None)


def support_feature(scene: Scene, claims: Sequence[Claim], start: Place, end: Place) -> Feature:
    """Return the mark of one support."""
    base = claim_feature(scene, claims, slug(f"support-{claims[0].id}"), FeatureKind.SUPPORT, [start, end])
    way = scene.words["note.support"].format(
        actor=scene.who([claims[0].actor]),
        target=scene.who([claims[0].target]),
        start=scene.name(start),
        end=scene.name(end),
    )
    return replace(base, geometry=arrow(start, end, (), bulge=BULGE), basis=Basis.DERIVED, note=way)
