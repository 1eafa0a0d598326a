"""Function words and classes of nouns of a language without a parser: ``lexicon/surface.toml`` and ``nouns.csv``."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from pathlib import Path

from reading.surface.lexemes import Lexemes

LEXICON = Path(__file__).parents[1] / "lexicon"


@cache
def languages() -> frozenset[str]:
    """Return the languages that are read this way.

    >>> sorted(languages())
    ['ar', 'de', 'es', 'ru']
    """
    return frozenset(_tables())


@cache
def function_words(language: str, name: str) -> Lexemes[str]:
    """Return a list of function words of a language; an unknown list raises ``KeyError``.

    >>> from reading.surface.words import words_of
    >>> function_words("de", "agents").has(words_of("von", "de")[0])
    True
    """
    entries = (entry.strip() for entry in _tables()[language][name].split(","))
    return Lexemes((entry, entry) for entry in entries if entry)


@cache
def nouns(language: str, *classes: str) -> Lexemes[str]:
    """Return the nouns of some classes (``rebel``, ``troops`` …); patterns may begin or end with ``*``."""
    with (LEXICON / "nouns.csv").open(encoding="utf8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["language"] == language and row["class"] in classes]
    return Lexemes((row["lemma"], row["class"]) for row in rows)


@cache
def effects(language: str) -> Lexemes[str]:
    """Return what words of modality do (``demand``, ``threat``, ``plan`` …), from ``modality.csv``."""
    with (LEXICON / "modality.csv").open(encoding="utf8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["language"] == language]
    return Lexemes((row["lemma"], row["effect"]) for row in rows)


@cache
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads((LEXICON / "surface.toml").read_text(encoding="utf-8"))
