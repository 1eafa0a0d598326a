"""The words of a text without a parser: offsets, folded forms, and the clause each word stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from reading.actor_index import MARKS
from reading.actors import fold
from reading.inflected import arabic_forms

_PART = rf"[^\W_](?:[^\W_]|[{MARKS}])*"
_CONJUNCTIONS = ("و", "ف")
_FUTURE = "س"
_PERSONS = "يتنا"
"""Letters with which an Arabic verb of the present begins."""
_PRONOUNS = ("هما", "ها", "هم")
_LEAST_STEM = 3
_WORD = re.compile(rf"{_PART}(?:[-’'.]{_PART})*|[^\w\s]", re.UNICODE)


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
    >>> [word.folded for word in words_of("سلّم", "ar")]
    ['سلم']
    >>> "ترسل" in words_of("سترسلها", "ar")[0].forms
    True
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
    joined = (folded[1:],) if folded.startswith(_CONJUNCTIONS) and len(folded) > _LEAST_STEM else ()
    plain = dict.fromkeys((folded, *(form for form, _ in arabic_forms(folded)), *joined))
    return tuple(dict.fromkeys((*plain, *(stem for form in plain for stem in _arabic_stems(form)))))


def _arabic_stems(form: str) -> Iterator[str]:
    """Yield an Arabic word without the sign of the future before it and the pronoun behind it."""
    for future in ("", _FUTURE) if form.startswith(_FUTURE) and form[1:2] in _PERSONS else ("",):
        start = form.removeprefix(future) if future else form
        for pronoun in ("", *_PRONOUNS):
            stem = start.removesuffix(pronoun) if pronoun else start
            if stem != form and len(stem) >= _LEAST_STEM and (not pronoun or stem != start):
                yield stem
