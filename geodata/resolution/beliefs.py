"""How likely each candidate of each name is, given what all the other names may mean.

Every candidate of the article is one row. A row's score is what it carries by itself plus its company: the share of the
article that lies in its country and province, how much lies near it, whether the name that contains it may mean a
place around it. Company counts by belief, not by first choice, so that "Huntsville" and "Walker County" find the state
in which both are. Beliefs are refined in rounds, half old and half new: two names do not change sides for ever.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from geodata.gazetteer.store import Bearer
from geodata.geometry.distance import EARTH_RADIUS_KM
from geodata.place import PlaceFeature
from geodata.resolution.article_names import ArticleName
from geodata.resolution.evidence import Weights, lies_in, own_score

ROUNDS = 6
_LEAST_COMPANY = 0.04
_MOST_COMPANY = 1500
Numbers = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]


class Beliefs:
    """The candidates of an article as rows, with the parts of their scores; ``settle`` fills them."""

    def __init__(self, names: Sequence[ArticleName], weights: Weights) -> None:
        """Take the names that have candidates."""
        self.names, self.weights = names, weights
        self.bearers: list[Bearer] = [bearer for name in names for bearer in name.bearers]
        sizes = [len(name.bearers) for name in names]
        self.owner = np.repeat(np.arange(len(names)), sizes)
        self.first = np.concatenate(([0], np.cumsum(sizes)[:-1])).astype(np.int64) if names else np.zeros(0, np.int64)
        self.own = np.array([own_score(name, bearer, weights) for name in names for bearer in name.bearers])
        self._weight = np.array([name.weight for name in names])
        self._lay_out_places()
        self._containers = _Links(self, [name.containers for name in names])
        self._long_forms = _Links(self, [name.long_forms for name in names], same=True)
        self.country_share = self.near = self.contained = self.said_in_full = np.zeros(len(self.bearers))
        self.company = np.zeros(len(self.bearers))

    def _lay_out_places(self) -> None:
        """Number the countries and provinces (0: none), and put the points on the unit sphere."""
        places = [bearer.place for bearer in self.bearers]
        self.country = _numbered([place.country for place in places])
        is_area = [place.feature in (PlaceFeature.COUNTRY, PlaceFeature.CONTINENT) for place in places]
        self.province = _numbered([None if area else p.admin1 for area, p in zip(is_area, places, strict=True)])
        self.is_country = np.array([place.feature is PlaceFeature.COUNTRY for place in places], dtype=bool)
        self.is_province = np.array([place.feature is PlaceFeature.ADMIN1 for place in places], dtype=bool)
        self.has_point = ~np.array(is_area, dtype=bool)
        lat = np.radians([place.lat for place in places])
        lon = np.radians([place.lon for place in places])
        self.points = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)

    def settle(self) -> Numbers:
        """Return the scores of all rows after the rounds."""
        scores = self.own
        belief = self._softmax(scores)
        for _ in range(ROUNDS):
            scores = self.own + self._company(belief)
            belief = (belief + self._softmax(scores)) / 2
        return scores

    def _softmax(self, scores: Numbers) -> Numbers:
        """Return the beliefs of scores: within each name they add up to one."""
        if not len(scores):
            return scores
        best = np.maximum.reduceat(scores, self.first)[self.owner]
        raw = np.exp(self.weights.sharpness * (scores - best))
        whole: Numbers = raw / np.add.reduceat(raw, self.first)[self.owner]
        return whole

    def _company(self, belief: Numbers) -> Numbers:
        """Return what the company of each row adds to its score."""
        weights, mass = self.weights, belief * self._weight[self.owner]
        placed = np.where(self.country > 0, mass, 0.0)
        total = self.company = placed.sum() - _by_group(placed, self.owner)[self.owner]
        self.country_share = np.where(self.country > 0, self._of_others(placed, self.country), 0.0) / (total + 1.0)
        named = np.minimum(1.0, self._of_others(np.where(self.is_country, mass, 0.0), self.country))
        in_province = np.where(self.province > 0, self._of_others(mass, self.province), 0.0) / (total + 1.0)
        self.near = self._nearness(mass)
        self.contained = self._containers.support(belief)
        self.said_in_full = self._long_forms.support(belief)
        return (
            weights.country * self.country_share
            + weights.country_named * np.where((self.country > 0) & ~self.is_country, named, 0.0)
            + weights.province * np.where(self.has_point & ~self.is_province, in_province, 0.0)
            + weights.near * self.near
            + weights.container * self.contained
            + weights.long_form * self.said_in_full
        )

    def _of_others(self, mass: Numbers, group: Indices) -> Numbers:
        """Return, for each row, the mass of its group that belongs to other names."""
        _, pair = np.unique(self.owner * (group.max(initial=0) + 1) + group, return_inverse=True)
        others: Numbers = _by_group(mass, group)[group] - _by_group(mass, pair)[pair]
        return np.maximum(others, 0.0)

    def _nearness(self, mass: Numbers) -> Numbers:
        """Return how much of the article lies near each row, 0 to 1; unlikely candidates of others are left out."""
        company = np.flatnonzero(self.has_point & (mass > _LEAST_COMPANY))
        if len(company) > _MOST_COMPANY:
            company = company[np.argsort(-mass[company])[:_MOST_COMPANY]]
        total = np.zeros(len(mass))
        for rows in np.array_split(np.arange(len(mass)), 1 + len(mass) * len(company) // 4_000_000):
            away = kilometres(self.points[rows], self.points[company])
            closeness = np.exp(-away / self.weights.near_km) * mass[company]
            closeness[self.owner[rows][:, None] == self.owner[company][None, :]] = 0.0
            total[rows] = closeness.sum(axis=1)
        return np.where(self.has_point, 1.0 - np.exp(-total / self.weights.near_whole), 0.0)


class _Links:
    """For each row of a name, the rows of linked names that speak for it: a container around it, its own long form."""

    def __init__(self, beliefs: Beliefs, linked: Sequence[Sequence[ArticleName]], *, same: bool = False) -> None:
        """Find the pairs of rows; a linked name that is none of the article's own brings constant support."""
        position = {id(name): number for number, name in enumerate(beliefs.names)}
        rows, speakers = [], []
        self._constant = np.zeros(len(beliefs.bearers))
        for number, others in enumerate(linked):
            start, end = _range(beliefs, number)
            for other in others:
                if id(other) not in position:
                    self._constant[start:end] = [
                        any(lies_in(inner, outer, 0.0) for outer in other.bearers)
                        for inner in beliefs.bearers[start:end]
                    ]
                    continue
                begin, stop = _range(beliefs, position[id(other)])
                away = kilometres(beliefs.points[start:end], beliefs.points[begin:stop])
                for i, inner in enumerate(beliefs.bearers[start:end]):
                    for j, outer in enumerate(beliefs.bearers[begin:stop]):
                        if _is_one(inner, outer, away[i, j]) if same else lies_in(inner, outer, float(away[i, j])):
                            rows.append(start + i)
                            speakers.append(begin + j)
        self._rows, self._speakers = np.array(rows, np.int64), np.array(speakers, np.int64)
        self._size = len(beliefs.bearers)

    def support(self, belief: Numbers) -> Numbers:
        """Return the belief in what speaks for each row, at most one."""
        total = np.bincount(self._rows, weights=belief[self._speakers], minlength=self._size) if self._size else 0.0
        return np.minimum(1.0, self._constant + total)


