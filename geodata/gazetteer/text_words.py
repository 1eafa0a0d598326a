"""The words of a running text as names are looked for in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from geodata.gazetteer.name_forms import fold, is_caseless

# Vowel signs and the like are no letters to Python, and belong to the word they stand in.
_LETTER = r"(?:[^\W\d_][\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670]*)"
_WORD = re.compile(rf"{_LETTER}+\d*(?:['’ʼʻ‘`]{_LETTER}+)*|\d+")
_ELIDED = re.compile(r"^(?:[dlLDnNsSjJ]|qu|Qu|dell|all|nell|Dell|sull)['’]")
_POSSESSIVE = re.compile(r"['’][sS]$")


@dataclass(slots=True)
class Word:
    """One word of the text; ``is_name_like`` where it is written like (part of) a name.

    That is with a capital, as a number, or in a script without capitals.
    """

    start: int
    end: int
    folded: str
    is_lower: bool
    is_name_like: bool


def words_of(text: str) -> Iterator[Word]:
    """Yield the words of a text; an elided article or preposition ("d'Idleb") is a word of its own.

    >>> [word.folded for word in words_of("près d'Idleb")]
    ['pres', 'idleb']
    """
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match.group()
        if "'" in word or "’" in word:
            elided = _ELIDED.match(word)
            # "N'Djamena" is one name: what is not found whole is looked up without the elision in _name_at.
            if elided and elided.group()[0] not in "N":
                start += elided.end()
            end -= 2 if _POSSESSIVE.search(word) else 0
            word = text[start:end]
        if word:
            name_like = word[0].isupper() or word.isdigit() or is_caseless(word)
            yield Word(start, end, fold(word), word[0].islower(), name_like)
