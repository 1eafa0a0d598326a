"""The entities of a document by the weights of spaCy's recogniser, in a fraction of its time.

spaCy's recogniser goes from token to token and asks each time which of all its moves are allowed; that takes longer
than its network. Outside an entity the scores of a token depend on that token alone, so they are worked out for all
tokens at once; only within an entity, where they depend on its first token, too, one comes after the other.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

Floats = NDArray[np.float32]

_STATE_TOKENS = 3
"""What a state looks at: the next token, and within an entity its first token and the one before."""
_OUTSIDE = "O"
_SENTENCE_START = 1

FACTORY = "greedy_entities"
"""Name of the component in a pipeline."""


@Language.factory(FACTORY)
def _factory(nlp: Language, name: str) -> GreedyEntities:
    """Return the component that does the work of the pipeline's own ``ner``."""
    del name
    recognizer: Any = nlp.get_pipe("ner")
    return GreedyEntities(recognizer)


class GreedyEntities:
    """The moves of a greedy ``EntityRecognizer``, the same as its own, for documents without entities set before."""

    def __init__(self, recognizer: EntityRecognizer) -> None:
        """Take the weights of a recogniser; raise ``ValueError`` for one that is not :func:`is_greedy`."""
        if not is_greedy(recognizer):
            raise ValueError("a recogniser of another make")
        model: Any = recognizer.model
        self._ops, self._tokens, self._lower = model.ops, model.get_ref("tok2vec"), model.get_ref("lower")
        upper = model.get_ref("upper")
        self._weights, self._scores_bias = upper.get_param("W"), upper.get_param("b")
        self._bias = self._lower.get_param("b")
        known: Any = recognizer.moves
        moves = [known.get_class_name(number).partition("-") for number in range(known.n_moves)]
        numbers = {(kind, label): number for number, (kind, _, label) in enumerate(moves)}
        self._labels = [label for _, _, label in moves]
        self._within = {label: (numbers["I", label], numbers["L", label]) for kind, label in numbers if kind == "B"}
        self._is_begin = np.array([kind == "B" for kind, _, _ in moves])
        self._is_unit = np.array([kind == "U" and bool(label) for kind, _, label in moves])
        self._closed = ~(self._is_begin | self._is_unit | np.array([kind == _OUTSIDE for kind, _, _ in moves]))
        self._outside = numbers[_OUTSIDE, ""]

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities of a document and return it."""
        return self._set(doc, self._tokens.predict([doc])) if len(doc) else doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """Yield documents with their entities set, a batch at a time."""
        docs = iter(docs)
        while batch := list(islice(docs, batch_size)):
            vectors = self._tokens.predict(batch)
            start = 0
            for doc in batch:
                yield self._set(doc, vectors[start : start + len(doc)]) if len(doc) else doc
                start += len(doc)

    def _set(self, doc: Doc, vectors: Floats) -> Doc:
        """Set the entities of a document from the vectors of its tokens."""
        # The first row stands for no token.
        features = self._lower.predict(vectors)
        none, features = features[0], features[1:]
        ends_sentence = np.append(doc.to_array("SENT_START")[1:] == _SENTENCE_START, True)
        best = self._first_moves(doc, features[:, 0] + none[1] + none[2], ends_sentence)
        entities = []
        end = 0
        for start in np.flatnonzero(best != self._outside).tolist():
            if start < end:
                continue
            move = best[start]
            end = start + 1
            if self._is_begin[move]:
                end = self._end(features, start, self._labels[move], ends_sentence)
            entities.append(Span(doc, start, end, label=self._labels[move]))
        doc.set_ents(entities, default="outside")
        return doc

    def _first_moves(self, doc: Doc, features: Floats, ends_sentence: NDArray[np.bool_]) -> NDArray[np.intp]:
        """Return the best move at each token outside an entity."""
        scores = self._scored(features)
        space = doc.to_array("IS_SPACE").astype(bool)
        scores[:, self._closed] = -np.inf
        scores[np.ix_(space, self._is_unit)] = -np.inf
        scores[np.ix_(space | ends_sentence, self._is_begin)] = -np.inf
        best: NDArray[np.intp] = scores.argmax(axis=1)
        return best

    def _end(self, features: Floats, start: int, label: str, ends_sentence: NDArray[np.bool_]) -> int:
        """Return the end of an entity that begins at ``start``: the first token that is rather its last."""
        inside, last = self._within[label]
        for token in range(start + 1, len(features)):
            scores = self._scored((features[token, 0] + features[start, 1] + features[token - 1, 2])[None])[0]
            if ends_sentence[token] or scores[last] > scores[inside]:
                return token + 1
        return len(features)

    def _scored(self, features: Floats) -> Floats:
        """Return the score of each move from the summed features of states."""
        pieces = features + self._bias
        hidden = functools.reduce(np.maximum, np.moveaxis(pieces, -1, 0))
        # Not by numpy's own product: its threads wait for each other where the machine is busy.
        scores: Floats = self._ops.gemm(hidden, self._weights, trans2=True)
        scores += self._scores_bias
        return scores


def is_greedy(recognizer: EntityRecognizer) -> bool:
    """Tell whether a recogniser is of the make that :class:`GreedyEntities` knows: that of the packages."""
    model: Any = recognizer.model
    lower = model.get_ref("lower")
    return (
        recognizer.cfg["beam_width"] == 1
        and bool(model.attrs["has_upper"])
        and not model.attrs["unseen_classes"]
        and lower.get_dim("nF") == _STATE_TOKENS
        and lower.get_dim("nP") > 1
    )
