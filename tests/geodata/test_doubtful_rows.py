import pytest

from geodata.gazetteer.doubtful_rows import doubts
from geodata.gazetteer.geocoder import Gazetteer, open_gazetteer
from geodata.gazetteer.supplement import supplement_record


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def why(gazetteer: Gazetteer, *places: tuple[str, float, float]) -> list[str]:
    """Return the doubts about towns of Libya given as name, latitude and longitude."""
    records = [
        supplement_record(
            {
                **dict.fromkeys(("aliases", "admin1", "population", "geometry_ref", "geonameid", "seat_of"), ""),
                "id": f"tr-{number}",
                "feature": "city",
                "name_en": name,
                "lat": str(lat),
                "lon": str(lon),
                "country": "LY",
                "source_title": "a test",
            }
        )
        for number, (name, lat, lon) in enumerate(places)
    ]
    return [doubt.why for doubt in doubts(records, gazetteer, {"calm"})]


def test_a_point_far_from_the_town_of_its_name_is_doubtful(gazetteer: Gazetteer) -> None:
    assert why(gazetteer, ("Sirte", 31.2, 16.6)) == []
    assert len(why(gazetteer, ("Sirte", 31.2, 18.6))) == 1


def test_a_name_that_is_a_common_word_is_doubtful(gazetteer: Gazetteer) -> None:
    assert why(gazetteer, ("Calm", 30.0, 15.0)) == ["“Calm” is a common word"]


def test_two_rows_of_one_place_are_doubtful(gazetteer: Gazetteer) -> None:
    found = why(gazetteer, ("Nowhere at All", 30.0, 15.0), ("Nowhere at All", 30.1, 15.1))
    assert found == ["tr-0 has the same name and point"]
