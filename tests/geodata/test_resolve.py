import json
from pathlib import Path

import pytest

from geodata.gazetteer.geocoder import Gazetteer, open_gazetteer
from geodata.geometry.distance import distance_km
from geodata.place import PlaceFeature, Resolution
from geodata.resolution.resolve import resolve
from reading.model import Article, Mention, MentionKind, Reading, Sense

SEED = Path(__file__).parents[3] / "shared" / "gold" / "dev" / "seed.json"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def reading(marked: str, language: str = "en") -> Reading:
    """Return the reading of a text whose places stand in brackets; a star after one makes it metonymic."""
    text, spans, start = "", [], 0
    for index, character in enumerate(marked):
        if character == "[":
            start = len(text)
        elif character == "]":
            metonymic = marked[index + 1 : index + 2] == "*"
            spans.append((start, len(text), Sense.METONYMIC if metonymic else Sense.LITERAL))
        elif character != "*":
            text += character
    mentions = tuple(
        Mention(f"m{number}", 0, first, last, text[first:last], MentionKind.PLACE, sense, None, "")
        for number, (first, last, sense) in enumerate(spans)
    )
    return Reading(Article("a-test", "", text, language), (), mentions, ())


def placed(gazetteer: Gazetteer, marked: str) -> list[Resolution]:
    return list(resolve(reading(marked), gazetteer))


def country(found: Resolution) -> str | None:
    return found.place.country if found.place else None


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[Tripoli] lies in [Libya] with [Misrata].", "LY"),
        ("[Tripoli] and [Beirut] in [Lebanon].", "LB"),
        ("[Tripoli], [Libanon]", "LB"),
        ("Shells fell on [Tripoli] ([Lebanon]).", "LB"),
        ("[Paris], [Texas]", "US"),
        ("[Paris] and [Berlin] speak.", "FR"),
        ("[Valencia], [Caracas] and [Maracaibo]", "VE"),
        ("[Valencia], [Madrid] and [Alicante]", "ES"),
    ],
)
def test_a_shared_name_follows_its_company(gazetteer: Gazetteer, marked: str, expected: str) -> None:
    assert country(placed(gazetteer, marked)[0]) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[Cairo]* and [Moscow]* agree; [United States] and [New York] watch.", ["EG", "RU"]),
        ("[Georgia]* and [Russia]* accuse each other.", ["GE", "RU"]),
    ],
)
def test_well_known_capitals_and_states_stand_against_company(
    gazetteer: Gazetteer, marked: str, expected: list[str]
) -> None:
    assert [country(found) for found in placed(gazetteer, marked)][:2] == expected


@pytest.mark.parametrize(
    ("marked", "feature"),
    [
        ("Fighting in [Aleppo], [Syria].", PlaceFeature.CITY),
        ("Fighting in the province of [Aleppo] in [Syria].", PlaceFeature.ADMIN1),
        ("Fighting in [Aleppo] Governorate in [Syria].", PlaceFeature.ADMIN1),
        ("[Kremlin]* said no to [Ukraine].", PlaceFeature.FACILITY),
        ("[Ankara]* said no.", PlaceFeature.CITY),
        ("[Libya]* said no.", PlaceFeature.COUNTRY),
    ],
)
def test_the_words_beside_a_name_choose_its_kind(gazetteer: Gazetteer, marked: str, feature: PlaceFeature) -> None:
    found = placed(gazetteer, marked)[0].place
    assert found is not None
    assert found.feature is feature


def test_the_corridor_is_not_the_city(gazetteer: Gazetteer) -> None:
    found = placed(gazetteer, "L'armée quitte le corridor de [Philadelphie].")[0].place
    assert found is not None
    assert found.country == "PS"


def test_a_short_form_is_the_long_one(gazetteer: Gazetteer) -> None:
    first, second = placed(gazetteer, "Salen de la [Franja de Gaza]. Vuelven a la [Franja].")
    assert first.place == second.place


def test_one_name_is_one_place_in_an_article(gazetteer: Gazetteer) -> None:
    found = placed(gazetteer, "[Tripoli], [Lebanon]. Later, [Tripoli] again, and [Tripoli].")
    assert {item.place.id for item in found if item.place and item.place.name == "Tripoli"} == {found[0].place.id}


