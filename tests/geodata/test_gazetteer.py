import inspect
from concurrent.futures import ThreadPoolExecutor

import pytest
from geopy.geocoders import Nominatim
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from geodata.errors import GazetteerError
from geodata.gazetteer.geocoder import Gazetteer, open_gazetteer
from geodata.geometry.distance import distance_km
from geodata.place import PlaceFeature


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def best(gazetteer: Gazetteer, name: str) -> str:
    return gazetteer.candidates(name)[0].id


@pytest.mark.parametrize(
    "names",
    [
        ("Joufra", "Jufra", "Jufrah", "Al Joufra", "al-Jofra", "الجفرة", "Джуфра"),
        ("Syrte", "Sirte", "سرت", "Сирт"),
        ("Haut-Karabagh", "Haut-Karabakh", "Nagorno-Karabakh", "قره باغ"),
        ("Tarhouna", "Tarhuna", "ترهونة"),
        ("Damas", "Damaskus", "Damascus", "دمشق", "Дамаск"),
        ("Mariupol", "Marioupol", "Мариуполе", "Мариуполь"),
        ("USA", "États-Unis", "U.S.", "الولايات المتحدة", "Соединённые Штаты", "EE.UU."),
        ("RDC", "DRC", "République démocratique du Congo", "Congo-Kinshasa"),
        ("UK", "Royaume-Uni", "Großbritannien", "بريطانيا"),
        ("mer Noire", "Black Sea", "Schwarzes Meer", "البحر الأسود"),
        ("Sabratha", "Sabrata", "Сабрата", "صبراتة"),
        ("Hadrut", "Hadrout", "Гадрут"),
        ("Madagiz", "Sugovushan"),
        ("El Facher", "El Fasher", "al-Fashir", "الفاشر"),
    ],
)
def test_spellings_and_transliterations_are_one_place(gazetteer: Gazetteer, names: tuple[str, ...]) -> None:
    assert {best(gazetteer, name) for name in names} == {best(gazetteer, names[0])}


@pytest.mark.parametrize(
    ("name", "feature", "lat", "lon", "within_km"),
    [
        ("Al Joufra", PlaceFeature.ADMIN1, 29.12, 15.95, 50),
        ("croissant pétrolier", PlaceFeature.REGION, 30.5, 19.0, 100),
        ("Kremlin", PlaceFeature.FACILITY, 55.752, 37.617, 1),
        ("Kirkuk", PlaceFeature.CITY, 35.468, 44.392, 10),
        ("Deraa", PlaceFeature.CITY, 32.62, 36.1, 25),
        ("Hodeida", PlaceFeature.CITY, 14.798, 42.954, 25),
        ("Istanbul", PlaceFeature.CITY, 41.01, 28.95, 25),
        ("Darfour", PlaceFeature.REGION, 13.5, 24.5, 161),
        ("Crimée", PlaceFeature.REGION, 45.2, 34.3, 100),
        ("Watiya", PlaceFeature.FACILITY, 32.47, 11.9, 10),
        ("Bruxelles", PlaceFeature.CITY, 50.85, 4.35, 25),
    ],
)
def test_what_a_name_means_first(  # noqa: PLR0917
    gazetteer: Gazetteer, name: str, feature: PlaceFeature, lat: float, lon: float, within_km: float
) -> None:
    place = gazetteer.candidates(name)[0]
    assert place.feature is feature
    assert distance_km(place.lat, place.lon, lat, lon) <= within_km


def test_unknown_names_have_no_candidates(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("Xqwzkvtpl") == []
    assert gazetteer.candidates("") == []
    assert gazetteer.candidates("…") == []


def test_names_asked_for_at_once_are_those_that_have_bearers(gazetteer: Gazetteer) -> None:
    asked = [f"nowhere {number}" for number in range(1_200)] + ["syrte", "paris", ""]
    assert gazetteer.store.named(asked) == {"syrte", "paris"}
    assert gazetteer.store.named([]) == frozenset()


def test_a_spelling_nobody_listed_is_found_by_its_sound(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("Ajdabiyya")[0].country == "LY"
    assert gazetteer.candidates("Аждабийя")[0].country == "LY"


def test_threads_share_it(gazetteer: Gazetteer) -> None:
    names = ["Syrte", "Benghazi", "Tripoli", "Paris"] * 25
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda name: gazetteer.candidates(name)[0].id, names))
    assert found == [gazetteer.candidates(name)[0].id for name in names]


