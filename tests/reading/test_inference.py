from pathlib import Path

import numpy as np
import pytest
import spacy
from thinc.api import Model

from reading.article import article_from_file
from reading.inference.entities import GreedyEntities, is_greedy
from reading.pipelines import load, preferred, shipped
from reading.reader import with_sentence_starts
from reading.sentences import split_sentences

EXAMPLES = Path(__file__).parents[2] / "components" / "examples"
ATTRIBUTES = ["TAG", "POS", "MORPH", "DEP", "HEAD", "LEMMA", "SENT_START", "ENT_IOB", "ENT_TYPE"]


@pytest.fixture(scope="module", params=["fr", "en"])
def language(request):
    return request.param


@pytest.fixture(scope="module")
def packaged(language):
    return shipped(preferred(language))


def texts(language):
    paths = EXAMPLES.glob(f"*.{language}.md")
    bodies = [article_from_file(path.name, path.read_bytes()).text for path in sorted(paths)]
    return [
        *bodies,
        bodies[0].upper(),
        "Goma\n\n  \tSyrte",
        "I'm gonna do somethin', but there are \n but",
        " ",
        "a",
        bodies[0][::-1],
    ]


def test_every_annotation_is_that_of_the_package(language, packaged):
    quick = load(preferred(language))
    for text in texts(language):
        one, other = quick(text), packaged(text)
        np.testing.assert_array_equal(one.to_array(ATTRIBUTES), other.to_array(ATTRIBUTES))
        np.testing.assert_allclose(one.tensor, other.tensor, atol=1e-4)


def test_many_at_once_are_as_one_by_one(language):
    quick = load(preferred(language))
    for text, together in zip(texts(language), quick.pipe(texts(language), batch_size=4), strict=True):
        np.testing.assert_array_equal(quick(text).to_array(ATTRIBUTES), together.to_array(ATTRIBUTES))


def test_no_entity_crosses_a_sentence_that_was_set_before(language, packaged):
    entities = GreedyEntities(packaged.get_pipe("ner"))
    for text in texts(language):
        sentences = split_sentences(text, language)
        one, other = (with_sentence_starts(packaged.make_doc(text), 0, sentences) for _ in range(2))
        entities(one)
        packaged.get_pipe("ner")(other)
        np.testing.assert_array_equal(one.to_array(ATTRIBUTES[-3:]), other.to_array(ATTRIBUTES[-3:]))


def test_the_parts_of_a_package_are_recognised(language):
    quick = load(preferred(language))
    assert {"ner", "attribute_ruler"}.isdisjoint(quick.pipe_names)
    layers = {
        layer.name
        for _, part in quick.pipeline
        if isinstance(getattr(part, "model", None), Model)
        for layer in part.model.walk()
    }
    assert {"embedding", "window"} <= layers
    assert "hashembed" not in layers


def test_known_words_are_looked_up_by_hash(language):
    index = load(preferred(language)).get_pipe("lemmatizer").lookups.get_table("lemma_index")
    assert all(isinstance(known, frozenset) and known for known in index.values())


def test_a_recogniser_of_another_make_is_left_alone():
    pipeline = spacy.blank("fr")
    ner = pipeline.add_pipe(
        "ner",
        config={
            "model": {
                "@architectures": "spacy.TransitionBasedParser.v2",
                "state_type": "ner",
                "extra_state_tokens": True,
                "hidden_width": 8,
                "maxout_pieces": 2,
                "use_upper": True,
                "tok2vec": {
                    "@architectures": "spacy.HashEmbedCNN.v2",
                    "width": 8,
                    "depth": 1,
                    "embed_size": 10,
                    "window_size": 1,
                    "maxout_pieces": 2,
                    "subword_features": False,
                    "pretrained_vectors": None,
                },
            }
        },
    )
    ner.add_label("LOC")
    pipeline.initialize()
    assert not is_greedy(ner)
    with pytest.raises(ValueError, match="make"):
        GreedyEntities(ner)
