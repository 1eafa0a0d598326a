"""A fuller gazetteer from GeoNames' own dump files, for who has them: ``python cli.py gazetteer --geonames FOLDER``.

The packaged gazetteer is copied and every place and name of ``allCountries.txt`` and ``alternateNamesV2.txt`` that it
lacks is added, line by line: the memory taken does not grow with the files. Names are sorted by SQLite on disk. The new
file takes its place at once, under the lock of the gazetteer; what stood there before stays until then.
"""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock

from geodata.errors import GazetteerError, RowError
from geodata.gazetteer import dump_rows
from geodata.gazetteer.build import Progress, cache_folder, dump_path, gazetteer_path
from geodata.gazetteer.countries import MAIN_LANGUAGES
from geodata.gazetteer.cyrillic_forms import stems
from geodata.gazetteer.dump_rows import HIGHEST_ID, DumpName, DumpPlace, Report
from geodata.gazetteer.name_forms import fold, is_cyrillic, skeleton
from geodata.gazetteer.record import NameRank

PLACES, NAMES, DISTRICTS = "allCountries.txt", "alternateNamesV2.txt", "admin2Codes.txt"
SOURCE = "GeoNames dump, CC BY 4.0"
FIRST_KEY = 100_000_000
"""Keys of places from the dump are their GeoNames ids above this number, so that none must be looked up."""
_CACHE_KIB = 131_072
_SORTED = (
    "INSERT OR IGNORE INTO name SELECT folded, place, rank FROM raw_name ORDER BY folded, place, rank",
    "INSERT OR IGNORE INTO skeleton SELECT skeleton, place FROM raw_skeleton ORDER BY 1, 2",
    "INSERT OR IGNORE INTO stem SELECT stem, folded FROM raw_stem ORDER BY 1, 2",
)
_OWN_KEYS = "SELECT geonameid, key FROM place WHERE geonameid > 0"
_RAW = """
CREATE TEMP TABLE raw_name (folded TEXT, place INTEGER, rank INTEGER);
CREATE TEMP TABLE raw_skeleton (skeleton TEXT, place INTEGER);
CREATE TEMP TABLE raw_stem (stem TEXT, folded TEXT);
"""


@dataclass(slots=True)
class Counts:
    """What a build has read: places and names added, lines at fault by file."""

    places: int = 0
    names: int = 0
    faults: Counter[str] = field(default_factory=Counter)


def build_from_dump(dumps: Path, progress: Progress, report: Report, folder: Path | None = None) -> Counts:
    """Build the fuller gazetteer from a folder of dump files, which the application uses from then on.

    ``alternateNamesV2.txt`` and ``admin2Codes.txt`` may be missing: the names in ``allCountries.txt`` are used alone.
    Lines at fault go to ``report`` with their numbers; the others are kept. Raises :class:`GazetteerError` when
    ``allCountries.txt`` is not there or the cache folder cannot be written.
    """
    if not (dumps / PLACES).is_file():
        raise GazetteerError(f"There is no {PLACES} in {dumps}; download GeoNames' dump files there and unpack them.")
    packaged = _packaged(folder, progress)
    path = dump_path(folder)
    part = path.with_suffix(".part")
    counts = Counts()

    def fault(error: RowError) -> None:
        counts.faults[error.file] += 1
        report(error)

    try:
        with FileLock(path.parent / "geonames.lock"):
            shutil.copyfile(packaged, part)
            with closing(sqlite3.connect(part, isolation_level=None)) as connection:
                _Filling(connection, dumps, counts, progress, fault).run()
            part.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise GazetteerError(f"The gazetteer cannot be written to {path.parent}: {error}") from error
    finally:
        part.unlink(missing_ok=True)
    for old in path.parent.glob("geonames-*.sqlite"):
        if old != path:
            old.unlink(missing_ok=True)
    progress(1.0, "The gazetteer is ready")
    return counts


def remove_dump(folder: Path | None = None) -> bool:
    """Go back to the packaged gazetteer; tell whether there was a fuller one."""
    found = list((folder or cache_folder()).glob("geonames-*.sqlite"))
    for path in found:
        path.unlink(missing_ok=True)
    return bool(found)


def _packaged(folder: Path | None, progress: Progress) -> Path:
    """Return the packaged gazetteer, built by a process of its own when it is missing: its memory is given back."""
    path = gazetteer_path(folder)
    if not path.exists():
        progress(0.0, "Building the packaged gazetteer")
        program = (
            "import pathlib, sys, geodata.gazetteer.build as b; b.ensure_gazetteer(None, pathlib.Path(sys.argv[1]))"
        )
        root = Path(__file__).parents[2]
        done = subprocess.run([sys.executable, "-c", program, str(path.parent)], cwd=root, check=False)  # noqa: S603
        if done.returncode or not path.exists():
            raise GazetteerError(f"The packaged gazetteer cannot be built in {path.parent}.")
    return path