def test_no_candidate_is_said(gazetteer: Gazetteer) -> None:
    found = placed(gazetteer, "[Xqwzkvtpl] burns.")[0]
    assert found.place is None
    assert found.confidence == 0.0
    assert found.candidates == ()
    assert "Xqwzkvtpl" in found.why


def test_runners_up_are_listed_with_why_they_lost(gazetteer: Gazetteer) -> None:
    found = placed(gazetteer, "[Tripoli] lies in [Libya].")[0]
    assert found.candidates[0].place == found.place
    scores = [candidate.score for candidate in found.candidates]
    assert scores == sorted(scores, reverse=True)
    assert len(found.candidates) > 1
    assert all(candidate.why.startswith("lost") for candidate in found.candidates[1:])


def test_confidence_falls_where_names_are_shared(gazetteer: Gazetteer) -> None:
    sure = placed(gazetteer, "[Benghazi] in [Libya].")[0].confidence
    unsure = placed(gazetteer, "[Springfield] burns.")[0].confidence
    assert 0.0 <= unsure < sure <= 1.0


def test_no_places_give_no_resolutions(gazetteer: Gazetteer) -> None:
    assert resolve(reading("Nothing here."), gazetteer) == ()


def test_places_of_the_first_real_article(gazetteer: Gazetteer) -> None:
    if not SEED.exists():
        pytest.skip("the annotated article is not here")
    article = json.loads(SEED.read_text(encoding="utf-8"))
    mentions = tuple(
        Mention(str(i), 0, m["start"], m["end"], m["text"], MentionKind.PLACE, Sense(m["sense"]), None, "")
        for i, m in enumerate(article["mentions"])
    )
    found = resolve(Reading(Article("a-seed", "", article["text"], "fr"), (), mentions, ()), gazetteer)
    for mention, resolution in zip(article["mentions"], found, strict=True):
        wanted, place = mention["place"], resolution.place
        assert place is not None, mention["text"]
        if wanted["feature"] == "country":
            assert (place.feature.value, place.country) == ("country", wanted["country"])
        else:
            within_km = 25 if wanted["feature"] in {"city", "facility"} else 161
            assert distance_km(place.lat, place.lon, wanted["lat"], wanted["lon"]) <= within_km, mention["text"]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Flood warnings in [Huntsville]. [Walker County] is dry; [Huntsville] waits.", "US-TX"),
        ("Troops leave the region of [Agadez]. In [Agadez] the market burns. [Niger] is calm.", "NE-1"),
        ("[Salem], Ore. lies far from here.", "US-OR"),
        ("Fighting in [Kuito], [Huambo] and [Luanda] in [Angola].", "AO-BIE"),
    ],
)
def test_the_first_name_lies_in_the_province_that_fits(gazetteer: Gazetteer, marked: str, expected: str) -> None:
    found = placed(gazetteer, marked)[0].place
    assert found is not None
    assert found.admin1 == expected


def test_a_province_and_its_town_are_two_places(gazetteer: Gazetteer) -> None:
    province, town, _ = placed(gazetteer, "Troops leave the region of [Agadez]. In [Agadez] the market burns. [Niger].")
    assert province.place is not None
    assert town.place is not None
    assert (province.place.feature, town.place.feature) == (PlaceFeature.ADMIN1, PlaceFeature.CITY)


def test_the_text_may_put_one_name_into_two_places(gazetteer: Gazetteer) -> None:
    text = "He flew from [Paris], [Texas] to [Paris], [France]."
    assert [country(found) for found in placed(gazetteer, text)] == ["US", "US", "FR", "FR"]


