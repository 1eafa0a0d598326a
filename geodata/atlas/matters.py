"""Which claims are rival proposals: where different speakers want one line to run.

The marks of red lines, of ceasefire lines still to come and of withdrawals that somebody asks for are put together by
who speaks, and by the country their places lie in. Proposals of different speakers in one country, or near to each
other, are one matter; one speaker alone makes none.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.atlas.arrow_features import END, START
from geodata.atlas.claim_features import voice
from geodata.atlas.comparison import compare
from geodata.atlas.limit_features import OPEN
from geodata.atlas.scene import Scene, slug
from geodata.atlas.towns import Ownership, Towns
from geodata.atlas.wording import kilometres, label, listed
from geodata.feature import Basis, Feature, FeatureKind
from geodata.geometry.plane import plane_of
from geodata.proposal import Matter, Proposal
from reading.model import Claim, ClaimKind, Role, Status

NEAR_KM, FAR_KM = 300.0, 1500.0
"""Proposals are about one line when they come this near to each other: in different countries, and in one."""
REFUSAL_SENTENCES = 2
"""A refusal so many sentences after a proposal is of that proposal."""
COMPARISONS = 6
"""At most so many pairs of a matter are measured: those of the speakers that come first in the text."""
KINDS = (FeatureKind.RED_LINE, FeatureKind.CEASEFIRE, FeatureKind.WITHDRAWAL_LINE, FeatureKind.WITHDRAWAL)
"""Kinds of marks that make a proposal, those first whose line is compared."""


@dataclass(frozen=True, slots=True)
class Rivalry:
    """The matters of an article, its strokes with the proposal each is part of, and the land between the lines."""

    matters: tuple[Matter, ...]
    strokes: tuple[Feature, ...]
    gaps: tuple[Feature, ...]


def rivalry(scene: Scene, strokes: Sequence[Feature], towns: Towns | None, owned: Ownership) -> Rivalry:
    """Return the rival proposals among the lines and arrows of an article."""
    found: list[Matter] = []
    gaps: list[Feature] = []
    for number, group in enumerate(at_odds(proposals(scene, strokes)), 1):
        pairs = [pair for pair in itertools.combinations(group, 2) if rivals(*pair)][:COMPARISONS]
        compared = [compare(scene, *pair, towns, owned) for pair in pairs]
        found.append(Matter(f"matter-{number}", tuple(group), tuple(one.comparison for one in compared)))
        gaps.extend(one.gap for one in compared if one.gap is not None)
    part_of = {mark: proposal.id for matter in found for proposal in matter.proposals for mark in proposal.features}
    marked = tuple(replace(stroke, proposal=part_of.get(stroke.id)) for stroke in strokes)
    return Rivalry(tuple(found), marked, tuple(gaps))


def proposals(scene: Scene, strokes: Sequence[Feature]) -> list[Proposal]:
    """Return what each speaker, or several at one, propose in each country, in the order of the text."""
    claims = {claim.id: claim for claim in scene.reading.claims if proposes(claim)}
    names = first_of_side(scene, claims.values())
    groups: dict[tuple[tuple[str, ...], str | None], list[Feature]] = {}
    for stroke in strokes:
        made = [claims[claim] for claim in stroke.claims if claim in claims]
        speakers = tuple(sorted({names[speaker] for claim in made if (speaker := voice(claim))}))
        if speakers and stroke.kind in (*KINDS, FeatureKind.REPORTED_LINE):
            groups.setdefault((speakers, country(scene, made)), []).append(stroke)
    made_up = [
        proposal(scene, speakers, marks, [claims[c] for m in marks for c in m.claims if c in claims], number)
        for number, ((speakers, _), marks) in enumerate(groups.items(), 1)
        if any(mark.kind in KINDS for mark in marks)
    ]
    return sorted(made_up, key=lambda one: one.sentences)


def first_of_side(scene: Scene, claims: Iterable[Claim]) -> dict[str, str]:
    """Return, for everyone who speaks, the first of their side who does: a state and its own army are no rivals."""
    speakers = dict.fromkeys(speaker for claim in claims if (speaker := voice(claim)))
    first: dict[str, str] = {}
    return {speaker: first.setdefault(scene.actors.principal(speaker), speaker) for speaker in speakers}


def proposes(claim: Claim) -> bool:
    """Tell whether a claim says where somebody wants a line to run.

    A red line that holds; a ceasefire or withdrawal that is planned, asked for or threatened. A withdrawal counts for
    who asks for it, and not for the force that is to go.
    """
    if claim.kind is ClaimKind.RED_LINE:
        return claim.status not in (Status.CANCELLED, Status.DENIED)
    if claim.kind is ClaimKind.WITHDRAWAL:
        return claim.status in OPEN and claim.speaker is not None
    return claim.kind is ClaimKind.CEASEFIRE and claim.status in OPEN


def country(scene: Scene, claims: Iterable[Claim]) -> str | None:
    """Return the country in which most places of claims lie."""
    within = Counter(place.country for claim in claims for place in scene.places_of(claim).values())
    return within.most_common(1)[0][0] if within else None


def proposal(
    scene: Scene, speakers: tuple[str, ...], marks: Sequence[Feature], claims: Sequence[Claim], number: int
) -> Proposal:
    """Return one proposal; its line is that of the strongest kind it has, an outline or point only for want of one."""
    drawn = [mark for mark in marks if mark.kind in KINDS and not mark.geometry.area > 0]
    best = min(rank(mark) for mark in drawn)
    lines = [mark for mark in drawn if rank(mark) == best]
    return Proposal(
        id=slug(f"proposal-{number}-{'-'.join(speakers)}"),
        speakers=speakers,
        text=" · ".join(dict.fromkeys(in_words(scene, mark, claims) for mark in heads(drawn))),
        line=lines[0].geometry if len(lines) == 1 else united([line.geometry for line in lines]),
        basis=lines[0].basis if len({line.basis for line in lines}) == 1 else Basis.DERIVED,
        claims=tuple(dict.fromkeys(claim.id for claim in claims)),
        sentences=tuple(sorted({sentence for mark in marks for sentence in mark.sentences})),
        features=tuple(mark.id for mark in marks),
        country=country(scene, claims),
        rejected_by=rejected_by(scene, speakers, claims),
    )


def rejected_by(scene: Scene, speakers: Sequence[str], claims: Sequence[Claim]) -> tuple[str, ...]:
    """Return who refuses what these speakers ask, in the sentence of a claim or soon after, each once."""
    near = {claim.sentence + step for claim in claims for step in range(REFUSAL_SENTENCES + 1)}
    refusals = (
        claim.actor or claim.speaker
        for claim in scene.reading.claims
        if claim.kind is ClaimKind.REJECTION and claim.status is Status.ACTUAL
        if claim.target in speakers and claim.sentence in near
    )
    return tuple(dict.fromkeys(actor for actor in refusals if actor and actor not in speakers))


def united(shapes: Sequence[BaseGeometry]) -> BaseGeometry:
    """Return several lines as one geometry; points among lines are left out."""
    long = [shape for shape in shapes if shape.length > 0]
    return shapely.union_all(long or list(shapes))


def rank(mark: Feature) -> tuple[bool, bool, int]:
    """Return the order in which marks give a proposal its line: lines, then outlines, then arrows and points."""
    arrow = mark.kind is FeatureKind.WITHDRAWAL
    return arrow, mark.basis is Basis.GAZETTEER, KINDS.index(mark.kind)


def heads(marks: Sequence[Feature]) -> list[Feature]:
    """Return the first mark of each claim's, arrows before the lines they leave: what says the proposal in words."""
    kept: dict[tuple[str, ...], Feature] = {}
    for mark in sorted(marks, key=lambda mark: mark.kind is FeatureKind.WITHDRAWAL_LINE):
        kept.setdefault(mark.claims, mark)
    return list(kept.values())


