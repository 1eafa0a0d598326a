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
from reading.claims.places import FROM, TO
from reading.claims.scorer import likelihood
from reading.model import ClaimKind, ClaimPlace, Role
from reading.participation.cues import actor_groups
from reading.participation.evidence import Cues, GroupWeights
from reading.participation.links import preposition
from reading.participation.named import PlaceNamed
from reading.participation.place_cues import PLACELESS, place_groups, whereabouts
from reading.participation.scene import PARSED, Scene
from reading.participation.situation import LATTER, Memory, Proposal, remember, situation
from reading.participation.statements import Weighed, actor_of, namer, statements

WEIGHTS = Path(__file__).parents[1] / "lexicon" / "participation_weights.json"
ADDED = 0.0
DROPPED = {"parsed": -0.3, "flat": -0.1}
"""Log-odds above which a place is added to what the rules say, and below which one is dropped."""
ALONE = 1.5
"""How much surer one must be to drop the only place that the rules say."""
EARLIER = 3
"""Sentences back in which the town that "the town" means is looked for."""
MOVES = {ClaimKind.WITHDRAWAL, ClaimKind.DEPLOYMENT}
WHENCE = {"from", "depuis", "desde", "aus", "из", "من", "out"}
WHITHER = {"towards", "toward", "into", "vers", "hacia", "nach", "إلى", "نحو", "к"}
"""Prepositions that leave no doubt whether a force comes from a place or goes there."""
MUTUAL = {ClaimKind.TALKS, ClaimKind.CEASEFIRE}
HOSTILE = {ClaimKind.ATTACK, ClaimKind.RED_LINE, ClaimKind.ACCUSATION, ClaimKind.CONTROL}

Weights = dict[str, float]


