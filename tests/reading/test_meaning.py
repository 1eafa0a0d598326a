"""What a sentence means as a whole, in every language alike."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reading.article import article_from_text
from reading.claims.meaning import KINDS, LONGEST, SentenceMeanings, log_odds
from reading.model import ClaimKind
from reading.sentences import split_sentences

SHELLED = {
    "en": "The rebels shelled the port with artillery.",
    "fr": "Les rebelles ont pilonné le port à l'artillerie.",
    "es": "Los rebeldes bombardearon el puerto con artillería.",
    "de": "Die Rebellen beschossen den Hafen mit Artillerie.",
    "ru": "Повстанцы обстреляли порт из артиллерии.",
    "ar": "قصف المتمردون الميناء بالمدفعية",
}

SANG = {
    "en": "The choir sang in the old church.",
    "fr": "La chorale a chanté dans la vieille église.",
    "es": "El coro cantó en la vieja iglesia.",
    "de": "Der Chor sang in der alten Kirche.",
    "ru": "Хор пел в старой церкви.",
    "ar": "غنت الجوقة في الكنيسة القديمة",
}


@pytest.mark.parametrize("language", SHELLED)
def test_an_attack_sounds_like_one_in_every_language(language: str) -> None:
    attack = KINDS.index(ClaimKind.ATTACK)
    shelled, sang = log_odds([SHELLED[language], SANG[language]])
    assert shelled[attack] > sang[attack] + 1


def test_sentences_are_told_apart_by_their_own_words() -> None:
    text = "They met for talks in Geneva on Monday. The choir sang in the old church."
    sentences = split_sentences(text, "en")
    meanings = SentenceMeanings(article_from_text(text, language="en"), sentences)
    met, sang = (meanings.of(index, ClaimKind.TALKS) for index in (0, 1))
    assert met > 0 > sang


def test_sentences_are_read_together_as_one_by_one() -> None:
    texts = [*SHELLED.values(), ""]
    assert np.allclose(log_odds(texts), np.concatenate([log_odds([text]) for text in texts]))


def test_a_table_pasted_as_one_sentence_is_cut() -> None:
    long = "Goma 12 34 " * 2_000
    assert np.array_equal(log_odds([long]), log_odds([long[:LONGEST]]))


def test_no_sentences_have_no_odds() -> None:
    assert log_odds([]).shape == (0, len(KINDS))


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_any_text_has_a_meaning(text: str) -> None:
    assert np.isfinite(log_odds([text])).all()
