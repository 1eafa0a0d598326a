"""Marks of the places: one for each place that the article names, and the outlines of its areas."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from geodata.atlas.drawn import Drawn
from geodata.atlas.scene import WHOLES, Scene, slug
from geodata.feature import Basis, Feature, FeatureKind, Source
from geodata.place import Place
from reading.model import Claim, ClaimKind, Mention, Sense

OUTLINED = frozenset(ClaimKind) - {ClaimKind.SUPPORT, ClaimKind.TALKS, ClaimKind.REJECTION, ClaimKind.ACCUSATION}
"""Kinds of claims whose areas are shown with their outline."""
OUTLINE_PRECISION_KM = 10.0
"""How far a border of the simplified boundaries may be off."""


@dataclass(frozen=True, slots=True)
class Named:
    """A place with all its mentions, in the order of the text."""

    place: Place
    mentions: tuple[Mention, ...]


def named_places(scene: Scene) -> tuple[Named, ...]:
    """Return the places of the article in the order in which it first names them."""
    found: dict[str, tuple[Place, list[Mention]]] = {}
    for mention in scene.reading.places():
        place = scene.place(mention.id)
        if place is not None:
            found.setdefault(place.id, (place, []))[1].append(mention)
    return tuple(Named(place, tuple(mentions)) for place, mentions in found.values())


def place_id(place: Place) -> str:
    """Return the id of the mark of a place.

    >>> from geodata.place import PlaceFeature
    >>> place_id(Place("iso-LY-JU", "Al Jufra", 29, 16, PlaceFeature.ADMIN1, "LY", None, 0, None, ""))
    'place-iso-ly-ju'
    """
    return f"place-{slug(place.id)}"


def place_features(scene: Scene) -> tuple[Feature, ...]:
    """Return the mark of each place, with every claim that names it."""
    return tuple(place_feature(scene, named) for named in named_places(scene))


def place_feature(scene: Scene, named: Named) -> Feature:
    """Return the mark of one place."""
    place, mentions = named.place, named.mentions
    return Feature(
        id=place_id(place),
        kind=FeatureKind.PLACE,
        geometry=scene.mark_point(place),
        label=scene.name(place),
        basis=Basis.GAZETTEER,
        precision_km=scene.waypoint(place).radius_km,
        article=scene.reading.article.id,
        sentences=tuple(sorted({mention.sentence for mention in mentions})),
        mentions=tuple(mention.id for mention in mentions),
        claims=tuple(claim.id for claim in claims_naming(scene, place)),
        sources=(Source(place.source),) if place.source else (),
        count=len(mentions),
        metonymic=all(mention.sense is Sense.METONYMIC for mention in mentions),
    )


def claims_naming(scene: Scene, place: Place) -> list[Claim]:
    """Return the claims that name a place, in the order of the text."""
    return [claim for claim in scene.reading.claims if place.id in scene.places_of(claim)]


def region_features(scene: Scene, drawn: Drawn) -> tuple[Feature, ...]:
    """Return the outlines of areas named in claims, but for whole countries and what a line has ``drawn`` or meets.

    An outline lists the claims that no line draws.
    """
    lined = {claim for feature in drawn.features for claim in feature.claims}
    features = []
    for named in named_places(scene):
        claims = [claim for claim in claims_naming(scene, named.place) if claim.kind in OUTLINED]
        if not claims or named.place.feature in WHOLES or named.place.id in drawn.outlined:
            continue
        shape = scene.outline(named.place)
        if shape is not None and shape.area > 0:
            features.append(region_feature(scene, named, [claim for claim in claims if claim.id not in lined]))
    return tuple(features)


def region_feature(scene: Scene, named: Named, claims: Iterable[Claim]) -> Feature:
    """Return the outline of one area."""
    shape = scene.outline(named.place)
    assert shape is not None  # noqa: S101
    label = scene.name(named.place)
    return Feature(
        id=f"region-{slug(named.place.id)}",
        kind=FeatureKind.REGION,
        geometry=shape,
        label=label,
        basis=Basis.GAZETTEER,
        precision_km=OUTLINE_PRECISION_KM,
        article=scene.reading.article.id,
        sentences=tuple(sorted({mention.sentence for mention in named.mentions})),
        mentions=tuple(mention.id for mention in named.mentions),
        claims=tuple(claim.id for claim in claims),
        sources=(Source(named.place.source),) if named.place.source else (),
        count=len(named.mentions),
        note=scene.words["note.region"].format(places=label),
    )
