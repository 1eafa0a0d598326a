"""The evidence for a candidate: how well known it is, its company in the article, the words beside its name."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from geodata.gazetteer.record import NameRank
from geodata.gazetteer.store import Bearer
from geodata.geometry.distance import distance_km
from geodata.place import Place, PlaceFeature
from reading.model import Mention


@dataclass(frozen=True, slots=True)
class Weights:
    """What each piece of evidence adds to a candidate's score; tuned on English news corpora, spans given."""

    known: float = 1.8
    own_name: float = 0.2
    state: float = 0.1
    capital: float = 0.15
    speaks: float = 0.6
    names_container: float = 0.3
    long_form: float = 0.3
    country: float = 0.85
    country_named: float = 0.3
    province: float = 1.0
    near: float = 0.75
    container: float = 1.5
    feature_asked: float = 0.9
    area_not_asked: float = -0.06
    near_km: float = 100.0
    metonymic: float = 0.4
    least_confidence: float = 0.25


DEFAULT_WEIGHTS = Weights()


@dataclass(slots=True)
class ArticleName:
    """One name of the article: its mentions, its candidates, and the one chosen so far."""

    key: str
    mentions: list[Mention]
    bearers: list[Bearer]
    asked: frozenset[PlaceFeature]
    containers: list[ArticleName]
    weight: float
    is_container: bool = False
    speaks: bool = False
    long_forms: list[ArticleName] = field(default_factory=list)
    chosen: Bearer | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """A candidate's score and the reasons that made it."""

    bearer: Bearer
    total: float
    reasons: tuple[str, ...]


class Context:
    """What the other names of the article have chosen, summed up once for all candidates of a name."""

    def __init__(self, others: Sequence[ArticleName], weights: Weights) -> None:
        self.points: list[tuple[float, Place]] = []
        self.countries: dict[str, float] = {}
        self.provinces: dict[str, float] = {}
        self.named: set[str] = set()
        self.total = 0.0
        for other in others:
            if other.chosen is None or other.chosen.place.country is None:
                continue
            place, country = other.chosen.place, other.chosen.place.country
            self.total += other.weight
            self.countries[country] = self.countries.get(country, 0.0) + other.weight
            if place.feature is PlaceFeature.COUNTRY:
                self.named.add(country)
                continue
            if place.admin1:
                self.provinces[place.admin1] = self.provinces.get(place.admin1, 0.0) + other.weight
            self.points.append((other.weight, place))
        self._near_km = weights.near_km

    def nearness(self, place: Place) -> float:
        """Return how much of the article lies near a place, 0 to 1."""
        total = 0.0
        for weight, other in self.points:
            away = distance_km(place.lat, place.lon, other.lat, other.lon)
            total += weight * math.exp(-away / self._near_km)
        return 1.0 - math.exp(-total / 2)


def score(name: ArticleName, bearer: Bearer, context: Context, weights: Weights) -> Score:
    """Return one candidate's score with its reasons."""
    place = bearer.place
    total = weights.known * bearer.weight + weights.own_name * (bearer.rank == NameRank.NAME)
    total += weights.state * (place.feature is PlaceFeature.COUNTRY)
    total += weights.capital * (place.seat_of is not None and place.feature is PlaceFeature.CITY)
    total += weights.speaks * (name.speaks and place.seat_of is not None)
    reasons: list[str] = []
    if place.country and context.total:
        share = context.countries.get(place.country, 0.0) / (context.total + 1.0)
        total += weights.country * share
        if share > 0.15:
            reasons.append("same country as other places of the article")
        if place.country in context.named and place.feature is not PlaceFeature.COUNTRY:
            total += weights.country_named
        province = context.provinces.get(place.admin1 or "", 0.0) / (context.total + 1.0)
        if place.feature not in (PlaceFeature.COUNTRY, PlaceFeature.ADMIN1):
            total += weights.province * province
        if place.feature is not PlaceFeature.COUNTRY:
            total += weights.near * context.nearness(place)
    return _with_words(name, Score(bearer, total, tuple(reasons)), weights)


def _with_words(name: ArticleName, score: Score, weights: Weights) -> Score:
    """Return the score with what the words beside the name say."""
    place, total, reasons = score.bearer.place, score.total, score.reasons
    for outer in name.containers:
        if outer.chosen is not None and _lies_in(place, outer.chosen.place):
            total += weights.container
            reasons = (f"the text puts it in {outer.chosen.place.name}", *reasons)
            break
    if any(other.chosen is not None and other.chosen.place.id == place.id for other in name.long_forms):
        total += weights.long_form
        reasons = ("the article writes its name in full elsewhere", *reasons)
    if name.asked:
        if place.feature in name.asked:
            total += weights.feature_asked
            reasons = (f"the text asks for a {place.feature.value}", *reasons)
    elif name.is_container and place.feature in (PlaceFeature.ADMIN1, PlaceFeature.COUNTRY):
        total += weights.names_container
    elif place.feature in (PlaceFeature.ADMIN1, PlaceFeature.ADMIN2):
        total += weights.area_not_asked
    return replace(score, total=total, reasons=reasons)


def _lies_in(inner: Place, outer: Place) -> bool:
    """Return whether a place lies in a country or province, by its codes."""
    if outer.feature is PlaceFeature.COUNTRY:
        return inner.country == outer.country and inner.feature is not PlaceFeature.COUNTRY
    if outer.feature is PlaceFeature.ADMIN1:
        return outer.admin1 is not None and inner.admin1 == outer.admin1 and inner.id != outer.id
    return False
