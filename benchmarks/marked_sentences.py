"""Sentences of our own in which the words that make a claim are marked: what the weights of claims are also fitted on.

A line of ``benchmarks/claim_sentences/<language>-<name>.txt`` is one sentence. ``{withdrawal pulled}`` marks the one
word that makes a claim, with its kind, ``[Kherson]`` a place. Sentences without a mark are look-alikes: words of war in
another sense, or words that are no claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reading.model import ClaimKind

FOLDER = Path(__file__).parent / "claim_sentences"
_MARK = re.compile(r"\{(?P<kind>\w+) (?P<word>[^{}]+)\}|\[(?P<place>[^\[\]]+)\]")


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """A sentence without its marks, and the kinds of claims it makes by the offset (code points) of their word."""

    language: str
    text: str
    claims: tuple[tuple[int, ClaimKind], ...]

    @property
    def kinds(self) -> frozenset[ClaimKind]:
        """The kinds of claims that the sentence makes."""
        return frozenset(kind for _, kind in self.claims)


def marked_sentence(line: str, language: str) -> MarkedSentence:
    """Return a line without its marks; raise ``ValueError`` for a kind that there is not.

    >>> marked_sentence("They {withdrawal left} [Gao].", "en")
    MarkedSentence(language='en', text='They left Gao.', claims=((5, <ClaimKind.WITHDRAWAL: 'withdrawal'>),))
    """
    text, claims, behind = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[behind : mark.start()]
        if mark["kind"]:
            claims.append((len(text), ClaimKind(mark["kind"])))
        text += mark["word"] or mark["place"]
        behind = mark.end()
    return MarkedSentence(language, text + line[behind:], tuple(claims))


def marked_sentences() -> Iterator[MarkedSentence]:
    """Yield the marked sentences of all languages, in the order of the files' names and lines."""
    for path in sorted(FOLDER.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                yield marked_sentence(line.strip(), path.name[:2])
