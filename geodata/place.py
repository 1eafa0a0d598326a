"""Places and what a mention was resolved to. Coordinates are WGS84 degrees, distances kilometres."""

from __future__ import annotations

from dataclasses import dataclass

from reading.names import NameKind

PlaceFeature = NameKind
"""What kind of place it is: the kinds that reading asks for are those that the gazetteer knows."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the gazetteer.

    ``id`` is ``gn-2210554`` (GeoNames), ``cc-LY`` (country), ``iso-LY-JU`` (ISO 3166-2) or ``tr-oil-crescent-ly`` (our
    supplement); ``country`` is an ISO 3166-1 alpha-2 code; ``geometry_ref`` is ``admin0:LY``, ``admin1:LY-JU`` or
    ``region:oil-crescent-ly`` where a shape is known; ``seat_of`` is the state whose capital or seat of power it is.
    """

    id: str
    name: str
    lat: float
    lon: float
    feature: PlaceFeature
    country: str | None
    admin1: str | None
    population: int
    geometry_ref: str | None
    source: str
    geonameid: int | None = None
    seat_of: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place a name may mean: its score among the candidates, and why it won or lost."""

    place: Place
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a mention was resolved to; ``place`` is ``None`` when nothing was sure enough, and ``why`` says so.

    ``confidence`` lies between 0 and 1; ``candidates`` are the runners-up, best first, the winner included.
    """

    mention: str
    place: Place | None
    candidates: tuple[Candidate, ...]
    confidence: float
    why: str
