"""The words of a text without a parser: offsets, folded forms, and the clause each word stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reading.actors import fold
from reading.inflected import arabic_forms

_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*|[^\w\s]", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark: half-open code points, text as it stands, and the folded forms it can be looked up by.

    A French word that has lost its vowel is one with the next, and is found by that too: "l'attaque".
    """

    start: int
    end: int
    text: str
    forms: tuple[str, ...]

    @property
    def folded(self) -> str:
        """Return the word without case and accents."""
        return self.forms[0]


def words_of(text: str, language: str, offset: int = 0) -> list[Word]:
    """Return the words of a text, their offsets counted from ``offset``.

    >>> [word.folded for word in words_of("El alto el fuego, ¿roto?", "es")]
    ['el', 'alto', 'el', 'fuego', ',', '¿', 'roto', '?']
    """
    return [
        Word(match.start() + offset, match.end() + offset, match.group(), _forms(match.group(), language))
        for match in _WORD.finditer(text)
    ]


def forms_of(text: str, language: str) -> list[tuple[str, ...]]:
    """Return the folded forms of the words of a text, in order, as :func:`words_of` has them.

    >>> forms_of("L'attaque", "fr")
    [("l'attaque", 'attaque')]
    """
    return [_forms(word, language) for word in _WORD.findall(text)]


@lru_cache(maxsize=16_384)
def _forms(text: str, language: str) -> tuple[str, ...]:
    folded = fold(text).replace("’", "'")
    if language == "fr" and "'" in folded:
        return (folded, folded.rpartition("'")[2])
    if language != "ar":
        return (folded,)
    return tuple(dict.fromkeys((folded, *(form for form, _ in arabic_forms(folded)))))