def test_place_by_id_is_the_candidate(gazetteer: Gazetteer) -> None:
    place = gazetteer.candidates("Benghazi")[0]
    assert gazetteer.place(place.id) == place
    assert gazetteer.place("gn-none") is None


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        ("Sirte", "fr", "Syrte"),
        ("Damascus", "fr", "Damas"),
        ("Cairo", "fr", "Le Caire"),
        ("Benghazi", "fr", "Benghazi"),
        ("Libya", "fr", "Libye"),
        ("Libya", "ar", "ليبيا"),
        ("Black Sea", "fr", "mer Noire"),
    ],
)
def test_names_in_the_language_of_the_page(gazetteer: Gazetteer, name: str, language: str, expected: str) -> None:
    assert gazetteer.localized_name(gazetteer.candidates(name)[0], language) == expected


def test_it_is_a_geopy_geocoder_that_others_can_replace(gazetteer: Gazetteer) -> None:
    assert isinstance(gazetteer, Geocoder)
    ours = inspect.signature(Gazetteer.geocode).parameters
    theirs = inspect.signature(Nominatim.geocode).parameters
    assert {"query", "exactly_one", "timeout", "country_codes", "limit"} <= ours.keys() & theirs.keys()
    assert all(p.kind is p.KEYWORD_ONLY for name, p in ours.items() if name not in {"self", "query"})


def test_geocode_answers_like_geopy(gazetteer: Gazetteer) -> None:
    found = gazetteer.geocode("Tripoli")
    assert isinstance(found, Location)
    assert found.raw["place"].country == "LY"
    several = gazetteer.geocode("Tripoli", exactly_one=False, limit=3)
    assert isinstance(several, list)
    assert len(several) == 3
    assert gazetteer.geocode("Xqwzkvtpl") is None
    assert gazetteer.geocode("Tripoli", country_codes="xx") is None


@pytest.mark.parametrize("query", ["Tripoli, Liban", "Tripoli, Lebanon"])
def test_geocode_reads_a_container(gazetteer: Gazetteer, query: str) -> None:
    found = gazetteer.geocode(query)
    assert found.raw["place"].country == "LB"


def test_geocode_filters_by_country(gazetteer: Gazetteer) -> None:
    assert gazetteer.geocode("Tripoli", country_codes=["lb", "GR"]).raw["place"].country in {"LB", "GR"}


def test_reverse_gives_the_nearest_town(gazetteer: Gazetteer) -> None:
    assert gazetteer.reverse((31.2, 16.6)).raw["place"].name == "Sirte"
    assert gazetteer.reverse((0.0, -30.0)) is None


def test_it_never_goes_to_the_network(gazetteer: Gazetteer) -> None:
    with pytest.raises(GazetteerError):
        gazetteer.adapter.get_json("https://example.org", timeout=1, headers={})


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Heathrow", "GB"),
        ("Lanexa", "US"),
        ("Texans", "US"),
        ("Londoners", "GB"),
        ("Bab al-Hawa", "SY"),
        ("Lake Tana", "ET"),
        ("سد النهضة", "ET"),
        ("Chan Junis", "PS"),
        ("Latchine", "AZ"),
        ("N.Y.", "US"),
    ],
)
def test_airports_localities_inhabitants_and_conflict_places(gazetteer: Gazetteer, name: str, place: str) -> None:
    assert gazetteer.candidates(name)[0].country == place


@pytest.mark.parametrize(
    ("name", "place"), [("Hormozgan", "iso-IR-22"), ("Khuzestan", "iso-IR-06"), ("Semnan", "iso-IR-20")]
)
def test_provinces_that_bear_new_codes_keep_their_names(gazetteer: Gazetteer, name: str, place: str) -> None:
    assert place in {found.id for found in gazetteer.candidates(name)}


def test_no_province_of_iran_bears_the_name_of_another(gazetteer: Gazetteer) -> None:
    hormozgan = gazetteer.place("iso-IR-22")
    assert hormozgan is not None
    assert hormozgan.lat < 29
    assert hormozgan.geometry_ref == "admin1:IR-23"  # the code that the outlines have
    assert {place.id for place in gazetteer.candidates("Hormozgan") if place.country == "IR"} == {"iso-IR-22"}


@pytest.mark.parametrize(("form", "name"), [("Эль-Кассару", "Al-Kassara"), ("Румайлы", "Rumaila oil field")])
def test_a_case_form_of_a_name_in_another_transliteration_is_found(gazetteer: Gazetteer, form: str, name: str) -> None:
    assert name in [place.name for place in gazetteer.candidates(form)]
