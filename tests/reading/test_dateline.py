"""The day that an article's first lines give as that of its appearance."""

from __future__ import annotations

import datetime

import pytest

from reading.article import article_from_text
from reading.dateline import dateline_day

DAY = datetime.date(2020, 6, 15)
GIVEN = [
    ("fr", "PARIS, le 15 juin 2020 (AFP) — Les combats ont cessé."),
    ("fr", "Publié le 15 juin 2020 à 14h03 par la rédaction"),
    ("fr", "15/06/2020 - 14:03\n\nLes combats ont cessé."),
    ("fr", "2020-06-15\nLes combats ont cessé."),
    ("en", "TRIPOLI, June 15, 2020 (Reuters) - The fighting has stopped."),
    ("en", "Monday, 15 June 2020 14:03 GMT\n\nThe fighting has stopped."),
    ("en", "Tripoli (15 June 2020) — The fighting has stopped."),
    ("es", "Alto el fuego\n\nTrípoli, 15 de junio de 2020\n\nLos combates han cesado."),
    ("es", "Trípoli, 15 de junio de 2020 (EFE).- Los combates han cesado."),
    ("de", "Stand: 15.06.2020, 10:15 Uhr"),
    ("de", "Tripolis, 15. Juni 2020 (dpa) – Die Kämpfe ruhen."),
    ("ru", "Триполи. 15 июня 2020. INTERFAX.RU - Бои прекратились."),
    ("ru", "ТРИПОЛИ, 15 июня 2020 года. /ТАСС/. Бои прекратились."),
    ("ar", "طرابلس، 15 يونيو 2020 - توقفت المعارك."),
]
TOLD_OF = [
    ("fr", "La bataille de Syrte, 6 juin 2020\n\nLe récit d'un témoin."),
    ("fr", "Le maréchal, revenu le 15 juin 2020, avait refusé."),
    ("en", "On June 15, 2020, forces took the town."),
    ("en", "June 15, 2020, was the day that changed the town."),
    ("en", "A report published on 15 June 2020 says militias fled."),
    ("en", "Libya: a chronology, 4 April 2019 – 15 June 2020"),
    ("en", "06/07/2020\n\nThe day or the month may come first."),
    ("en", "BERLIN, June 15 — The year is not told."),
]


@pytest.mark.parametrize(("language", "text"), GIVEN)
def test_a_dateline_gives_the_day(language: str, text: str) -> None:
    assert dateline_day(text, language) == DAY


@pytest.mark.parametrize(("language", "text"), TOLD_OF)
def test_a_day_told_of_is_not_the_article_s_own(language: str, text: str) -> None:
    assert dateline_day(text, language) is None


def test_a_day_far_down_is_not_looked_at() -> None:
    assert dateline_day("Line.\n" * 5 + "15 June 2020\n", "en") is None


def test_the_day_that_a_reader_gives_goes_before() -> None:
    text = "TRIPOLI, June 15, 2020 (Reuters) - The fighting in the town has stopped."
    assert article_from_text(text, language="en").published == DAY
    assert article_from_text(text, language="en", published="2020-06-16").published == datetime.date(2020, 6, 16)
