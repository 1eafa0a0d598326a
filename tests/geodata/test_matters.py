"""Rival proposals: whose lines are set against each other, how far apart they are, and what lies between them."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from geodata.atlas.compose import Known, compose
from geodata.export import to_geojson, to_json
from geodata.feature import Atlas, FeatureKind
from geodata.place import Place, PlaceFeature
from reading.model import ClaimKind, Role, Status

SCHEMA = Path(__file__).parents[2] / "docs" / "reading.schema.json"
RED = {
    "kind": ClaimKind.RED_LINE,
    "sentence": 0,
    "actor": "gov:RU",
    "places": [("Haven", Role.LINE), ("Inland", Role.LINE)],
}
BACK = {
    "kind": ClaimKind.WITHDRAWAL,
    "sentence": 1,
    "actor": "lna",
    "speaker": "gov:TR",
    "status": Status.DEMANDED,
    "places": [("Haven", Role.FROM), ("Portus", Role.TO)],
}
SENTENCES = ["The red line runs by Haven and Inland.", "They must withdraw from Haven to Portus."]


def town(name: str, lat: float, lon: float, population: int) -> Place:
    return Place(f"gn-{name.lower()}", name, lat, lon, PlaceFeature.CITY, "XA", None, population, None, "test")


class MadeUpTowns:
    """Two towns between the lines, one on a line, one far behind."""

    known = (
        town("Between", 30.6, 18.0, 5000),
        town("Hamlet", 30.4, 18.3, 700),
        town("Onshore", 31.19, 16.51, 900_000),
        town("Behind", 26.0, 12.0, 800_000),
    )

    def around(self, lat: float, lon: float, radius_km: float) -> Iterable[Place]:
        return self.known

    def name(self, place: Place, language: str) -> str:
        return f"{place.name} ({language})"

    def place(self, place_id: str) -> Place | None:
        return None

    def seat(self, country: str) -> Place | None:
        return None


@pytest.fixture
def drawn(make_reading: Any, shapes: Any) -> Any:
    def draw(*rows: dict[str, Any], sentences: list[str] = SENTENCES, language: str = "en") -> Atlas:
        made = make_reading(sentences, list(rows))
        return compose(*made, shapes, language, Known(towns=MadeUpTowns()))

    return draw


@pytest.fixture
def libya_rivals(make_reading: Any, libyan_shapes: Any) -> Atlas:
    reading, resolutions = make_reading(SENTENCES, [RED, BACK])
    reading = replace(reading, article=replace(reading.article, published=datetime.date(2020, 6, 15)))
    in_libya = tuple(replace(r, place=replace(r.place, country="LY")) for r in resolutions if r.place)
    return compose(reading, in_libya, libyan_shapes, "en")


def test_two_speakers_with_different_lines_are_one_matter(drawn: Any) -> None:
    atlas = drawn(RED, BACK)
    (matter,) = atlas.matters
    assert [proposal.speakers for proposal in matter.proposals] == [("gov:RU",), ("gov:TR",)]
    assert [proposal.claims for proposal in matter.proposals] == [("c1",), ("c2",)]
    assert matter.proposals[0].text == "Red line: Haven and Inland"
    assert matter.proposals[1].text.startswith("Withdrawal demanded: Haven → Portus (")
    marks = {feature.id: feature for feature in atlas.features}
    for proposal in matter.proposals:
        assert {marks[mark].proposal for mark in proposal.features} == {proposal.id}
    assert marks["withdrawal-line-c2"].geometry.equals(matter.proposals[1].line)


def test_the_comparison_is_computed_from_the_lines(drawn: Any) -> None:
    (matter,) = drawn(RED, BACK).matters
    (comparison,) = matter.comparisons
    assert 300 < comparison.nearest_km < comparison.mean_km < comparison.farthest_km < 600
    assert not comparison.crosses
    assert comparison.area_km2 > 20_000
    assert [town.place.name for town in comparison.towns] == ["Between", "Hamlet"]
    assert comparison.towns[0].name == "Between (en)"
    assert comparison.words[0] == f"{round(comparison.mean_km, -1):.0f} km apart on average, " + (
        f"{round(comparison.farthest_km, -1):.0f} km at most."
    )
    assert comparison.words[-1] == "No data on who holds Between (en) and Hamlet (en)."


def test_the_land_between_is_a_mark_with_both_sentences(drawn: Any) -> None:
    atlas = drawn(RED, BACK)
    (gap,) = [feature for feature in atlas.features if feature.kind is FeatureKind.BETWEEN]
    (matter,) = atlas.matters
    assert gap.id == matter.comparisons[0].feature
    assert gap.sentences == (0, 1)
    assert gap.proposal == "|".join(proposal.id for proposal in matter.proposals)
    assert gap.claims == ()
    assert gap.geometry.bounds[3] <= 31.301, "the land ends at 31.3 degrees north"


@pytest.mark.parametrize(
    "rows",
    [
        [RED],
        [BACK],
        [RED, {**BACK, "speaker": "gov:RU"}],
        [RED, {**BACK, "status": Status.CANCELLED}],
        [RED, {**BACK, "status": Status.ACTUAL}],
        [RED, {**BACK, "speaker": None}],
        [{**RED, "status": Status.DENIED}, BACK],
        [RED, {**RED, "sentence": 1, "actor": "gov:EG"}],
    ],
    ids=[
        "one red line",
        "one withdrawal",
        "one speaker",
        "cancelled",
        "done already",
        "nobody asks",
        "denied",
        "same line",
    ],
)
def test_without_two_speakers_at_odds_there_is_no_matter(drawn: Any, rows: list[dict[str, Any]]) -> None:
    atlas = drawn(*rows)
    assert atlas.matters == ()
    assert not [feature for feature in atlas.features if feature.proposal]
    assert not [feature for feature in atlas.features if feature.kind is FeatureKind.BETWEEN]


def test_two_who_draw_one_line_together_stand_against_the_third(drawn: Any) -> None:
    (matter,) = drawn(RED, {**RED, "actor": "gov:EG"}, BACK).matters
    assert [proposal.speakers for proposal in matter.proposals] == [("gov:EG", "gov:RU"), ("gov:TR",)]
    assert len(matter.comparisons) == 1


def test_who_refuses_a_proposal_is_told_with_it(drawn: Any) -> None:
    refusal = {"kind": ClaimKind.REJECTION, "sentence": 1, "actor": "gov:TR", "target": "gov:RU"}
    (matter,) = drawn(RED, BACK, refusal).matters
    assert [proposal.rejected_by for proposal in matter.proposals] == [("gov:TR",), ()]


def test_three_speakers_are_compared_in_pairs(drawn: Any) -> None:
    oasis = {**RED, "actor": "gov:EG", "places": [("Oasis", Role.LINE), ("Portus", Role.LINE)], "sentence": 2}
    (matter,) = drawn(RED, BACK, oasis, sentences=[*SENTENCES, "No, by Oasis and Portus."]).matters
    assert len(matter.proposals) == len(matter.comparisons) == 3


def test_lines_of_two_wars_are_not_set_against_each_other(make_reading: Any, shapes: Any) -> None:
    far = {**RED, "actor": "gov:US", "places": [("Faraway", Role.LINE)], "sentence": 2}
    reading, resolutions = make_reading([*SENTENCES[:1], "Wait.", "Not at Faraway."], [RED, far])
    elsewhere = tuple(
        replace(r, place=replace(r.place, country="XB")) if r.place and r.place.name == "Faraway" else r
        for r in resolutions
    )
    assert compose(reading, elsewhere, shapes, "en").matters == ()


def test_a_reading_with_rivals_keeps_to_its_schema_and_the_geojson_has_them_too(make_reading: Any, shapes: Any) -> None:
    reading, resolutions = make_reading(SENTENCES, [RED, BACK])
    atlas = compose(reading, resolutions, shapes, "fr", Known(towns=MadeUpTowns()))
    document = json.loads(to_json(reading, atlas))
    jsonschema.validate(document, json.loads(SCHEMA.read_text(encoding="utf-8")))
    collection = json.loads(to_geojson(reading, atlas))
    assert document["matters"] == collection["matters"]
    assert document["matters"][0]["comparisons"][0]["towns"][0]["name"] == "Between (fr)"
    ids = {feature["id"] for feature in collection["features"]}
    assert {mark for proposal in document["matters"][0]["proposals"] for mark in proposal["features"]} <= ids


def test_who_holds_a_town_is_told_from_the_row_or_the_area(libya_rivals: Atlas) -> None:
    """Haven and Portus lie in Libya, where the control data know each day of 2020."""
    (matter,) = libya_rivals.matters
    towns = matter.comparisons[0].towns
    assert {town.basis for town in towns} >= {"stated"}
    stated = [town for town in towns if town.basis == "stated"]
    assert all(town.holders and town.source and town.source.title for town in stated)
    assert any(words.startswith("Libyan National Army on 15 June 2020: ") for words in matter.comparisons[0].words)


def test_a_state_and_its_own_army_are_no_rivals(drawn: Any) -> None:
    state, army = RED | {"actor": "gov:SD"}, BACK | {"actor": "rsf", "speaker": "saf"}
    assert drawn(state, army).matters == ()
    assert len(drawn(state, army | {"speaker": "gov:EG"}).matters) == 1
