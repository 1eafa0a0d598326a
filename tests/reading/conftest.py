"""A small index of names, and one reader for all tests of the package (its pipelines load once)."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from reading.names import NameHit, NameKind
from reading.reader import Reader

CITY, COUNTRY, REGION, FACILITY = NameKind.CITY, NameKind.COUNTRY, NameKind.REGION, NameKind.FACILITY
KNOWN: dict[str, tuple[NameKind, float, str | None, bool]] = {
    "Ankara": (CITY, 0.9, "TR", False),
    "Moscou": (CITY, 0.9, "RU", False),
    "Moscow": (CITY, 0.9, "RU", False),
    "Paris": (CITY, 0.9, "FR", False),
    "Damas": (CITY, 0.85, "SY", False),
    "Turquie": (COUNTRY, 0.95, "TR", False),
    "Turkey": (COUNTRY, 0.95, "TR", False),
    "Russie": (COUNTRY, 0.95, "RU", False),
    "Russia": (COUNTRY, 0.95, "RU", False),
    "Libye": (COUNTRY, 0.95, "LY", False),
    "Libya": (COUNTRY, 0.95, "LY", False),
    "Ukraine": (COUNTRY, 0.95, "UA", False),
    "Iran": (COUNTRY, 0.95, "IR", False),
    "Kremlin": (FACILITY, 0.8, "RU", False),
    "Syrte": (CITY, 0.6, None, False),
    "Sirte": (CITY, 0.6, None, False),
    "Benghazi": (CITY, 0.7, None, False),
    "Dniepr": (NameKind.WATER, 0.75, None, False),
    "Dnieper": (NameKind.WATER, 0.75, None, False),
    "croissant pétrolier": (REGION, 0.75, None, True),
    "Alep": (CITY, 0.75, None, False),
    "Хушаб": (CITY, 0.3, None, False),
    "سرت": (CITY, 0.6, None, False),
    "ليبيا": (COUNTRY, 0.95, "LY", False),
    "Rusia": (COUNTRY, 0.95, "RU", False),
    "Moskau": (CITY, 0.9, "RU", False),
    "أنقرة": (CITY, 0.9, "TR", False),
    "Анкара": (CITY, 0.9, "TR", False),
    "Washington": (NameKind.ADMIN1, 0.85, "US", False),
    "Puntland": (REGION, 0.75, None, False),
    "Hargeisa": (CITY, 0.7, None, False),
    "Hamas": (CITY, 0.6, None, False),
    "Pékin": (NameKind.ADMIN1, 0.8, "CN", False),
}


class FewNames:
    """Knows a few names, in any case and language."""

    def find(self, text: str, language: str) -> Sequence[NameHit]:
        pattern = "|".join(re.escape(name) for name in sorted(KNOWN, key=len, reverse=True))
        prefix = r"(?<![^\W_])" if language != "ar" else r"(?<![\w])(?:[وبلف])?"
        found = re.finditer(rf"{prefix}(?P<name>{pattern})(?![^\W_])", text)
        return [NameHit(match.start("name"), match.end("name"), *KNOWN[match["name"]]) for match in found]

    def lookup(self, name: str, language: str) -> NameHit | None:
        return NameHit(0, len(name), *KNOWN[name]) if name in KNOWN else None


@pytest.fixture(scope="session")
def few_names() -> FewNames:
    return FewNames()


@pytest.fixture(scope="session")
def reader(few_names: FewNames) -> Reader:
    return Reader(few_names)
