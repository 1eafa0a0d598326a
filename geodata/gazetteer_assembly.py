"""All sources joined into one list of records: packages first, then our supplement, which adds to what is there."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from pathlib import Path

from babel.core import get_global

from geodata import gazetteer_countries, gazetteer_geonames, gazetteer_supplement
from geodata.distance import distance_km
from geodata.gazetteer_record import NameRank, PlaceRecord
from geodata.gazetteer_supplement import Report
from geodata.name_forms import fold_once, skeleton
from geodata.natural_earth_names import country_points, read_provinces
from geodata.place import PlaceFeature

Progress = Callable[[float, str], None]
_KNOWN_TOWN_POPULATION = 10_000
_LARGE_CITY_POPULATION = 200_000
_SEAT_TOWN_KM = 40.0
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
    by_iso = {province.iso: province for province in provinces}
    records = list(gazetteer_geonames.admin_records(cities, admin2, by_iso))
    progress(0.2, "Reading country names")
    points = {code: (city["latitude"], city["longitude"]) for code, city in _capital_cities(capitals, cities).items()}
    records += gazetteer_countries.country_records(countries, country_points(provinces), points)
    progress(0.3, "Reading cities")
    records += gazetteer_geonames.city_records(cities, capitals, iso_codes, admin2)
    by_id = {record.place.id: record for record in records}
    _localize_cities(records, by_id)
    progress(0.4, "Adding regions, seas, lines and seats of power")
    _supplement(records, by_id, report)
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
    """Make a country's name in some language weak where a town has it for its own name: Tunis is the city."""
    towns = {
        fold_once(record.place.name)
        for record in records
        if record.place.feature is PlaceFeature.CITY and record.place.population >= _KNOWN_TOWN_POPULATION
    }
    for record in records:
        if record.place.feature is PlaceFeature.COUNTRY:
            record.names = [
                (name, NameRank.WEAK if rank is NameRank.VARIANT and fold_once(name) in towns else rank)
                for name, rank in record.names
            ]


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
            short = gazetteer_geonames.without_admin_head(name)
            if fold_once(short) in known and language not in record.localized:
                record.localized[language] = short


def _without_final_h(record: PlaceRecord) -> str | None:
    """Return an Arabic town's name as newspapers write it ("Misrata"), where GeoNames has it among its variants."""
    name = record.place.name
    variants = {variant for variant, _ in record.names}
    return name[:-1] if name.endswith("ah") and name[:-1] in variants else None


def _supplement(records: list[PlaceRecord], by_id: dict[str, PlaceRecord], report: Report) -> None:
    """Add the supplement's rows to ``records``, or to the record they name."""
    units = _unit_names(records)
    towns = _towns_by_name(records)
    towns_by_cell = _towns_by_cell(records)
    for extra in gazetteer_supplement.rows(
        gazetteer_supplement.SUPPLEMENT, report, gazetteer_supplement.supplement_record
    ):
        if (twin := _same_town(extra, towns_by_cell)) is not None:
            _merge(extra, twin)
        else:
            _merge_or_add(extra, extra.place.id, records, by_id)
    for path in filter(Path.exists, gazetteer_supplement.OBSERVED):
        for extra in gazetteer_supplement.rows(path, report, gazetteer_supplement.observed_record):
            if extra.place.id in by_id:
                by_id[extra.place.id].names += extra.names
            elif (twin := _same_town(extra, towns_by_cell)) is not None:
                _merge(extra, twin)
            else:
                _merge_or_add(extra, extra.place.id, records, by_id)
    for form, country in gazetteer_supplement.demonyms():
        if (held := by_id.get(f"cc-{country}")) is not None:
            _add_demonym(held, form)
    for extra in gazetteer_supplement.rows(gazetteer_supplement.REGIONS, report, gazetteer_supplement.region_record):
        extra.names = [(name, _region_rank(extra, name, rank, towns, units)) for name, rank in extra.names]
        reference = extra.place.geometry_ref or ""
        _merge_or_add(extra, f"iso-{reference.removeprefix('admin1:')}", records, by_id)
    for extra in gazetteer_supplement.rows(gazetteer_supplement.METONYMS, report, gazetteer_supplement.metonym_record):
        if not _is_known_town(extra, towns):
            _merge_or_add(extra, extra.place.id, records, by_id)


def _region_rank(
    region: PlaceRecord, name: str, rank: NameRank, towns: dict[str, list[PlaceRecord]], units: set[str]
) -> NameRank:
    """Return the rank of a region's name: an alias that a province, a town there or a large city bears is weak."""
    if rank is not NameRank.VARIANT:
        return rank
    namesakes = (town.place for town in towns.get(fold_once(name), ()))
    taken = any(
        town.population >= _LARGE_CITY_POPULATION or region.place.country in (None, town.country) for town in namesakes
    )
    return NameRank.WEAK if taken or fold_once(name) in units else rank


