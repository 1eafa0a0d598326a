"""Cues from the words for who acts and who is acted on, and from the sides of the conflict, to who acts."""

from __future__ import annotations

from collections.abc import Iterator

from reading.claims.sides import has_trait, trait_of
from reading.participation.situation import Situation
from reading.syntax.word_forms import lemma

NAMED, SAID, UNSAID = "named", "said", "unsaid"
"""Whether the words for who acts name an actor, name none, or there are none."""


def _stated(seen: Situation) -> str:
    return NAMED if any(seen.meant) else SAID if seen.doers else UNSAID


def undone_cues(seen: Situation) -> Iterator[str]:
    """Yield what is said of who acts and who is acted on, where nobody may be meant."""
    kind = seen.proposal.kind
    if not seen.doers:
        yield f"none no doer {seen.asked}"
        yield f"none no doer {seen.asked} {kind}"
    for doer, meant in zip(seen.doers, seen.meant, strict=True):
        yield f"none {doer.form} {bool(meant)}"
        yield f"none {doer.form} {doer.how} {bool(meant)}"
        yield f"none {doer.form} {kind} {bool(meant)}"
    for form, _ in seen.struck:
        yield f"none struck {form} {any(seen.meant)}"
    for effect in seen.governed:
        yield f"none governed {effect}"


def doer_cues(seen: Situation, actor: str) -> Iterator[str]:
    """Yield what the words for who acts and the sides of the conflict say of one actor."""
    state = _stated(seen)
    yield from _side_cues(seen, actor, state)
    yield from _home_cues(seen, actor, state)
    yield from _struck_cues(seen, actor, state)
    yield from _governed_cues(seen, actor)
    if not seen.doers:
        yield from _unsaid_cues(seen, actor)
    for doer, meant in zip(seen.doers, seen.meant, strict=True):
        if actor in meant:
            yield f"doer {doer.how} {doer.through}"
            yield f"doer {doer.form} {doer.how}"
            yield f"doer {doer.form} {seen.scene.kind_of(actor)}"
            yield f"doer {seen.proposal.kind} {doer.how}"
        elif meant:
            yield f"not doer {doer.how} {doer.through}"
    if state == SAID:
        yield from _guess_cues(seen, actor)


def _side_cues(seen: Situation, actor: str, state: str) -> Iterator[str]:
    """Yield whether an actor is the army, fights for a state, or is one of the groups that the article is about."""
    scene = seen.scene
    sides = []
    if actor == scene.army:
        sides.append("army")
    if "loyal" in scene.lexicon.traits(actor):
        sides.append("loyal")
    if actor in scene.groups:
        sides.append(f"group {min(scene.groups.index(actor), 2)}")
    for side in sides:
        yield f"{side} {state}"
        for doer in seen.doers:
            yield f"{side} {doer.form} {state}"


def _home_cues(seen: Situation, actor: str, state: str) -> Iterator[str]:
    """Yield how much the article is about a state."""
    if not actor.startswith("gov:"):
        return
    rank = min(seen.scene.home_rank(actor), 3)
    yield f"home {rank} {state}"
    if state == SAID:
        yield from (f"home {rank} {doer.form}" for doer in seen.doers)


def _struck_cues(seen: Situation, actor: str, state: str) -> Iterator[str]:
    """Yield whether an actor is acted on itself, is a foe of who is, and of what kind that is."""
    typed = seen.scene.kind_of(actor)
    for form, struck in seen.struck:
        if actor in struck:
            yield f"struck itself {state}"
        elif state != NAMED:
            yield f"struck {form} {typed}"
            yield f"struck {form} {typed} {seen.proposal.kind}"
    if actor in seen.foes:
        yield f"foe {state}"


def _governed_cues(seen: Situation, actor: str) -> Iterator[str]:
    """Yield what the verb says of a noun whose subject an actor is: it condemns, orders, denies the deed."""
    for doer, meant in zip(seen.doers, seen.meant, strict=True):
        if actor in meant and doer.how in {"light", "governor"}:
            for effect in seen.governed:
                yield f"governs {effect} {seen.proposal.kind}"
                yield f"governs {effect}"


def _unsaid_cues(seen: Situation, actor: str) -> Iterator[str]:
    typed = seen.scene.kind_of(actor)
    yield f"no doer {seen.asked} {typed}"
    yield f"no doer {seen.proposal.kind} {typed}"
    yield f"no doer {typed} {min(seen.scene.rank_in_type(actor), 2)}"


def _guess_cues(seen: Situation, actor: str) -> Iterator[str]:
    """Yield how well an actor fits words for who acts that name nobody: "the rebels", "they", "we", "shells"."""
    scene, typed = seen.scene, seen.scene.kind_of(actor)
    for doer in seen.doers:
        yield f"doer may be {doer.form} {typed} {doer.how}"
        yield f"doer may be {doer.form} {typed} {min(scene.rank_in_type(actor), 2)}"
        if seen.latest.get(typed) == actor:
            yield f"doer may be {doer.form} {typed} last"
        if doer.form == "we":
            yield f"we {actor == seen.proposal.speaker}"
        if doer.plural is not None:
            yield f"doer plural {doer.plural} {typed}"
        trait = trait_of(lemma(doer.word))
        if trait is not None:
            yield f"trait {has_trait(actor, trait, scene.lexicon)}"
