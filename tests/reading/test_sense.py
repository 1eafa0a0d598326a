"""The sense of names in sentences of our own, with and without a parser."""

import json
from importlib import resources

import pytest

from reading.article import article_from_text
from reading.model import Sense
from reading.sense.decision import WEIGHTS, evidence

METONYMIC = [
    ("fr", "Ankara", "Ankara refuse de retirer ses soldats.", "subject of"),
    ("fr", "Turquie", "La Turquie, qui appuie les rebelles, a envoyé des drones.", "subject of"),
    ("fr", "Moscou", "Les diplomates ont étudié la proposition de Moscou.", "possessor of 'proposition'"),
    ("fr", "Paris", "La trêve est fragile, selon Paris.", "selon"),
    ("fr", "Moscou", "Un accord entre Ankara et Moscou se fait attendre.", "coordinated"),
    ("fr", "Kremlin", "Le plan déplaît au Kremlin.", "seat of power"),
    ("fr", "Russie", "Les rebelles sont armés par la Russie.", "agent"),
    ("fr", "Ankara", "Le ministre a durci le ton envers Ankara.", "envers"),
    ("en", "Russia", "The city was seized by Russia-backed fighters.", "backed"),
    ("en", "Iran", "The envoy accused Iran of shipping rockets.", "object of 'accuse'"),
    ("en", "Ukraine", "Ukraine's army advanced overnight.", "possessor of 'army'"),
    ("en", "Moscow", "The talks with Moscow collapsed.", "party"),
    ("en", "Turkey", "Turkey rejected the plan on Monday.", "subject of 'reject'"),
    ("es", "Rusia", "Rusia rechazó la propuesta.", "subject of"),
    ("es", "Ankara", "Acusó ayer, en un largo discurso, a Ankara de armar a los rebeldes.", ""),
    ("ar", "أنقرة", "واستدعت أنقرة السفير احتجاجاً.", ""),
    ("ar", "أنقرة", "وحمّلت أنقرة المتمردين المسؤولية.", ""),
]
LITERAL = [
    ("fr", "Libye", "Les combats ont repris en Libye."),
    ("fr", "Ankara", "La rencontre a eu lieu à Ankara."),
    ("fr", "Syrte", "Les forces se sont massées autour de Syrte."),
    ("fr", "Turquie", "Le président de la Turquie est attendu mardi."),
    ("fr", "Libye", "La frontière entre la Libye et son voisin est fermée."),
    ("fr", "Libye", "La Libye est divisée depuis des années."),
    ("en", "Ukraine", "The contingent in Ukraine was withdrawn."),
    ("en", "Moscow", "He flew to Moscow on Friday."),
    ("en", "Sirte", "The troops shelled Sirte overnight."),
    ("es", "Ankara", "Ankara. Los dos bandos guardan silencio."),
    ("es", "Libya", "Los tanques cruzaron Libya sin detenerse."),
    ("ar", "أنقرة", "وفي أنقرة قال المتحدث إن المحادثات مستمرة."),
    ("en", "Russia", "The mayor crossed the border with Russia."),
]


def mention(reader, language, name, text):
    reading = reader.read(article_from_text(text, language=language))
    return next(found for found in reading.places() if found.text == name)


@pytest.mark.parametrize(("language", "name", "text", "why"), METONYMIC)
def test_government_is_meant(reader, language, name, text, why):
    found = mention(reader, language, name, text)
    assert found.sense is Sense.METONYMIC
    assert found.stands_for is not None
    assert found.stands_for.startswith("gov:")
    assert why in found.why


@pytest.mark.parametrize(("language", "name", "text"), LITERAL)
def test_location_is_meant(reader, language, name, text):
    found = mention(reader, language, name, text)
    assert (found.sense, found.stands_for) == (Sense.LITERAL, None)
    assert found.why


def test_dateline_is_literal(reader):
    text = "MOSCOU: Les pourparlers ont échoué.\n\nAnkara - Les pourparlers ont échoué."
    assert mention(reader, "fr", "Ankara", text).sense is Sense.LITERAL


def test_town_that_is_no_capital_stands_for_nothing(reader):
    assert mention(reader, "fr", "Syrte", "Syrte est tombée à l'aube.").stands_for is None


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [
        ("de", "Moskau", "Am Abend dementierte Moskau jede Beteiligung."),
        ("ar", "أنقرة", "رفضت أنقرة الاقتراح يوم الاثنين."),
        ("ru", "Анкара", "Анкара отвергла предложение."),
        ("es", "Washington", "Washington exige una respuesta."),
        ("fr", "Pékin", "Pékin fait la sourde oreille."),
    ],
)
def test_capital_acts_in_every_language(reader, language, name, text):
    found = mention(reader, language, name, text)
    assert found.sense is Sense.METONYMIC
    assert found.why


def test_every_weight_is_of_a_cue_that_a_name_can_have():
    table = json.loads(resources.files("reading.lexicon").joinpath(WEIGHTS).read_text("utf-8"))
    assert table["weights"]["rules:metonymic"] > 0 > table["weights"]["rules:literal"]
    assert evidence({}) == table["bias"]