@pytest.mark.parametrize(
    ("marked", "latitudes"),
    [
        ("Tanks stood on the [Danube] at [Vukovar] and [Osijek] in [Croatia].", (45.0, 46.0)),
        ("Barges sank on the [Danube] at [Izmail] and [Vylkove] in [Ukraine].", (45.1, 45.6)),
        ("Shells crossed the [Nile] at [Khartoum] and [Omdurman] in [Sudan].", (15.0, 17.0)),
    ],
)
def test_a_river_lies_where_the_article_is(gazetteer: Gazetteer, marked: str, latitudes: tuple[float, float]) -> None:
    found = placed(gazetteer, marked)
    assert found[0].place is not None
    assert found[1].place is not None
    assert latitudes[0] <= found[0].place.lat <= latitudes[1]
    away = distance_km(found[0].place.lat, found[0].place.lon, found[1].place.lat, found[1].place.lon)
    assert away < 120


def test_an_island_is_no_town_of_its_name_elsewhere(gazetteer: Gazetteer) -> None:
    text = "[Guyana] and [Venezuela] quarrel over the isle of [Anacoco]; the [United States] and [Georgetown] watch."
    found = placed(gazetteer, text)[2]
    assert found.place is None or found.place.country != "US"


def test_a_bank_asks_for_a_river(gazetteer: Gazetteer) -> None:
    found = placed(gazetteer, "In [Angola], on the eastern bank of the [Cuito], shells fell by [Mavinga].")[1]
    assert found.place is None or found.place.feature is not PlaceFeature.CITY


def test_a_name_that_one_known_place_bears_needs_no_company(gazetteer: Gazetteer) -> None:
    found = placed(gazetteer, "In [Sanaa], [Marib] and [Taiz] in [Yemen] they heard of [Akrotiri].")[-1]
    assert country(found) == "CY"


@pytest.mark.parametrize(
    ("marked", "kind", "land"),
    [
        ("A spokesman for the [White House]* warned [Belgrade]* and [Pristina].", PlaceFeature.FACILITY, "US"),
        ("La [Maison-Blanche]* a mis en garde [Caracas]* et [Bogota]*.", PlaceFeature.FACILITY, "US"),
        ("[Russia] and [Toledo] were quiet; so was [Cleveland], in [Ohio].", PlaceFeature.COUNTRY, "RU"),
        ("Au nord-est du [Nigeria], à [Maiduguri], dans l'État de [Borno].", PlaceFeature.COUNTRY, "NG"),
        ("Sen. Dorgan, D-[N.D.], spoke in [Washington].", PlaceFeature.ADMIN1, "US"),
        ("L'État du [Nil Bleu], où [Kurmuk] et [Damazin] sont au [Soudan].", PlaceFeature.ADMIN1, "SD"),
    ],
)
def test_the_foremost_place_of_a_name(gazetteer: Gazetteer, marked: str, kind: PlaceFeature, land: str) -> None:
    place = placed(gazetteer, marked)[0].place
    assert place is not None
    assert (place.feature, place.country) == (kind, land)


def test_a_quarter_is_no_place_far_from_the_town(gazetteer: Gazetteer) -> None:
    quarter, *_ = placed(gazetteer, "Le quartier de [Qadissiya] est repris, à [Tikrit], près de [Samarra], en [Irak].")
    assert quarter.place is None or "near" in quarter.place.id


@pytest.mark.parametrize(
    ("marked", "identifier"),
    [
        ("تجمعوا على ضفة نهر [النيجر] في [النيجر].", "tr-niger-river"),
        ("Ils ont pris les rives du lac [Tchad], loin de [Maiduguri].", "tr-lake-chad-water"),
    ],
)
def test_a_water_is_the_one_that_bears_the_name_with_its_kind(
    gazetteer: Gazetteer, marked: str, identifier: str
) -> None:
    place = placed(gazetteer, marked)[0].place
    assert place is not None
    assert place.id == identifier


@pytest.mark.parametrize(
    ("name", "state"),
    [("Kirghizie", "KG"), ("Emiraten", "AE"), ("Écosse", "GB"), ("Шотландия", "GB"), ("Rhodésie du Nord", "ZM")],
)
def test_states_are_known_by_their_short_and_former_names(gazetteer: Gazetteer, name: str, state: str) -> None:
    assert gazetteer.candidates(name)[0].country == state


def test_a_french_preposition_has_taken_in_the_article_of_a_name(gazetteer: Gazetteer) -> None:
    assert country(placed(gazetteer, "M. Dlamini était en visite au [Cap].")[0]) == "ZA"