def _is_one(inner: Bearer, outer: Bearer, away_km: float) -> bool:
    """Return whether two candidates are one place, or a town and the district around it."""
    return inner.place.id == outer.place.id or (
        away_km <= 30.0 and inner.place.feature is not outer.place.feature and inner.place.admin1 == outer.place.admin1
    )


def _range(beliefs: Beliefs, number: int) -> tuple[int, int]:
    """Return the rows of a name, from and until."""
    start = int(beliefs.first[number])
    return start, start + len(beliefs.names[number].bearers)


def _numbered(codes: Sequence[str | None]) -> Indices:
    """Return a number for each different code, 0 for none."""
    known: dict[str, int] = {}
    return np.array([0 if code is None else known.setdefault(code, len(known) + 1) for code in codes], dtype=np.int64)


def _by_group(values: Numbers, group: Indices) -> Numbers:
    """Return the sum of each group."""
    sums: Numbers = np.bincount(group, weights=values).astype(np.float64)
    return sums


def kilometres(one: Numbers, other: Numbers) -> Numbers:
    """Return the distances of unit vectors along the sphere, in kilometres."""
    chord = np.sqrt(np.maximum(0.0, 2.0 - 2.0 * (one @ other.T)))
    arcs: Numbers = 2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(1.0, chord / 2))
    return arcs
