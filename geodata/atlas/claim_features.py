"""What every mark of a claim shares, and the quiet point marks: deployments, attacks, control, talks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from geodata.atlas.drawn import Drawn
from geodata.atlas.scene import WHOLES, Scene, slug
from geodata.atlas.wording import label
from geodata.feature import Basis, Feature, FeatureKind
from geodata.place import Place
from reading.model import Claim, ClaimKind

POINTS = {
    ClaimKind.DEPLOYMENT: FeatureKind.DEPLOYMENT,
    ClaimKind.ATTACK: FeatureKind.ATTACK,
    ClaimKind.CONTROL: FeatureKind.CONTROL,
    ClaimKind.TALKS: FeatureKind.TALKS,
}


def voice(claim: Claim) -> str | None:
    """Return who wants or says it: the speaker, or the actor where no one is quoted."""
    return claim.speaker or claim.actor


def claim_feature(
    scene: Scene, claims: Sequence[Claim], feature_id: str, kind: FeatureKind, places: Sequence[Place]
) -> Feature:
    """Return the mark of one or more ``claims``, the first of which gives it status and date, at its first place.

    Who stands in the label: the actors, but the one who speaks for a line or a demand.
    """
    head = claims[0]
    demand = kind in (FeatureKind.RED_LINE, FeatureKind.CEASEFIRE) or head.status.value == "demanded"
    voices = dict.fromkeys(voice(claim) for claim in claims if claim.kind is head.kind)
    who = scene.who(voices if demand else [claim.actor or claim.speaker for claim in claims])
    actors = {claim.actor for claim in claims}
    return Feature(
        id=feature_id,
        kind=kind,
        geometry=scene.mark_point(places[0]),
        label=label(kind, head.status.value, who, scene.language),
        basis=Basis.DERIVED,
        precision_km=max(scene.waypoint(place).radius_km for place in places),
        status=head.status.value,
        as_of=head.when or scene.reading.article.published,
        article=scene.reading.article.id,
        sentences=tuple(sorted({claim.sentence for claim in claims})),
        mentions=scene.mentions_of(claims, (place.id for place in places)),
        claims=tuple(claim.id for claim in claims),
        actor=head.actor if len(actors) == 1 else None,
        speaker=head.speaker if not demand else voice(head) if len(voices) == 1 else None,
    )


def point_features(scene: Scene) -> Drawn:
    """Return one mark for each kind, place and status of the point claims; a whole country has none of its own."""
    groups: dict[tuple[ClaimKind, str, str], tuple[Place, list[Claim]]] = {}
    for claim in scene.reading.claims:
        if claim.kind in POINTS:
            for place in scene.places_of(claim).values():
                if place.feature not in WHOLES:
                    key = (claim.kind, claim.status.value, place.id)
                    groups.setdefault(key, (place, []))[1].append(claim)
    features = [
        replace(
            claim_feature(scene, claims, slug(f"{kind}-{place.id}"), POINTS[kind], [place]),
            basis=Basis.STATED,
        )
        for (kind, _, _), (place, claims) in groups.items()
    ]
    return Drawn(tuple(unlike(features)))


def unlike(features: Iterable[Feature]) -> list[Feature]:
    """Return features with their ids told apart by a number where several share one."""
    seen: dict[str, int] = {}
    kept = []
    for feature in features:
        count = seen[feature.id] = seen.get(feature.id, 0) + 1
        kept.append(feature if count == 1 else replace(feature, id=f"{feature.id}-{count}"))
    return kept
