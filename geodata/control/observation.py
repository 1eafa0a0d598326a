"""Dated observations of who holds a place, and the areas that are made from them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from shapely.geometry.base import BaseGeometry

from geodata.place import Place


class ControlStatus(StrEnum):
    """How a place is held. ``unclear``: the source says that nobody can tell."""

    HELD = "held"
    CONTESTED = "contested"
    BESIEGED = "besieged"
    UNCLEAR = "unclear"


class Confidence(StrEnum):
    """How sure a row is: neutral or two-sided source; one side's word uncontradicted; inferred, partisan or undated."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Observation:
    """One dated, sourced row: ``place`` is held by ``controller`` (actor id) from ``date`` until before ``until``.

    ``until`` is ``None`` when no end is known. ``opponents`` are the other parties where the place is contested, as far
    as rows say. ``line`` is the row's line number in its file, from 1, the header included. ``geocoded``: the row had
    no coordinates, and the gazetteer gave them.
    """

    place: Place
    controller: str
    status: ControlStatus
    date: datetime.date
    until: datetime.date | None
    confidence: Confidence
    source_title: str
    source_url: str | None
    note: str = ""
    line: int = 0
    opponents: tuple[str, ...] = ()
    geocoded: bool = False


@dataclass(frozen=True, slots=True)
class DatedArea:
    """An area that a source draws itself: ``geometry`` (WGS84) is ``controller``'s from ``date`` to before ``until``.

    ``name`` tells which area a later one replaces; without it, later areas of the same controller and status do.
    """

    controller: str
    status: ControlStatus
    date: datetime.date
    until: datetime.date | None
    confidence: Confidence
    geometry: BaseGeometry
    name: str = ""
    source_title: str = ""
    source_url: str | None = None
    note: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class ControlArea:
    """Land of one party (or contested between ``parties``) at one degree of sureness, on one day.

    ``geometry`` is a polygon or multipolygon in WGS84; ``shade`` runs from 1 (nearest to what was observed) to 0 (the
    outermost step); ``area_km2`` is its area on the ellipsoid; ``parties`` are actor ids, the controller first;
    ``observations`` are the rows that it was made from, newest first; ``joined_km`` the side of the cells in which they
    were joined because they were too many, 0 where each counted for itself.
    """

    controller: str
    status: ControlStatus
    date: datetime.date
    geometry: BaseGeometry
    observations: tuple[Observation, ...]
    shade: float
    area_km2: float
    parties: tuple[str, ...]
    joined_km: float = 0.0