class _Filling:
    """One file that is being filled from the dumps."""

    def __init__(
        self, connection: sqlite3.Connection, dumps: Path, counts: Counts, progress: Progress, report: Report
    ) -> None:
        """Take the copy of the packaged gazetteer, open for writing."""
        self._connection, self._dumps, self._counts = connection, dumps, counts
        self._progress, self._report = progress, report
        self._has_names = (dumps / NAMES).is_file()
        self._kept = bytearray(HIGHEST_ID // 8)
        self._varied = bytearray(HIGHEST_ID // 8)
        connection.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA temp_store=FILE;"
            f"PRAGMA cache_size=-{_CACHE_KIB}; BEGIN;{_RAW}"
        )
        self._own: dict[int, int] = dict(connection.execute(_OWN_KEYS))
        connection.execute("INSERT INTO source SELECT max(key) + 1, ? FROM source", (SOURCE,))
        self._source = connection.execute("SELECT max(key) FROM source").fetchone()[0]

    def run(self) -> None:
        """Read both files, sort the names in, and set the number of places."""
        insert = "INSERT OR IGNORE INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
        self._connection.executemany(insert, self._place_rows())
        self._insert_names(self._later_names())
        for number, statement in enumerate(_SORTED):
            self._progress(0.85 + 0.04 * number, "Sorting names")
            self._connection.execute(statement)
        self._progress(0.97, "Finishing")
        self._connection.execute("UPDATE meta SET value = (SELECT count(*) FROM place) WHERE key = 'places'")
        self._connection.execute("COMMIT")
        self._connection.execute("ANALYZE place")

    def _place_rows(self) -> Iterator[tuple[object, ...]]:
        """Yield the rows of new places; names of all places are put aside on the way."""
        from geodata.gazetteer.assembly import writes_other_script  # noqa: PLC0415  (loads what only builds need)
        from geodata.gazetteer.geonames import iso_codes, load_json  # noqa: PLC0415

        iso = iso_codes()
        districts = dump_rows.districts(self._dumps / DISTRICTS, self._report)
        other = {code for code, country in load_json("countries").items() if writes_other_script(country["languages"])}
        size = (self._dumps / PLACES).stat().st_size
        for place in dump_rows.places(
            self._dumps / PLACES, self._report, self._share(size, 0.02, 0.5, "Reading places")
        ):
            _set(self._kept, place.geonameid)
            if place.country in other:
                _set(self._varied, place.geonameid)
            self._insert_names(self._first_names(place))
            if place.feature is None or place.geonameid in self._own:
                continue
            self._counts.places += 1
            code = f"{place.country}.{place.admin1}"
            district = districts.get(f"{code}.{place.admin2}")
            yield (
                *(FIRST_KEY + place.geonameid, f"gn-{place.geonameid}", place.name, place.lat, place.lon),
                *(place.feature.value, place.country or None, iso.get(code, code) if place.admin1 else None, district),
                *(place.population, None, self._source, place.geonameid),
                *(place.country if place.is_capital else None, place.prominence),
            )

    def _share(self, size: int, start: float, end: float, step: str) -> dump_rows.Passed:
        """Return what turns bytes read into progress from one share to another."""
        return lambda done: self._progress(start + (end - start) * min(1.0, done / max(1, size)), step)

    def _first_names(self, place: DumpPlace) -> Iterator[DumpName]:
        """Yield the names that a place has in ``allCountries.txt``: all of them where there is no file of names."""
        from geodata.gazetteer.geonames import variants  # noqa: PLC0415

        if place.feature is None and place.geonameid not in self._own:
            return
        for name in {place.name, place.ascii_name}:
            if name and place.geonameid not in self._own:
                yield DumpName(place.geonameid, "", name, NameRank.NAME, is_preferred=False)
        if not self._has_names and place.alternates:
            for name, rank in variants(place.alternates.split(",")):
                yield DumpName(place.geonameid, "", name, rank, is_preferred=False)

    def _later_names(self) -> Iterator[DumpName]:
        """Yield the names of ``alternateNamesV2.txt`` that belong to kept places, and set those to be shown."""
        if not self._has_names:
            return
        size = (self._dumps / NAMES).stat().st_size
        passed = self._share(size, 0.5, 0.85, "Reading names")
        for name in dump_rows.names(self._dumps / NAMES, self._report, passed):
            if not 0 < name.geonameid < HIGHEST_ID or not _is_set(self._kept, name.geonameid):
                continue
            if name.language in MAIN_LANGUAGES and name.geonameid not in self._own:
                verb = "REPLACE" if name.is_preferred else "IGNORE"
                row = (FIRST_KEY + name.geonameid, name.language, name.name)
                self._connection.execute(f"INSERT OR {verb} INTO localized VALUES (?, ?, ?)", row)  # noqa: S608
            yield name

    def _insert_names(self, names: Iterator[DumpName]) -> None:
        """Put names aside, folded, with what other spellings of them share; they are sorted in at the end."""
        for name in names:
            folded = fold(name.name)
            if not folded:
                continue
            self._counts.names += 1
            key = self._own.get(name.geonameid, FIRST_KEY + name.geonameid)
            self._connection.execute("INSERT INTO raw_name VALUES (?, ?, ?)", (folded, key, int(name.rank)))
            if is_cyrillic(folded):
                self._connection.executemany("INSERT INTO raw_stem VALUES (?, ?)", ((s, folded) for s in stems(folded)))
            elif _is_set(self._varied, name.geonameid) and (reduced := skeleton(folded)):
                self._connection.execute("INSERT INTO raw_skeleton VALUES (?, ?)", (reduced, key))


def _set(bits: bytearray, number: int) -> None:
    """Mark a number."""
    bits[number >> 3] |= 1 << (number & 7)


def _is_set(bits: bytearray, number: int) -> bool:
    """Tell whether a number is marked."""
    return bool(bits[number >> 3] & (1 << (number & 7)))
