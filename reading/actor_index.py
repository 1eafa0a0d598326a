"""The names of actors in one language, found in a text by their first words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from itertools import filterfalse
from operator import itemgetter

from reading.inflected import lookup_forms

LONGEST_ENDING = 4
"""Letters that may follow the stem of an adjective: "российск-ими"."""
MARKS = "\u0300-\u036f\u064b-\u065f\u0670"
"""Accents and vowel signs that follow their letter (Latin, Cyrillic, Arabic): no letters, but within a word."""
WORD = re.compile(rf"[^\W_](?:[^\W_]|[{MARKS}])*(?:\.[^\W_]\.)*", re.UNICODE)


class ActorNaming(StrEnum):
    """How a hit names its actor: by a name of its own, by a state's name, or by an adjective or inhabitant."""

    NAME = "name"
    STATE = "state"
    DEMONYM = "demonym"


@dataclass(frozen=True, slots=True)
class ActorHit:
    """A span of a text that names an actor: offsets in code points, actor id, and how it is named."""

    start: int
    end: int
    actor: str
    naming: ActorNaming


@dataclass(frozen=True, slots=True)
class _Alias:
    words: tuple[str, ...]
    surface: str
    actor: str
    naming: ActorNaming
    bearers: frozenset[str]


@dataclass(slots=True)
class ActorIndex:
    """The names of one language, by their first two words (``""`` for no second one), long names before short ones.

    ``stems`` are (beginning, state) of adjectives, by two letters.
    """

    language: str
    by_first_words: dict[str, dict[str, list[tuple[int, _Alias]]]] = field(default_factory=dict)
    stems: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    _aliases: list[_Alias] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)

    def add(self, surface: str, actor: str, naming: ActorNaming) -> None:
        """Take a name of an actor; one of its own that another actor bears too is kept as the name of both."""
        words = tuple(lookup_forms(fold(word), self.language)[0] for word in WORD.findall(surface))
        if not words:
            return
        number = self._numbers.get(surface) if naming is ActorNaming.NAME else None
        if number is not None:
            other = self._aliases[number]
            self._aliases[number] = replace(other, bearers=other.bearers | {actor})
            return
        if naming is ActorNaming.NAME:
            self._numbers[surface] = len(self._aliases)
        self._aliases.append(_Alias(words, surface, actor, naming, frozenset({actor})))

    def sort(self) -> None:
        """Put long names before short ones; to be called when all are taken."""
        self._aliases.sort(key=lambda alias: -len(alias.words))
        for number, alias in enumerate(self._aliases):
            second = alias.words[1] if len(alias.words) > 1 else ""
            self.by_first_words.setdefault(alias.words[0], {}).setdefault(second, []).append((number, alias))

    def find(self, text: str) -> tuple[list[ActorHit], dict[int, frozenset[str]]]:
        """Return the actors named in a text, longest match first, in order, no overlap.

        With them come the bearers of those names, by the hit's number, that several actors bear.
        """
        words = list(WORD.finditer(text))
        forms = [_forms(word.group(), self.language) for word in words]
        hits: list[ActorHit] = []
        shared: dict[int, frozenset[str]] = {}
        position, known = 0, self.by_first_words.keys()
        while position < len(words):
            alias = None
            if self.stems or not known.isdisjoint(forms[position]):
                alias = self._longest(words, forms, position)
            if alias is None:
                position += 1
                continue
            last = position + len(alias.words) - 1
            if len(alias.bearers) > 1:
                shared[len(hits)] = alias.bearers
            hits.append(ActorHit(words[position].start(), words[last].end(), alias.actor, alias.naming))
            position = last + 1
        return hits, shared

    def _longest(
        self, words: Sequence[re.Match[str]], forms: Sequence[tuple[str, ...]], position: int
    ) -> _Alias | None:
        """Return the longest name that starts at a word, or the adjective that the word is."""
        first = words[position]
        following = (*forms[position + 1], "") if position + 1 < len(words) else ("",)
        for form in forms[position]:
            by_second = self.by_first_words.get(form, {})
            near = [entry for second in following for entry in by_second.get(second, ())]
            for _, alias in sorted(near, key=itemgetter(0)) if len(near) > 1 else near:
                last = position + len(alias.words) - 1
                if last >= len(words) or any(
                    own not in forms[number] for number, own in enumerate(alias.words[2:], position + 2)
                ):
                    continue
                if _case_fits(alias.surface, first.string[first.start() : words[last].end()], alias.naming):
                    return alias
        return self._adjective(first.group(), forms[position]) if self.stems else None

    def _adjective(self, word: str, forms: tuple[str, ...]) -> _Alias | None:
        for form in (fold(word), *forms):
            for stem, actor in self.stems.get(form[:2], ()):
                if form.startswith(stem) and len(form) <= len(stem) + LONGEST_ENDING:
                    return _Alias((form,), word, actor, ActorNaming.DEMONYM, frozenset({actor}))
        return None


@lru_cache(maxsize=16_384)
def _forms(word: str, language: str) -> tuple[str, ...]:
    return lookup_forms(fold(word), language)


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Return text without case and accents, for comparing names.

    >>> fold("Türkiye"), fold("Hezbollah’s")
    ('turkiye', 'hezbollah’s')
    """
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(filterfalse(unicodedata.combining, decomposed))


def _case_fits(surface: str, found: str, naming: ActorNaming) -> bool:
    """Abbreviations must stand in capitals and names with one; French demonyms may be in lower case."""
    if surface.isupper() and len(surface) <= 5 and surface.isascii():
        return found.isupper()
    if surface[:1].isupper() and " " not in surface and naming is not ActorNaming.DEMONYM:
        return any(character.isupper() for character in found)
    return True
