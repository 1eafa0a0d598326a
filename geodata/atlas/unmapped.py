"""What was read but not drawn, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from geodata.atlas.scene import Scene
from geodata.feature import Feature, Unmapped
from reading.model import Claim


def unmapped(scene: Scene, features: Iterable[Feature], refused: Mapping[str, str]) -> tuple[Unmapped, ...]:
    """Return the place mentions without a place, then the claims without a mark or with one that was ``refused``."""
    drawn = {claim for feature in features for claim in feature.claims}
    return (*unmapped_mentions(scene), *unmapped_claims(scene, drawn, refused))


def unmapped_mentions(scene: Scene) -> list[Unmapped]:
    """Return the place mentions that were not resolved, with the reason the resolver gave."""
    why = {resolution.mention: resolution.why for resolution in scene.resolutions}
    return [
        Unmapped(mention.id, mention.text, mention.sentence, why.get(mention.id) or not_found(scene, [mention.text]))
        for mention in scene.reading.places()
        if scene.place(mention.id) is None
    ]


def unmapped_claims(scene: Scene, drawn: Iterable[str], refused: Mapping[str, str]) -> list[Unmapped]:
    """Return the claims that no mark draws, and those whose own mark would have been nonsense."""
    marked = frozenset(drawn)
    return [
        Unmapped(claim.id, cue(scene, claim), claim.sentence, refused.get(claim.id) or reason(scene, claim))
        for claim in scene.reading.claims
        if claim.id in refused or claim.id not in marked
    ]


def cue(scene: Scene, claim: Claim) -> str:
    """Return the words that triggered a claim, on one line."""
    start, end = claim.cue
    return " ".join(scene.reading.article.text[start:end].split())


def reason(scene: Scene, claim: Claim) -> str:
    """Return why a claim has no mark: no place in its sentence, or places that were not found."""
    if not claim.places:
        return scene.words["why.no_place"]
    return not_found(scene, [scene.reading.mention(place.mention).text for place in claim.places])


def not_found(scene: Scene, names: list[str]) -> str:
    """Return the sentence that names are not in the gazetteer."""
    return scene.words["why.not_found"].format(name=", ".join(names))
