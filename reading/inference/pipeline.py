"""A spaCy pipeline made ready for reading: the same annotations in less time."""

from __future__ import annotations

from spacy.language import Language
from spacy.pipeline import AttributeRuler, EntityRecognizer, Lemmatizer
from thinc.api import Model

from reading.inference import attributes, entities
from reading.inference.token_vectors import lighten


def for_reading(pipeline: Language) -> Language:
    """Return the pipeline with its networks lightened; afterwards it can be run, not trained.

    What is of a make that is not known here (transformers, beam search) stays as its package has it.
    """
    for _, component in pipeline.pipeline:
        network = getattr(component, "model", None)
        if isinstance(network, Model):
            lighten(network, pipeline.vocab)
    if "lemmatizer" in pipeline.pipe_names:
        _hash_index(pipeline.get_pipe("lemmatizer"))
    if "ner" in pipeline.pipe_names:
        recognizer = pipeline.get_pipe("ner")
        if isinstance(recognizer, EntityRecognizer) and entities.is_greedy(recognizer):
            pipeline.add_pipe(entities.FACTORY, after="ner")
            pipeline.disable_pipe("ner")
    if "attribute_ruler" in pipeline.pipe_names and isinstance(pipeline.get_pipe("attribute_ruler"), AttributeRuler):
        pipeline.add_pipe(attributes.FACTORY, after="attribute_ruler")
        pipeline.disable_pipe("attribute_ruler")
    return pipeline


def _hash_index(lemmatizer: object) -> None:
    """Make sets of a lemmatizer's lists of known words, which are gone through from the start for each new word."""
    if not isinstance(lemmatizer, Lemmatizer) or "lemma_index" not in lemmatizer.lookups:
        return
    index = lemmatizer.lookups.get_table("lemma_index")
    for part_of_speech, known in list(index.items()):
        index[part_of_speech] = frozenset(known)
