"""Lines of GeoNames' own dump files, read one by one and checked: places, other names, districts.

Columns as in GeoNames' ``readme.txt``: ``allCountries.txt`` has nineteen, ``alternateNamesV2.txt`` ten (eight in old
dumps), ``admin2Codes.txt`` four, separated by tabs, UTF-8, without a head.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from geodata.errors import RowError
from geodata.gazetteer.record import NameRank, prominence
from geodata.place import PlaceFeature

Report = Callable[[RowError], None]
Passed = Callable[[int], None]
HIGHEST_ID = 1 << 26
"""GeoNames ids lie well below (13 million in 2026)."""
_PLACE_COLUMNS = 19
_LEAST_NAME_COLUMNS = 4
_BYTES_BETWEEN_REPORTS = 4_000_000
_QUIET = {PlaceFeature.WATER: 0.3, PlaceFeature.REGION: 0.3, PlaceFeature.FACILITY: 0.25, PlaceFeature.ADMIN1: 0.5}
"""How well known a mountain, brook or building of the dumps is: below a town. The famous are in the supplement."""
_FEATURES = {
    PlaceFeature.WATER: (
        "STM STMX STMI STMS STMM LK LKS LKI LKN SEA OCN STRT GULF BAY BAYS CHN CHNM CNL RSV RSVI LGN DLTA WAD WADX "
        "FLLS HBR"
    ),
    PlaceFeature.REGION: (
        "ISL ISLS ISLX ISLT MT MTS PASS PEN CAPE PT DSRT VAL PLAT PLN VLC OAS RGN RGNE RGNH RGNL PRK RES RESN CMPRF "
        "FRST GRGE GLCR REEF ATOL OILF GASF"
    ),
    PlaceFeature.FACILITY: (
        "AIRB AIRP AIRF MILB NVB INSM PRT DAM BDG HSP HSPC UNIV COLL FT PAL PRN STDM MN MNAU CSTL CMP PS PSN PSH "
        "BDGQ TNL GATE SQR MUS MSQE CH CTHDR MNMT HSTS AMTH RSTN MKT GOVL ZOO TOWR"
    ),
}
_FEATURE_OF_CODE = {code: feature for feature, codes in _FEATURES.items() for code in codes.split()}
_NOT_NAMES = frozenset(("link", "wkdt", "post", "iata", "icao", "faac", "tcid", "unlc", "phon", "uicn"))
_LANGUAGE = re.compile(r"^[a-z]{2,3}\b")


@dataclass(frozen=True, slots=True)
class DumpPlace:
    """One line of ``allCountries.txt`` that the gazetteer wants; ``feature`` is ``None`` for a country or the like."""

    geonameid: int
    name: str
    ascii_name: str
    alternates: str
    lat: float
    lon: float
    feature: PlaceFeature | None
    country: str
    admin1: str
    admin2: str
    population: int
    is_capital: bool

    @property
    def prominence(self) -> float:
        """How well known the place is, 0 to 1, on the scale of :func:`geodata.gazetteer.record.prominence`."""
        if self.feature is None:
            return 0.0
        if self.feature in (PlaceFeature.WATER, PlaceFeature.REGION, PlaceFeature.FACILITY):
            return _QUIET[self.feature]
        return prominence(self.feature, self.population, self.is_capital)


@dataclass(frozen=True, slots=True)
class DumpName:
    """One line of ``alternateNamesV2.txt`` that is a name: of which place, in which language ("" for none)."""

    geonameid: int
    language: str
    name: str
    rank: NameRank
    is_preferred: bool


def lines(path: Path, passed: Passed) -> Iterator[tuple[int, list[str]]]:
    """Yield the number of each line of a dump file, from 1, with its columns; ``passed`` hears the bytes read."""
    done = told = 0
    with path.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            done += len(line)
            if done - told > _BYTES_BETWEEN_REPORTS:
                told = done
                passed(done)
            yield number, line.decode("utf-8", errors="replace").rstrip("\r\n").split("\t")
    passed(done)


def places(path: Path, report: Report, passed: Passed) -> Iterator[DumpPlace]:
    """Yield the places of ``allCountries.txt``; a line at fault goes to ``report``, the others are kept."""
    for number, columns in lines(path, passed):
        try:
            found = _place(columns)
        except (ValueError, IndexError) as error:
            report(RowError(path.name, number, str(error)))
            continue
        if found is not None:
            yield found


def _place(columns: list[str]) -> DumpPlace | None:
    """Return the place of a line, ``None`` when it is of a kind that is not wanted; raise ``ValueError`` at a fault."""
    if len(columns) != _PLACE_COLUMNS:
        raise ValueError(f"{len(columns)} columns, not {_PLACE_COLUMNS}")
    kind, code = columns[6], columns[7]
    feature = _feature(kind, code)
    if feature is None and not (kind == "A" and code.startswith("PCL")):
        return None
    lat, lon = float(columns[4]), float(columns[5])
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"{columns[4]}, {columns[5]} is no point on the Earth")
    if not columns[1].strip():
        raise ValueError("no name")
    geonameid = int(columns[0])
    if not 0 < geonameid < HIGHEST_ID:
        raise ValueError(f"{geonameid} is no GeoNames id")
    return DumpPlace(
        geonameid=geonameid,
        name=columns[1],
        ascii_name=columns[2],
        alternates=columns[3],
        lat=lat,
        lon=lon,
        feature=feature,
        country=columns[8],
        admin1=columns[10],
        admin2=columns[11],
        population=int(columns[14] or 0),
        is_capital=code == "PPLC",
    )


def _feature(kind: str, code: str) -> PlaceFeature | None:
    """Return what the gazetteer calls a feature class and code of GeoNames, or ``None`` when it leaves them out.

    >>> _feature("P", "PPL"), _feature("A", "ADM3"), _feature("T", "HLL") is None
    (<NameKind.CITY: 'city'>, <NameKind.ADMIN2: 'admin2'>, True)
    """
    if kind == "P":
        return PlaceFeature.CITY
    if kind == "A" and code.startswith("ADM"):
        return PlaceFeature.ADMIN1 if code == "ADM1" else PlaceFeature.ADMIN2
    return _FEATURE_OF_CODE.get(code) if kind in "HTLSV" else None


def names(path: Path, report: Report, passed: Passed) -> Iterator[DumpName]:
    """Yield the names of ``alternateNamesV2.txt``; links, codes and pronunciations are left out."""
    for number, columns in lines(path, passed):
        try:
            found = _name(columns)
        except (ValueError, IndexError) as error:
            report(RowError(path.name, number, str(error)))
            continue
        if found is not None:
            yield found


def _name(columns: list[str]) -> DumpName | None:
    """Return the name of a line, ``None`` when it is none; raise ``ValueError`` at a fault."""
    if len(columns) < _LEAST_NAME_COLUMNS:
        raise ValueError(f"{len(columns)} columns, fewer than {_LEAST_NAME_COLUMNS}")
    language, name = columns[2], columns[3].strip()
    if language in _NOT_NAMES or not name:
        return None
    preferred, colloquial, historic = (len(columns) > i and columns[i] == "1" for i in (4, 6, 7))
    rank = NameRank.WEAK if language == "abbr" or colloquial else NameRank.VARIANT
    shown = language if _LANGUAGE.match(language) and not (colloquial or historic) else ""
    return DumpName(int(columns[1]), shown, name, rank, preferred)


def districts(path: Path, report: Report) -> dict[str, int]:
    """Return the GeoNames id of each district by its code ("US.AL.001") of ``admin2Codes.txt``; {} without the file."""
    found: dict[str, int] = {}
    if path.exists():
        for number, columns in lines(path, lambda _bytes: None):
            try:
                found[columns[0]] = int(columns[3])
            except (ValueError, IndexError) as error:
                report(RowError(path.name, number, str(error)))
    return found
