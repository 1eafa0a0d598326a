"""The Russian pipeline keeps the text, makes a tree of each sentence, and finds names in their cases."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from reading.pipelines import load
from reading.russian import is_installed

pytestmark = pytest.mark.skipif(not is_installed(), reason="the Russian models are not installed")


@pytest.fixture(scope="module")
def russian() -> Language:
    return load("slovnet")


def test_names_are_found_in_their_cases(russian: Language) -> None:
    doc = russian("Бои идут под Мариуполем, заявил Владимир Путин.")
    assert [(entity.text, entity.label_) for entity in doc.ents] == [("Мариуполем", "LOC"), ("Владимир Путин", "PER")]


def test_subject_hangs_on_its_verb(russian: Language) -> None:
    doc = russian("Киев отверг предложение.")
    assert (doc[0].dep_, doc[0].head.text, doc[0].pos_) == ("nsubj", "отверг", "PROPN")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text())
def test_any_text_stays_as_it_is_and_every_token_reaches_a_root(russian: Language, text: str) -> None:
    doc = russian("Киев " + text + "  Москва")
    assert doc.text == "Киев " + text + "  Москва"
    assert all(token.head.i == token.i or token.is_ancestor(token) is False for token in doc)
