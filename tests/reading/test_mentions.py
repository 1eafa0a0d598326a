"""Which spans are mentions, on sentences of our own."""

from itertools import pairwise

import pytest

from reading.article import article_from_text
from reading.mentions import find_places, sentence_of
from reading.model import MentionKind, Sentence


def places(reader, text, language="fr"):
    return [found.text for found in reader.read(article_from_text(text, language=language)).places()]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("fr", "La Libye attend. Les combats ont repris à Syrte et dans le croissant pétrolier.",
         ["Libye", "Syrte", "croissant pétrolier"]),
        ("fr", "Les Turcs et les Libyens ont négocié.", []),
        ("fr", "Le port de Benghazi est fermé.", ["Benghazi"]),
        ("fr", "Le ministère turc de la Défense s'est tu.", []),
        ("fr", "Les soldats tiennent l'autoroute M5, et la M5 mène à Alep.", ["M5", "M5", "Alep"]),
        ("fr", "Les rebelles du M23 avancent.", []),
        ("fr", "L'Armée populaire de libération du Burundi quitte Syrte.", ["Syrte"]),
        ("fr", "Les bombes de l'Alliance sur Benghazi ont fait dix morts.", ["Benghazi"]),
        ("en", "Troops crossed the Dnieper River.", ["Dnieper River"]),
        ("en", "Ukraine's Defense Ministry declined to comment.", []),
        ("en", "Fighters backed by Turkey left Sirte.", ["Turkey", "Sirte"]),
        ("ru", "Взрыв произошёл вблизи села Хушаб.", ["Хушаб"]),
        ("ar", "وصل الوفد إلى سرت ثم عاد بسرت.", ["سرت", "سرت"]),
        ("ar", "وصل الوفد إلى سرت والتقى مسؤولاً ليبياً.", ["سرت"]),
        ("de", "Die Armee rückt nach Benghazi vor. In Zelten warten viele.", ["Benghazi"]),
    ],
)  # fmt: skip
def test_places_of_a_sentence(reader, language, text, names):
    assert places(reader, text, language) == names


def test_sentence_of_a_code_point():
    assert sentence_of((Sentence(0, 0, 4), Sentence(1, 5, 9)), 6) == 1
    assert sentence_of((), 3) == 0


def test_actors_are_mentions_that_stand_for_themselves(reader):
    reading = reader.read(article_from_text("Le GNA a repris Syrte aux forces de Haftar.", language="fr"))
    actors = [found for found in reading.mentions if found.kind is MentionKind.ACTOR]
    assert actors
    assert actors[0].text == "GNA"
    assert actors[0].stands_for == "gna"


def test_mentions_are_numbered_in_order_without_overlap(reader):
    text = "Le GNA tient Syrte. La Turquie appuie le GNA, la Russie appuie Haftar à Benghazi."
    mentions = reader.read(article_from_text(text, language="fr")).mentions
    assert [found.id for found in mentions] == [f"m{number}" for number in range(1, len(mentions) + 1)]
    assert all(first.end <= second.start for first, second in pairwise(mentions))
    assert [found.sentence for found in mentions] == sorted(found.sentence for found in mentions)


def test_short_form_of_a_name_given_in_full(reader, few_names):
    text = "Le Golfe de Syrte est calme. Les navires ont quitté le Golfe mardi."
    assert places(reader, text) == ["Golfe de Syrte", "Golfe"]


def test_places_within_longer_names_where_asked(reader, few_names):
    text = "The University of Turkey and the Moscow Fire Department helped. Ms. Ankara Smith spoke."
    doc = reader.parsed(text, "en")
    assert [text[p.start : p.end] for p in find_places(doc, few_names, "en")] == []
    assert [text[p.start : p.end] for p in find_places(doc, few_names, "en", nested=True)] == ["Turkey", "Moscow"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He waited outside the Turkish Embassy in Moscow.", ["Moscow"]),
        ("The African Union Mission in Libya has no helicopters.", []),
        ("The Security Council and Russia disagree.", ["Russia"]),
    ],
)
def test_a_place_beside_an_organisation_is_no_part_of_its_name(reader, text, names):
    assert places(reader, text, "en") == names


def test_an_area_or_seat_that_an_actor_rules_is_a_place(reader):
    text = "Fighting went on in Puntland and near Hargeisa. Puntland refuses to negotiate. Hamas left Sirte."
    found = reader.read(article_from_text(text, language="en"))
    assert [place.text for place in found.places()] == ["Puntland", "Hargeisa", "Puntland", "Sirte"]
    assert [place.stands_for for place in found.places()] == [None, None, "puntland", None]
    assert [mention.stands_for for mention in found.mentions if mention.kind is MentionKind.ACTOR] == ["hamas"]
