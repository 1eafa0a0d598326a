"""Runs of capitalised words, which may be names: "Elephant Pass", "Cordillera del Cóndor"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

CAPITAL_LINKS = frozenset({
    "of", "the", "de", "la", "le", "les", "l'", "du", "des", "d'", "del", "los", "las", "el", "y", "e", "al", "an",
    "as", "ar", "ash", "az", "ibn", "bin", "ben", "von", "van", "der", "den", "am", "im", "zu", "auf", "au", "aux", "i",
})  # fmt: skip
"""Words in lower case that may stand between the capitalised words of one name."""

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼʻ‘`][^\W\d_]+)*")
_ELIDED = re.compile(r"^(?:[dlDLnNsSjJ]|qu|Qu|dell|all|nell|sull)['’](?=[^\W\d_])")
_POSSESSIVE = re.compile(r"['’]s$")
_JOINTS = {" ", "\u00a0", "-", "‑"}
_SHORT = 3
_APOSTROPHES = "'’ʼʻ‘`"
_LONGEST = 6
_LONGEST_LINK = 2


@dataclass(frozen=True, slots=True)
class Run:
    """Words (code points) in a row; ``kind`` is ``run``, or ``linked`` where words in lower case join them."""

    kind: str
    words: tuple[tuple[int, int], ...]
    opens_sentence: bool


def runs(text: str) -> Iterator[Run]:
    """Yield the runs of capitalised words of a text, and the longer ones that linking words make of them.

    >>> text = "La Cordillera del Cóndor, y Tiwinza"
    >>> [(run.kind, text[run.words[0][0] : run.words[-1][1]]) for run in runs(text)]
    [('run', 'La Cordillera'), ('run', 'Cóndor'), ('linked', 'La Cordillera del Cóndor'), ('run', 'Tiwinza')]
    """
    linked: list[tuple[int, int]] = []
    pending: list[tuple[int, int]] = []
    run: list[tuple[int, int]] = []
    parts = 0
    for start, end in [*_words(text), (len(text), len(text))]:
        capital = text[start : start + 1].isupper() and text[end - 1] not in _APOSTROPHES
        last = (pending or run or linked or [(0, 0)])[-1]
        joined = bool(run or pending) and _joins(text, last, start)
        if capital and joined and not pending:
            run.append((start, end))
            continue
        if run:
            yield _run(text, "run", run)
            linked, run, parts = [*linked, *pending, *run], [], parts + 1
            pending = []
        link = _joins(text, last, start) and text[start:end].lower().replace("’", "'") in CAPITAL_LINKS
        if not capital and linked and link and len(pending) < _LONGEST_LINK:
            pending.append((start, end))
            continue
        if capital and pending and (_joins(text, last, start) or last[1] == start):
            linked, pending, run = [*linked, *pending], [], [(start, end)]
            continue
        if parts > 1 and len(linked) <= _LONGEST:
            yield _run(text, "linked", linked)
        linked, pending, parts = [], [], 0
        run = [(start, end)] if capital else []
    return


def _joins(text: str, last: tuple[int, int], start: int) -> bool:
    """Tell whether only a blank or hyphen, or the full stop of a short word ("St. Louis"), stands before ``start``."""
    gap = text[last[1] : start]
    return gap in _JOINTS or (gap == ". " and last[1] - last[0] < _SHORT)


def _run(text: str, kind: str, words: list[tuple[int, int]]) -> Run:
    before = text[max(0, words[0][0] - 4) : words[0][0]].rstrip(" \u00a0«“\"'(‘—–-")
    return Run(kind, tuple(words), not before or before[-1] in ".!?…:\n»”")


def _words(text: str) -> Iterator[tuple[int, int]]:
    """Yield the words of a text; what is elided ("l'") is one of its own, a possessive is left out."""
    for match in _WORD.finditer(text):
        start, end = match.span()
        if elided := _ELIDED.match(match[0]):
            yield start, start + elided.end()
            start += elided.end()
        if possessive := _POSSESSIVE.search(match[0]):
            end = match.start() + possessive.start()
        if start < end:
            yield start, end
