"""The token vectors of a spaCy pipeline by its own weights, with less work around the multiplications.

A token that comes again in a text is embedded once, and what training alone needs is left out. The vectors are the same
but for rounding.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import ORTH
from spacy.tokens import Doc
from spacy.vectors import Mode, Vectors
from spacy.vocab import Vocab
from thinc.api import Model

Floats = NDArray[np.float32]
Network = Model[Any, Any]

_VARIANCE_FLOOR = 1e-8
"""What thinc adds to a variance before it divides by its root."""
_MAXOUT = "maxout>>layernorm>>dropout"
_WINDOW = f"expand_window>>{_MAXOUT}"


def lighten(network: Network, vocab: Vocab) -> None:
    """Replace the layers of a network that are known here by the same with less work; others stay as they are.

    Afterwards the network can be run, not trained.
    """
    for node in list(network.walk()):
        if node.name == _WINDOW:
            network.replace_node(node, _run_only("window", _window(node)))
        elif _is_embedding(node, vocab):
            network.replace_node(node, _run_only("embedding", _embedding(node, vocab)))


def _layers(node: Network) -> dict[str, Any]:
    """Return the layers within a node by name, one of each name."""
    return {layer.name: layer for layer in node.walk()}


def _run_only(name: str, predict: Callable[[Any], Any]) -> Network:
    """Return a layer that can only be run."""

    def forward(_model: Network, given: Any, is_train: bool) -> tuple[Any, Callable[[Any], Any]]:
        if is_train:
            raise ValueError("this layer is for reading, not for training")
        return predict(given), lambda gradient: gradient

    return Model(name, forward)


def _window(node: Network) -> Callable[[Floats], Floats]:
    """Return the layer that sees each token with its neighbours."""
    expand, maxout = _layers(node)["expand_window"], _maxout(node)
    beside = expand.attrs["window_size"]
    return lambda given: maxout(expand.ops.seq2col(given, beside))


def _maxout(node: Network) -> Callable[[Floats], Floats]:
    """Return the maxout layer within a node and the normalisation after it as one function."""
    found = _layers(node)
    layer, norm = found["maxout"], found["layernorm"]
    outputs, pieces, inputs = (layer.get_dim(name) for name in ("nO", "nP", "nI"))
    # The pieces lie apart from each other, so that the largest is found by whole rows.
    weights: Floats = np.ascontiguousarray(layer.get_param("W").transpose(1, 0, 2).reshape(pieces * outputs, inputs))
    bias = layer.get_param("b").T.ravel()
    scale, shift = norm.get_param("G"), norm.get_param("b")

    def predict(given: Floats) -> Floats:
        parts: Floats = layer.ops.gemm(given, weights, trans2=True)
        parts += bias
        best: Floats = parts[:, :outputs]
        for piece in range(1, pieces):
            best = np.maximum(best, parts[:, piece * outputs : (piece + 1) * outputs])
        best = best - best.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", best, best) / outputs + _VARIANCE_FLOOR
        best *= (1 / np.sqrt(variance))[:, None]
        best *= scale
        best += shift
        return best

    return predict


def _is_embedding(node: Network, vocab: Vocab) -> bool:
    """Tell whether a node is spaCy's ``MultiHashEmbed``, over vectors with one row a word where it has any."""
    if [layer.name for layer in node.layers[1:]] != [f"with_array({_MAXOUT})", "ragged2list"]:
        return False
    found = _layers(node)
    if "extract_features" not in found or "hashembed" not in found:
        return False
    vectors: Any = vocab.vectors
    plain = isinstance(vectors, Vectors) and vectors.mode == Mode.default and getattr(vectors, "attr", ORTH) == ORTH
    return plain or "static_vectors" not in found


def _embedding(node: Network, vocab: Vocab) -> Callable[[list[Doc]], list[Floats]]:
    """Return the embedding of the tokens of documents as one function."""
    found = _layers(node)
    columns = [ORTH, *found["extract_features"].attrs["columns"]]
    tables: list[tuple[Any, int]] = [
        (layer.get_param("E"), layer.attrs["seed"]) for layer in node.walk() if layer.name == "hashembed"
    ]
    projection = found["static_vectors"].get_param("W") if "static_vectors" in found else None
    maxout, ops = _maxout(node), found["hashembed"].ops

    def predict(docs: list[Doc]) -> list[Floats]:
        tokens = np.concatenate([doc.to_array(columns) for doc in docs])
        types, places = _once(tokens)
        parts = [
            ops.gather_add(table, ops.hash(np.ascontiguousarray(types[:, column]), seed) % len(table))
            for column, (table, seed) in enumerate(tables, 1)
        ]
        if projection is not None:
            rows = vocab.vectors.find(keys=types[:, 0])
            vectors = ops.gemm(vocab.vectors.data[rows], projection, trans2=True)
            vectors[rows < 0] = 0
            parts.append(vectors)
        ends = np.cumsum([len(doc) for doc in docs])
        return np.split(maxout(np.concatenate(parts, axis=1))[places], ends[:-1])

    return predict


def _once(rows: NDArray[Any]) -> tuple[NDArray[Any], NDArray[np.intp]]:
    """Return the different rows of a table, and for each row of it which of them it is."""
    whole = np.ascontiguousarray(rows).view(np.dtype((np.void, rows.itemsize * rows.shape[1]))).ravel()
    _, first, places = np.unique(whole, return_index=True, return_inverse=True)
    return rows[first], places
