"""How each feature looks: shape, colour, dash and words."""

import pytest
from shapely.geometry import LinearRing, LineString, Point, box

from components import palette
from components.look import look
from components.map_setting import Actors, Setting
from components.marks import MOST_SHADE, geometry, mark, shape_of
from components.palette import LIGHT
from components.wording import wording
from geodata.feature import Atlas, Basis, Feature, FeatureKind
from geodata.place import Place, PlaceFeature, Resolution

ACTORS = Actors({"gov:TR": "Turquie", "gna": "GNA", "lna": "ANL"}, {"gna": "#0072B2", "lna": "#D55E00"})
LINE = LineString([(16.0, 31.0), (20.0, 32.0)])


def styled(*features: Feature, **more):
    return look(Atlas(features, **more), Setting("fr", wording("fr")), ACTORS)


def feature(kind: FeatureKind, shape=LINE, **more) -> Feature:
    return Feature(
        **{"id": "f-1", "kind": kind, "geometry": shape, "label": "x", "basis": Basis.DERIVED, "precision_km": 5.0}
        | more
    )


def drawn(one: Feature, *others: Feature):
    return mark(one, styled(one, *others))


def test_only_red_lines_and_their_areas_are_red() -> None:
    line = feature(FeatureKind.RED_LINE, claims=("c1",))
    region = feature(FeatureKind.REGION, box(0, 0, 1, 1), id="f-2", claims=("c1",))
    assert drawn(line)["colour"] == LIGHT["red"]
    assert drawn(region, line)["colour"] == LIGHT["red"]
    others = [kind for kind in FeatureKind if kind is not FeatureKind.RED_LINE]
    assert all(drawn(feature(kind, actor="lna", claims=("c9",)), line)["colour"] != LIGHT["red"] for kind in others)


def test_a_demand_takes_the_tone_of_its_speaker_and_says_how_far() -> None:
    found = drawn(
        feature(FeatureKind.WITHDRAWAL, label="Recul exigé", status="demanded", speaker="gov:TR", distance_km=348.2)
    )
    assert (found["shape"], found["colour"], found["dash"]) == ("arrow", "#116a63", "7 6")
    assert found["text"] == "Recul exigé\u00a0: 350 km"


def test_an_arrow_whose_label_names_the_distance_is_left_alone() -> None:
    label = "Recul exigé : 370 km"
    assert drawn(feature(FeatureKind.WITHDRAWAL, label=label, distance_km=369.0))["text"] == label


def test_places_and_seats_of_power_look_different_and_grow() -> None:
    town, seat = (feature(FeatureKind.PLACE, Point(0, 0), metonymic=met, count=3) for met in (False, True))
    assert (drawn(town)["shape"], drawn(seat)["shape"]) == ("place", "seat")
    assert drawn(town)["radius"] > drawn(feature(FeatureKind.PLACE, Point(0, 0), count=1))["radius"]


@pytest.mark.parametrize("kind", [PlaceFeature.COUNTRY, PlaceFeature.WATER, PlaceFeature.REGION])
def test_countries_waters_and_regions_are_shown_by_their_name(kind: PlaceFeature) -> None:
    one = feature(FeatureKind.PLACE, Point(0, 0))
    spot = Place("p", "P", 0, 0, kind, None, None, 0, None, "")
    style = styled(one, places={"m1": "f-1"}, resolutions=(Resolution("m1", spot, (), 1.0, ""),))
    assert shape_of(one, style) == "name"
    assert mark(one, style)["named"] == kind


def test_areas_fade_with_how_sure_they_are() -> None:
    faint, sure = (feature(FeatureKind.CONTROL_AREA, box(0, 0, 1, 1), actor="lna", shade=s) for s in (0.2, 1.0))
    assert drawn(faint)["fill_opacity"] < drawn(sure)["fill_opacity"]
    assert drawn(sure)["fills"] == ["#d3964b"]
    assert not drawn(sure)["hatched"]


def test_contested_ground_is_hatched_in_both_colours() -> None:
    found = drawn(feature(FeatureKind.CONTROL_AREA, box(0, 0, 1, 1), actor="gna|lna", status="contested"))
    assert found["hatched"]
    assert found["fills"] == ["#4a88ae", "#d3964b"]


def test_a_line_its_corridor_and_the_outline_beside_it_are_drawn_apart() -> None:
    line = feature(FeatureKind.RED_LINE)
    corridor = feature(FeatureKind.RED_LINE, LINE.buffer(0.1), id="f-1-corridor")
    outline = feature(FeatureKind.RED_LINE, LinearRing([(0, 0), (1, 0), (1, 1)]), id="f-1-oil", basis=Basis.GAZETTEER)
    ring = feature(FeatureKind.RED_LINE, LinearRing([(0, 0), (1, 0), (1, 1)]), id="f-2")
    style = styled(line, corridor, outline, ring)
    assert [shape_of(one, style) for one in (line, corridor, outline, ring)] == ["line", "corridor", "region", "line"]


def test_an_empty_geometry_is_no_error() -> None:
    assert geometry(LineString())["coordinates"] == []


def test_a_screen_reader_hears_name_kind_and_count() -> None:
    found = drawn(feature(FeatureKind.PLACE, Point(0, 0), label="Syrte", count=2))
    assert found["aria"] == "Syrte, lieu de l'article, 2 mentions"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("actor", ["gna", "lna"])
def test_an_observation_stands_out_from_the_surest_ground_of_its_party(theme: str, actor: str) -> None:
    point = feature(FeatureKind.OBSERVATION, Point(0, 0), actor=actor)
    style = look(Atlas((point,)), Setting("fr", wording("fr"), theme), ACTORS)
    ground = palette.over(style.parties[actor], style.colours["focus"], MOST_SHADE)
    assert palette.contrast(mark(point, style)["fills"][0], ground) >= 3
