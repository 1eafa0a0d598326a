"""How far a report reaches: the share of holders told rightly, by the distance to the nearest report that is left.

Of each held place all reports within a distance are taken away, and the rest tell its holder.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from geodata.control.datasets import ControlDataset
from geodata.control.ground import evidence
from geodata.control.holder_field import fitted
from geodata.control.in_force import in_force
from geodata.control.observation import ControlStatus
from geodata.control.sampling_kernel import distances_km
from geodata.control.through_time import method_of

EVERY = 6
"""Every so many days of change is asked: neighbours among them are nearly the same."""
BEYOND = (1.5, 2.0)
"""Distances beyond reach that are asked as well, as multiples of it."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """At a distance (km): of how many holders, the share told by the method, by the nearest, and by the larger party.

    The larger party is that of most reports of the day: what one would say who knows nothing of the place.
    """

    km: float
    asked: int
    told: float
    nearest: float
    larger: float


def calibration(dataset: ControlDataset) -> list[Calibration]:
    """Return the calibration of a dataset at its steps of distance and beyond."""
    steps = method_of(dataset).steps_km
    limits = (0.0, *steps, *(times * steps[-1] for times in BEYOND))
    rows: dict[float, list[tuple[bool, bool, bool]]] = {limit: [] for limit in limits}
    for day in dataset.change_dates()[::EVERY]:
        held = [row for row in in_force(dataset.observations, day) if row.status is ControlStatus.HELD]
        known = evidence(held, day, method_of(dataset)) if len(held) >= 5 else None
        if known is None:
            continue
        truth, apart = np.array(known.numbers), distances_km(known.points, known.points)
        larger = np.bincount(truth).argmax()
        for index in range(len(truth)):
            for limit in limits:
                others = (apart[index] > limit) & (np.arange(len(truth)) != index)
                if others.sum() < 3:
                    continue
                names, classes = np.unique(truth[others], return_inverse=True)
                field = fitted(
                    known.points[others],
                    known.weights[others],
                    np.eye(len(names))[classes],
                    np.full(len(names), np.inf),
                )
                says = names[field.scores(known.points[[index]])[0].argmax()]
                nearest = truth[others][apart[index][others].argmin()]
                rows[limit].append((says == truth[index], nearest == truth[index], larger == truth[index]))
    return [Calibration(km, len(found), *np.mean(found, axis=0)) for km, found in rows.items() if found]
