"""Areas of control against what is known: each observation left out in turn and told from the others.

The method and the nearest neighbour (Voronoi cells) see the same rows. Only held places are asked: contested ground has
no holder.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from geodata.control import spline
from geodata.control.datasets import ControlDataset
from geodata.control.ground import Evidence, evidence
from geodata.control.holder_field import FACTORS, chosen_factor, left_out_scores
from geodata.control.in_force import in_force
from geodata.control.observation import ControlStatus, Observation
from geodata.control.sampling_kernel import distances_km
from geodata.control.through_time import method_of

Truths = npt.NDArray[np.bool_]
FEWEST = 5
"""With fewer held places there is nothing to tell."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One day: which of its ``rows`` the method and the nearest neighbour tell rightly.

    ``strictly``: the same, with the method's factor chosen anew for each row without looking at it.
    """

    day: datetime.date
    rows: tuple[Observation, ...]
    told: Truths
    strictly: Truths
    nearest: Truths


def left_out(dataset: ControlDataset, day: datetime.date) -> LeftOut | None:
    """Return how the held places of a day are told from the others; ``None`` when there are too few."""
    held = [row for row in in_force(dataset.observations, day) if row.status is ControlStatus.HELD]
    known = evidence(held, day, method_of(dataset)) if len(held) >= FEWEST else None
    if known is None:
        return None
    truth = np.array(known.numbers)
    members = np.eye(len(known.grounds))[truth]
    patches = spline.patches(known.points, members)
    scores = left_out_scores(patches, known.points, known.weights, members)
    factor = FACTORS.index(chosen_factor(patches, known.points, known.weights, members))
    apart = distances_km(known.points, known.points)
    np.fill_diagonal(apart, np.inf)
    return LeftOut(
        day,
        known.rows,
        scores[factor].argmax(axis=1) == truth,
        strictly_told(known, members, [score.argmax(axis=1) for score in scores]),
        truth[apart.argmin(axis=1)] == truth,
    )


def strictly_told(known: Evidence, members: npt.NDArray[np.float64], says: list[npt.NDArray[np.int64]]) -> Truths:
    """Return which rows are told rightly when the factor, too, is chosen without them."""
    told = []
    for index, truth in enumerate(known.numbers):
        others = np.arange(len(members)) != index
        rest = members[others]
        present = rest.any(axis=0)
        patches = spline.patches(known.points[others], rest[:, present])
        factor = chosen_factor(patches, known.points[others], known.weights[others], rest[:, present])
        told.append(says[FACTORS.index(factor)][index] == truth)
    return np.array(told)


def all_days(dataset: ControlDataset) -> Iterator[LeftOut]:
    """Yield what leaving out shows on each day on which the data change."""
    for day in dataset.change_dates():
        if (found := left_out(dataset, day)) is not None:
            yield found
