"""Rival proposals and their comparisons as plain data (``docs/reading.schema.json``)."""

from __future__ import annotations

from geodata.plain_data import Json, day, geometry_json, place_json, source_json
from geodata.proposal import Comparison, Matter, Proposal, TownBetween


def matter_json(matter: Matter) -> Json:
    """Return one matter with its proposals and comparisons.

    >>> matter_json(Matter("matter-1", (), ()))
    {'id': 'matter-1', 'proposals': [], 'comparisons': []}
    """
    return {
        "id": matter.id,
        "proposals": [proposal_json(proposal) for proposal in matter.proposals],
        "comparisons": [comparison_json(comparison) for comparison in matter.comparisons],
    }


def proposal_json(proposal: Proposal) -> Json:
    """Return one proposal; ``line`` is the geometry that is compared."""
    return {
        "id": proposal.id,
        "speakers": list(proposal.speakers),
        "text": proposal.text,
        "basis": proposal.basis.value,
        "claims": list(proposal.claims),
        "sentences": list(proposal.sentences),
        "features": list(proposal.features),
        "rejected_by": list(proposal.rejected_by),
        "line": geometry_json(proposal.line),
    }


def comparison_json(comparison: Comparison) -> Json:
    """Return one comparison, its numbers and its words."""
    return {
        "one": comparison.one,
        "other": comparison.other,
        "nearest_km": comparison.nearest_km,
        "mean_km": comparison.mean_km,
        "farthest_km": comparison.farthest_km,
        "crosses": comparison.crosses,
        "area_km2": comparison.area_km2,
        "towns": [town_json(town) for town in comparison.towns],
        "others": comparison.others,
        "date": day(comparison.date),
        "feature": comparison.feature,
        "words": list(comparison.words),
    }


def town_json(town: TownBetween) -> Json:
    """Return a town with who holds it, and how that is known."""
    return {
        "name": town.name,
        "holders": list(town.holders),
        "basis": town.basis.value if town.basis else None,
        "source": source_json(town.source) if town.source else None,
        "place": place_json(town.place),
    }
