"""Cues by which candidates are weighed, in groups that are put together and added up once.

A cue is a name; a group is the cues that follow from a few facts. The same facts come again and again, for candidates,
triggers and articles: what they say is kept, and so is the sum of its weights.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

Group = tuple[str, ...]
Cues = dict[str, float]

MOST = 100_000
"""Groups whose sums are kept at once."""
HUNDREDTHS = 100
"""Weights are learned to two decimals; whole hundredths add up exactly, whatever the order."""


class GroupWeights(dict[Group, int]):
    """The sum of the weights of each group that was asked for, in hundredths; unknown cues count nothing.

    >>> GroupWeights({"proposed": 2.5})["proposed", "new"]
    250
    """

    def __init__(self, weights: Mapping[str, float]) -> None:
        """Take the weights by cue."""
        super().__init__()
        self._weights = weights

    def __missing__(self, group: Group) -> int:
        """Add up and keep the weights of a group."""
        if len(self) >= MOST:
            self.clear()
        total = self[group] = sum(round(HUNDREDTHS * self._weights.get(cue, 0.0)) for cue in group)
        return total

    def score(self, groups: Iterable[Group]) -> float:
        """Return the log-odds that some groups speak for together."""
        return sum(map(self.__getitem__, groups)) / HUNDREDTHS


def cues_of(groups: Iterable[Group]) -> Cues:
    """Return the cues of some groups, each with the value 1.

    >>> cues_of([("a", "b"), ("c",)])
    {'a': 1.0, 'b': 1.0, 'c': 1.0}
    """
    return dict.fromkeys(chain.from_iterable(groups), 1.0)


def once_each(groups: list[Group]) -> list[Group]:
    """Return groups that may share cues as one in which each cue stands once.

    >>> once_each([("a", "b"), ("b", "c")])
    [('a', 'b', 'c')]
    """
    return groups if len(groups) < 2 else [tuple(dict.fromkeys(chain.from_iterable(groups)))]
