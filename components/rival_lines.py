"""How rival proposals look, and what the map's panel says of them: one colour and line style for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from components import palette
from geodata.feature import Atlas, Feature, FeatureKind
from geodata.proposal import Comparison, Matter, Proposal

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class RivalStyle:
    """How the marks of one proposal look: the ``tone`` of who makes it, the ``variant`` of its dashes, and the
    ``edge`` that tells one red line from another, empty where only one speaker of the matter draws one.
    """

    tone: str
    variant: int
    edge: str = ""


def rival_styles(atlas: Atlas, tones: Mapping[str, str], red: str) -> dict[str, RivalStyle]:
    """Return the style of each proposal by its id; ``tones`` are those of speakers, ``red`` the colour of red lines.

    Who alone draws a red line has red for a tone; where several do, all have tones of their own.
    """
    found = {}
    reds = red_proposals(atlas)
    for matter in atlas.matters:
        several = sum(proposal.id in reds for proposal in matter.proposals) > 1
        seen = {True: 0, False: 0}
        for proposal in matter.proposals:
            variant = seen[proposal.id in reds]
            seen[proposal.id in reds] += 1
            own = tones.get(proposal.speakers[0], palette.NEUTRAL)
            alone = proposal.id in reds and not several
            edge = own if proposal.id in reds and several else ""
            found[proposal.id] = RivalStyle(red if alone else own, variant, edge)
    return found


def red_proposals(atlas: Atlas) -> set[str]:
    """Return the ids of the proposals that draw a red line."""
    return {feature.proposal for feature in atlas.features if feature.kind is FeatureKind.RED_LINE and feature.proposal}


def rival_speakers(atlas: Atlas) -> list[str]:
    """Return the first speaker of each proposal, those who draw no red line first: they need a tone most."""
    reds = red_proposals(atlas)
    proposals = [proposal for matter in atlas.matters for proposal in matter.proposals]
    return [proposal.speakers[0] for proposal in sorted(proposals, key=lambda one: one.id in reds)]


def fills_between(feature: Feature, styles: Mapping[str, RivalStyle]) -> list[str]:
    """Return the tones of the two proposals that a piece of land lies between."""
    return [styles[one].tone for one in (feature.proposal or "").split("|") if one in styles]


def panel(
    matters: Iterable[Matter], styles: Mapping[str, RivalStyle], dashes: Mapping[str, str], names: Mapping[str, str]
) -> list[Data]:
    """Return what the panel on the map shows of each matter, as plain JSON data.

    ``dashes`` are the dash patterns of the proposals' lines by proposal id, ``names`` those of actors.
    """
    return [
        {
            "id": matter.id,
            "proposals": [
                proposal_data(one, styles[one.id], dashes.get(one.id, ""), names) for one in matter.proposals
            ],
            "comparisons": [comparison_data(one, matter, names) for one in matter.comparisons],
        }
        for matter in matters
    ]


def proposal_data(proposal: Proposal, style: RivalStyle, dash: str, names: Mapping[str, str]) -> Data:
    """Return one proposal: who makes it, what it says, who refuses it."""
    return {
        "id": proposal.id,
        "who": who(proposal, names),
        "text": proposal.text,
        "colour": style.tone,
        "dash": dash,
        "refused": ", ".join(names.get(actor, actor) for actor in proposal.rejected_by),
    }


def comparison_data(comparison: Comparison, matter: Matter, names: Mapping[str, str]) -> Data:
    """Return one comparison in words, with whose it is where the matter has several."""
    pair = [who(matter.proposal(one), names) for one in (comparison.one, comparison.other)]
    return {
        "between": [comparison.one, comparison.other],
        "title": " ↔ ".join(pair) if len(matter.comparisons) > 1 else "",
        "words": list(comparison.words),
        "feature": comparison.feature,
    }


def who(proposal: Proposal, names: Mapping[str, str]) -> str:
    """Return the names of who makes a proposal."""
    return ", ".join(names.get(speaker, speaker) for speaker in proposal.speakers)
