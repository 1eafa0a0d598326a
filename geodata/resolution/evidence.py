"""The evidence that a candidate carries by itself: how well known it is, and what the words beside its name ask for."""

from __future__ import annotations

from dataclasses import dataclass

from geodata.gazetteer.record import NameRank
from geodata.gazetteer.store import Bearer
from geodata.place import Place, PlaceFeature
from geodata.resolution.article_names import ArticleName

_AREAS = (PlaceFeature.ADMIN1, PlaceFeature.ADMIN2)
_TOWN_PROMINENCE = 0.5
_TOWNS = (PlaceFeature.CITY, PlaceFeature.FACILITY)
_WIDE = (PlaceFeature.COUNTRY, PlaceFeature.CONTINENT, PlaceFeature.ADMIN1, PlaceFeature.REGION)
_BORDERLESS = (PlaceFeature.REGION, PlaceFeature.WATER, PlaceFeature.LINE, PlaceFeature.CONTINENT)


@dataclass(frozen=True, slots=True)
class Weights:
    """What each piece of evidence adds to a candidate's score, on one scale; tuned by hand.

    Measured on the annotated articles (train) and on half the articles of two English news corpora, spans given; the
    other halves were kept for confirmation.

    ``sharpness`` turns scores into beliefs: a lead of one makes a candidate exp(sharpness) times as likely.
    """

    known: float = 1.8
    own_name: float = 0.2
    state: float = 0.12
    capital: float = 0.18
    speaks: float = 0.6
    names_container: float = 0.3
    long_form: float = 0.3
    country: float = 0.85
    country_named: float = 0.25
    province: float = 1.0
    near: float = 0.9
    borderless: float = 0.1
    container: float = 2.2
    feature_asked: float = 0.8
    area_not_asked: float = -0.06
    near_km: float = 90.0
    near_whole: float = 1.8
    sharpness: float = 4.0
    area_of_town: float = -0.35
    famous: float = 0.62
    world_famous: float = 0.8
    near_support: float = 0.08
    site_near: float = 0.08
    water_near: float = 0.35
    quarter_near: float = 0.3
    only_bearer: float = 0.6
    only_bearer_there: float = 0.45
    eclipsed: float = 0.0
    in_shade: float = -0.6
    shade: float = 0.45
    power: float = 0.3
    fame: float = 0.0
    eclipsing: float = 0.72
    eclipsed_below: float = 0.44
    focus: float = 0.4
    site_focus: float = 0.25
    least_in_focus: float = 0.12
    least_company: float = 1.5
    country_support: float = 0.02
    least_confidence: float = 0.25


DEFAULT_WEIGHTS = Weights()
CONFLICT_WEIGHTS = Weights(known=1.6, eclipsed=-1.0, in_shade=-0.3, state=0.3, fame=0.3, least_confidence=0.3)
"""In a report on a conflict, places known worldwide are meant more often than in a local paper, and hamlets that bear
their names hardly ever."""


def own_score(name: ArticleName, bearer: Bearer, weights: Weights) -> float:
    """Return the part of a candidate's score that does not depend on the other places of the article."""
    place = bearer.place
    total = weights.known * bearer.weight + weights.own_name * (bearer.rank == NameRank.NAME)
    total += weights.state * (place.feature is PlaceFeature.COUNTRY)
    total += weights.capital * (place.seat_of is not None and place.feature is PlaceFeature.CITY)
    is_power = place.seat_of is not None or (place.feature is PlaceFeature.COUNTRY and not name.asked)
    total += weights.speaks * (name.speaks and is_power)
    total += weights.power * is_seat_of_power(place)
    total += weights.fame * (bearer.weight >= weights.famous)
    total += weights.eclipsed * _is_eclipsed(name, bearer, weights)
    total += weights.in_shade * _is_in_shade(name, bearer, weights)
    total += weights.borderless * (place.country is None and place.feature in _BORDERLESS)
    if name.asked:
        total += weights.feature_asked * (place.feature in name.asked)
    elif name.is_container and place.feature in (PlaceFeature.ADMIN1, PlaceFeature.COUNTRY):
        total += weights.names_container
    elif place.feature in _AREAS:
        total += weights.area_of_town if _has_town(name, place) else weights.area_not_asked
    return total


def is_seat_of_power(place: Place) -> bool:
    """Return whether a place is the building that a government goes by: the Kremlin, the White House."""
    return place.seat_of is not None and place.feature is PlaceFeature.FACILITY


def _is_eclipsed(name: ArticleName, bearer: Bearer, weights: Weights) -> bool:
    """Return whether a hamlet shares its name with a place that the world knows, which a text then means."""
    return (
        bearer.weight < weights.eclipsed_below
        and bearer.place.feature is PlaceFeature.CITY
        and max(other.weight for other in name.bearers) >= weights.eclipsing
    )


def _is_in_shade(name: ArticleName, bearer: Bearer, weights: Weights) -> bool:
    """Return whether a town bears the name of a country or known province, or a river, unasked, that of a country."""
    if bearer.place.feature is PlaceFeature.WATER and PlaceFeature.WATER not in name.asked:
        return any(other.place.feature is PlaceFeature.COUNTRY for other in name.bearers if _bears(other, weights))
    wide = (other.weight for other in name.bearers if other.place.feature in _WIDE and _bears(other, weights))
    return bearer.place.feature in _TOWNS and bearer.weight < max(wide, default=0.0) - weights.shade


def _bears(bearer: Bearer, weights: Weights) -> bool:
    """Return whether a well-known place bears a name as its own."""
    return bearer.weight >= weights.eclipsing and bearer.rank == NameRank.NAME


def _has_town(name: ArticleName, area: Place) -> bool:
    """Return whether an area is named after a town in it of some size, which news then means."""
    return any(
        bearer.place.feature is PlaceFeature.CITY
        and bearer.place.admin1 == area.admin1
        and bearer.prominence >= _TOWN_PROMINENCE
        for bearer in name.bearers
    )


def lies_in(inner: Bearer, outer: Bearer, away_km: float) -> bool:
    """Return whether a place lies in another: by its codes, or by the distance where the outer one has none."""
    here, there = inner.place, outer.place
    if here.id == there.id:
        return False
    if there.feature is PlaceFeature.COUNTRY:
        return here.country == there.country and here.feature is not PlaceFeature.COUNTRY
    if there.feature is PlaceFeature.ADMIN1:
        return there.admin1 is not None and here.admin1 == there.admin1
    if there.feature is PlaceFeature.ADMIN2 and inner.admin2 is not None:
        return inner.admin2 == there.geonameid
    return away_km <= _REACH_KM.get(there.feature, 0.0) and here.feature not in _BORDERLESS


_REACH_KM = {
    PlaceFeature.ADMIN2: 40.0,
    PlaceFeature.CITY: 20.0,
    PlaceFeature.REGION: 250.0,
    PlaceFeature.WATER: 100.0,
}
"""How far from its point a place may hold another, where no code tells; ours."""


def known_as(place: Place) -> str:
    """Return what a place is, with its population where known, for the reader."""
    return f"population {place.population:,}" if place.population else f"known as a {place.feature.value}"
