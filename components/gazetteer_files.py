"""Which gazetteer is used, the packaged one or a fuller one from GeoNames' dump files: what the shell does and says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from geodata.errors import GazetteerError, RowError
from geodata.gazetteer.build import dump_path
from geodata.gazetteer.dump import build_from_dump, remove_dump

SHOWN_FAULTS = 20
"""How many lines at fault are told one by one; the rest are counted."""


def change(
    geonames: Path | None, *, packaged: bool, progress: Callable[[float, str], None], folder: Path | None = None
) -> Iterator[str]:
    """Build the fuller gazetteer from ``geonames``, or go back, or tell which one is used; yield what to tell.

    ``folder`` is where gazetteers are kept (the user's cache by default).

    Raises:
        GazetteerError: both are asked for, the dump files are not there, or the file cannot be written.
    """
    if geonames is not None and packaged:
        raise GazetteerError("Give either --geonames or --packaged, not both.")
    if geonames is not None:
        yield from _built(geonames, progress, folder)
    elif packaged:
        gone = remove_dump(folder)
        yield "The packaged gazetteer is used again." if gone else "The packaged gazetteer was in use already."
    elif dump_path(folder).exists():
        yield f"The gazetteer from GeoNames' dump files is used: {dump_path(folder)}"
    else:
        yield "The packaged gazetteer is used; --geonames FOLDER builds a fuller one."


def _built(geonames: Path, progress: Callable[[float, str], None], folder: Path | None) -> Iterator[str]:
    """Build the fuller gazetteer; yield the lines at fault, then what was added."""
    told: list[str] = []

    def report(error: RowError) -> None:
        if len(told) < SHOWN_FAULTS:
            told.append(f"left out: {error}")

    counts = build_from_dump(geonames, progress, report, folder)
    yield from told
    for file, number in sorted(counts.faults.items()):
        yield f"{file}: {number:,} lines at fault were left out."
    yield f"{counts.places:,} places and {counts.names:,} names were added; page and shell use them from now on."
