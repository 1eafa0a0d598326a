"""Fit the models that tell from the meaning of a whole sentence which kinds of claims it makes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from reading.claims.meaning import KINDS, MEANINGS, vectors
from reading.model import ClaimKind

PENALTY = 1 / 16
"""L2 penalty: of 1, 1/4 and 1/16 the one with the best claims in cross-validation."""
FOLDS = 6

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


def write(models: Models) -> None:
    """Write the models as plain text, to three places."""
    written = {
        str(kind): {
            "intercept": round(float(model.intercept_[0]), 3),
            "weights": [round(float(weight), 3) for weight in model.coef_[0]],
        }
        for kind, model in zip(KINDS, models, strict=True)
    }
    lines = ",\n".join(f"{json.dumps(kind)}: {json.dumps(model)}" for kind, model in written.items())
    MEANINGS.write_text("{\n" + lines + "\n}\n", encoding="utf-8")
