"""Where a force stands, when a sentence does not say from where it is to withdraw."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geodata.feature import Source
from geodata.geometry.neighbours import Neighbours
from geodata.geometry.plane import between_km
from geodata.place import Place

NEAR_KM = 25.0
"""An observation belongs to a place of the article when it is this near."""
MOST_ASKED = 1000
"""So many holdings of each side tell where the front is."""
FRONT = 3
"""The front is as far as so many opposing places are on average: one enclave alone makes no front."""


@dataclass(frozen=True, slots=True)
class Holding:
    """A place of a party (actor id) on the day in question, with the source; not ``firm`` where others contest it."""

    place: Place
    controller: str
    source: Source
    firm: bool = True


def origin(
    holdings: Sequence[Holding], actors: Iterable[str], named: Sequence[Place], destination: Place
) -> Holding | None:
    """Return the holding from which the force of ``actors`` would leave for ``destination``, or ``None``.

    Of the places that the force holds uncontested, those that the article itself names (``named``) come first; among
    them the one nearest to the front: with the least mean distance to the :data:`FRONT` nearest opposing places.
    """
    own = frozenset(actors)
    held = [h for h in holdings if h.firm and h.controller in own and between_km(h.place, destination) > NEAR_KM]
    opposing = some([h for h in holdings if h.controller not in own])
    by_name = Neighbours(NEAR_KM, ((place, place) for place in named))
    in_article = [h for h in held if by_name.near(h.place)]
    return min(some(in_article or held), key=lambda holding: front_km(holding, opposing), default=None)


def some(holdings: Sequence[Holding]) -> Sequence[Holding]:
    """Return all holdings, or of very many about :data:`MOST_ASKED`, spread over all.

    >>> len(some([])), len(some(range(5001)))
    (0, 834)
    """
    return holdings[:: 1 + len(holdings) // MOST_ASKED]


def front_km(holding: Holding, opposing: Sequence[Holding]) -> float:
    """Return how far a holding is from the front; zero where there is no opponent."""
    nearest = sorted(between_km(holding.place, other.place) for other in opposing)[:FRONT]
    return sum(nearest) / len(nearest) if nearest else 0.0
