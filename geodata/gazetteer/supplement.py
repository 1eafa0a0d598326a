"""Places that no gazetteer package has: regions, seats of power, seas, straits, rivers, lines, bases, other spellings.

``sources/regions.csv`` (with ``composition``), ``sources/metonyms.csv``, ``sources/supplement.csv`` and
``sources/conflict_places.csv``; their columns are described in ``sources/SOURCES.md``. A row at fault is reported with
its line and left out; the others are kept.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from geodata.errors import RowError
from geodata.gazetteer.name_forms import fold
from geodata.gazetteer.record import NameRank, PlaceRecord, prominence
from geodata.place import Place, PlaceFeature

SOURCES = Path(__file__).parents[1] / "sources"
REGIONS, METONYMS = SOURCES / "regions.csv", SOURCES / "metonyms.csv"
SUPPLEMENTS = (SOURCES / "supplement.csv", SOURCES / "conflict_places.csv")
DEMONYMS = Path(__file__).parents[2] / "reading" / "lexicon" / "demonyms.csv"
REGIONAL_DEMONYMS = SOURCES / "regional_demonyms.csv"
_NAME_COLUMNS = ("name_en", "name_fr", "name_ar", "name_de", "name_es", "name_ru")
OBSERVED = (SOURCES / "control_libya.csv", SOURCES / "control_karabakh.csv")
_FACILITY = re.compile(r"\b(?:airbase|airport|oil field|crossing|Gate)\b")
_WHOLE_ALIASES = frozenset({PlaceFeature.COUNTRY, PlaceFeature.WATER, PlaceFeature.LINE})
"""Kinds of place whose other names are as whole as the first: "mer d'Oman" is no sea at Oman."""
NAMED_BY_NEWS = 0.34
"""Prominence of a small place that the news of a conflict has named: that of a town of 500 people."""
Report = Callable[[RowError], None]
Row = dict[str, str]


def rows(path: Path, report: Report, make: Callable[[Row], PlaceRecord]) -> Iterator[PlaceRecord]:
    """Yield ``make(row)`` for each row of a CSV file; a row that cannot be read goes to ``report`` instead."""
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        for row in reader:
            try:
                yield make(row)
            except (KeyError, ValueError, TypeError, AttributeError) as error:
                report(RowError(path.name, reader.line_num, str(error)))


def region_record(row: Row) -> PlaceRecord:
    """Return the record of a row of ``regions.csv``; its shape is ``region:ID``, or its one province or country."""
    kind, _, members = row["composition"].partition(":")
    codes = row["country_codes"].replace("|", " ").split()
    reference = f"region:{row['id']}"
    if kind == "iso" and len(members.split()) == 1:
        reference = f"admin1:{members.strip()}"
    place = Place(
        id=f"tr-{row['id']}",
        name=row["name_en"],
        lat=_degrees(row["lat"], 90),
        lon=_degrees(row["lon"], 180),
        feature=PlaceFeature.REGION,
        country=codes[0] if len(codes) == 1 else None,
        admin1=None,
        population=0,
        geometry_ref=reference,
        source=row["source_title"],
    )
    return _named(place, row)


def metonym_record(row: Row) -> PlaceRecord:
    """Return the record of a row of ``metonyms.csv``: a building or quarter that stands for a government."""
    names = [name.strip() for name in f"{row['surface_en']}|{row['surface_fr']}".split("|")]
    state = row["stands_for"].removeprefix("gov:")
    is_state = row["stands_for"].startswith("gov:")
    place = Place(
        id="tr-seat-" + fold(names[0]).replace(" ", "-"),
        name=names[0],
        lat=_degrees(row["lat"], 90),
        lon=_degrees(row["lon"], 180),
        feature=PlaceFeature.FACILITY,
        country=state if is_state else None,
        admin1=None,
        population=0,
        geometry_ref=None,
        source="Seats of power, compiled from public lists",
        seat_of=state if is_state else None,
    )
    doubtful = row["ambiguous"] == "yes"
    return PlaceRecord(
        place,
        names=[(name, NameRank.VARIANT if doubtful else NameRank.NAME) for name in names if name],
        localized={"en": names[0], "fr": row["surface_fr"].split("|")[0]},
        prominence=0.3 if doubtful else 0.8,
    )


def observed_record(row: Row) -> PlaceRecord:
    """Return the record of a place of the control data; "Madagiz (Sugovushan)" bears both names."""
    name, _, other = row["place"].rstrip(")").partition(" (")
    feature = PlaceFeature.FACILITY if _FACILITY.search(name) else PlaceFeature.CITY
    place = Place(
        id=f"gn-{row['geonameid']}" if row["geonameid"] else "tr-" + fold(row["place"]).replace(" ", "-"),
        name=name,
        lat=_degrees(row["lat"], 90),
        lon=_degrees(row["lon"], 180),
        feature=feature,
        country=row["country"],
        admin1=row["admin1"] or None,
        population=0,
        geometry_ref=None,
        source="Control data; Who's On First, CC BY 4.0",
        geonameid=int(row["geonameid"]) if row["geonameid"] else None,
    )
    names = [(spelling, NameRank.NAME) for spelling in (name, other) if spelling]
    return PlaceRecord(place, names, prominence=prominence(feature, 0))


def supplement_record(row: Row) -> PlaceRecord:
    """Return the record of a row of ``supplement.csv``; a row whose id is in the gazetteer adds its names there."""
    feature = PlaceFeature(row["feature"])
    population = int(row["population"] or 0)
    place = Place(
        id=row["id"],
        name=row["name_en"],
        lat=_degrees(row["lat"], 90) if row["lat"] else 0.0,
        lon=_degrees(row["lon"], 180) if row["lon"] else 0.0,
        feature=feature,
        country=row["country"] or None,
        admin1=row["admin1"] or None,
        population=population,
        geometry_ref=row["geometry_ref"] or None,
        source=row["source_title"],
        geonameid=int(row["geonameid"]) if row["geonameid"] else None,
        seat_of=row["seat_of"] or None,
    )
    return _named(place, row)


def _named(place: Place, row: Row) -> PlaceRecord:
    """Return the record with the names of the row; names made of common nouns count in lower case too."""
    localized = {column[-2:]: row[column] for column in _NAME_COLUMNS if row.get(column)}
    aliases = [alias.strip() for alias in row["aliases"].split("|") if alias.strip()]
    # News that names a town's name means the town before its province.
    is_area = place.feature in (PlaceFeature.ADMIN1, PlaceFeature.ADMIN2) and not row.get("abbreviations")
    names = [(name, NameRank.VARIANT if is_area else NameRank.NAME) for name in localized.values()]
    names += [(name.partition(" (")[0], NameRank.VARIANT) for name in localized.values() if " (" in name]
    is_country = place.feature is PlaceFeature.COUNTRY
    short = NameRank.VARIANT if place.feature is PlaceFeature.LINE else NameRank.WEAK
    long = NameRank.NAME if is_country or place.feature is PlaceFeature.WATER else NameRank.VARIANT
    ranks = (NameRank.NAME if is_country else short, long)
    names += [(alias, ranks[len(alias) > 3]) for alias in aliases]
    abbreviations = filter(None, (row.get("abbreviations") or "").split("|"))
    names += [(form, NameRank.ABBREVIATION if "." in form else NameRank.WEAK) for form in abbreviations]
    names += [(form, NameRank.DEMONYM) for form in (row.get("demonyms") or "").split("|") if form]
    whole = list(localized.values()) + (aliases if place.feature in _WHOLE_ALIASES else [])
    vernacular = tuple(name for name in whole if is_vernacular(name))
    known = max(prominence(place.feature, place.population), NAMED_BY_NEWS)
    return PlaceRecord(place, names, localized, vernacular, prominence=known)


def demonyms() -> Iterator[tuple[str, str]]:
    """Yield adjectives and names of inhabitants with the ISO code of their country: ``("libyan", "LY")``."""
    with DEMONYMS.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            yield row["form"], row["iso"]


def regional_demonyms() -> Iterator[tuple[str, str]]:
    """Yield adjectives and names of inhabitants of provinces, regions, continents and cities, each with the place's id.

    >>> ("texans", "iso-US-TX") in {(form.lower(), place) for form, place in regional_demonyms()}
    True
    """
    with REGIONAL_DEMONYMS.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            yield row["form"], row["place"]


def is_vernacular(name: str) -> bool:
    """Return whether a name is made of common nouns, so that it counts in lower case too.

    >>> is_vernacular("croissant pétrolier"), is_vernacular("mer Noire"), is_vernacular("Haut-Karabakh")
    (True, True, False)
    """
    words = name.split()
    return len(words) > 1 and (words[0][:1].islower() or words[-1][:1].islower())


def _degrees(text: str, limit: int) -> float:
    """Return a coordinate; raise ``ValueError`` when it is none."""
    value = float(text)
    if not -limit <= value <= limit:
        raise ValueError(f"{text} is not between -{limit} and {limit} degrees")
    return value
