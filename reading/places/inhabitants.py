"""Adjectives and names of inhabitants, which are no place names ("Turcs", "Libyan")."""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib import resources

_ARTICLE = "ال"
_BARE = {"E": "é", "I": "î"}
"""Capitals that newspapers print without their accent ("Erythréens")."""
_ENDINGS = ("", "ة", "ين", "ون", "ات", "ان")


def is_demonym(word: str, language: str) -> bool:
    """Tell whether a word is an adjective or inhabitant of a country or continent, in any of its written forms.

    >>> is_demonym("Turcs", "fr"), is_demonym("Turquie", "fr")
    (True, False)
    >>> is_demonym("Erythréens", "fr")
    True
    >>> is_demonym("روسية", "ar"), is_demonym("روسيا", "ar")
    (True, False)
    """
    if language == "ar" and _is_arabic_adjective(word):
        return True
    lower = word.casefold()
    return lower in _demonyms(language) or (word[:1] in _BARE and _BARE[word[0]] + lower[1:] in _demonyms(language))


@lru_cache(maxsize=16)
def _demonyms(language: str) -> frozenset[str]:
    with resources.files("reading.lexicon").joinpath("demonyms.csv").open(encoding="utf-8") as table:
        return frozenset(row["form"].casefold() for row in csv.DictReader(table) if row["language"] == language)


def _is_arabic_adjective(word: str) -> bool:
    """Tell whether an Arabic word is the adjective of a nationality, in one of its forms."""
    bare = word.removeprefix(_ARTICLE)
    return any(bare.endswith(ending) and bare.removesuffix(ending) in _arabic_stems() for ending in _ENDINGS)


@lru_cache(maxsize=1)
def _arabic_stems() -> frozenset[str]:
    with resources.files("reading.lexicon").joinpath("demonym_stems.csv").open(encoding="utf-8") as table:
        return frozenset(row["ar"] for row in csv.DictReader(table) if row["ar"])
