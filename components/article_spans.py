"""Spans of a text: its paragraphs, and the runs that sentences and mentions cut them into, without a gap."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from reading.model import Mention, Sentence


class Span(Protocol):
    """Anything that has a place in the text, in code points."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


Spanned = TypeVar("Spanned", bound=Span)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that lies in at most one sentence and one mention; offsets are code points."""

    start: int
    end: int
    sentence: int | None
    mention: Mention | None


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    r"""Yield the spans of the paragraphs of ``text``, each with the line ends that close it, so that nothing is lost.

    >>> list(paragraphs("One.\n\nTwo."))
    [(0, 6), (6, 10)]
    >>> list(paragraphs(""))
    []
    """
    start = position = 0
    for line in text.splitlines(keepends=True):
        position += len(line)
        following = text[position : position + 1]
        if line.endswith(("\n", "\r", "\u2029")) and following not in ("\n", "\r", ""):
            yield start, position
            start = position
    if start < len(text):
        yield start, len(text)


def runs(start: int, end: int, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterator[Run]:
    """Yield the runs of the span ``start`` to ``end``, in order and without a gap.

    >>> [(run.start, run.end, run.sentence) for run in runs(0, 9, [Sentence(0, 0, 4), Sentence(1, 5, 9)], [])]
    [(0, 4, 0), (4, 5, None), (5, 9, 1)]
    """
    spans = [(s.start, s.end) for s in sentences] + [(m.start, m.end) for m in mentions]
    edges = {start, end}.union(edge for span in spans for edge in span if start < edge < end)
    for left, right in itertools.pairwise(sorted(edges)):
        sentence, mention = covering(sentences, left), covering(mentions, left)
        yield Run(left, right, sentence.index if sentence else None, mention)


def covering(spans: Sequence[Spanned], position: int) -> Spanned | None:
    """Return which of some sorted spans covers a position, or ``None``.

    >>> covering([Sentence(0, 0, 4), Sentence(1, 5, 9)], 4) is None
    True
    """
    at = bisect_right(spans, position, key=lambda span: span.start) - 1
    return spans[at] if at >= 0 and spans[at].end > position else None


def within(spans: Sequence[Spanned], start: int, end: int) -> Sequence[Spanned]:
    """Return those of some sorted spans that share a character with ``start`` to ``end``.

    >>> [s.index for s in within([Sentence(0, 0, 4), Sentence(1, 5, 9), Sentence(2, 9, 12)], 3, 9)]
    [0, 1]
    """
    first = bisect_right(spans, start, key=lambda span: span.end)
    return list(itertools.takewhile(lambda span: span.start < end, itertools.islice(spans, first, None)))
