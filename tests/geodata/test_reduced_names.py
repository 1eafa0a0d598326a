import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.gazetteer.geocoder import Gazetteer, open_gazetteer
from geodata.gazetteer.name_forms import fold
from geodata.resolution.reduced_names import SHARE, proper_part, reduced_bearers, spelled_out


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Universität Heidelberg", "DE"),
        ("West Belfast", "GB"),
        ("hôpital de Goma", "CD"),
        ("Восточного Алеппо", "SY"),
        ("carretera de Culiacán", "MX"),
    ],
)
def test_the_proper_part_of_an_unknown_name_is_a_place(gazetteer: Gazetteer, name: str, country: str) -> None:
    best = reduced_bearers(name, gazetteer)[0]
    assert best.place.country == country
    assert best.weight <= SHARE * best.prominence


def test_abbreviated_directions_are_written_out(gazetteer: Gazetteer) -> None:
    assert reduced_bearers("W. Columbia", gazetteer)[0].place.name == "West Columbia"


@pytest.mark.parametrize("name", ["North Road", "Aleppo", "", "Lake", "the east"])
def test_nothing_is_left_of_common_words_and_of_plain_names(gazetteer: Gazetteer, name: str) -> None:
    assert reduced_bearers(name, gazetteer) == []


@given(st.text())
def test_any_text_is_reduced_without_failure(text: str) -> None:
    folded = fold(text)
    rest = proper_part(folded)
    assert rest is None or rest in folded
    spelled_out(folded)
