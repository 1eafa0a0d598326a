"""What the rules miss and what they take for claims in the marked sentences of a language.

    python benchmarks/sentence_errors.py en [--kind withdrawal]

Prints each miss and each false alarm with its sentence, and a table by kind: claims marked, share that a rule drafts,
share found, and false alarms. A miss is ``unknown`` when no rule drafts it, ``rejected`` when the weights refuse it.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.marked_sentences import MarkedSentence, marked_sentences
from geodata.gazetteer.geocoder import open_gazetteer
from reading.actors import ActorLexicon
from reading.article import article_from_text
from reading.claims.find import find_drafts
from reading.claims.scorer import is_likely
from reading.model import ClaimKind
from reading.reader import Reader


class SentenceReader:
    """Says of a sentence which kinds of claims the rules draft in it, and which of them are likely."""

    def __init__(self) -> None:
        self._reader, self._actors = Reader(open_gazetteer()), ActorLexicon()

    def kinds(self, sentence: MarkedSentence) -> tuple[set[ClaimKind], set[ClaimKind]]:
        """Return the kinds that are drafted, and those that are found."""
        article = article_from_text(sentence.text, language=sentence.language)
        reading = self._reader.read(article)
        doc = self._reader.parse(article.text, reading.sentences, article.language)
        drafts = list(find_drafts(doc, article, reading.sentences, reading.mentions, self._actors))
        return {d.rule.kind for d in drafts}, {d.rule.kind for d in drafts if is_likely(d.features)}


def main(
    language: Annotated[str, typer.Argument(help="A language with marked sentences: en, fr.")],
    kind: Annotated[ClaimKind | None, typer.Option(help="Only claims of this kind.")] = None,
) -> None:
    """Print the errors and the table."""
    reader = SentenceReader()
    counts: Counter[tuple[ClaimKind, str]] = Counter()
    for sentence in marked_sentences():
        if sentence.language != language:
            continue
        drafted, found = reader.kinds(sentence)
        for each in sorted(sentence.kinds | found):
            error = _error(each, sentence.kinds, drafted, found)
            counts[each, error or "found"] += 1
            if error and kind in {None, each}:
                print(f"{each:<11} {error:<8} {sentence.text}")
    print(f"\n{'kind':<11} marked drafted found false")
    for each in [kind] if kind else sorted(ClaimKind):
        marked = sum(counts[each, name] for name in ("found", "rejected", "unknown"))
        drafted = 1 - counts[each, "unknown"] / max(marked, 1)
        found, false = counts[each, "found"] / max(marked, 1), counts[each, "false"]
        print(f"{each:<11} {marked:6} {drafted:7.2f} {found:5.2f} {false:5}")


def _error(kind: ClaimKind, marked: frozenset[ClaimKind], drafted: set[ClaimKind], found: set[ClaimKind]) -> str:
    """Return how a kind is wrong in a sentence, or nothing when it is marked and found."""
    if kind not in marked:
        return "false"
    if kind in found:
        return ""
    return "rejected" if kind in drafted else "unknown"


if __name__ == "__main__":
    typer.run(main)
