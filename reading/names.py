"""What reading asks of a gazetteer: which words are names of places, of what kind and how well known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class NameKind(StrEnum):
    """Kind of the place that a name most likely means (values of the field ``feature`` of a place)."""

    COUNTRY = "country"
    ADMIN1 = "admin1"
    ADMIN2 = "admin2"
    CITY = "city"
    REGION = "region"
    FACILITY = "facility"
    WATER = "water"
    CONTINENT = "continent"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class NameHit:
    """A span of a text that is the name of at least one place.

    ``kind`` is that of its best-known bearer, ``prominence`` how well known that one is (0 a hamlet … 1 a country),
    ``state`` the ISO 3166-1 alpha-2 code of the state whose name, capital or seat of power it is (else ``None``),
    ``vernacular`` tells a name made of common nouns ("croissant pétrolier"), which counts in lower case too.
    """

    start: int
    end: int
    kind: NameKind
    prominence: float
    state: str | None = None
    vernacular: bool = False


class NameIndex(Protocol):
    """A gazetteer, as far as reading needs to know it."""

    def find(self, text: str, language: str) -> Sequence[NameHit]:
        """Return the names in ``text``, longest first at each place, sorted by start; hits do not overlap."""
        ...

    def lookup(self, name: str, language: str) -> NameHit | None:
        """Return what is known of one whole name (offsets 0 to ``len(name)``), or ``None`` when it names no place."""
        ...
