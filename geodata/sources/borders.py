"""Which line an edge belongs to: coast, or border between countries, disputed or not."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from geodata.sources.boundary_edges import Edge
from geodata.sources.provinces import Province

KINDS = ("coastline", "borders")
DISPUTED = Path(__file__).parent / "disputed_borders.csv"

Kind = tuple[str, *tuple[tuple[str, str], ...]]
"""A layer, then the attributes of the line as pairs."""


@cache
def disputes(path: Path = DISPUTED) -> tuple[tuple[str, str, str], ...]:
    """Return the disputed borders: two sides (country, province, or ``*`` for any other), and why.

    >>> [why for a, b, why in disputes() if a == "XK"]
    ['Kosovo: declared independence in 2008; not recognised by Serbia']
    """
    with path.open(encoding="utf-8", newline="") as stream:
        return tuple((row["a"], row["b"], row["why"]) for row in csv.DictReader(stream))


def dispute(one: Province, other: Province) -> str | None:
    """Return why the line between two provinces is disputed, or ``None`` when it is not."""
    return next((why for a, b, why in disputes() if _parts(a, b, one, other) or _parts(a, b, other, one)), None)


def line_kinds(shared: Mapping[Edge, tuple[int, ...]], units: Sequence[Province]) -> Iterator[tuple[Kind, Edge]]:
    """Yield each edge with the kind of line it belongs to, given the provinces (by index) that have it."""
    kinds: dict[tuple[int, ...], Kind | None] = {}
    for edge, indices in shared.items():
        if indices not in kinds:
            one, other = units[indices[0]], units[indices[-1]]
            kinds[indices] = ("coastline",) if len(indices) == 1 else border_kind(one, other)
        if kind := kinds[indices]:
            yield kind, edge


def border_kind(one: Province, other: Province) -> Kind | None:
    """Return layer and attributes of the line between two provinces; ``None`` within a country, unless disputed."""
    why = dispute(one, other)
    if one.country == other.country and why is None:
        return None
    a, b = sorted((one.country, other.country))
    return ("borders", ("a", a), ("b", b), ("disputed", "true" if why else "false"), ("why", why or ""))


def _parts(a: str, b: str, one: Province, other: Province) -> bool:
    """Return whether ``one`` is of side ``a`` and ``other`` of side ``b`` and not of ``a``."""
    return a in (one.unit, one.country) and (b in (other.unit, other.country) or (b == "*" and other.unit != one.unit))
