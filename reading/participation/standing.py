"""What an actor is in an article whatever the claim: of which type, how much the article is about it, on which side."""

from __future__ import annotations

from reading.participation.named import Standing
from reading.participation.scene import Scene


def standing(scene: Scene, actor: str) -> Standing:
    """Return what an article says of an actor, put together once."""
    known = scene.standings.get(actor)
    if known is None:
        known = scene.standings[actor] = _standing(scene, actor)
    return known


def _standing(scene: Scene, actor: str) -> Standing:
    count = scene.counts.get(actor, 0)
    return Standing(
        typed=scene.kind_of(actor),
        rank=min(scene.ranks.get(actor, 9), 4),
        fighter=min(scene.fighters.index(actor), 3) if actor in scene.fighters else None,
        in_type=min(scene.rank_in_type(actor), 2),
        home=min(scene.home_rank(actor), 3) if actor.startswith("gov:") else None,
        share=min(int(count / max(1, scene.total) * 10), 4),
        named=bool(count),
        sides=tuple(_sides(scene, actor)),
    )


def _sides(scene: Scene, actor: str) -> list[str]:
    sides = []
    if actor == scene.army:
        sides.append("army")
    if "loyal" in scene.lexicon.traits(actor):
        sides.append("loyal")
    if actor in scene.groups:
        sides.append(f"group {min(scene.groups.index(actor), 2)}")
    return sides
