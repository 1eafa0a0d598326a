"""Our supplement joined to the packages' records: new places are added, known ones gain names and points."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from pathlib import Path

from geodata.gazetteer import supplement as gazetteer_supplement
from geodata.gazetteer.name_forms import fold_once, skeleton
from geodata.gazetteer.record import NameRank, PlaceRecord
from geodata.gazetteer.supplement import NAMED_BY_NEWS, Report
from geodata.geometry.distance import distance_km
from geodata.place import PlaceFeature

KNOWN_TOWN_POPULATION = 10_000
LARGE_CITY_POPULATION = 200_000
_SEAT_TOWN_KM = 40.0
_ById = dict[str, PlaceRecord]


def add_supplement(records: list[PlaceRecord], by_id: _ById, report: Report) -> None:
    """Add the supplement's rows to ``records``, or to the record they name; rows at fault go to ``report``."""
    units = _unit_names(records)
    towns = _towns_by_name(records)
    _add_places(records, by_id, report)
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
    for form, place in gazetteer_supplement.regional_demonyms():
        if (held := by_id.get(place)) is not None:
            _add_demonym(held, form)


def _add_places(records: list[PlaceRecord], by_id: _ById, report: Report) -> None:
    """Add the places of the supplement and of the control data; a town that is there gains their spellings."""
    cells = _towns_by_cell(records)
    for path in gazetteer_supplement.SUPPLEMENTS:
        for extra in gazetteer_supplement.rows(path, report, gazetteer_supplement.supplement_record):
            if (twin := _same_town(extra, cells)) is not None:
                _merge(extra, twin)
            else:
                _merge_or_add(extra, extra.place.id, records, by_id)
    for path in filter(Path.exists, gazetteer_supplement.OBSERVED):
        for extra in gazetteer_supplement.rows(path, report, gazetteer_supplement.observed_record):
            twin = by_id.get(extra.place.id) or _same_town(extra, cells)
            if twin is not None:
                twin.names += extra.names
            else:
                _merge_or_add(extra, extra.place.id, records, by_id)


def _region_rank(
    region: PlaceRecord, name: str, rank: NameRank, towns: dict[str, list[PlaceRecord]], units: set[str]
) -> NameRank:
    """Return the rank of a region's name: an alias that a province, a town there or a large city bears is weak."""
    if rank is not NameRank.VARIANT:
        return rank
    namesakes = (town.place for town in towns.get(fold_once(name), ()))
    taken = any(
        town.population >= LARGE_CITY_POPULATION or region.place.country in (None, town.country) for town in namesakes
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
        if record.place.population >= KNOWN_TOWN_POPULATION:
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
    """Add the names of ``extra``, and the state whose seat of power it is, to a record that is there."""
    if extra.place.seat_of is not None and held.place.seat_of is None:
        held.place = dataclasses.replace(held.place, seat_of=extra.place.seat_of)
    held.names += [(name, rank) for name, rank in extra.names if rank is not NameRank.DEMONYM]
    for name, rank in extra.names:
        if rank is NameRank.DEMONYM:
            _add_demonym(held, name)
    held.localized |= extra.localized
    held.vernacular += extra.vernacular
    own = extra.prominence if extra.place.id.startswith("tr-") else min(extra.prominence, NAMED_BY_NEWS)
    held.prominence = max(held.prominence, own)


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
