"""Adjectives and names of inhabitants, which are no place names ("Turcs", "Libyan")."""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib import resources


def is_demonym(word: str, language: str) -> bool:
    """Tell whether a word is an adjective or inhabitant of a country or continent, in any of its written forms.

    >>> is_demonym("Turcs", "fr"), is_demonym("Turquie", "fr")
    (True, False)
    """
    return word.casefold() in _demonyms(language)


@lru_cache(maxsize=16)
def _demonyms(language: str) -> frozenset[str]:
    with resources.files("reading.lexicon").joinpath("demonyms.csv").open(encoding="utf-8") as table:
        return frozenset(row["form"].casefold() for row in csv.DictReader(table) if row["language"] == language)
