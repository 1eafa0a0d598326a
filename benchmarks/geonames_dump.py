"""GeoNames' dump files read at size: the memory of building a fuller gazetteer from generated files in their form.

    python -m benchmarks.geonames_dump FOLDER [--places N]

writes ``allCountries.txt``, ``alternateNamesV2.txt`` and ``admin2Codes.txt`` with N places to the folder.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from benchmarks.figure import Figure
from geodata.gazetteer.build import ensure_gazetteer

PLACES = 300_000
_FIRST_ID = 30_000_000
_SYLLABLES = ("ba", "ter", "mo", "kin", "sha", "lu", "gor", "ne", "vi", "tal", "dra", "ush")
_PROBE = """
import sys
from pathlib import Path
from benchmarks.memory import peak_megabytes
from geodata.gazetteer.dump import build_from_dump
counts = build_from_dump(Path(sys.argv[1]), lambda share, step: None, print, Path(sys.argv[2]))
print(counts.places, peak_megabytes())
"""


def write_dumps(folder: Path, places: int = PLACES, seed: int = 1) -> None:
    """Write dump files with made-up places of many kinds, two names each, in the columns of GeoNames."""
    dice = random.Random(seed)
    kinds = [("P", "PPL"), ("P", "PPLA"), ("H", "STM"), ("T", "MT"), ("S", "AIRF"), ("A", "ADM3"), ("R", "RD")]
    with (
        (folder / "allCountries.txt").open("w", encoding="utf-8") as countries,
        (folder / "alternateNamesV2.txt").open("w", encoding="utf-8") as names,
    ):
        for number in range(places):
            geonameid = _FIRST_ID + number
            name = "".join(dice.choices(_SYLLABLES, k=4)).capitalize()
            kind, code = dice.choice(kinds)
            lat, lon = round(dice.uniform(-60, 70), 5), round(dice.uniform(-180, 180), 5)
            country, people = dice.choice(("FR", "RU", "SY", "US", "CD")), dice.randrange(0, 90_000)
            columns = [
                geonameid,
                name,
                name,
                f"{name}a,{name}o",
                lat,
                lon,
                kind,
                code,
                country,
                "",
                "01",
                "011",
                "",
                "",
            ]
            columns += [people, "", 12, "Etc/UTC", "2026-01-01"]
            countries.write("\t".join(map(str, columns)) + "\n")
            for offset, (language, other) in enumerate((("fr", f"{name}-les-Bains"), ("ru", "Мосту" + name[-1]))):
                row = [2 * number + offset, geonameid, language, other, "1", "", "", "", "", ""]
                names.write("\t".join(map(str, row)) + "\n")
    (folder / "admin2Codes.txt").write_text("FR.01.011\tAin\tAin\t3038422\n", encoding="utf-8")


def measure() -> list[Figure]:
    """Return the most memory that a process of its own takes for it."""
    packaged = ensure_gazetteer()
    with tempfile.TemporaryDirectory() as dumps, tempfile.TemporaryDirectory() as cache:
        write_dumps(Path(dumps))
        (Path(cache) / packaged.name).symlink_to(packaged)
        done = subprocess.run([sys.executable, "-c", _PROBE, dumps, cache], capture_output=True, text=True, check=True)
    megabytes = float(done.stdout.split()[-1])
    return [Figure(f"memory to read GeoNames' dump files ({PLACES:,} places)", megabytes, "MB", "<= 1000")]


def main(
    folder: Annotated[Path, typer.Argument(help="Where the files go.")],
    places: Annotated[int, typer.Option(help="How many places.")] = PLACES,
) -> None:
    """Write generated dump files."""
    write_dumps(folder, places)


if __name__ == "__main__":
    typer.run(main)
