"""The places of a claim: which it may have, the set that is likeliest, and the role of each."""

from __future__ import annotations

from collections.abc import Sequence

from reading.claims.drafts import Draft
from reading.claims.places import FROM, TO
from reading.model import ClaimKind, ClaimPlace, Role
from reading.participation.evidence import GroupWeights
from reading.participation.links import preposition
from reading.participation.named import PlaceNamed
from reading.participation.place_cues import PLACELESS, place_groups, whereabouts
from reading.participation.place_sets import best_set, company
from reading.participation.scene import Scene
from reading.participation.situation import Proposal

EARLIER = 3
"""Sentences back in which the town that "the town" means is looked for."""
MOVES = {ClaimKind.WITHDRAWAL, ClaimKind.DEPLOYMENT}
WHENCE = {"from", "depuis", "desde", "aus", "из", "من", "out"}
WHITHER = {"towards", "toward", "into", "vers", "hacia", "nach", "إلى", "نحو", "к"}
"""Prepositions that leave no doubt whether a force comes from a place or goes there."""


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


def claim_places(
    scene: Scene, proposal: Proposal, group: Sequence[Draft], alone: GroupWeights, sets: GroupWeights
) -> tuple[ClaimPlace, ...]:
    """Return the places of a claim, each name once, in the order of the text.

    ``alone`` holds the weights of one place as such, ``sets`` those of places together.
    """
    if proposal.kind in PLACELESS:
        return group[0].places
    roles = dict(proposal.places)
    places = place_candidates(scene, proposal)
    if not places:
        return ()
    seen = whereabouts(scene, proposal)
    chains = enumerations(scene, places)
    scores = levelled(chains, [alone.score(place_groups(seen, place)) for place in places])
    taken = best_set(company(seen, places, chains, scores), scores, sets)
    found: dict[str, ClaimPlace] = {}
    for number, place in enumerate(places):
        if number in taken or _is_certain(proposal, roles.get(place.mention.id)):
            role = _role(scene, group[0], place, roles.get(place.mention.id))
            found.setdefault(place.name, ClaimPlace(place.mention.id, role))
    return tuple(found.values())


def enumerations(scene: Scene, places: Sequence[PlaceNamed]) -> list[int]:
    """Return for each place which enumeration it stands in, by the first token: "in Haouza, Amgala and Al Farcia"."""
    if not scene.parsed:
        return list(range(len(places)))
    return [_first_of_enumeration(scene, place) for place in places]


def levelled(chains: Sequence[int], scores: Sequence[float]) -> list[float]:
    """Return the scores with those of places in one enumeration made equal.

    >>> levelled([3, 7, 3], [2.0, -1.0, 0.0])
    [1.0, -1.0, 1.0]
    """
    members: dict[int, list[float]] = {}
    for chain, score in zip(chains, scores, strict=True):
        members.setdefault(chain, []).append(score)
    return [sum(members[chain]) / len(members[chain]) for chain in chains]


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
