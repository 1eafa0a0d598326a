"""Dates are resolved against the day of publication, with their precision and span."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading.dates import find_dates
from reading.model import Precision

PUBLISHED = datetime.date(2020, 6, 15)


@pytest.mark.parametrize(
    ("text", "language", "expected", "precision"),
    [
        ("Dimanche 14 juin, la visite", "fr", "2020-06-14", Precision.DAY),
        ("Depuis le 13 juin", "fr", "2020-06-13", Precision.DAY),
        ("le 4 avril 2019", "fr", "2019-04-04", Precision.DAY),
        ("le 1er décembre", "fr", "2019-12-01", Precision.DAY),
        ("samedi, il a dit", "fr", "2020-06-13", Precision.DAY),
        ("samedi prochain", "fr", "2020-06-20", Precision.DAY),
        ("en mai, les troupes", "fr", "2020-05-01", Precision.MONTH),
        ("hier soir", "fr", "2020-06-14", Precision.DAY),
        ("They left yesterday.", "en", "2020-06-14", Precision.DAY),
        ("on February 24", "en", "2020-02-24", Precision.DAY),
        ("on 24 February 2022", "en", "2022-02-24", Precision.DAY),
        ("last Tuesday", "en", "2020-06-09", Precision.DAY),
        ("next Tuesday", "en", "2020-06-16", Precision.DAY),
        ("in June", "en", "2020-06-01", Precision.MONTH),
        ("on 2020-06-06", "en", "2020-06-06", Precision.DAY),
        ("am 3. Juli 2015", "de", "2015-07-03", Precision.DAY),
        ("el 5 de mayo de 2020", "es", "2020-05-05", Precision.DAY),
        ("21 августа 2020", "ru", "2020-08-21", Precision.DAY),
    ],
)
def test_a_date_is_resolved(text: str, language: str, expected: str, precision: Precision) -> None:
    (found,) = find_dates(text, language, PUBLISHED)
    assert found.date.isoformat() == expected
    assert found.precision is precision


def test_the_span_is_that_of_the_words() -> None:
    text = "Le retrait du 13 juin a surpris."
    (found,) = find_dates(text, "fr", PUBLISHED)
    assert text[found.start : found.end] == "13 juin"


def test_without_a_day_of_publication_only_full_dates_count() -> None:
    assert find_dates("dimanche 14 juin, hier, en mai", "fr", None) == ()
    assert len(find_dates("le 14 juin 2020", "fr", None)) == 1


def test_impossible_dates_are_left_out() -> None:
    assert find_dates("le 31 février 2020", "fr", PUBLISHED) == ()


def test_an_unknown_language_has_no_dates() -> None:
    assert find_dates("14 juin 2020", "und", PUBLISHED) == ()


@given(st.text(), st.sampled_from(["fr", "en", "ar", "ru"]))
def test_no_text_breaks_it(text: str, language: str) -> None:
    for found in find_dates(text, language, PUBLISHED):
        assert 0 <= found.start < found.end <= len(text)
