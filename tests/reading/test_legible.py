"""Texts that are hard to read: capitals, invisible characters, accents apart, letters of another script."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reading.actors import ActorLexicon
from reading.article import article_from_text
from reading.legible import joined, legible
from reading.model import Article

HARD = st.text(
    st.one_of(
        st.characters(codec="utf-8"),  # halves of characters are refused before a text is read
        st.sampled_from("\u00ad\u200b\u200c\u200d\u2060\ufeff\u0301\u0308 \n.АаЕеОоAaEeOoIİßǅﬁ"),
        st.sampled_from(list("ANKARA REFUSE SYRTE ")),
    )
)


def places(reader, text, language):
    return [found.text for found in reader.read(article_from_text(text, language=language)).places()]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("fr", "ANKARA REFUSE DE RETIRER SES SOLDATS DE LIBYE", ["ANKARA", "LIBYE"]),
        ("en", "RUSSIA SENDS TROOPS TO SIRTE AS ANKARA WARNS", ["RUSSIA", "SIRTE", "ANKARA"]),
        ("en", "Rus\u200bsia sent troops. Anka\u00adra refused.", ["Rus\u200bsia", "Anka\u00adra"]),
        ("en", "Russia spoke. \u0410nkara refused.", ["Russia", "\u0410nkara"]),
        ("fr", "La Turquie attend.Ankara refuse.Moscou se tait.", ["Turquie", "Ankara", "Moscou"]),
    ],
)
def test_names_of_a_hard_text_are_found_as_they_are_written(reader, language, text, names):
    assert places(reader, text, language) == names


def test_capitals_are_read_like_ordinary_writing(reader):
    reading = reader.read(article_from_text("ANKARA REFUSE DE RETIRER SES SOLDATS DE LIBYE", language="fr"))
    assert {claim.actor for claim in reading.claims} == {"gov:TR"}


@pytest.mark.parametrize("text", ["Ankara refuse.", "NATO, EU, UN.", "L'ONU et l'OTAN se taisent.", ""])
def test_ordinary_text_is_read_as_it_is(few_names, text):
    assert legible(text, "fr", few_names, ActorLexicon()) is None


@settings(max_examples=60, deadline=None)
@given(HARD)
def test_copy_leads_back_to_the_very_characters(text):
    copy = joined(text)
    assert len(copy.text) == len(copy.starts) == len(copy.ends)
    assert all(start < end for start, end in zip(copy.starts, copy.ends, strict=True))
    assert list(copy.starts) == sorted(copy.starts)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HARD, st.sampled_from(["fr", "en", "ar", "ru", "und"]))
def test_offsets_of_any_hard_text_point_at_its_characters(reader, text, language):
    given_text = "Syrte " + text + " ANKARA REFUSE TOUJOURS ENCORE"
    reading = reader.read(Article("a-0", "", given_text, language))
    assert reading.article.text == given_text
    ends = [0]
    for sentence in reading.sentences:
        assert ends[-1] <= sentence.start < sentence.end <= len(given_text)
        ends.append(sentence.end)
    for found in reading.mentions:
        assert given_text[found.start : found.end] == found.text
        assert reading.sentences[found.sentence].start <= found.start
        assert found.end <= reading.sentences[found.sentence].end
    for claim in reading.claims:
        assert 0 <= claim.cue[0] < claim.cue[1] <= len(given_text)


def test_many_articles_are_read_like_each_by_itself(reader):
    texts = ["Ankara refuse.", "ANKARA REFUSE DE QUITTER LA LIBYE", "Tur\u200bquie: Moscou se tait.", "Le calme."]
    articles = [article_from_text(text, language="fr") for text in texts]
    assert list(reader.read_many(articles)) == [reader.read(article) for article in articles]


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_text_of_invisible_characters_alone_says_nothing(reader, language):
    reading = reader.read(Article("a-0", "", "\u00ad", language))
    assert reading.mentions == ()
    assert reading.claims == ()
