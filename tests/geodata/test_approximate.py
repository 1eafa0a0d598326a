import pytest

from geodata.gazetteer.geocoder import Gazetteer, open_gazetteer
from geodata.geometry.distance import distance_km
from geodata.place import PlaceFeature, Resolution
from geodata.resolution.resolve import resolve
from reading.model import Article, Mention, MentionKind, Reading, Sense


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def placed(gazetteer: Gazetteer, text: str, *names: str, sense: Sense = Sense.LITERAL) -> dict[str, Resolution]:
    """Resolve the names where they stand first in the text; the last one has the sense given."""
    mentions = tuple(
        Mention(
            name,
            0,
            text.index(name),
            text.index(name) + len(name),
            name,
            MentionKind.PLACE,
            sense if name == names[-1] else Sense.LITERAL,
            None,
            "",
        )
        for name in sorted(names, key=text.index)
    )
    return {
        found.mention: found for found in resolve(Reading(Article("a", "", text, "en"), (), mentions, ()), gazetteer)
    }


def test_an_unknown_village_lies_roughly_beside_the_town_of_its_sentence(gazetteer: Gazetteer) -> None:
    found = placed(gazetteer, "In Syria, shells fell on Qwzkatun near Aleppo.", "Syria", "Aleppo", "Qwzkatun")
    town, village = found["Aleppo"].place, found["Qwzkatun"].place
    assert town is not None
    assert village is not None
    assert distance_km(town.lat, town.lon, village.lat, village.lon) < 1
    assert village.feature is PlaceFeature.REGION
    assert village.geonameid is None
    assert "Aleppo" in village.source
    assert "Aleppo" in found["Qwzkatun"].why
    assert found["Qwzkatun"].confidence < found["Aleppo"].confidence


def test_it_lies_among_the_towns_of_the_news_rather_than_where_a_spokesman_spoke(gazetteer: Gazetteer) -> None:
    text = "Rebels entered Maarat al-Numan, Saraqeb and Idlib. In Geneva, a spokesman spoke of the village of Qwzkatun."
    found = placed(gazetteer, text, "Maarat al-Numan", "Saraqeb", "Idlib", "Geneva", "Qwzkatun")
    idlib, village = found["Idlib"].place, found["Qwzkatun"].place
    assert idlib is not None
    assert village is not None
    assert distance_km(idlib.lat, idlib.lon, village.lat, village.lon) < 60


def test_nothing_near_leaves_it_unplaced(gazetteer: Gazetteer) -> None:
    assert placed(gazetteer, "Shells fell on Qwzkatun.", "Qwzkatun")["Qwzkatun"].place is None
    far = "Aleppo is calm. " + "Nothing happened that day. " * 40 + "Shells fell on Qwzkatun."
    assert placed(gazetteer, far, "Aleppo", "Qwzkatun")["Qwzkatun"].place is None


def test_a_country_is_no_anchor(gazetteer: Gazetteer) -> None:
    assert placed(gazetteer, "Shells fell on Qwzkatun in Syria.", "Syria", "Qwzkatun")["Qwzkatun"].place is None


def test_what_stands_for_a_power_is_not_placed(gazetteer: Gazetteer) -> None:
    text = "Qwzkatun rejects the shelling of Aleppo."
    found = placed(gazetteer, text, "Aleppo", "Qwzkatun", sense=Sense.METONYMIC)
    assert found["Qwzkatun"].place is None


def test_a_far_hamlet_of_the_name_does_not_stand_in(gazetteer: Gazetteer) -> None:
    """Foya is a town of Liberia that cities500 lacks, and a hamlet of China that it has."""
    text = "Rebels crossed from Foya in Liberia; Monrovia and Gbarnga are tense, and so is Buchanan."
    found = placed(gazetteer, text, "Liberia", "Monrovia", "Gbarnga", "Buchanan", "Foya")["Foya"].place
    assert found is None or found.country != "CN"


def test_what_the_text_does_not_lead_in_is_not_placed_unless_it_is_certain(gazetteer: Gazetteer) -> None:
    text = "Qwzkatun beat a side from Aleppo."
    assert placed(gazetteer, text, "Aleppo", "Qwzkatun")["Qwzkatun"].place is None
    mentions = tuple(
        Mention(
            name, 0, text.index(name), text.index(name) + len(name), name, MentionKind.PLACE, Sense.LITERAL, None, ""
        )
        for name in ("Qwzkatun", "Aleppo")
    )
    found = resolve(Reading(Article("a", "", text, "en"), (), mentions, ()), gazetteer, certain=True)
    assert found[0].place is not None
