"""Whole articles on several wars, from text to comparison: who is at odds, and what map, shell and files say of it."""

from __future__ import annotations

import datetime
import itertools
import json
from pathlib import Path

import jsonschema
import pytest
import shapely

from components.pipeline import Tools, interpret, open_tools
from components.summary import summary
from geodata.export import to_geojson, to_json
from geodata.feature import Atlas
from reading.article import article_from_text
from reading.model import Reading

FOLDER = Path(__file__).parent / "rival_articles"
SCHEMA = json.loads((FOLDER.parents[1] / "docs" / "reading.schema.json").read_text(encoding="utf-8"))
RIVALS = {
    "karabakh.en": ("2020-11-01", {"gov:AZ", "gov:AM"}),
    "kivu.fr": ("2025-02-01", {"gov:CD", "m23"}),
    "liban.en": ("2024-10-10", {"gov:IL", "hezbollah"}),
    "soudan.fr": ("2024-05-12", {"gov:SD", "rsf"}),
    "syrie.fr": ("2020-02-20", {"gov:TR", "gov:SY", "gov:RU"}),
    "ukraine.en": ("2025-06-03", {"gov:RU", "gov:UA"}),
}
ALONE = {"alone.fr": "2025-05-01", "agreed.en": "2019-05-12"}


@pytest.fixture(scope="module")
def tools() -> Tools:
    return open_tools()


def read(name: str, published: str, tools: Tools) -> tuple[Reading, Atlas]:
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    article = article_from_text(text, published=datetime.date.fromisoformat(published))
    return interpret(article, tools, name.rpartition(".")[2])


@pytest.fixture(scope="module", params=RIVALS)
def rival(request: pytest.FixtureRequest, tools: Tools) -> tuple[str, Reading, Atlas]:
    return request.param, *read(request.param, RIVALS[request.param][0], tools)


def test_the_speakers_of_each_war_are_set_against_each_other(rival: tuple[str, Reading, Atlas]) -> None:
    name, _, atlas = rival
    (matter,) = atlas.matters
    assert {speaker for proposal in matter.proposals for speaker in proposal.speakers} >= RIVALS[name][1]
    pairs = {frozenset((one.one, one.other)) for one in matter.comparisons}
    assert pairs == {frozenset((a.id, b.id)) for a, b in itertools.combinations(matter.proposals, 2)}


def test_what_is_said_of_them_is_measured_and_sane(rival: tuple[str, Reading, Atlas]) -> None:
    _, reading, atlas = rival
    marks = {feature.id: feature for feature in atlas.features}
    (matter,) = atlas.matters
    for comparison in matter.comparisons:
        assert 0 <= comparison.nearest_km <= comparison.mean_km <= comparison.farthest_km < 1000
        assert comparison.words[0].count("km") == 2
        if comparison.feature:
            gap = marks[comparison.feature]
            assert gap.sentences
            assert all(gap.geometry.covers(shapely.Point(t.place.lon, t.place.lat)) for t in comparison.towns)
    for proposal in matter.proposals:
        assert {claim.id for claim in reading.claims} >= set(proposal.claims)
        assert all(marks[mark].proposal == proposal.id for mark in proposal.features)
        west, _, east, _ = proposal.line.bounds
        assert east - west < 15, "no line across half the world"


def test_shell_json_and_geojson_say_the_same(rival: tuple[str, Reading, Atlas]) -> None:
    name, reading, atlas = rival
    told = summary(reading, atlas, name.rpartition(".")[2])
    document = json.loads(to_json(reading, atlas))
    jsonschema.validate(document, SCHEMA)
    assert document["matters"] == json.loads(to_geojson(reading, atlas))["matters"]
    for comparison in document["matters"][0]["comparisons"]:
        assert " ".join(comparison["words"]) in told


@pytest.mark.parametrize("name", ALONE)
def test_one_speaker_or_an_agreement_is_no_rivalry(name: str, tools: Tools) -> None:
    reading, atlas = read(name, ALONE[name], tools)
    assert reading.claims
    assert atlas.matters == ()
    assert not [feature for feature in atlas.features if feature.proposal]
