"""Areas of control: how fast, how light and how right, each against plain Voronoi cells in the same run."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import numpy as np

from benchmarks.control_left_out import all_days
from benchmarks.control_truth import DAY, Front, drawn_towns, fronts, means, plain_voronoi, rebuild
from benchmarks.figure import Figure
from geodata.boundaries import open_boundaries
from geodata.control.areas import areas
from geodata.control.areas_file import collection
from geodata.control.datasets import datasets
from geodata.control.observation import Observation
from geodata.control.through_time import areas_on, days_of_change

RUNS = 5
JUDGED = "Ukraine 2023"
"""The front whose rebuilding is a figure: of about 1,000 km, kept for judging."""
SEEDS = 3
PEAK = """
from benchmarks.control import observed
from benchmarks.control_truth import DAY, fronts
from benchmarks.memory import peak_megabytes
from geodata.control.areas import areas
front = next(front for front in fronts() if front.name == {name!r})
rows = observed(front, 5000)
before = peak_megabytes()
import time
started = time.process_time()
areas(rows, DAY, front.land)
print(time.process_time() - started, peak_megabytes() - before)
"""


def observed(front: Front, count: int, seed: int = 1) -> list[Observation]:
    """Return so many towns of a front with their holders."""
    return [front.observed(town) for town in drawn_towns(front.towns, count, seed)]


def seconds(work: Callable[[], object]) -> float:
    """Return the median time of some work on the processor (s): other programs do not count."""
    times = []
    for _ in range(RUNS):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return statistics.median(times)


def measure() -> Iterator[Figure]:
    """Yield the figures of the areas of control."""
    front = next(front for front in fronts() if front.name == JUDGED)
    yield from speed(front)
    yield from weight()
    for size, aim in ((100, 0.85), (200, 0.87)):
        draws = [draw for seed in range(SEEDS) if (draw := rebuild(front, size, seed)) is not None]
        found, voronoi, *_ = means(draws, size)
        yield Figure(f"areas of control: overlap with a known truth, {size} towns", float(found), "IoU", f">= {aim}")
        yield Figure(
            f"areas of control: the same against Voronoi, {size} towns", float(found / voronoi), "ratio", ">= 1"
        )
    for dataset in datasets():
        days = list(all_days(dataset))
        gains = np.array([day.told.mean() - day.nearest.mean() for day in days])
        name = f"areas of control: {dataset.id}, places told rightly"
        yield Figure(f"{name} more than by the nearest, mean of days", float(gains.mean()), "share", ">= 0")
        yield Figure(f"{name} more than by the nearest, worst day", float(gains.min()), "share", ">= -0.01")


def speed(front: Front) -> Iterator[Figure]:
    """Yield how long areas take, as a ratio to Voronoi cells, and what many observations cost."""
    rows = observed(front, 250)
    areas(rows, DAY, front.land)
    plain_voronoi(rows, front.land)
    took = seconds(lambda: areas(rows, DAY, front.land))
    plain = seconds(lambda: plain_voronoi(rows, front.land))
    yield Figure("areas of control: 250 observations", took, "s", "<= 0.5")
    yield Figure("areas of control: 250 observations against plain Voronoi", took / plain, "ratio", "<= 3")
    run = subprocess.run([sys.executable, "-c", PEAK.format(name=JUDGED)], check=True, capture_output=True, text=True)
    many, peak_mb = (float(value) for value in run.stdout.split())
    yield Figure("areas of control: 5,000 observations", many, "s", "<= 5")
    yield Figure("areas of control: 5,000 observations, memory", peak_mb, "MB", "<= 500")


def weight() -> Iterator[Figure]:
    """Yield how large the polygons of a day are at most, over the days of change of both wars, and a day's time."""
    heaviest, slowest = 0, 0.0
    for dataset in datasets():
        lands = [open_boundaries().land(country) for country in dataset.countries]
        land = lands[0]
        for day in days_of_change(dataset)[::8]:
            started = time.process_time()
            found = areas_on(dataset, day, land)
            slowest = max(slowest, time.process_time() - started)
            heaviest = max(heaviest, len(json.dumps(collection(found))))
    yield Figure("areas of control: polygons of a day at most", heaviest / 1000, "KB", "<= 300")
    yield Figure("areas of control: a day of a bundled war, not kept yet, at most", slowest, "s", "<= 0.5")
