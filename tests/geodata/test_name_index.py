import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.gazetteer.geocoder import Gazetteer, open_gazetteer
from reading.names import NameIndex, NameKind

SEED = Path(__file__).parents[3] / "shared" / "gold" / "dev" / "seed.json"
OPENED = open_gazetteer()


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return OPENED


def found(gazetteer: Gazetteer, text: str, language: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in gazetteer.find(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("fr", "Les troupes quittent la Libye pour Le Caire.", ["Libye", "Le Caire"]),
        ("fr", "Le ministre arrive au Caire et gagne l'Algérie.", ["Caire", "Algérie"]),
        ("fr", "Ils tiennent le croissant pétrolier et la mer Noire.", ["croissant pétrolier", "mer Noire"]),
        ("fr", "Selon lui, la paix tient. Son armée reste.", []),
        ("fr", "Des renforts vers Deir ez-Zor et d'Idleb à Saint-Denis", ["Deir ez-Zor", "Idleb", "Saint-Denis"]),
        ("en", "Ukraine's forces left Kyiv; the UN said so on Sunday.", ["Ukraine", "Kyiv"]),
        ("en", "One soldier was seen near N'Djamena.", ["N'Djamena"]),
        ("de", "Die Stadt liegt im Norden Syriens.", ["Norden", "Syriens"]),
        ("ru", "Бои идут в Мариуполе и под Киевом.", ["Мариуполе", "Киевом"]),
        ("ar", "في ليبيا وبسرت", ["ليبيا", "سرت"]),
        ("es", "Las tropas salen de la Franja de Gaza.", ["Franja de Gaza"]),
        ("fr", "Les Émirats arabes unis livrent des armes.", ["Émirats arabes unis"]),
        ("fr", "", []),
    ],
)
def test_names_in_running_text(gazetteer: Gazetteer, language: str, text: str, names: list[str]) -> None:
    hits = found(gazetteer, text, language)
    assert [hit for hit in hits if hit != "Norden"] == [name for name in names if name != "Norden"]


def test_a_word_the_text_writes_small_is_no_name(gazetteer: Gazetteer) -> None:
    text = "Force est de le dire : la force ne suffit pas à Tripoli."
    assert found(gazetteer, text, "fr") == ["Tripoli"]


def test_the_proper_part_stands_alone_after_a_small_head(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "au nord du fleuve Litani", "fr") == ["Litani"]


@pytest.mark.parametrize(
    ("name", "kind", "state"),
    [("Ankara", NameKind.CITY, "TR"), ("Kremlin", NameKind.FACILITY, "RU"), ("Libye", NameKind.COUNTRY, "LY")],
)
def test_lookup_tells_kind_and_state(gazetteer: Gazetteer, name: str, kind: NameKind, state: str) -> None:
    hit = gazetteer.lookup(name, "fr")
    assert hit is not None
    assert (hit.start, hit.end, hit.kind, hit.state) == (0, len(name), kind, state)


def test_lookup_of_what_names_no_place(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Xqwzkvtpl", "fr") is None


def test_a_country_is_better_known_than_a_village(gazetteer: Gazetteer) -> None:
    country, village = gazetteer.lookup("Libye", "fr"), gazetteer.lookup("Soldeu", "fr")
    assert country is not None
    assert village is not None
    assert country.prominence > 0.9
    assert village.prominence < 0.5


def test_the_gazetteer_is_the_index_that_reading_asks_for(gazetteer: Gazetteer) -> None:
    index: NameIndex = gazetteer
    assert index.lookup("Syrte", "fr") is not None


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_hits_lie_in_order_inside_any_text(text: str) -> None:
    end = 0
    for hit in OPENED.find(text, "fr"):
        assert end <= hit.start < hit.end <= len(text)
        assert 0.0 <= hit.prominence <= 1.0
        end = hit.end


def test_finds_every_place_of_the_first_real_article(gazetteer: Gazetteer) -> None:
    if not SEED.exists():
        pytest.skip("the annotated article is not here")
    article = json.loads(SEED.read_text(encoding="utf-8"))
    hits = {(hit.start, hit.end) for hit in gazetteer.find(article["text"], "fr")}
    assert {(mention["start"], mention["end"]) for mention in article["mentions"]} <= hits


@pytest.mark.parametrize(
    ("name", "language", "state"),
    [("Washington", "en", "US"), ("Pékin", "fr", "CN"), ("Alger", "fr", "DZ"), ("New York", "en", None)],
)
def test_capital_that_shares_the_name_of_its_province_stands_for_its_state(gazetteer, name, language, state):
    assert gazetteer.lookup(name, language).state == state


def test_inflected_country_is_no_namesake_town(gazetteer):
    assert gazetteer.lookup("России", "ru").state == "RU"
    assert gazetteer.candidates("Россию")[0].country == "RU"


def test_a_name_that_begins_with_its_proper_part_is_whole(gazetteer: Gazetteer) -> None:
    text = "Le maréchal quitte le Sahara occidental."
    assert [text[hit.start : hit.end] for hit in gazetteer.find(text, "fr")] == ["Sahara occidental"]
