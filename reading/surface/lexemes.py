"""Words written as patterns: ``atac*`` (beginning), ``*angriff*`` (part), ``alto el fuego`` (words in a row)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Generic, TypeVar

from reading.actors import fold
from reading.surface.words import Word

Value = TypeVar("Value")
_Entry = tuple[int, tuple[str, ...], Value]
"""The number of a pattern, its words, and its value."""
_NUMBER = itemgetter(0)


class Lexemes(Generic[Value]):
    """Values by pattern; a look-up costs as many comparisons as words that patterns begin with are met.

    >>> from reading.surface.words import words_of
    >>> words = words_of("Los rebeldes atacaron", "es")
    >>> Lexemes([("atac*", "attack"), ("rebelde*", "rebel")]).at(words, 2)
    [('attack', 1)]
    """

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        self._single: dict[str, _Branch[Value]] = {}
        self._pairs: dict[tuple[str, str], _Branch[Value]] = {}
        self._beginnings: dict[str, _Branch[Value]] = {}
        self._parts: _Branch[Value] = _Branch()
        self._openers: set[str] = set()
        prefixes: dict[str, None] = {}
        for number, (pattern, value) in enumerate(entries):
            words = tuple(fold(word) for word in pattern.split())
            if not words:
                continue
            if words[0].startswith("*"):
                branch = self._parts
            elif words[0].endswith("*"):
                branch = self._beginnings.setdefault(words[0][:2], _Branch())
                prefixes[words[0].strip("*")] = None
            elif len(words) == 1 or "*" in words[1]:
                branch = self._single.setdefault(words[0], _Branch())
            else:
                branch = self._pairs.setdefault((words[0], words[1]), _Branch())
                self._openers.add(words[0])
            branch.add(words, (number, words, value))
        self._starts = self._openers | set(self._single)
        self._prefixes = tuple(prefixes)

    def at(self, words: Sequence[Word], position: int) -> list[tuple[Value, int]]:
        """Return (value, number of words) of the patterns that stand at a position, the most telling first."""
        found: list[_Entry[Value]] = []
        for branch in self._branches(words[position], words[position + 1 : position + 2]):
            own: list[_Entry[Value]] = []
            branch.collect(words, position, own)
            found += sorted(own, key=_NUMBER) if len(own) > 1 else own
        if len(found) > 1:
            found.sort(key=lambda entry: (len(entry[1]), len(entry[1][0])), reverse=True)
        return [(value, len(pattern)) for _, pattern, value in found]

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
        return bool(self.at([word], 0))

    def _branches(self, word: Word, following: Sequence[Word]) -> Iterator[_Branch[Value]]:
        """Yield the patterns that may stand at a word, as far as it and the one behind it tell."""
        if self._parts:
            yield self._parts
        for form in word.forms:
            if form in self._openers:
                for after in following:
                    yield from (self._pairs[form, second] for second in after.forms if (form, second) in self._pairs)
            if form in self._single:
                yield self._single[form]
            if form[:2] in self._beginnings:
                yield self._beginnings[form[:2]]


class _Branch(Generic[Value]):
    """Patterns that begin alike, as a tree: words that several share are looked at once."""

    __slots__ = ("_ends", "_open", "_words")

    def __init__(self) -> None:
        self._words: dict[str, _Branch[Value]] = {}
        self._open: dict[str, _Branch[Value]] = {}
        self._ends: list[_Entry[Value]] = []

    def __bool__(self) -> bool:
        return bool(self._words or self._open or self._ends)

    def add(self, words: tuple[str, ...], entry: _Entry[Value]) -> None:
        """Take a pattern, ``words`` being what is left of it from here."""
        branch = self
        for word in words:
            following = branch._open if "*" in word else branch._words
            branch = following.setdefault(word, _Branch())
        branch._ends.append(entry)

    def collect(self, words: Sequence[Word], position: int, found: list[_Entry[Value]]) -> None:
        """Add the entries of the patterns that stand at a position to those found."""
        found += self._ends
        if position == len(words):
            return
        word = words[position]
        for form in word.forms:
            if form in self._words:
                self._words[form].collect(words, position + 1, found)
        for pattern, branch in self._open.items():
            if fits(pattern, word):
                branch.collect(words, position + 1, found)


def fits(pattern: str, word: Word) -> bool:
    """Tell whether one word's pattern fits a word in any of its forms."""
    if "*" not in pattern:
        return pattern in word.forms
    core = pattern.strip("*")
    if pattern.startswith("*"):
        return any((core in form) if pattern.endswith("*") else form.endswith(core) for form in word.forms)
    return any(form.startswith(core) for form in word.forms)
