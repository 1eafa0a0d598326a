"""What is drawn: features with their provenance, and the atlas that holds them (WGS84, longitude first)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from shapely.geometry.base import BaseGeometry

from geodata.place import Resolution

if TYPE_CHECKING:
    from geodata.proposal import Matter


class FeatureKind(StrEnum):
    """Kind of a drawn mark (``data-kind`` on the map)."""

    PLACE = "place"
    REGION = "region"
    RED_LINE = "red_line"
    CEASEFIRE = "ceasefire"
    WITHDRAWAL = "withdrawal"
    WITHDRAWAL_LINE = "withdrawal_line"
    DEPLOYMENT = "deployment"
    ATTACK = "attack"
    CONTROL = "control"
    TALKS = "talks"
    SUPPORT = "support"
    BETWEEN = "between"
    REPORTED_LINE = "reported_line"
    CONTROL_AREA = "control_area"
    OBSERVATION = "observation"
    EVENT = "event"


class Basis(StrEnum):
    """Where a geometry comes from: the source states it, the gazetteer has it, or it was derived by a method."""

    STATED = "stated"
    GAZETTEER = "gazetteer"
    DERIVED = "derived"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement or a dataset row comes from."""

    title: str
    url: str | None = None
    date: datetime.date | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Feature:
    """One mark of the map.

    ``geometry`` is a shapely geometry in WGS84; ``precision_km`` the radius within which the truth lies; ``status`` a
    claim status, or ``held | contested | besieged | unclear`` for areas and observations. ``sentences`` are indices and
    ``mentions`` ids in the reading of ``article``. ``count`` is the number of mentions of a place, ``metonymic``
    whether all of them stand for a state, ``shade`` (0 to 1) how sure an area is, ``distance_km`` the length of an
    arrow, ``actor`` and ``speaker`` actor ids, ``proposal`` the id of the proposal that the mark is part of (of the
    land between two, both ids with ``|``), ``claims`` the ids of the claims that the mark draws (a place lists
    every claim that names it), ``sources`` the article's or dataset's sources, nearest or weightiest first.
    """

    id: str
    kind: FeatureKind
    geometry: BaseGeometry
    label: str
    basis: Basis
    precision_km: float
    status: str | None = None
    as_of: datetime.date | None = None
    article: str | None = None
    sentences: tuple[int, ...] = ()
    mentions: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    actor: str | None = None
    speaker: str | None = None
    proposal: str | None = None
    count: int = 0
    metonymic: bool = False
    shade: float | None = None
    distance_km: float | None = None
    note: str = ""


LINES = frozenset({FeatureKind.RED_LINE, FeatureKind.CEASEFIRE, FeatureKind.WITHDRAWAL})
"""Kinds of marks that are a claim's own line or arrow."""


@dataclass(frozen=True, slots=True)
class Unmapped:
    """What was read but not drawn: a mention or claim id, its words, its sentence, and why."""

    id: str
    text: str
    sentence: int
    why: str


@dataclass(frozen=True, slots=True)
class ControlSummary:
    """Which control dataset the areas come from: its title, the date asked for, rows in force, newest row, reach.

    ``joined_km`` is the side of the squares whose rows count together because they are very many; 0 where each counts.
    """

    dataset: str
    title: str
    date: datetime.date
    observations: int
    newest: datetime.date
    reach_km: float
    licence: str
    joined_km: float = 0.0


@dataclass(frozen=True, slots=True)
class Atlas:
    """Everything that one article puts on the map, with what was left out and why.

    ``places`` maps a mention id to the id of its place feature; ``focus`` is (west, south, east, north) in degrees,
    what the first view should show; ``lead`` the id of the feature that is selected at first; ``matters`` are what
    speakers are at odds about.
    """

    features: tuple[Feature, ...] = ()
    unmapped: tuple[Unmapped, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    places: dict[str, str] = field(default_factory=dict)
    control: ControlSummary | None = None
    focus: tuple[float, float, float, float] | None = None
    lead: str | None = None
    matters: tuple[Matter, ...] = ()

    def mark_of(self, claim: str) -> str | None:
        """Return the id of the mark that draws a claim (by its id): a line or arrow, else a sign, else its place.

        >>> Atlas().mark_of("c1") is None
        True
        """
        marks = (feature for feature in self.features if claim in feature.claims)
        own = min(marks, key=lambda mark: (mark.kind is FeatureKind.PLACE, mark.kind not in LINES), default=None)
        return own.id if own else None
