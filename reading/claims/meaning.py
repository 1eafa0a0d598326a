"""What a sentence means as a whole: how much it sounds like a claim of each kind, in sixteen languages alike.

The word pieces of the Universal Sentence Encoder, multilingual, version 3 (Yang et al. 2020,
https://aclanthology.org/2020.acl-demos.12), have vectors that lie side by side where pieces mean the same, whatever
their language. A logistic model for each kind tells the log-odds of a claim from the sum of a sentence's vectors,
divided by the square root of their number, as the encoder does. What a piece adds is therefore one number a kind:
``python benchmarks/train_claims.py`` fits the models and writes these to ``lexicon/piece_odds.npz``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sentencepiece import SentencePieceProcessor

from reading.model import Article, ClaimKind, Sentence

LEXICON = Path(__file__).parents[1] / "lexicon"
PIECES = LEXICON / "sentence_pieces.model"
ODDS = LEXICON / "piece_odds.npz"
LONGEST = 1_000
"""Code points of a sentence that are looked at: a table pasted as one sentence says no more at its end."""
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
            rows = log_odds([self._text[one.start : one.end] for one in self._sentences]).tolist()
            self._known = {
                (one.index, kind): odds
                for one, row in zip(self._sentences, rows, strict=True)
                for kind, odds in zip(KINDS, row, strict=True)
            }
        return self._known[sentence, kind]


def pieces(texts: Sequence[str]) -> list[list[int]]:
    """Return the numbers of the word pieces of each text, its begin and end among them; never none.

    >>> [len(text) for text in pieces(["The army left.", ""])]
    [6, 2]
    """
    cut = [text[:LONGEST] for text in texts]
    found: list[list[int]] = _processor().encode(cut, out_type=int, add_bos=True, add_eos=True)
    return found


def log_odds(texts: Sequence[str]) -> NDArray[np.float64]:
    """Return the log-odds of a claim of each kind (a column, in the order of ``KINDS``) for each sentence (a row).

    >>> attack = KINDS.index(ClaimKind.ATTACK)
    >>> fight, soup = log_odds(["Jets bombed the port.", "The soup was good."])
    >>> bool(fight[attack] > soup[attack] + 1)
    True
    """
    if not texts:
        return np.zeros((0, len(KINDS)))
    steps, scales, intercepts = _model()
    numbers = pieces(texts)
    lengths = np.array([len(text) for text in numbers])
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    sums = np.add.reduceat(steps[np.concatenate(numbers)].astype(np.float64), starts, axis=0)
    odds: NDArray[np.float64] = sums * scales / np.sqrt(lengths)[:, None] + intercepts
    return odds


@cache
def _processor() -> SentencePieceProcessor:
    return SentencePieceProcessor(model_file=str(PIECES))


@cache
def _model() -> tuple[NDArray[np.int8], NDArray[np.float64], NDArray[np.float64]]:
    """Return what each piece adds to each kind in steps, their size, and the intercepts; zero without a file."""
    if not ODDS.exists():
        shape = (_processor().get_piece_size(), len(KINDS))
        return np.zeros(shape, dtype=np.int8), np.ones(len(KINDS)), np.zeros(len(KINDS))
    with np.load(ODDS, allow_pickle=False) as model:
        return model["steps"], model["scales"].astype(np.float64), model["intercepts"].astype(np.float64)