def in_words(scene: Scene, mark: Feature, claims: Sequence[Claim]) -> str:
    """Return what one mark of a proposal says: what it is, its places, how far."""
    made = [claim for claim in claims if claim.id in mark.claims]
    what = label(mark.kind, mark.status, "", scene.language)
    if made[0].kind is ClaimKind.WITHDRAWAL:
        starts, ends = names(scene, made, *START), names(scene, made, *END)
        places = f"{starts} → {ends}".strip() if ends else starts
    else:
        places = names(scene, made)
    if mark.distance_km is None:
        return scene.words["proposal"].format(what=what, places=places)
    km = kilometres(mark.distance_km, scene.language)
    return scene.words["proposal.way"].format(what=what, places=places, km=km)


def names(scene: Scene, claims: Sequence[Claim], *roles: Role) -> str:
    """Return the names of the places of claims in these roles (all without any) as a list in words, each once."""
    found = {place.id: place for claim in claims for place in scene.places_of(claim, *roles).values()}
    return listed([scene.name(place) for place in found.values()], scene.language)


def at_odds(found: Sequence[Proposal]) -> list[list[Proposal]]:
    """Return the groups of proposals about one line in which at least two have different speakers."""
    groups: list[list[Proposal]] = []
    for one in found:
        near = [group for group in groups if any(related(one, other) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([*(other for group in near for other in group), one])
    ordered = [sorted(group, key=found.index) for group in groups]
    return [group for group in ordered if any(rivals(*pair) for pair in itertools.combinations(group, 2))]


def rivals(one: Proposal, other: Proposal) -> bool:
    """Tell whether no speaker of one proposal speaks for the other too."""
    return not set(one.speakers) & set(other.speakers)


def related(one: Proposal, other: Proposal) -> bool:
    """Tell whether two proposals are about one line: they are in one country, or near to each other."""
    plane = plane_of(one.line, other.line)
    lines = [plane.to_plane(proposal.line) for proposal in (one, other)]
    same = one.country is not None and one.country == other.country
    return float(lines[0].distance(lines[1])) <= (FAR_KM if same else NEAR_KM)
