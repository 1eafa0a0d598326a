import pytest

from geodata.gazetteer.compass_names import compass_names
from geodata.gazetteer.geocoder import Gazetteer, open_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def test_a_name_without_a_point_of_the_compass_has_no_other_forms() -> None:
    assert list(compass_names("Northumberland", {"en": "Northumberland", "fr": "Northumberland"})) == []


def test_the_proper_part_is_each_language_s_own() -> None:
    names = set(compass_names("North Darfur", {"fr": "Darfour du Nord", "ru": "Северный Дарфур", "ar": "شمال دارفور"}))
    assert {"Nord-Darfour", "Darfur Norte", "دارفور الشمالية", "Северный Дарфур"} <= names
    assert not any("Darfur du" in name for name in names)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Darfur Norte", "iso-SD-DN"),
        ("Nord-Darfour", "iso-SD-DN"),
        ("Kivu-Nord", "iso-CD-NK"),
        ("Südkivu", "iso-CD-SK"),
        ("شمال كيفو", "iso-CD-NK"),
    ],
)
def test_provinces_are_found_however_the_point_of_the_compass_is_written(
    gazetteer: Gazetteer, name: str, place: str
) -> None:
    assert place in [found.id for found in gazetteer.candidates(name)]


def test_russian_names_meet_whether_written_with_e_or_with_reversed_e(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("Мэкэле")[0].id == gazetteer.candidates("Мекеле")[0].id


def test_a_city_comes_before_a_country_that_bears_its_name_in_another_language(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("Granada")[0].country == "ES"
    assert gazetteer.candidates("Grenada")[0].id == "cc-GD"
