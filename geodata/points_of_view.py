"""How states see disputed borders, by Natural Earth's own attributes (``sources/points_of_view.csv``).

Most disputed lines have no such attribute; they look the same from everywhere: disputed.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType

from geodata.sources.borders import disputes

SOURCE = Path(__file__).parent / "sources" / "points_of_view.csv"


class BorderLook(StrEnum):
    """How a line is seen: as a border, as a line within a country, or as disputed."""

    BORDER = "border"
    WITHIN = "within"
    DISPUTED = "disputed"


LOOKS: Mapping[str, BorderLook] = MappingProxyType(
    {
        "country": BorderLook.BORDER,
        "region": BorderLook.WITHIN,
        "unrecognised": BorderLook.DISPUTED,
    }
)
"""What Natural Earth's class of a territory makes of its line to the country that claims it."""


@cache
def seen_as() -> Mapping[str, Mapping[str, str]]:
    """Return, by point of view (ISO 3166-1 alpha-2), how it sees each territory that Natural Earth says it of.

    >>> seen_as()["RU"]["XK"], seen_as()["FR"]["XK"]
    ('region', 'country')
    """
    found: dict[str, dict[str, str]] = {}
    with SOURCE.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            found.setdefault(row["view"], {})[row["unit"]] = row["seen_as"]
    return MappingProxyType(found)


def views() -> tuple[str, ...]:
    """Return the points of view that there are (ISO 3166-1 alpha-2), in the order of their codes.

    >>> len(views()), views()[:3]
    (31, ('AR', 'BD', 'BR'))
    """
    return tuple(sorted(seen_as()))


def borders_seen_from(view: str | None) -> dict[str, BorderLook]:
    """Return how each disputed line looks from a point of view, by why it is disputed (as ``borders.json`` has it).

    ``None``, and views that are not known: as Natural Earth draws it for everybody, all of them disputed.

    >>> kosovo = "Kosovo: declared independence in 2008; not recognised by Serbia"
    >>> [borders_seen_from(view)[kosovo].value for view in (None, "FR", "RU", "UA")]
    ['disputed', 'border', 'within', 'disputed']
    """
    known = seen_as().get(view or "", {})
    return {why: LOOKS.get(known.get(one, ""), BorderLook.DISPUTED) for one, _, why in disputes()}
