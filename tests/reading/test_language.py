import pytest

from reading.errors import LanguageError
from reading.language import checked_language, detect_language, other_languages

SENTENCES = {
    "fr": "Les négociateurs se sont quittés sans accord après trois jours de discussions à huis clos dans la capitale, "
    "ont dit plusieurs diplomates présents.",
    "en": "The negotiators parted without agreement after three days of talks behind closed doors in the capital, "
    "several diplomats who were present said.",
    "ar": "غادر المفاوضون العاصمة من دون اتفاق بعد ثلاثة أيام من المحادثات المغلقة",
    "es": "Los negociadores se separaron sin acuerdo tras tres días de conversaciones a puerta cerrada en la capital.",
    "de": "Die Unterhändler gingen nach drei Tagen Gesprächen hinter verschlossenen Türen ohne Einigung auseinander.",
    "ru": "Переговорщики разошлись без соглашения после трёх дней закрытых переговоров в столице.",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_languages_are_told(language):
    assert detect_language(SENTENCES[language]) == language


@pytest.mark.parametrize("text", ["", "1234 5678", "🛰🛰🛰", "\x00"])
def test_no_words_no_language(text):
    assert detect_language(text) == "und"


def test_mixed_text_names_the_other_language():
    assert other_languages(SENTENCES["fr"] + "\n\n" + SENTENCES["en"], "fr") == ("en",)
    assert other_languages(SENTENCES["fr"] * 3, "fr") == ()


def test_codes():
    assert checked_language(" Ar ") == "ar"
    with pytest.raises(LanguageError, match="two letters"):
        checked_language("english")
