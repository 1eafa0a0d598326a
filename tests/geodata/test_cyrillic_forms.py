import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.gazetteer.cyrillic_forms import is_form_of, query_stems, stems
from geodata.gazetteer.geocoder import Gazetteer, open_gazetteer
from geodata.gazetteer.name_forms import fold

CASES = [
    ("Мариуполе", "Мариуполь"),
    ("Кандагара", "Кандагар"),
    ("Румынии", "Румыния"),
    ("Москвой", "Москва"),
    ("Россию", "Россия"),
    ("Северной Осетии", "Северная Осетия"),
    ("Нагорного Карабаха", "Нагорный Карабах"),
    ("Тайваньского пролива", "Тайваньский пролив"),
    ("Великих Луках", "Великие Луки"),
    ("Чёрном море", "Чёрное море"),
    ("Ростове-на-Дону", "Ростов-на-Дону"),
    ("Грозного", "Грозный"),
    ("Киевом", "Киев"),
    ("Харкові", "Харків"),
]


@pytest.mark.parametrize(("form", "nominative"), CASES)
def test_a_case_form_is_known_by_stem_and_ending(form: str, nominative: str) -> None:
    assert is_form_of(fold(form), fold(nominative))
    assert set(stems(fold(nominative))) & set(query_stems(fold(form)))


@pytest.mark.parametrize(
    ("word", "other"), [("Россию", "Росс"), ("Ливию", "Лива"), ("Сирии", "Сир"), ("Карабах", "Кара")]
)
def test_another_name_is_no_case_form(word: str, other: str) -> None:
    assert not is_form_of(fold(word), fold(other))


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


@pytest.mark.parametrize(
    ("form", "country"),
    [("Россию", "RU"), ("Ливии", "LY"), ("Донецка", "UA"), ("Курской области", "RU"), ("Степанакерта", "AZ")],
)
def test_the_gazetteer_knows_case_forms(gazetteer: Gazetteer, form: str, country: str) -> None:
    assert gazetteer.candidates(form)[0].country == country


@given(st.text(), st.text())
def test_any_text_has_stems_and_no_failure(text: str, other: str) -> None:
    folded = fold(text)
    assert all(stems(folded))
    assert all(query_stems(folded))
    assert is_form_of(folded, folded)
    is_form_of(folded, fold(other))
