"""Rival proposals: where each speaker wants one line to run, and how far their lines are from each other."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from geodata.feature import Basis, Source
from geodata.place import Place


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one speaker, or several together (actor ids), want the line to be.

    ``line`` (WGS84) is what is compared: the red line or ceasefire line, the line that a withdrawal would leave, or
    where there is none the outline or the point that the claim names. ``features`` are the ids of all marks that draw
    the proposal, ``country`` (ISO 3166-1 alpha-2) is where most of its places lie, ``text`` says in words what is
    proposed, ``rejected_by`` are the actors of whom the article says soon after that they refuse it.
    """

    id: str
    speakers: tuple[str, ...]
    text: str
    line: BaseGeometry
    basis: Basis
    claims: tuple[str, ...]
    sentences: tuple[int, ...]
    features: tuple[str, ...]
    country: str | None = None
    rejected_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TownBetween:
    """A town between two lines, and who holds it: actor ids, several where it is contested, none where not known.

    ``basis`` is ``stated`` where an observation of the dataset says so (``source``), ``derived`` where the town lies in
    an area of control.
    """

    place: Place
    name: str
    holders: tuple[str, ...] = ()
    basis: Basis | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two proposals (ids) measured against each other: kilometres, square kilometres, towns between, and all in words.

    ``feature`` is the id of the mark of the land between them, ``None`` where there is none. ``towns`` are the best
    known ones, ``others`` how many more the gazetteer has; ``date`` is the day of which it is said who holds them.
    """

    one: str
    other: str
    nearest_km: float
    mean_km: float
    farthest_km: float
    crosses: bool
    area_km2: float
    towns: tuple[TownBetween, ...]
    others: int
    date: datetime.date | None
    feature: str | None
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """What speakers are at odds about: two or more proposals on where one line is to run, and their comparisons."""

    id: str
    proposals: tuple[Proposal, ...]
    comparisons: tuple[Comparison, ...]

    def proposal(self, proposal_id: str) -> Proposal:
        """Return the proposal with that id; raise ``KeyError`` if there is none."""
        for proposal in self.proposals:
            if proposal.id == proposal_id:
                return proposal
        raise KeyError(proposal_id)
