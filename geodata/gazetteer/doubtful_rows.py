"""Rows of ``conflict_places.csv`` to look at again: ``python -m geodata.gazetteer.doubtful_rows`` lists them.

A row is doubtful when a town of its English name lies elsewhere in its country (one of the two points may be wrong),
when one of its names is a common word of some language, which a text then hides, or when two rows share a name and a
point.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from geodata.gazetteer.common_words import common_words
from geodata.gazetteer.geocoder import Gazetteer, open_gazetteer
from geodata.gazetteer.name_forms import fold
from geodata.gazetteer.record import NameRank, PlaceRecord
from geodata.gazetteer.supplement import SUPPLEMENTS, rows, supplement_record
from geodata.geometry.distance import distance_km
from geodata.place import PlaceFeature

SAME_KM = 50.0
"""Within this distance two points of one name are one place."""
ELSEWHERE_KM = 400.0
"""Beyond this distance a namesake in the same country is another town."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row by its id, and why it is doubtful, in words."""

    row: str
    why: str


def doubts(records: Iterable[PlaceRecord], gazetteer: Gazetteer, common: set[str]) -> Iterator[Doubt]:
    """Yield the doubts about rows, given the gazetteer and the common words (folded) of all languages."""
    known: dict[str, list[PlaceRecord]] = defaultdict(list)
    for record in records:
        place = record.place
        if (place.lat, place.lon) == (0.0, 0.0):
            continue
        if place.feature is PlaceFeature.CITY and (other := _elsewhere(record, gazetteer)) is not None:
            yield Doubt(place.id, f"{other[0]} lies {other[1]:.0f} km from here")
        for name in {name for name, rank in record.names if rank in (NameRank.NAME, NameRank.VARIANT)}:
            if fold(name) in common:
                yield Doubt(place.id, f"“{name}” is a common word")
        for twin in known[fold(place.name)]:
            same = twin.place.id != place.id and twin.place.feature is place.feature
            if same and _away(twin, record) <= SAME_KM:
                yield Doubt(place.id, f"{twin.place.id} has the same name and point")
        known[fold(place.name)].append(record)


def _elsewhere(record: PlaceRecord, gazetteer: Gazetteer) -> tuple[str, float] | None:
    """Return the nearest other town of a row's name in its country, with its distance in km, where none is here."""
    place = record.place
    namesakes = [
        (distance_km(place.lat, place.lon, other.lat, other.lon), other.id)
        for bearer in gazetteer.store.bearers(fold(place.name))
        if (other := bearer.place).id != place.id
        and other.feature is PlaceFeature.CITY
        and other.country == place.country
    ]
    away, other_id = min(namesakes, default=(0.0, ""))
    return (other_id, away) if SAME_KM < away <= ELSEWHERE_KM else None


def _away(one: PlaceRecord, other: PlaceRecord) -> float:
    """Return the distance of two rows in kilometres."""
    return distance_km(one.place.lat, one.place.lon, other.place.lat, other.place.lon)


def main() -> None:
    """Print the doubtful rows, one a line."""
    records = rows(SUPPLEMENTS[-1], lambda fault: print(fault, file=sys.stderr), supplement_record)
    common = {word for _, word in common_words()}
    for doubt in doubts(records, open_gazetteer(), common):
        print(f"{doubt.row}: {doubt.why}")


if __name__ == "__main__":
    main()
