"""All sources joined into one list of records: packages first, then our supplement, which adds to what is there."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from babel.core import get_global

from geodata.gazetteer import countries as gazetteer_countries
from geodata.gazetteer import geonames as gazetteer_geonames
from geodata.gazetteer.airports import airport_records
from geodata.gazetteer.localities import locality_records
from geodata.gazetteer.merge import KNOWN_TOWN_POPULATION, LARGE_CITY_POPULATION, add_supplement
from geodata.gazetteer.name_forms import fold_once
from geodata.gazetteer.province_names import ProvinceIndex, country_points, read_provinces, without_admin_head
from geodata.gazetteer.record import NameRank, PlaceRecord
from geodata.gazetteer.supplement import Report
from geodata.place import PlaceFeature

Progress = Callable[[float, str], None]
_LATIN_PAGES = ("en", "fr", "de", "es")
_NAMESAKE_SHARE = 0.75


def assemble(progress: Progress, report: Report) -> list[PlaceRecord]:
    """Return every record of the gazetteer; rows at fault go to ``report``."""
    progress(0.0, "Reading GeoNames cities")
    cities = gazetteer_geonames.load_json("cities500")
    countries = gazetteer_geonames.load_json("countries")
    capitals = gazetteer_geonames.capital_ids(countries, cities)
    progress(0.12, "Reading provinces and districts")
    admin2, iso_codes = gazetteer_geonames.admin2_of_cities(), gazetteer_geonames.iso_codes()
    provinces = list(read_provinces())
    records = list(gazetteer_geonames.admin_records(cities, admin2, ProvinceIndex(provinces)))
    progress(0.2, "Reading country names")
    points = {code: (city["latitude"], city["longitude"]) for code, city in _capital_cities(capitals, cities).items()}
    records += gazetteer_countries.country_records(countries, country_points(provinces), points)
    progress(0.3, "Reading cities")
    records += gazetteer_geonames.city_records(cities, capitals, iso_codes, admin2)
    cities.clear()  # a third of a gigabyte that nothing asks for any more
    records += locality_records(report)
    records += airport_records()
    by_id = {record.place.id: record for record in records}
    _localize_cities(records, by_id)
    progress(0.4, "Adding regions, seas, lines and seats of power")
    add_supplement(records, by_id, report)
    _put_towns_before_their_provinces(records)
    _weaken_country_variants(records)
    other = {code for code, country in countries.items() if writes_other_script(country["languages"])}
    for record in records:
        record.varies = record.place.country in other or record.place.id.startswith("tr-")
    return records


def _put_towns_before_their_provinces(records: Iterable[PlaceRecord]) -> None:
    """Make a province or district less well known than the town it is named after: news means the town."""
    towns: dict[tuple[str | None, str], float] = {}
    for record in records:
        if record.place.feature is PlaceFeature.CITY:
            for name, _ in record.names:
                key = (record.place.admin1, fold_once(name))
                towns[key] = max(towns.get(key, 0.0), record.prominence)
    for record in records:
        if record.place.feature in (PlaceFeature.ADMIN1, PlaceFeature.ADMIN2):
            namesakes = [towns.get((record.place.admin1, fold_once(name)), 0.0) for name, _ in record.names]
            if max(namesakes, default=0.0) >= _NAMESAKE_SHARE * record.prominence:
                record.prominence = round(min(record.prominence, 0.95 * max(namesakes)), 3)


def _weaken_country_variants(records: Iterable[PlaceRecord]) -> None:
    """Make a country's name in some language weak where a town has it for its own name.

    Tunis is the city; Granada is one in Spain before it is the Spanish name of Grenada.
    """
    towns: dict[str, list[PlaceRecord]] = {}
    for record in records:
        if record.place.feature is PlaceFeature.CITY and record.place.population >= KNOWN_TOWN_POPULATION:
            towns.setdefault(fold_once(record.place.name), []).append(record)
    for record in records:
        if record.place.feature is PlaceFeature.COUNTRY:
            record.names = [(name, _country_rank(record, name, rank, towns)) for name, rank in record.names]


def _country_rank(country: PlaceRecord, name: str, rank: NameRank, towns: dict[str, list[PlaceRecord]]) -> NameRank:
    """Return the rank of a country's name, given the towns of some size by their own names."""
    namesakes = towns.get(fold_once(name), [])
    if rank is NameRank.VARIANT and namesakes:
        return NameRank.WEAK
    if rank is NameRank.NAME and fold_once(name) != fold_once(country.place.name):
        abroad = (town.place for town in namesakes if town.place.country != country.place.country)
        if any(town.population >= LARGE_CITY_POPULATION for town in abroad):
            return NameRank.WEAK
    return rank


def _capital_cities(
    capitals: dict[str, int], cities: dict[str, gazetteer_geonames.City]
) -> dict[str, gazetteer_geonames.City]:
    """Return the city of each capital by country code."""
    return {code: cities[str(geonameid)] for code, geonameid in capitals.items() if str(geonameid) in cities}


def _localize_cities(records: Iterable[PlaceRecord], by_id: dict[str, PlaceRecord]) -> None:
    """Give towns the names that CLDR (time zones) and Natural Earth (their province) have in other languages.

    GeoNames' variants carry no language. A province's French name is also the French name of its chief town when the
    town bears both the province's own name and the French one among its variants.
    """
    zones = gazetteer_countries.exemplar_cities()
    timezones = {fold_once(zone.rpartition("/")[2]): names for zone, names in zones.items()}
    for record in records:
        if record.place.feature is not PlaceFeature.CITY or record.place.population < 20_000:
            continue
        known = {fold_once(name) for name, _ in record.names}
        exemplar = timezones.get(fold_once(record.place.name), {})
        record.localized |= {language: name for language, name in exemplar.items() if fold_once(name) in known}
        if (plain := _without_final_h(record)) is not None:
            record.localized |= dict.fromkeys(_LATIN_PAGES, plain)
        province = by_id.get(f"iso-{record.place.admin1}")
        for language, name in (province.localized if province else {}).items():
            short = without_admin_head(name)
            if fold_once(short) in known and language not in record.localized:
                record.localized[language] = short


def _without_final_h(record: PlaceRecord) -> str | None:
    """Return an Arabic town's name as newspapers write it ("Misrata"), where GeoNames has it among its variants."""
    name = record.place.name
    variants = {variant for variant, _ in record.names}
    return name[:-1] if name.endswith("ah") and name[:-1] in variants else None


def writes_other_script(languages: str) -> bool:
    """Return whether a country's first language (GeoNames' list, "ar-LY,it") is written in a script other than Latin.

    >>> writes_other_script("ar-LY,it"), writes_other_script("fr-FR,frp"), writes_other_script("")
    (True, False, False)
    """
    first = languages.partition(",")[0].partition("-")[0]
    likely = str(get_global("likely_subtags").get(first, ""))
    return bool(likely) and "_Latn" not in likely
