"""A line that the article names is drawn as reported, along its known course, with the sentences that name it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geodata.atlas.compose import compose
from geodata.atlas.named_lines import named_lines
from geodata.atlas.reported_features import reported_features
from geodata.atlas.scene import Scene
from geodata.boundaries import Boundaries, open_boundaries
from geodata.control.dataset_rows import ReportedLine
from geodata.control.datasets import datasets
from geodata.courses import named_courses
from geodata.feature import Atlas, Basis, Feature, FeatureKind
from geodata.place import Place, PlaceFeature, Resolution
from geodata.river_points import river_points
from reading.actors import ActorLexicon
from reading.model import (
    Article,
    Claim,
    ClaimKind,
    ClaimPlace,
    Mention,
    MentionKind,
    Reading,
    Role,
    Sense,
    Sentence,
    Status,
)

DAY = datetime.date(2024, 5, 6)
LINE = ReportedLine(
    id="xa-line",
    name="Haven to the base",
    kind="front",
    declared_by=("lna",),
    date=datetime.date(2024, 5, 1),
    until=None,
    vertices=(("Haven", 31.2, 16.5), ("Inland base", 29.1, 16.2)),
    basis="stated",
    source_title="A newspaper",
    source_url=None,
    names=("salt line", "خط الملح"),
)
LONGER = replace(LINE, id="xa-longer", vertices=(*LINE.vertices, ("Oasis", 29.0, 18.5)), names=())


def scene_of(make_reading: Any, shapes: Any, *sentences: str, claims: Sequence[Any] = ()) -> Scene:
    reading, resolutions = make_reading(list(sentences), list(claims))
    return Scene(reading, resolutions, shapes, "en", ActorLexicon())


def named(scene: Scene, *lines: ReportedLine, day: datetime.date | None = DAY) -> tuple[Feature, ...]:
    return named_lines(scene, lines or [LINE], day, frozenset(), ()).features


@pytest.mark.parametrize(
    "sentence",
    [
        "They hold the salt line.",
        "They hold the Salt–Line tonight.",
        "They stand on the Haven–Inland line.",
        "They stand on the Haven-Inland front line.",
        "Ils tiennent la ligne Haven-Inland.",
        "La ligne de front Haven - Inland tient.",
        "La línea Haven-Inland resiste.",
        "Die Haven-Inland-Linie hält.",
        "Линия Haven — Inland держится.",
        "قواتهم على خط الملح",
        "The line between Haven and Inland holds.",
        "La ligne entre Haven et Inland tient.",
        "La ligne allant de Haven à Inland tient.",
    ],
)
def test_a_line_is_named_by_its_names_and_by_two_of_its_places(make_reading: Any, shapes: Any, sentence: str) -> None:
    (mark,) = named(scene_of(make_reading, shapes, "It is quiet.", sentence))
    assert mark.kind is FeatureKind.REPORTED_LINE
    assert mark.basis is Basis.STATED
    assert mark.sentences == (1,)
    assert mark.label in sentence
    assert [(source.title, source.date) for source in mark.sources] == [("A newspaper", LINE.date)]


@pytest.mark.parametrize(
    "sentence",
    [
        "They hold Haven and Inland.",
        "The road between Haven and Inland is open.",
        "The line holds. Haven and Inland are quiet.",
        "The Haven-Portus line is open.",
        "The saltlines are old.",
        "Airlines serve Haven and Inland.",
    ],
)
def test_nothing_else_names_it(make_reading: Any, shapes: Any, sentence: str) -> None:
    assert named(scene_of(make_reading, shapes, sentence)) == ()


def test_only_a_line_in_force_is_drawn(make_reading: Any, shapes: Any) -> None:
    scene = scene_of(make_reading, shapes, "They hold the salt line.")
    assert named(scene, day=datetime.date(2024, 4, 30)) == ()
    assert named(scene, day=None) == ()
    assert named(scene, replace(LINE, until=DAY)) == ()
    assert named(scene, replace(LINE, kind="withdrawal")) == ()


def test_two_places_name_the_shortest_line_that_runs_by_both(make_reading: Any, shapes: Any) -> None:
    scene = scene_of(make_reading, shapes, "They stand on the Haven–Inland line.")
    assert [mark.id for mark in named(scene, LONGER, LINE)] == ["reported-line-xa-line"]
    assert [mark.id for mark in named(scene, LONGER)] == ["reported-line-xa-longer"]


def test_lines_of_one_course_are_one_with_all_their_sources(make_reading: Any, shapes: Any) -> None:
    scene = scene_of(make_reading, shapes, "They hold the salt line.")
    newer = replace(LINE, id="xa-newer", date=DAY, source_title="Another", kind="red_line")
    (mark,) = named(scene, LINE, newer)
    assert (mark.id, mark.as_of) == ("reported-line-xa-newer", DAY)
    assert {source.title for source in mark.sources} == {"A newspaper", "Another"}


def test_a_line_that_a_claim_has_brought_lights_the_sentences_that_name_it_too(make_reading: Any, shapes: Any) -> None:
    row = {"kind": ClaimKind.RED_LINE, "sentence": 0, "actor": "lna"}
    claim = {**row, "places": [("Haven", Role.LINE), ("Inland", Role.LINE)]}
    red = replace(LINE, kind="red_line")
    scene = scene_of(make_reading, shapes, "Haven and Inland are red.", "It is the salt line.", claims=[claim])
    reported = reported_features(scene, [red], DAY).features
    (mark,) = named_lines(scene, [red], DAY, frozenset(), reported).features
    assert mark.sentences == (0, 1)
    assert mark.claims == ("c1",)


class Beside:
    """Made-up shapes, with the courses of the real boundaries."""

    def geometry(self, ref: str) -> BaseGeometry | None:
        return open_boundaries().geometry(ref)

    def land(self, country: str) -> BaseGeometry | None:
        return open_boundaries().land(country)

    def country_at(self, lat: float, lon: float) -> str | None:
        return open_boundaries().country_at(lat, lon)


def article_on(
    text: str, places: dict[str, Place], claims: tuple[Claim, ...] = (), sense: Sense = Sense.LITERAL
) -> Atlas:
    """The atlas of one sentence that names some places, all but the first of them in a sense."""
    mentions = tuple(
        Mention(
            f"m{n}",
            0,
            text.index(name),
            text.index(name) + len(name),
            name,
            MentionKind.PLACE,
            Sense.LITERAL if n == 1 else sense,
            None,
            "",
        )
        for n, name in enumerate(places, 1)
    )
    article = Article("a-000000000000", "Made up", text, "en", published=DAY)
    reading = Reading(article, (Sentence(0, 0, len(text)),), mentions, claims)
    found = tuple(Resolution(f"m{n}", place, (), 0.9, "") for n, place in enumerate(places.values(), 1))
    return compose(reading, found, Beside(), "en")


def line_place(place_id: str, name: str, lat: float, lon: float, feature: PlaceFeature = PlaceFeature.LINE) -> Place:
    return Place(place_id, name, lat, lon, feature, None, None, 0, None, "a gazetteer")


def ceasefire(role: Role) -> tuple[Claim, ...]:
    named = (ClaimPlace("m1", role),)
    return (
        Claim("c1", ClaimKind.CEASEFIRE, 0, "gov:UA", "gov:UA", None, named, Status.DEMANDED, None, None, (0, 3), "r"),
    )


def test_a_line_of_the_gazetteer_runs_along_its_boundary() -> None:
    korea = line_place("tr-korean-dmz", "DMZ", 38.1, 127.3)
    atlas = article_on("Shots at the DMZ.", {"DMZ": korea})
    (mark,) = [feature for feature in atlas.features if feature.kind is FeatureKind.REPORTED_LINE]
    assert (mark.label, mark.basis, mark.sentences) == ("DMZ", Basis.GAZETTEER, (0,))
    for lat, lon in ((37.95, 126.68), (38.3, 127.2), (38.6, 128.35)):
        assert mark.geometry.distance(Point(lon, lat)) < 0.1
    assert atlas.focus is not None


def test_a_ceasefire_along_a_river_is_drawn_on_the_river_near_the_article() -> None:
    river = line_place("tr-dnieper", "Dnipro", 46.8, 33.4, PlaceFeature.WATER)
    kherson = Place("gn-706448", "Kherson", 46.64, 32.61, PlaceFeature.CITY, "UA", None, 300_000, None, "")
    text = "A truce along the Dnipro at Kherson."
    for role in (Role.LINE, Role.AT):
        atlas = article_on(text, {"Dnipro": river, "Kherson": kherson}, ceasefire(role))
        (mark,) = [f for f in atlas.features if f.kind is FeatureKind.CEASEFIRE and not f.geometry.area]
        assert mark.basis is Basis.GAZETTEER
        assert mark.geometry.distance(Point(33.36, 46.77)) < 0.15
        assert mark.geometry.bounds[3] < 48.5
        assert not [f for f in atlas.features if f.kind is FeatureKind.REPORTED_LINE]


def test_a_seat_of_power_does_not_lengthen_the_river() -> None:
    river = line_place("tr-dnieper", "Dnipro", 46.8, 33.4, PlaceFeature.WATER)
    kyiv = Place("gn-703448", "Kyiv", 50.45, 30.52, PlaceFeature.CITY, "UA", None, 2_900_000, None, "", seat_of="UA")
    north = {
        sense: article_on(
            "A truce along the Dnipro, says Kyiv.", {"Dnipro": river, "Kyiv": kyiv}, ceasefire(Role.LINE), sense
        )
        for sense in Sense
    }
    tops = {
        sense: max(f.geometry.bounds[3] for f in atlas.features if f.kind is FeatureKind.CEASEFIRE)
        for sense, atlas in north.items()
    }
    assert tops[Sense.METONYMIC] < 49 < tops[Sense.LITERAL]


def test_a_river_that_is_but_named_is_no_line() -> None:
    river = line_place("tr-dnieper", "Dnipro", 46.8, 33.4, PlaceFeature.WATER)
    atlas = article_on("Fishing on the Dnipro.", {"Dnipro": river})
    assert not [feature for feature in atlas.features if feature.geometry.length]


@pytest.mark.parametrize("place_id", [*named_courses(), *river_points()])
def test_every_course_is_known_and_is_a_line(place_id: str) -> None:
    shape = open_boundaries().geometry(f"course:{place_id}")
    assert shape is not None
    assert shape.area == 0
    assert shape.length > 0.05


def test_an_unknown_course_is_none() -> None:
    assert Boundaries().geometry("course:nowhere") is None


def test_bundled_lines_have_names_in_the_languages_that_are_read() -> None:
    for dataset in datasets():
        names = {name for line in dataset.lines for name in line.names}
        assert len(names) > 10
        assert any("ligne" in name for name in names)
        assert any("خط" in name for name in names)
        assert any("лини" in name for name in names)


def test_a_red_line_on_a_named_line_is_drawn_once() -> None:
    korea = line_place("tr-korean-dmz", "DMZ", 38.1, 127.3)
    named = (ClaimPlace("m1", Role.LINE),)
    claim = Claim("c1", ClaimKind.RED_LINE, 0, "gov:KR", "gov:KR", None, named, Status.ACTUAL, None, None, (0, 3), "r")
    atlas = article_on("The DMZ is a red line.", {"DMZ": korea}, (claim,))
    lines = [feature.kind for feature in atlas.features if feature.geometry.length and not feature.geometry.area]
    assert lines == [FeatureKind.RED_LINE]


def test_a_withdrawal_to_a_river_leaves_the_river_and_the_line_is_drawn_once() -> None:
    blue = line_place("tr-blue-line-lb", "Blue Line", 33.1, 35.4)
    khiam = Place("tr-khiam", "Khiam", 33.33, 35.61, PlaceFeature.CITY, "LB", None, 0, None, "")
    named = (ClaimPlace("m2", Role.FROM), ClaimPlace("m1", Role.TO))
    claim = Claim(
        "c1", ClaimKind.WITHDRAWAL, 0, "gov:US", "gov:IL", None, named, Status.DEMANDED, None, None, (0, 3), "r"
    )
    atlas = article_on("Leave Khiam for the Blue Line.", {"Blue Line": blue, "Khiam": khiam}, (claim,))
    (limit,) = [feature for feature in atlas.features if feature.kind is FeatureKind.WITHDRAWAL_LINE]
    assert limit.basis is Basis.GAZETTEER
    assert limit.note == "Line that this withdrawal would leave: the known course of Blue Line."
    assert limit.geometry.distance(Point(35.1, 33.09)) < 0.05
    assert [feature.kind for feature in atlas.features].count(FeatureKind.REPORTED_LINE) == 0
    assert [feature.kind for feature in atlas.features].count(FeatureKind.WITHDRAWAL) == 1
