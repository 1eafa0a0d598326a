"""A reported line is drawn when the article's own claim is about it, and only then."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest

from geodata.atlas.reported_features import reported_features
from geodata.atlas.scene import Scene
from geodata.control.dataset_rows import ReportedLine
from geodata.feature import Feature, FeatureKind
from reading.actors import ActorLexicon
from reading.model import ClaimKind, Role

DAY = datetime.date(2024, 5, 6)
LINE = ReportedLine(
    id="xa-line",
    name="Haven to the base",
    kind="red_line",
    declared_by=("gov:EG", "gov:RU"),
    date=datetime.date(2024, 5, 1),
    until=None,
    vertices=(("Haven", 31.2, 16.5), ("Inland base", 29.1, 16.2)),
    basis="stated",
    source_title="A newspaper, 1 May 2024",
    source_url="https://example.org/line",
)


@pytest.fixture
def scene(make_reading: Any, shapes: Any) -> Scene:
    row = {"kind": ClaimKind.RED_LINE, "sentence": 0, "actor": "gov:EG"}
    places = [("Haven", Role.LINE), ("Inland", Role.LINE)]
    reading, resolutions = make_reading(["Haven and Inland are a red line."], [{**row, "places": places}])
    return Scene(reading, resolutions, shapes, "en", ActorLexicon())


def drawn(scene: Scene, line: ReportedLine, day: datetime.date | None = DAY) -> tuple[Feature, ...]:
    return reported_features(scene, [line], day).features


def test_a_line_of_the_same_speaker_and_places_is_drawn_with_its_source(scene: Scene) -> None:
    (mark,) = drawn(scene, LINE)
    assert mark.kind is FeatureKind.REPORTED_LINE
    assert mark.sources[0].title == "A newspaper, 1 May 2024"
    assert mark.sentences == (0,)
    assert mark.claims == ("c1",)
    assert mark.geometry.coords[0] == pytest.approx((16.5, 31.2), abs=1e-6)
    assert mark.label == "Red line · Egypt"


def test_a_line_that_two_sources_report_is_drawn_once_with_both(scene: Scene) -> None:
    (mark,) = reported_features(scene, [LINE, replace(LINE, id="again", source_title="An agency")], DAY).features
    assert [source.title for source in mark.sources] == ["A newspaper, 1 May 2024", "An agency"]


@pytest.mark.parametrize(
    "line",
    [
        replace(LINE, declared_by=("gov:TR",)),
        replace(LINE, kind="ceasefire_line"),
        replace(LINE, kind="front"),
        replace(LINE, date=datetime.date(2024, 5, 7)),
        replace(LINE, until=DAY),
        replace(LINE, vertices=LINE.vertices[:1]),
        replace(LINE, vertices=(*LINE.vertices, ("Elsewhere", 26.0, 14.0))),
    ],
    ids=["another speaker", "another kind", "a front", "later", "over", "one vertex", "a vertex not named"],
)
def test_any_other_line_is_not(scene: Scene, line: ReportedLine) -> None:
    assert drawn(scene, line) == ()


def test_without_a_date_no_line_is_in_force(scene: Scene) -> None:
    assert drawn(scene, LINE, None) == ()
