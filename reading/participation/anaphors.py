"""Words that mean a place named before without naming it: "the town", "the capital", "cette région", "there"."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from reading.syntax.tokens import Token

ENDINGS = 3
"""Letters that may follow the beginning of a noun."""
_WORDS = tomllib.loads(resources.files("reading.lexicon").joinpath("anaphors.toml").read_text("utf-8"))
SORTS: dict[str, tuple[str, ...]] = {sort: tuple(stems) for sort, stems in _WORDS["nouns"].items()}
"""Beginnings of nouns for places, by what they are, in all languages that are read."""
_NOUNS = frozenset({"NOUN", "PROPN", "X", ""})
THERE, IT, DEFINITE, ARTICLELESS = (frozenset(_WORDS[name]) for name in ("there", "it", "definite", "articleless"))


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A word that points to a place named before: its token, and what it says the place is."""

    token: int
    sort: str


def anaphors(words: Iterable[Token], places: frozenset[int], parsed: bool) -> Iterator[Anaphor]:
    """Yield the words of a sentence that point to a place; ``places`` are the tokens of places named.

    ``parsed``: the words hang together in a tree of French or English labels.
    """
    for word in words:
        if word.i in places:
            continue
        if word.lower_ in THERE and word.dep_ != "expl":
            yield Anaphor(word.i, "there")
        elif parsed and word.lower_ in IT and word.dep_ in {"obj", "dobj", "iobj", "obl:arg"}:
            yield Anaphor(word.i, "it")
        else:
            sort = _sort(word)
            if sort is not None and _is_definite(word) and not _is_named(word, places, parsed):
                yield Anaphor(word.i, sort)


def _sort(word: Token) -> str | None:
    return _sort_of(word.lower_) if word.pos_ in _NOUNS else None


@lru_cache(maxsize=16_384)
def _sort_of(form: str) -> str | None:
    for sort, stems in SORTS.items():
        if any(form.startswith(stem) and len(form) - len(stem) <= ENDINGS for stem in stems):
            return sort
    return None


def _is_definite(word: Token) -> bool:
    if word.lang_ in ARTICLELESS:
        return True
    before = word.doc.tokens[max(0, word.i - 2) : word.i]
    return any(other.lower_ in DEFINITE for other in before) or any(c.lower_ in DEFINITE for c in word.children)


def _is_named(word: Token, places: frozenset[int], parsed: bool) -> bool:
    """Tell whether a place's name stands with a noun: "the town of Goma", "die Stadt Goma"."""
    if any(position in places for position in (word.i - 1, word.i + 1, word.i + 2)):
        return True
    return parsed and any(
        below.i in places
        for child in word.children
        if child.dep_ in {"nmod", "prep", "appos", "flat:name", "compound", "poss"}
        for below in (child, *child.children)
    )
