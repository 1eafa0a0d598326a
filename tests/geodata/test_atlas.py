"""What a reading puts on the map: a contract for every kind of mark, and cases named by what they show."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from typing import Any

import pytest
from shapely.geometry import Point

from geodata.atlas.compose import compose
from geodata.feature import Atlas, Basis, Feature, FeatureKind
from geodata.place import Resolution
from reading.model import ClaimKind, Reading, Role, Status

Made = tuple[Reading, tuple[Resolution, ...]]
OF_DATASETS = (FeatureKind.CONTROL_AREA, FeatureKind.OBSERVATION, FeatureKind.REPORTED_LINE, FeatureKind.EVENT)


@pytest.fixture
def atlas(everything: Made, shapes: Any) -> Atlas:
    return compose(*everything, shapes, "en")


def of_kind(atlas: Atlas, kind: FeatureKind) -> list[Feature]:
    return [feature for feature in atlas.features if feature.kind is kind]


@pytest.mark.parametrize(
    "kind",
    [k for k in FeatureKind if k not in OF_DATASETS],
)
def test_nothing_is_drawn_without_its_sentence(atlas: Atlas, everything: Made, kind: FeatureKind) -> None:
    reading, _ = everything
    marks = of_kind(atlas, kind)
    assert marks, f"the made-up article draws no {kind}"
    for mark in marks:
        assert mark.sentences
        assert all(0 <= index < len(reading.sentences) for index in mark.sentences)
        assert all(reading.mention(mention).sentence in mark.sentences for mention in mark.mentions)
        assert {claim.id for claim in reading.claims} >= set(mark.claims)
        assert mark.article == reading.article.id


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_every_mark_is_sound(everything: Made, shapes: Any, language: str) -> None:
    features = compose(*everything, shapes, language).features
    assert len({feature.id for feature in features}) == len(features)
    for feature in features:
        assert re.fullmatch(r"[a-z0-9-]+", feature.id)
        assert not feature.geometry.is_empty
        assert feature.geometry.is_valid
        west, south, east, north = feature.geometry.bounds
        assert -180 <= west <= east <= 180
        assert -90 <= south <= north <= 90
        assert feature.precision_km > 0
        assert feature.label or feature.id.endswith("-corridor")
        assert "{" not in feature.label + feature.note


def test_every_mention_and_claim_is_on_the_map_or_in_the_list(atlas: Atlas, everything: Made) -> None:
    reading, _ = everything
    listed = {entry.id for entry in atlas.unmapped}
    for mention in reading.places():
        assert (mention.id in atlas.places) != (mention.id in listed)
    marked = {claim for feature in atlas.features for claim in feature.claims}
    assert all(claim.id in marked | listed for claim in reading.claims)
    assert all(entry.why for entry in atlas.unmapped)


def test_a_claim_without_a_place_and_one_with_an_unknown_place_say_why(atlas: Atlas) -> None:
    why = {entry.id: entry.why for entry in atlas.unmapped}
    assert why["c8"] == "The sentence names no place for this claim."
    assert why["c9"] == "“Nowhere” was not found in the gazetteer."


def test_places_count_their_mentions_and_list_their_claims(atlas: Atlas) -> None:
    haven = next(feature for feature in atlas.features if feature.id == "place-gn-haven")
    assert haven.count == 3
    assert haven.sentences == (0, 1, 2)
    assert haven.claims == ("c1", "c2", "c3", "c4")
    assert haven.geometry == Point(16.5, 31.2)
    faraway = next(feature for feature in atlas.features if feature.id == "place-gn-faraway")
    assert faraway.metonymic
    assert not haven.metonymic


def test_the_red_line_carries_its_ceasefire_and_outlines_the_coastal_area(atlas: Atlas) -> None:
    line, corridor, outline = of_kind(atlas, FeatureKind.RED_LINE)
    assert line.claims == corridor.claims == outline.claims == ("c1", "c2")
    assert line.label == "Red line · Russia"
    assert line.basis is Basis.DERIVED
    assert (line.id, corridor.id, outline.id) == ("red-line-c1", "red-line-c1-corridor", "red-line-c1-gn-terminals")
    assert line.geometry.geom_type == outline.geometry.geom_type == "LineString"
    assert corridor.geometry.area > 0
    assert outline.basis is Basis.GAZETTEER
    assert "Haven and Inland" in line.note
    assert not any("c2" in feature.claims for feature in of_kind(atlas, FeatureKind.CEASEFIRE))


def test_a_truce_in_a_town_is_a_ring_round_it(atlas: Atlas) -> None:
    ring, corridor = of_kind(atlas, FeatureKind.CEASEFIRE)
    assert ring.geometry.is_ring
    assert corridor.geometry.covers(ring.geometry)


def test_a_truce_in_a_country_is_listed_at_the_country_alone(make_reading: Any, shapes: Any) -> None:
    made = make_reading(
        ["A truce in Landia."], [{"kind": ClaimKind.CEASEFIRE, "sentence": 0, "places": [("Landia", Role.AT)]}]
    )
    atlas = compose(*made, shapes, "en")
    assert [feature.kind for feature in atlas.features] == [FeatureKind.PLACE]
    assert atlas.features[0].claims == ("c1",)
    assert atlas.unmapped == ()


def test_a_truce_in_an_area_is_no_line_and_is_listed_there(make_reading: Any, shapes: Any) -> None:
    places = [("Terminals", Role.AT)]
    rows = [{"kind": ClaimKind.CEASEFIRE, "sentence": 0, "actor": actor, "places": places} for actor in ("gna", "lna")]
    atlas = compose(*make_reading(["A truce in Terminals."], rows, ()), shapes, "en")
    assert of_kind(atlas, FeatureKind.CEASEFIRE) == []
    assert {claim for feature in atlas.features for claim in feature.claims} == {"c1", "c2"}


def test_parties_that_agree_on_one_line_share_its_mark(make_reading: Any, shapes: Any) -> None:
    places = [("Haven", Role.LINE), ("Inland", Role.LINE)]
    rows = [{"kind": ClaimKind.CEASEFIRE, "sentence": 0, "actor": a, "places": places} for a in ("gna", "gov:TR")]
    atlas = compose(*make_reading(["A truce from Haven to Inland."], rows), shapes, "en")
    line, _ = of_kind(atlas, FeatureKind.CEASEFIRE)
    assert line.claims == ("c1", "c2")
    assert (line.label, line.speaker) == ("Ceasefire · Government of National Accord, Türkiye", None)
    assert atlas.lead == line.id


def test_an_area_that_a_line_meets_has_no_outline_of_its_own(make_reading: Any, shapes: Any) -> None:
    places = [(name, Role.LINE) for name in ("Haven", "Crossing", "Inland")]
    rows = [{"kind": ClaimKind.RED_LINE, "sentence": 0, "actor": "gov:RU", "places": places}]
    atlas = compose(*make_reading(["The line runs by Haven, Crossing and Inland."], rows), shapes, "en")
    assert of_kind(atlas, FeatureKind.REGION) == []


def test_a_withdrawal_is_an_arrow_with_its_distance(atlas: Atlas) -> None:
    (arrow,) = of_kind(atlas, FeatureKind.WITHDRAWAL)
    first, last = arrow.geometry.coords[0], arrow.geometry.coords[-1]
    assert first == pytest.approx((16.5, 31.2), abs=1e-6)
    assert last == pytest.approx((20.1, 32.1), abs=1e-6)
    assert arrow.distance_km == pytest.approx(355, abs=3)
    assert arrow.label == "Withdrawal demanded · Türkiye: 350 km" or arrow.label.endswith(": 360 km")
    assert arrow.geometry.length > 1.02 * Point(first).distance(Point(last))


@pytest.mark.parametrize(
    ("role", "note"), [(Role.FROM, "where this movement goes"), (Role.TO, "where this movement starts")]
)
def test_a_withdrawal_of_which_one_end_is_known_is_a_point(
    make_reading: Any, shapes: Any, role: Role, note: str
) -> None:
    row = {"kind": ClaimKind.WITHDRAWAL, "sentence": 0, "actor": "m23", "places": [("Haven", role)]}
    (mark,) = of_kind(compose(*make_reading(["They left Haven."], [row]), shapes, "en"), FeatureKind.WITHDRAWAL)
    assert mark.geometry == Point(16.5, 31.2)
    assert note in mark.note


def test_joint_forces_on_one_way_are_one_mark(make_reading: Any, shapes: Any) -> None:
    rows = [
        {"kind": ClaimKind.WITHDRAWAL, "sentence": 0, "actor": actor, "places": [("Haven", Role.FROM)]}
        for actor in ("houthis", "gov:YE")
    ]
    (mark,) = of_kind(compose(*make_reading(["Both leave Haven."], rows), shapes, "en"), FeatureKind.WITHDRAWAL)
    assert mark.claims == ("c1", "c2")
    assert mark.label.count(",") == 1
    assert mark.actor is None


def test_the_same_line_claimed_twice_is_drawn_once(make_reading: Any, shapes: Any) -> None:
    row = {"kind": ClaimKind.RED_LINE, "actor": "gov:EG", "places": [("Haven", Role.LINE), ("Inland", Role.LINE)]}
    made = make_reading(
        ["Haven to Inland.", "Again Haven to Inland."], [{**row, "sentence": 0}, {**row, "sentence": 1}]
    )
    line, _corridor = of_kind(compose(*made, shapes, "en"), FeatureKind.RED_LINE)
    assert line.claims == ("c1", "c2")
    assert line.sentences == (0, 1)


def test_rival_lines_over_the_same_places_are_one_mark_with_both_names(make_reading: Any, shapes: Any) -> None:
    row = {"kind": ClaimKind.RED_LINE, "sentence": 0, "places": [("Haven", Role.LINE), ("Inland", Role.LINE)]}
    made = make_reading(["Haven to Inland."], [{**row, "actor": "gov:EG"}, {**row, "actor": "gov:RU", "sentence": 0}])
    lines = of_kind(compose(*made, shapes, "en"), FeatureKind.RED_LINE)
    assert {(line.label, line.speaker) for line in lines if line.label} == {("Red line · Egypt, Russia", None)}


def test_a_line_of_absurd_length_is_not_drawn_and_says_so(make_reading: Any, shapes: Any) -> None:
    row = {"kind": ClaimKind.RED_LINE, "sentence": 0, "places": [("Haven", Role.LINE), ("Faraway", Role.LINE)]}
    atlas = compose(*make_reading(["From Haven to Faraway."], [row]), shapes, "en")
    assert of_kind(atlas, FeatureKind.RED_LINE) == []
    assert [entry.id for entry in atlas.unmapped] == ["c1"]
    assert "too far apart" in atlas.unmapped[0].why


def test_the_first_view_shows_the_claims_and_not_the_capitals(atlas: Atlas) -> None:
    assert atlas.focus is not None
    west, south, east, north = atlas.focus
    assert 13 < west < 16
    assert 20 < east < 23
    assert 26 < south < 29
    assert 32 < north < 34
    assert atlas.lead == "red-line-c1"


def test_an_article_without_claims_leads_with_its_first_most_named_place(make_reading: Any, shapes: Any) -> None:
    atlas = compose(*make_reading(["Haven and Portus.", "Portus again."], []), shapes, "en")
    assert atlas.lead == "place-gn-portus"


def test_an_empty_reading_gives_an_empty_atlas(make_reading: Any, shapes: Any) -> None:
    assert compose(*make_reading(["Nothing here."], []), shapes, "en") == Atlas()


def test_status_reaches_label_and_mark(make_reading: Any, shapes: Any) -> None:
    row = {
        "kind": ClaimKind.ATTACK,
        "sentence": 0,
        "actor": "gov:EG",
        "status": Status.THREATENED,
        "places": [("Haven", Role.AT)],
    }
    (mark,) = of_kind(compose(*make_reading(["Haven threatened."], [row]), shapes, "fr"), FeatureKind.ATTACK)
    assert mark.label == "Attaque menacée · Égypte"
    assert mark.status == "threatened"
    assert mark.as_of == datetime.date(2024, 5, 6)


@pytest.fixture
def libya(make_reading: Any, libyan_shapes: Any) -> Atlas:
    """An article of 15 June 2020 whose places lie in Libya, on the made-up land."""
    made = make_reading(["They must go to Portus.", "Haven waits."], [{**GO_TO_PORTUS, "sentence": 0}])
    reading = replace(made[0], article=replace(made[0].article, published=datetime.date(2020, 6, 15)))
    in_libya = tuple(replace(r, place=replace(r.place, country="LY")) for r in made[1])
    return compose(reading, in_libya, libyan_shapes, "en")


GO_TO_PORTUS = {
    "kind": ClaimKind.WITHDRAWAL,
    "actor": "lna",
    "speaker": "gov:TR",
    "status": Status.DEMANDED,
    "places": [("Portus", Role.TO)],
}


@pytest.mark.parametrize("kind", [FeatureKind.CONTROL_AREA, FeatureKind.OBSERVATION])
def test_nothing_is_drawn_without_its_dataset_row(libya: Atlas, kind: FeatureKind) -> None:
    marks = of_kind(libya, kind)
    assert marks
    for mark in marks:
        assert mark.actor
        assert mark.as_of is not None
        assert mark.as_of <= datetime.date(2020, 6, 15)
        assert mark.status in ("held", "contested", "besieged", "unclear")
        assert all(source.title and source.date for source in mark.sources)
        assert mark.sources
        assert re.fullmatch(r"[a-z0-9-]+", mark.id)


def test_the_control_summary_names_dataset_day_and_rows(libya: Atlas) -> None:
    assert libya.control is not None
    assert libya.control.dataset == "libya"
    assert libya.control.observations == len(of_kind(libya, FeatureKind.OBSERVATION))
    assert libya.control.newest <= libya.control.date == datetime.date(2020, 6, 15)


def test_a_withdrawal_without_a_start_begins_where_the_force_stands(libya: Atlas) -> None:
    """Haven lies where the army held a town on that day, near the front; the article names it."""
    (arrow,) = of_kind(libya, FeatureKind.WITHDRAWAL)
    assert arrow.basis is Basis.DERIVED
    assert arrow.geometry.coords[0] == pytest.approx((16.5, 31.2), abs=1e-6)
    assert "Haven is held nearest to the front" in arrow.note
    assert "15 June 2020" in arrow.note
    assert arrow.sources


def test_no_dataset_no_areas(atlas: Atlas) -> None:
    assert atlas.control is None
    assert of_kind(atlas, FeatureKind.CONTROL_AREA) == []


def test_a_line_says_which_of_its_places_it_goes_without(make_reading: Any, shapes: Any) -> None:
    places = [(name, Role.LINE) for name in ("Haven", "Nowhere", "Inland")]
    row = {"kind": ClaimKind.RED_LINE, "sentence": 0, "actor": "gov:RU", "places": places}
    line, _ = of_kind(
        compose(*make_reading(["By Haven, Nowhere and Inland."], [row]), shapes, "en"), FeatureKind.RED_LINE
    )
    assert line.note.endswith("Without Nowhere, not found in the gazetteer.")


def test_support_is_a_line_from_seat_to_force(atlas: Atlas) -> None:
    (line,) = of_kind(atlas, FeatureKind.SUPPORT)
    ends = [line.geometry.coords[0], line.geometry.coords[-1]]
    assert ends == [pytest.approx((37.6, 55.7), abs=1e-6), pytest.approx((15.9, 30.2), abs=1e-6)]
    assert line.claims == ("c15",)
    assert atlas.mark_of("c15") == line.id


def test_talks_have_a_sign_at_their_place(atlas: Atlas) -> None:
    (sign,) = of_kind(atlas, FeatureKind.TALKS)
    assert sign.geometry == Point(15.9, 30.2)
    assert atlas.mark_of("c14") == sign.id


def test_a_withdrawal_behind_two_places_leaves_the_line_through_them(make_reading: Any, shapes: Any) -> None:
    row = {
        "kind": ClaimKind.WITHDRAWAL,
        "sentence": 0,
        "actor": "lna",
        "speaker": "gov:TR",
        "status": Status.DEMANDED,
        "places": [("Crossing", Role.FROM), ("Portus", Role.TO), ("Haven", Role.TO)],
    }
    made = make_reading(["From Crossing behind Portus and Haven."], [row])
    (line,) = of_kind(compose(*made, shapes, "en"), FeatureKind.WITHDRAWAL_LINE)
    assert line.geometry.distance(Point(20.1, 32.1)) < 0.01
    assert line.geometry.distance(Point(16.5, 31.2)) < 0.01
    assert "Portus and Haven" in line.note or "Haven and Portus" in line.note


def test_a_withdrawal_to_an_area_leaves_the_border_that_looks_to_the_force(make_reading: Any, shapes: Any) -> None:
    row = {**GO_TO_PORTUS, "sentence": 0, "places": [("Haven", Role.FROM), ("Oasis", Role.TO)]}
    (line,) = of_kind(
        compose(*make_reading(["From Haven to Oasis."], [row]), shapes, "en"), FeatureKind.WITHDRAWAL_LINE
    )
    west, south, east, north = line.geometry.bounds
    assert (west, north) == pytest.approx((18.0, 29.5), abs=0.01)
    assert east < 19.01
    assert south > 28.49


def test_a_withdrawal_from_a_place_to_itself_has_no_arrow(make_reading: Any, shapes: Any) -> None:
    row = {**GO_TO_PORTUS, "sentence": 0, "actor": "m23", "places": [("Haven", Role.FROM), ("Haven", Role.TO)]}
    (mark,) = of_kind(compose(*make_reading(["From Haven to Haven."], [row]), shapes, "en"), FeatureKind.WITHDRAWAL)
    assert mark.geometry == Point(16.5, 31.2)
    assert mark.distance_km is None
