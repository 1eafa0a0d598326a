"""Words written as patterns: ``atac*`` (beginning), ``*angriff*`` (part), ``alto el fuego`` (words in a row)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from reading.actors import fold
from reading.surface.words import Word

Value = TypeVar("Value")
_Entry = tuple[tuple[str, ...], Value]


class Lexemes(Generic[Value]):
    """Values by pattern; a look-up costs as many comparisons as patterns begin alike.

    >>> from reading.surface.words import words_of
    >>> words = words_of("Los rebeldes atacaron", "es")
    >>> Lexemes([("atac*", "attack"), ("rebelde*", "rebel")]).at(words, 2)
    [('attack', 1)]
    """

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        self._single: dict[str, list[_Entry[Value]]] = {}
        self._pairs: dict[tuple[str, str], list[_Entry[Value]]] = {}
        self._beginnings: dict[str, list[_Entry[Value]]] = {}
        self._openers: set[str] = set()
        self._prefixes: tuple[str, ...] = ()
        self._parts: list[_Entry[Value]] = []
        for pattern, value in entries:
            words = tuple(fold(word) for word in pattern.split())
            if not words:
                continue
            entry = (words, value)
            if words[0].startswith("*"):
                self._parts.append(entry)
            elif words[0].endswith("*"):
                self._beginnings.setdefault(words[0][:2], []).append(entry)
                self._prefixes += (words[0].strip("*"),)
            elif len(words) == 1 or "*" in words[1]:
                self._single.setdefault(words[0], []).append(entry)
            else:
                self._pairs.setdefault((words[0], words[1]), []).append(entry)
                self._openers.add(words[0])
        self._starts = self._openers | set(self._single)

    def at(self, words: Sequence[Word], position: int) -> list[tuple[Value, int]]:
        """Return (value, number of words) of the patterns that stand at a position, the most telling first."""
        candidates = self._candidates(words[position], words[position + 1 : position + 2])
        if not candidates:
            return []
        found = [
            (pattern, value)
            for pattern, value in candidates
            if len(pattern) <= len(words) - position
            and all(fits(part, words[position + n]) for n, part in enumerate(pattern))
        ]
        if len(found) > 1:
            found.sort(key=lambda pair: (len(pair[0]), len(pair[0][0])), reverse=True)
        return [(value, len(pattern)) for pattern, value in found]

    def opening(self, words: Sequence[Sequence[str]]) -> list[int]:
        """Return the numbers of the words, each given by its forms, at which a pattern may stand."""
        if self._parts:
            return list(range(len(words)))
        near = []
        for number, forms in enumerate(words):
            for form in forms:
                if form in self._starts or form.startswith(self._prefixes):
                    near.append(number)
                    break
        return [number for number in near if self._may_open(words[number], words[number + 1 : number + 2])]

    def _may_open(self, forms: Sequence[str], following: Sequence[Sequence[str]]) -> bool:
        """Tell whether a pattern may stand at a word with some forms, as far as it and the one behind it tell."""
        for form in forms:
            if form in self._single or form.startswith(self._prefixes):
                return True
            if form in self._openers and any((form, second) in self._pairs for after in following for second in after):
                return True
        return False

    def has(self, word: Word) -> bool:
        """Tell whether a pattern of one word fits a word."""
        return any(len(pattern) == 1 and fits(pattern[0], word) for pattern, _ in self._candidates(word, ()))

    def _candidates(self, word: Word, following: Sequence[Word]) -> list[_Entry[Value]]:
        """Return the patterns that may stand at a word, as far as it and the one behind it tell."""
        found = list(self._parts)
        for form in word.forms:
            if form in self._openers:
                for after in following:
                    for second in after.forms:
                        found += self._pairs.get((form, second), ())
            found += self._single.get(form, ())
            found += self._beginnings.get(form[:2], ())
        return found


def fits(pattern: str, word: Word) -> bool:
    """Tell whether one word's pattern fits a word in any of its forms."""
    if "*" not in pattern:
        return pattern in word.forms
    core = pattern.strip("*")
    if pattern.startswith("*"):
        return any((core in form) if pattern.endswith("*") else form.endswith(core) for form in word.forms)
    return any(form.startswith(core) for form in word.forms)
