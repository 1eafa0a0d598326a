"""Give each claim its actor and its places, weighed over the article; what the rules say is one cue among others."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby, repeat
from operator import mul
from pathlib import Path

from reading.claims.drafts import Draft
from reading.claims.mutual import MUTUAL
from reading.claims.scorer import likelihood
from reading.model import ClaimKind
from reading.participation.claim_places import claim_places
from reading.participation.cues import actor_groups
from reading.participation.evidence import Cues, GroupWeights
from reading.participation.place_cues import PLACELESS
from reading.participation.scene import PARSED, Scene
from reading.participation.situation import LATTER, Memory, Proposal, remember, situation
from reading.participation.statements import Weighed, actor_of, namer, statements

WEIGHTS = Path(__file__).parents[1] / "lexicon" / "participation_weights.json"
HOSTILE = {ClaimKind.ATTACK, ClaimKind.RED_LINE, ClaimKind.ACCUSATION, ClaimKind.CONTROL}

Weights = dict[str, float]


@cache
def weights(language: str) -> dict[str, Weights]:
    """Return the learned weights of the cues for a language with or without a parse, by part.

    ``actor``: who acts; ``place``: one place alone; ``set``: the places of a claim together.

    >>> sorted(weights("fr"))
    ['actor', 'place', 'set']
    """
    tables: dict[str, dict[str, Weights]] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return tables[family(language)]


@cache
def group_weights(language: str, part: str) -> GroupWeights:
    """Return the weights of one part as :func:`weights` does, to be asked by group."""
    return GroupWeights(weights(language)[part])


def family(language: str) -> str:
    """Return whose weights a language shares: those with a parse that the rules ask, or those without."""
    return "parsed" if language in PARSED else "flat"


def score(cues: Cues, table: Weights) -> float:
    """Return the sum of the weights of some cues; unknown cues count nothing.

    >>> score({"proposed": 1.0, "new": 1.0}, {"proposed": 2.5})
    2.5
    """
    found: float = sum(map(mul, map(table.get, cues, repeat(0.0)), cues.values()))
    return found


def together(drafts: Iterable[Draft]) -> Iterator[list[Draft]]:
    """Yield the drafts that one trigger gave, joint actors side by side."""
    for _, group in groupby(drafts, key=lambda draft: (draft.rule.id, draft.cue)):
        yield list(group)


def proposal_of(scene: Scene, group: Sequence[Draft]) -> Proposal:
    """Return what the rules say of a trigger, put together from its drafts."""
    first = group[0]
    return Proposal(
        kind=first.rule.kind,
        sentence=first.sentence,
        trigger=scene.token_at(first.cue[0]),
        actors=tuple(dict.fromkeys(draft.actor for draft in group if draft.actor)),
        targets=tuple(dict.fromkeys(draft.target for draft in group if draft.target)),
        speaker=first.speaker,
        places=tuple((place.mention, place.role) for place in first.places),
        rule=first.rule.id,
        noun=first.rule.pos == "N",
    )


def actor_candidates(scene: Scene, proposals: Iterable[str]) -> list[str | None]:
    """Return who may act: everyone whom the article names, whom the rules found anywhere in it, and nobody."""
    return [None, *dict.fromkeys([*(named.actor for named in scene.actors), *proposals])]


def survey(scene: Scene, proposals: Sequence[Proposal]) -> None:
    """Note in a scene what its claims are, and who acts against whom by what the rules say."""
    scene.attend((proposal.sentence, proposal.trigger, str(proposal.kind)) for proposal in proposals)
    hostile = (proposal for proposal in proposals if proposal.kind in HOSTILE)
    scene.oppose((proposal.actors, proposal.targets) for proposal in hostile)


def recast(drafts: Iterable[Draft], scene: Scene) -> Iterator[Draft]:
    """Yield the drafts with the actor and the places that their cues speak for most, one for each joint actor."""
    where, sets = group_weights(scene.language, "place"), group_weights(scene.language, "set")
    groups = [(group, proposal_of(scene, group)) for group in together(drafts)]
    candidates = actor_candidates(scene, (actor for _, proposal in groups for actor in proposal.actors))
    survey(scene, [proposal for _, proposal in groups])
    for statement in statements(_weighed(scene, groups, candidates)):
        actor = actor_of(statement, candidates)
        likeliest = max(statement, key=lambda one: likelihood(one.group[0])) if len(statement) > 1 else statement[0]
        places = claim_places(scene, likeliest.proposal, likeliest.group, where, sets)
        named = namer(statement, actor) or likeliest
        for draft in _with_actor(named.group, named.proposal, actor):
            yield draft if draft.places == places else replace(draft, places=places)


def _weighed(
    scene: Scene, groups: Iterable[tuple[list[Draft], Proposal]], candidates: Sequence[str | None]
) -> Iterator[Weighed]:
    """Yield each trigger with the log-odds of the candidates for who acts."""
    table, memory = group_weights(scene.language, "actor"), Memory()
    for group, proposal in groups:
        seen = situation(scene, proposal, memory)
        scores = tuple(table.score(actor_groups(seen, candidate)) for candidate in candidates)
        yield Weighed(group, proposal, scores, sure=seen.asked == LATTER and bool(proposal.actors))
        memory = remember(proposal, memory)


def _with_actor(group: Sequence[Draft], proposal: Proposal, actor: str | None) -> Iterator[Draft]:
    """Yield a trigger's drafts with who acts: joint actors stay together, anybody else stands alone."""
    if actor in proposal.actors or (actor is None and not proposal.actors):
        yield from group
        return
    first = group[0]
    target = first.target
    if actor is not None and target == actor:
        target = first.actor if first.rule.kind in MUTUAL else None
    speaker = actor if first.speaker == first.actor and first.rule.kind in PLACELESS | {ClaimKind.RED_LINE} else None
    yield replace(first, actor=actor, target=target, speaker=speaker or first.speaker)