@cache
def weights(language: str) -> dict[str, Weights]:
    """Return the learned weights of the cues by part (``actor``, ``place``) for a language with or without a parse.

    >>> sorted(weights("fr"))
    ['actor', 'place']
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


def place_candidates(scene: Scene, proposal: Proposal) -> list[PlaceNamed]:
    """Return the places of the sentence and the last two towns named before it."""
    here = list(scene.places_by_sentence.get(proposal.sentence, ()))
    known = {place.name for place in here}
    earlier: list[PlaceNamed] = []
    for sentence in range(proposal.sentence - 1, max(-1, proposal.sentence - EARLIER - 1), -1):
        for place in reversed(scene.places_by_sentence.get(sentence, ())):
            if not place.state and place.name not in known and len(earlier) < 2:
                known.add(place.name)
                earlier.append(place)
    return here + earlier + _meant(scene, proposal, known)


def _meant(scene: Scene, proposal: Proposal, known: set[str]) -> list[PlaceNamed]:
    """Return the places further back that a word of the sentence may mean: the main town, the capital, the country."""
    sorts = {anaphor.sort for anaphor in scene.anaphors(proposal.sentence)}
    if not sorts:
        return []
    found: list[PlaceNamed] = []
    before = [place for place in scene.places if place.sentence < proposal.sentence]
    for place in reversed(before):
        name = place.name
        wanted = (
            (scene.towns[:1] == [name])
            or (place.seat and "capital" in sorts)
            or (place.state and "country" in sorts and not any(other.state for other in found))
        )
        if wanted and name not in known:
            known.add(name)
            found.append(place)
    return found


def survey(scene: Scene, proposals: Sequence[Proposal]) -> None:
    """Note in a scene what its claims are, and who acts against whom by what the rules say."""
    scene.attend((proposal.sentence, proposal.trigger, str(proposal.kind)) for proposal in proposals)
    hostile = (proposal for proposal in proposals if proposal.kind in HOSTILE)
    scene.oppose((proposal.actors, proposal.targets) for proposal in hostile)


def recast(drafts: Iterable[Draft], scene: Scene) -> Iterator[Draft]:
    """Yield the drafts with the actor and the places that their cues speak for most, one for each joint actor."""
    where = group_weights(scene.language, "place")
    groups = [(group, proposal_of(scene, group)) for group in together(drafts)]
    candidates = actor_candidates(scene, (actor for _, proposal in groups for actor in proposal.actors))
    survey(scene, [proposal for _, proposal in groups])
    for statement in statements(_weighed(scene, groups, candidates)):
        actor = actor_of(statement, candidates)
        likeliest = max(statement, key=lambda one: likelihood(one.group[0])) if len(statement) > 1 else statement[0]
        places = claim_places(scene, likeliest.proposal, likeliest.group, where)
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


def claim_places(
    scene: Scene, proposal: Proposal, group: Sequence[Draft], table: GroupWeights
) -> tuple[ClaimPlace, ...]:
    """Return the places of a claim, each name once, in the order of the text."""
    if proposal.kind in PLACELESS:
        return group[0].places
    roles = dict(proposal.places)
    places = place_candidates(scene, proposal)
    seen = whereabouts(scene, proposal)
    scores = _levelled(scene, places, [table.score(place_groups(seen, place)) for place in places])
    said = [place.mention.id in roles for place in places]
    chosen = chosen_places(scores, said, DROPPED[family(scene.language)])
    found: dict[str, ClaimPlace] = {}
    for place, taken in zip(places, chosen, strict=True):
        if taken or _is_certain(proposal, roles.get(place.mention.id)):
            role = _role(scene, group[0], place, roles.get(place.mention.id))
            found.setdefault(place.name, ClaimPlace(place.mention.id, role))
    return tuple(found.values())


def _levelled(scene: Scene, places: Sequence[PlaceNamed], scores: Sequence[float]) -> list[float]:
    """Return the scores with those of places in one enumeration made equal: "in Haouza, Amgala and Al Farcia"."""
    if not scene.parsed or len(places) < 2:
        return list(scores)
    chains: dict[int, list[int]] = {}
    for number, place in enumerate(places):
        chains.setdefault(_first_of_enumeration(scene, place), []).append(number)
    levelled = list(scores)
    for chain in chains.values():
        mean = sum(scores[number] for number in chain) / len(chain)
        for number in chain:
            levelled[number] = mean
    return levelled


def _first_of_enumeration(scene: Scene, place: PlaceNamed) -> int:
    """Return the token of the first place of the enumeration that a place stands in; its own when in none."""
    word = scene.doc[place.token : place.last + 1].root
    while word.dep_ == "conj" and word.head.i in scene.place_tokens and word.head.i < word.i:
        word = word.head
    return int(word.i)


def _is_certain(proposal: Proposal, said: Role | None) -> bool:
    """Tell whether a place that the rules say is never in doubt.

    A line of a truce is drawn through it, or it tells which war the support is for that goes to no named side.
    """
    if proposal.kind is ClaimKind.SUPPORT:
        return said is not None and not proposal.targets
    return proposal.kind is ClaimKind.CEASEFIRE and said is Role.LINE


def chosen_places(scores: Sequence[float], rules: Sequence[bool], dropped: float = DROPPED["parsed"]) -> list[bool]:
    """Tell for each candidate whether it is a place of the claim: what the rules say, unless its cues say otherwise."""
    if sum(rules) == 1:
        dropped *= ALONE
    return [own > (dropped if said else ADDED) for own, said in zip(scores, rules, strict=True)]


def _role(scene: Scene, draft: Draft, place: PlaceNamed, said: Role | None) -> Role:
    """Return the role of a place: by its preposition where a force moves, else as the rules say of it or others."""
    if draft.rule.kind in MOVES:
        before = preposition(scene, place.token, scene.head_of(place))
        if before in WHENCE:
            return Role.FROM
        if before in WHITHER or (said is None and before in TO and scene.parsed):
            return Role.TO
        return said or (Role.FROM if before in FROM and scene.parsed else draft.rule.role)
    return said or (draft.places[0].role if draft.places else draft.rule.role)


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
