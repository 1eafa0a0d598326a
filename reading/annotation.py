"""Run a pipeline over a document: the same annotation as spaCy's own call, with the names found beside the parse.

In the pipelines that spaCy ships, names are found by a network of their own that needs nothing of the parse. What it
predicts is computed in a second thread (the matrix products run outside Python's lock) and written when all is there.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

NAMES = "ner"
_INDEPENDENT = {"tok2vec", "tagger", "morphologizer", "parser", "senter", "attribute_ruler", "lemmatizer"}
"""Components that write nothing a recogniser of names reads."""


def annotated(pipeline: Language, doc: Doc) -> Doc:
    """Return ``doc`` with what the components of ``pipeline`` say of it, as ``pipeline(doc)`` does.

    The sentence starts of every token must be set: else the parser would set them, and no name crosses one.
    """
    if not can_run_beside(pipeline):
        return pipeline(doc)
    recogniser: Any = pipeline.get_pipe(NAMES)
    predicted = _workers().submit(recogniser.predict, [doc])
    try:
        for name, component in pipeline.pipeline:
            if name != NAMES:
                doc = component(doc)
    finally:
        names = predicted.result()
    recogniser.set_annotations([doc], names)
    return doc


def can_run_beside(pipeline: Language) -> bool:
    """Tell whether the names of a pipeline can be found beside its parse: neither needs the other.

    >>> import spacy; can_run_beside(spacy.blank("fr"))
    False
    """
    others = set(pipeline.pipe_names) - {NAMES}
    if NAMES not in pipeline.pipe_names or not others <= _INDEPENDENT:
        return False
    shared: Any = pipeline.get_pipe("tok2vec") if "tok2vec" in others else None
    return shared is None or NAMES not in shared.listener_map


@lru_cache(maxsize=1)
def _workers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=2, thread_name_prefix="names")
