import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.gazetteer.geocoder import Gazetteer, open_gazetteer
from geodata.gazetteer.sounds import bands, likeness, sounds, sounds_of_place


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Кладани", "Kladanj"),
        ("كلادانيي", "Kladanj"),
        ("فلاديكافكاز", "Vladikavkaz"),
        ("Хартишейке", "Hartīshēk"),
        ("Boroma", "Borama"),
        ("Labwé", "Labweh"),
        ("Kunhinga", "Cunhinga"),
    ],
)
def test_a_name_in_another_spelling_or_script_is_like_the_one_of_the_gazetteer(written: str, name: str) -> None:
    assert likeness(written, name) > 0.0


@pytest.mark.parametrize(("written", "name"), [("Rakhata", "Arjut"), ("Khurcha", "Karagach"), ("سرت", "Sort")])
def test_names_that_share_few_sounds_or_vowels_are_two(written: str, name: str) -> None:
    assert likeness(written, name) == 0.0


def test_it_is_found_around_the_place_beside_it_alone(gazetteer: Gazetteer) -> None:
    tuzla = (44.54, 18.67)
    found = gazetteer.store.sounding_like("كلادانيي", *tuzla, 500.0)
    assert found is not None
    assert found.name == "Kladanj"
    assert gazetteer.store.sounding_like("كلادانيي", 15.5, 32.5, 500.0) is None


def test_a_mark_of_a_doubled_letter_tells_amman_from_oman(gazetteer: Gazetteer) -> None:
    assert gazetteer.bearers("عمّان")[0].place.name == "Amman"
    assert gazetteer.bearers("عمان")[0].place.name == "Oman"


def test_an_arabic_prefix_hides_no_article(gazetteer: Gazetteer) -> None:
    assert gazetteer.bearers("بالطائف")[0].place.country == "SA"


@given(st.text(max_size=30))
def test_any_text_has_sounds_or_none(text: str) -> None:
    assert all(set(sequence) <= set("SKTFPLRMN") for sequence in sounds(text) | sounds_of_place(text))


@given(st.floats(-90, 90), st.floats(0, 1000))
def test_the_band_of_a_place_is_among_those_in_reach(lat: float, reach: float) -> None:
    assert set(bands(lat)) <= set(bands(lat, reach))
