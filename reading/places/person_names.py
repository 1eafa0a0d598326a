"""Whether a word is a name that persons bear: a first name speaks against the word beside it being a place."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

_NAMED = re.compile(r"(?<![\w-])([^\W\d_]{3,})(?= (?:[^\W\d_]\. )?([^\W\d_a-z][^\W\d_]{2,})(?![\w-]))")

SCRIPTS = {"ar": "arabic", "fa": "arabic", "ur": "arabic", "ru": "cyrillic", "uk": "cyrillic"}
"""The file of ``lexicon/person_names`` for a language; Latin script for all others."""


def person_name(word: str, language: str) -> str:
    """Return ``first`` or ``last`` for a first or last name as it is written, ``""`` for other words.

    >>> person_name("Thomas", "de"), person_name("Gutierrez", "es"), person_name("Mavinga", "de")
    ('first', 'last', '')
    """
    return _kinds(SCRIPTS.get(language, "latin")).get(word, "")


def family_names(text: str, language: str) -> frozenset[str]:
    """Return the capitalised words that follow a first name somewhere in a text: persons are then called by them.

    >>> sorted(family_names("Julia Slater won. Slater thanked Juan D. Flores in Austin.", "en"))
    ['Flores', 'Slater']
    """
    kinds = _kinds(SCRIPTS.get(language, "latin"))
    return frozenset(
        match[2] for match in _NAMED.finditer(text) if match[2][0].isupper() and kinds.get(match[1]) == "first"
    )


@lru_cache(maxsize=3)
def _kinds(script: str) -> dict[str, str]:
    file = resources.files("reading.lexicon").joinpath("person_names", f"{script}.txt")
    kinds: dict[str, str] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        kind, _, words = line.partition(" ")
        kinds.update(dict.fromkeys(words.split(), kind))
    return kinds