def _unit_names(records: Iterable[PlaceRecord]) -> set[str]:
    """Return the folded names of provinces and countries, which a region's alias must not take."""
    areas = (PlaceFeature.ADMIN1, PlaceFeature.COUNTRY)
    return {fold_once(name) for record in records if record.place.feature in areas for name, _ in record.names}


def _towns_by_name(records: Iterable[PlaceRecord]) -> dict[str, list[PlaceRecord]]:
    """Return towns of some size, countries and provinces by folded name."""
    found: dict[str, list[PlaceRecord]] = {}
    for record in records:
        if record.place.population >= _KNOWN_TOWN_POPULATION:
            for name in {fold_once(name) for name, rank in record.names if rank is not NameRank.WEAK}:
                found.setdefault(name, []).append(record)
    return found


def _is_known_town(extra: PlaceRecord, towns: dict[str, list[PlaceRecord]]) -> bool:
    """Return whether a seat of power bears the name of the very town it lies in (Brussels, The Hague)."""
    place = extra.place
    return any(
        distance_km(place.lat, place.lon, town.place.lat, town.place.lon) <= _SEAT_TOWN_KM
        for name, _ in extra.names
        for town in towns.get(fold_once(name), ())
    )


def _merge_or_add(extra: PlaceRecord, key: str, records: list[PlaceRecord], by_id: dict[str, PlaceRecord]) -> None:
    """Add names and point to the record with id ``key``, or the whole record where there is none."""
    held = by_id.get(key) or by_id.get(extra.place.id)
    if held is None:
        records.append(extra)
        by_id[extra.place.id] = extra
        return
    _merge(extra, held)
    if (extra.place.lat, extra.place.lon) != (0.0, 0.0):
        shape = held.place.geometry_ref or extra.place.geometry_ref
        held.place = dataclasses.replace(held.place, lat=extra.place.lat, lon=extra.place.lon, geometry_ref=shape)


def _merge(extra: PlaceRecord, held: PlaceRecord) -> None:
    """Add the names of ``extra`` to a record that is there."""
    held.names += [(name, rank) for name, rank in extra.names if rank is not NameRank.DEMONYM]
    for name, rank in extra.names:
        if rank is NameRank.DEMONYM:
            _add_demonym(held, name)
    held.localized |= extra.localized
    held.vernacular += extra.vernacular
    held.prominence = max(held.prominence, extra.prominence if extra.place.id.startswith("tr-") else 0.0)


def _add_demonym(held: PlaceRecord, form: str) -> None:
    """Add an adjective to its country; a name of the country that is spelled so gives way."""
    folded = fold_once(form)
    own = {fold_once(name) for name, rank in held.names if rank is NameRank.NAME}
    if folded not in own:
        held.names = [(name, rank) for name, rank in held.names if fold_once(name) != folded]
        held.names.append((form, NameRank.DEMONYM))


def _towns_by_cell(records: Iterable[PlaceRecord]) -> dict[tuple[int, int], list[PlaceRecord]]:
    """Return the cities by tenth of a degree."""
    cells: dict[tuple[int, int], list[PlaceRecord]] = {}
    for record in records:
        if record.place.feature is PlaceFeature.CITY:
            cells.setdefault((round(record.place.lat * 10), round(record.place.lon * 10)), []).append(record)
    return cells


def _same_town(extra: PlaceRecord, cells: dict[tuple[int, int], list[PlaceRecord]]) -> PlaceRecord | None:
    """Return the city that a town of the supplement already is: near it, with a name that is a transliteration."""
    if extra.place.feature is not PlaceFeature.CITY:
        return None
    forms = {form for name, _ in extra.names for form in (fold_once(name), skeleton(fold_once(name))) if form}
    row, column = round(extra.place.lat * 10), round(extra.place.lon * 10)
    near = [town for i in (-1, 0, 1) for j in (-1, 0, 1) for town in cells.get((row + i, column + j), ())]
    same = [
        town
        for town in near
        if any(fold_once(name) in forms or skeleton(fold_once(name)) in forms for name, _ in town.names)
    ]
    return max(same, key=lambda town: town.place.population, default=None)


def writes_other_script(languages: str) -> bool:
    """Return whether a country's first language (GeoNames' list, "ar-LY,it") is written in a script other than Latin.

    >>> writes_other_script("ar-LY,it"), writes_other_script("fr-FR,frp"), writes_other_script("")
    (True, False, False)
    """
    first = languages.partition(",")[0].partition("-")[0]
    likely = str(get_global("likely_subtags").get(first, ""))
    return bool(likely) and "_Latn" not in likely
