"""The legend lists what is drawn, and nothing else."""

import datetime
from dataclasses import replace

from shapely.geometry import LineString, Point, box

from components import palette
from components.legend import entries
from components.look import look
from components.map_setting import Actors, Setting
from components.wording import wording
from geodata.feature import Atlas, Basis, ControlSummary, Feature, FeatureKind

ACTORS = Actors({"gov:RU": "Russie", "gna": "GNA", "lna": "ANL"}, {"gna": "#0072B2", "lna": "#D55E00"})
LINE = LineString([(0, 0), (1, 1)])


def listed(*features: Feature, control: ControlSummary | None = None, language: str = "fr"):
    atlas = Atlas(features, control=control)
    return entries(atlas, look(atlas, Setting(language, wording(language)), ACTORS))


def area(name: str, actor: str, status: str = "held") -> Feature:
    return Feature(name, FeatureKind.CONTROL_AREA, box(0, 0, 1, 1), "", Basis.DERIVED, 9, status=status, actor=actor)


def test_an_empty_map_has_no_legend() -> None:
    assert listed() == ()


def test_a_derived_red_line_says_whose_it_is_and_that_it_is_derived() -> None:
    red = Feature("r-1", FeatureKind.RED_LINE, LINE, "", Basis.DERIVED, 9, status="demanded", speaker="gov:RU")
    (entry,) = listed(red)
    assert (entry.symbol, entry.text) == ("line", "ligne rouge (Russie), tracé déduit des lieux")
    assert entry.dash


def test_a_corridor_adds_no_entry_of_its_own() -> None:
    red = Feature("r-1", FeatureKind.RED_LINE, LINE, "", Basis.DERIVED, 9, speaker="gov:RU")
    corridor = Feature("r-1-corridor", FeatureKind.RED_LINE, LINE.buffer(1), "", Basis.DERIVED, 9, speaker="gov:RU")
    assert len(listed(red, corridor)) == 1


def test_one_entry_for_equal_marks() -> None:
    marks = [Feature(f"d-{n}", FeatureKind.DEPLOYMENT, Point(n, 0), "", Basis.STATED, 9, actor="gna") for n in range(3)]
    assert [entry.text for entry in listed(*marks)] == ["déploiement"]


def test_areas_list_each_party_once_then_the_contested_then_nothing_known() -> None:
    day = datetime.date(2020, 6, 15)
    control = ControlSummary("libya", "", day, 3, day, 95.0, "")
    found = listed(
        area("a", "gna"), area("b", "lna"), area("c", "gna"), area("d", "gna|lna", "contested"), control=control
    )
    assert [(entry.symbol, entry.text) for entry in found] == [
        ("fill", "GNA"),
        ("fill", "ANL"),
        ("hatch", "disputé"),
        ("blank", "pas d'information à moins de 95 km"),
    ]
    assert found[2].colours == ("#4a88ae", "#d3964b")


def test_places_and_seats_are_listed_only_where_drawn() -> None:
    town, seat = (
        Feature(f"p-{met}", FeatureKind.PLACE, Point(0, 0), "", Basis.GAZETTEER, 5, metonymic=met)
        for met in (False, True)
    )
    assert [entry.symbol for entry in listed(town)] == ["place"]
    assert [entry.symbol for entry in listed(town, seat)] == ["place", "seat"]


def test_every_kind_has_its_words_in_every_language() -> None:
    for language in ("fr", "en"):
        for kind in FeatureKind:
            assert wording(language)[f"legend.kind_{kind}"]


def test_what_lies_out_of_view_is_not_listed() -> None:
    near = Feature("d-1", FeatureKind.DEPLOYMENT, Point(0.5, 0.5), "", Basis.STATED, 9)
    far = Feature("d-2", FeatureKind.ATTACK, Point(50, 50), "", Basis.STATED, 9)
    long_named = Feature(
        "a", FeatureKind.CONTROL_AREA, box(49, 49, 50, 50), "", Basis.DERIVED, 9, actor="a-party-with-a-long-name"
    )
    atlas = Atlas((near, far, long_named, area("b", "lna")), focus=(0, 0, 1, 1))
    found = entries(atlas, look(atlas, Setting("fr", wording("fr")), ACTORS))
    assert [entry.text for entry in found] == ["déploiement", "ANL"]


def test_a_sign_of_several_parties_has_one_entry_in_no_one_s_colour() -> None:
    signs = [Feature(a, FeatureKind.ATTACK, Point(0, 0), "", Basis.STATED, 9, actor=a) for a in ("gna", "lna")]
    (entry,) = listed(*signs)
    assert entry.colours == (palette.LIGHT["muted"],)


def test_a_party_s_swatch_fades_as_its_ground_does() -> None:
    found = listed(*(replace(area(f"a-{shade}", "gna"), shade=shade) for shade in (0.0, 0.5, 1.0)))
    assert found[0].steps == (0.62, 0.39, 0.16)


def test_observation_points_are_explained() -> None:
    point = Feature("o-1", FeatureKind.OBSERVATION, Point(0, 0), "", Basis.STATED, 5, actor="gna")
    assert [entry.symbol for entry in listed(area("a", "gna"), point)] == ["observation", "fill"]


def test_long_names_of_parties_stand_below_the_short_ones() -> None:
    found = listed(area("a", "a-party-with-a-long-name"), area("b", "lna"), area("c", "gna|lna", "contested"))
    assert [entry.text for entry in found] == ["ANL", "GNA", "disputé", "a-party-with-a-long-name"]


def test_a_named_line_of_known_course_is_told_from_a_reported_one() -> None:
    one = Feature("named-line-a", FeatureKind.REPORTED_LINE, LINE, "Green Line", Basis.GAZETTEER, 5, sentences=(0,))
    other = replace(one, id="reported-line-b", basis=Basis.STATED)
    assert [entry.text for entry in listed(one, other)] == ["ligne nommée, cours connu", "ligne rapportée"]
