"""The tables of the lexicon of actors: who they are, where they are at home, what inhabitants are called."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel import Locale, UnknownLocaleError

from reading.actor_index import fold

NEUTRAL_COLOUR = "#8c8c8c"
NAME_LANGUAGES = ("en", "fr", "ar", "es", "de", "ru")


@dataclass(frozen=True, slots=True)
class Actor:
    """One row of the lexicon. ``type``: state, force, rebel, organisation or person; ``side``: whom it fights with."""

    id: str
    type: str
    names: dict[str, str]
    side: str
    colour: str
    aliases: tuple[str, ...] = ()


@cache
def territories(language: str) -> dict[str, str]:
    """Return the names of countries and regions in a language by code (Unicode CLDR); none for an unknown one."""
    try:
        return {str(code): str(name) for code, name in Locale.parse(language).territories.items()}
    except (UnknownLocaleError, ValueError):
        return {}


def read_actors(path: Path) -> list[Actor]:
    """Return the actors of a table, in its order."""
    with path.open(encoding="utf8", newline="") as file:
        return [
            Actor(
                id=row["id"],
                type=row["type"],
                names={code: row[f"name_{code}"] for code in NAME_LANGUAGES if row[f"name_{code}"]},
                side=row["side"],
                colour=row["colour"] or NEUTRAL_COLOUR,
                aliases=tuple(alias for alias in row["aliases"].split("|") if alias),
            )
            for row in csv.DictReader(file)
        ]


def read_homes(path: Path) -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Return the home states and the traits of groups by id."""
    homes, traits = {}, {}
    with path.open(encoding="utf8", newline="") as file:
        for row in csv.DictReader(file):
            homes[row["id"]] = frozenset(f"gov:{code}" for code in row["countries"].split("|") if code)
            traits[row["id"]] = frozenset(row["traits"].split())
    return homes, traits


def read_demonyms(path: Path) -> dict[tuple[str, str], tuple[str, str]]:
    """Return (language, ISO code) by (form, language)."""
    with path.open(encoding="utf8", newline="") as file:
        return {(row["form"], row["language"]): (row["language"], row["iso"]) for row in csv.DictReader(file)}


def read_stems(path: Path, language: str) -> dict[str, list[tuple[str, str]]]:
    """Return (beginning of an adjective, actor id) by first two letters; empty for languages that list whole forms."""
    found: dict[str, list[tuple[str, str]]] = {}
    with path.open(encoding="utf8", newline="") as file:
        for row in csv.DictReader(file):
            for stem in filter(None, (row.get(language) or "").split("|")):
                found.setdefault(fold(stem)[:2], []).append((fold(stem), f"gov:{row['iso']}"))
    return found
