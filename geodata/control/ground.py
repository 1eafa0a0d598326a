"""Whose ground is what on a day: the grounds that compete for the land, and how strongly each row speaks."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from geodata.control.crowding import Speakers, speakers
from geodata.control.holder_field import HolderField, fitted
from geodata.control.in_force import in_force
from geodata.control.observation import Confidence, ControlStatus, Observation
from geodata.geometry.plane import Plane, plane_around

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Method:
    """The parameters of the method. All may be changed; these are the reasons for their values.

    - ``steps_km``: where each shade ends; beyond the last nothing is known. They follow the scale of the war, and each
      dataset may bring its own: about one, two and three times the distance from one reported town to the next.
    - ``contested_km``: a front is a band and no country; contested, besieged and unclear ground ends with it.
    - ``contested_days``: fighting, a siege or a rumour is news of its days: half of the bundled reports were overtaken
      by a newer one of the same place within 33 days. Older ones are not drawn.
    - ``confidence``: how much ground high, medium and low rows colour strongly: a neutral report as much as three that
      are inferred or partisan.
    - ``trust``: weight of high, medium and low rows in the choice between parties: where reports are equally near, the
      surer one decides. Sharper weights made leaving one out worse.
    - ``half_life_days``: what was last reported two years ago colours half as much ground strongly. Age does not enter
      the choice between parties: leave-one-out showed it to make that worse (Libya .881 instead of .884).
    - ``front_share``: along a front both parties' ground is faint for this share of the first step on either side:
      rebuilt fronts lie about a quarter of the way between two towns off, so that a front is a band and no hairline.
    - ``wavering``: edges waver inwards by up to this share of each step, lest they be taken for surveyed lines.
    - ``softness``: inner corners are rounded by this share of each step, inwards as well: nothing lies beyond reach.
    - ``most_points``, ``cell_km``: a day with more observations than that is joined in square cells of one size, the
      smallest that leave no more points, or of the side given (km); 0 joins nothing.
    - ``grid_lines``: grid lines a side, half of them evenly spaced and half drawn to where observations are dense.
    """

    steps_km: tuple[float, ...] = (35.0, 65.0, 95.0)
    contested_km: float = 30.0
    contested_days: int = 45
    confidence: tuple[float, float, float] = (1.0, 0.7, 0.35)
    trust: tuple[float, float, float] = (1.0, 0.85, 0.6)
    half_life_days: float = 730.0
    front_share: float = 0.15
    wavering: float = 0.1
    softness: float = 0.05
    grid_lines: int = 140
    most_points: int = 6000
    cell_km: float | None = None

    @property
    def reach_km(self) -> float:
        """Return how far from an observation anything is drawn."""
        return max(self.steps_km)

    @property
    def band_km(self) -> float:
        """Return how far from a front both sides' ground is faint."""
        return self.front_share * self.steps_km[0]

    def front_km(self) -> float:
        """Return how far contested ground goes: never farther than the first step."""
        return min(self.contested_km, self.steps_km[0])

    def weight(self, observation: Observation) -> float:
        """Return the weight of an observation in the choice between parties, by its confidence."""
        return self.trust[list(Confidence).index(observation.confidence)]

    def strength(self, observation: Observation, date: datetime.date) -> float:
        """Return how strongly an observation colours on a day: by its confidence, halved with every half-life."""
        confidence = self.confidence[list(Confidence).index(observation.confidence)]
        return float(confidence * 0.5 ** ((date - observation.date).days / self.half_life_days))

    def counts(self, observation: Observation, date: datetime.date) -> bool:
        """Tell whether an observation in force still says something: fighting that is long past does not."""
        age = (date - observation.date).days
        return observation.status is ControlStatus.HELD or age <= self.contested_days


@dataclass(frozen=True, slots=True)
class Ground:
    """What a point can belong to: a status and its parties (actor ids), the controller first; unclear has none."""

    status: ControlStatus
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The observations of a day on a plane (km), and the points that speak for them where they are very many.

    For each of ``rows``: its point, its weight, its strength and the number of its ground; for each of ``grounds`` how
    far from its observations it has a say.
    """

    rows: tuple[Observation, ...]
    plane: Plane
    points: Floats
    weights: Floats
    strength: Floats
    grounds: tuple[Ground, ...]
    numbers: tuple[int, ...]
    reach_km: Floats
    speakers: Speakers

    def field(self) -> HolderField:
        """Return the field that tells whose each point is."""
        speaking = self.speakers
        return fitted(speaking.points, speaking.weights, speaking.members, self.reach_km)


def evidence(observations: Sequence[Observation], date: datetime.date, method: Method) -> Evidence | None:
    """Return what counts on a day, or ``None`` when nothing does."""
    rows = tuple(row for row in in_force(observations, date) if method.counts(row, date))
    if not rows:
        return None
    plane = plane_around([row.place for row in rows])
    points = plane.places(row.place for row in rows)
    of_rows = grounds_of(rows, points)
    grounds = tuple(dict.fromkeys(of_rows))
    numbers = dict(zip(grounds, range(len(grounds)), strict=True))
    numbered = np.array([numbers[ground] for ground in of_rows])
    held = np.array([ground.status is ControlStatus.HELD for ground in grounds])
    weights = np.array([method.weight(row) for row in rows])
    return Evidence(
        rows=rows,
        plane=plane,
        points=points,
        weights=weights,
        strength=np.array([method.strength(row, date) for row in rows]),
        grounds=grounds,
        numbers=tuple(numbered.tolist()),
        reach_km=np.where(held, np.inf, method.front_km()),
        speakers=speakers(points, weights, numbered, held, most=method.most_points, side_km=method.cell_km),
    )


def grounds_of(rows: Sequence[Observation], points: Floats) -> list[Ground]:
    """Return to which ground each row belongs.

    A contested place whose rows name no opponent faces the nearest other party. Contested ground between the same
    parties is one, whoever holds which part.
    """
    facing = nearest_others(rows, points)
    grounds = []
    for number, row in enumerate(rows):
        parties: tuple[str, ...] = (row.controller,)
        if row.status is ControlStatus.UNCLEAR:
            parties = ()
        elif row.status is ControlStatus.CONTESTED:
            parties = tuple(sorted({row.controller, *(row.opponents or facing.get(number, ()))}))
        grounds.append(Ground(row.status, parties))
    return grounds


def nearest_others(rows: Sequence[Observation], points: Floats) -> dict[int, tuple[str, ...]]:
    """Return the party of the nearest row with another controller, for each contested row that names no opponent.

    Rows are known by their numbers; those that have nobody to face are left out.
    """
    controllers = np.array([row.controller for row in rows])
    alone = np.array([row.status is ControlStatus.CONTESTED and not row.opponents for row in rows])
    found: dict[int, tuple[str, ...]] = {}
    for controller in dict.fromkeys(controllers[alone].tolist()):
        asking, others = np.flatnonzero(alone & (controllers == controller)), np.flatnonzero(controllers != controller)
        if len(others):
            tree = shapely.STRtree(np.asarray(shapely.points(points[others])))
            asked, nearest = tree.query_nearest(np.asarray(shapely.points(points[asking])), all_matches=False)
            found |= {int(asking[i]): (str(controllers[others[j]]),) for i, j in zip(asked, nearest, strict=True)}
    return found
