"""The public form of a reading: valid against its schema, true to the reading, readable by other programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geopandas
import jsonschema
import pytest

from geodata.atlas.compose import compose
from geodata.export import to_geojson, to_json
from geodata.feature import Atlas, FeatureKind
from geodata.place import Resolution
from reading.model import Article, Reading

Made = tuple[Reading, tuple[Resolution, ...]]
SCHEMA = Path(__file__).parents[2] / "docs" / "reading.schema.json"


@pytest.fixture
def made(everything: Made, shapes: Any) -> tuple[Reading, Atlas]:
    return everything[0], compose(*everything, shapes, "en")


def test_the_json_keeps_to_its_schema(made: tuple[Reading, Atlas]) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(to_json(*made)), schema, format_checker=jsonschema.FormatChecker())


def test_the_schema_knows_every_kind_of_mark() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert set(schema["$defs"]["properties"]["properties"]["kind"]["enum"]) == set(FeatureKind)


def test_offsets_point_at_the_words(made: tuple[Reading, Atlas]) -> None:
    document = json.loads(to_json(*made))
    text = document["article"]["text"]
    assert all(text[mention["start"] : mention["end"]] == mention["text"] for mention in document["mentions"])
    for claim in document["claims"]:
        sentence = document["sentences"][claim["sentence"]]
        assert (claim["sentence_start"], claim["sentence_end"]) == (sentence["start"], sentence["end"])


def test_every_mention_is_listed_with_its_place_or_the_reason(made: tuple[Reading, Atlas]) -> None:
    reading, _ = made
    mentions = json.loads(to_json(*made))["mentions"]
    assert [mention["id"] for mention in mentions] == [mention.id for mention in reading.mentions]
    for mention in mentions:
        assert (mention["place"] is None) == bool(mention["unmapped"])
    assert mentions[0]["place"]["name"] == "Haven"


def test_claims_name_their_places_and_marks(made: tuple[Reading, Atlas]) -> None:
    claim = json.loads(to_json(*made))["claims"][0]
    assert [place["name"] for place in claim["places"]] == ["Haven", "Inland", "Terminals"]
    assert "red-line-c1" in claim["features"]


def test_geopandas_opens_the_geojson(made: tuple[Reading, Atlas], tmp_path: Path) -> None:
    file = tmp_path / "map.geojson"
    file.write_text(to_geojson(*made), encoding="utf-8")
    frame = geopandas.read_file(file)
    assert len(frame) == len(made[1].features)
    assert frame.crs.to_epsg() == 4326
    assert {"red_line", "place", "withdrawal"} <= set(frame["kind"])
    haven = frame[frame["id"] == "place-gn-haven"].geometry.iloc[0]
    assert (haven.x, haven.y) == (16.5, 31.2)


def test_text_from_outside_stays_text() -> None:
    hostile = "{{7*7}} <img src=x onerror=alert(1)> ${alert(1)} \u202e \U0001f600 \x00"
    reading = Reading(Article("a-000000000000", hostile, hostile, "en"), (), (), ())
    assert json.loads(to_json(reading, Atlas()))["article"]["text"] == hostile
