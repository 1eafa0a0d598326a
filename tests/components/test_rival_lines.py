"""How rival proposals look: a tone and line style for each speaker, red for the only red line, and the panel."""

from __future__ import annotations

import pytest
from shapely.geometry import LineString, box

from components.legend import entries
from components.look import look
from components.map_layers import payload
from components.map_setting import Actors, Setting
from components.marks import mark
from components.palette import DEMAND_TONES, LIGHT
from components.wording import wording
from geodata.feature import Atlas, Basis, Feature, FeatureKind
from geodata.proposal import Comparison, Matter, Proposal

NAMES = Actors({"gov:RU": "Russie", "gov:EG": "Égypte", "gov:TR": "Turquie"})
WEST, EAST = LineString([(0, 0), (0, 1)]), LineString([(1, 0), (1, 1)])
RED, CEASEFIRE, BETWEEN = FeatureKind.RED_LINE, FeatureKind.CEASEFIRE, FeatureKind.BETWEEN


def atlas(*sides: tuple[str, FeatureKind, str]) -> Atlas:
    """Two or more speakers, each with the kind and status of the line that they propose."""
    features, proposals = [], []
    for number, (speaker, kind, status) in enumerate(sides):
        line = LineString([(number, 0), (number, 1)])
        features.append(
            Feature(f"line-{number}", kind, line, "", Basis.DERIVED, 9, status, speaker=speaker, proposal=f"p-{number}")
        )
        proposals.append(
            Proposal(f"p-{number}", (speaker,), f"text {number}", line, Basis.DERIVED, (), (0,), (f"line-{number}",))
        )
    gap = Feature("gap", BETWEEN, box(0, 0, 1, 1), "", Basis.DERIVED, 1, proposal="p-0|p-1", distance_km=111.2)
    compared = Comparison("p-0", "p-1", 111, 111.2, 111, False, 12_300, (), 0, None, "gap", ("111 km.", "Land."))
    return Atlas((gap, *features), matters=(Matter("m", tuple(proposals), (compared,)),))


def style_of(drawn: Atlas):
    return look(drawn, Setting("fr", wording("fr")), NAMES)


def marks_of(drawn: Atlas) -> dict[str, dict]:
    return {feature.id: mark(feature, style_of(drawn)) for feature in drawn.features}


def test_the_only_red_line_is_red_and_the_others_have_tones_of_their_own() -> None:
    found = marks_of(atlas(("gov:RU", RED, "actual"), ("gov:TR", CEASEFIRE, "demanded")))
    assert found["line-0"]["colour"] == LIGHT["red"]
    assert found["line-1"]["colour"] == DEMAND_TONES[0]
    assert found["line-0"]["edge"] == ""
    assert found["gap"]["fills"] == [LIGHT["red"], DEMAND_TONES[0]]


def test_two_red_lines_stay_red_and_are_told_apart_by_edge_and_dashes() -> None:
    found = marks_of(atlas(("gov:RU", RED, "actual"), ("gov:EG", RED, "actual")))
    one, other = found["line-0"], found["line-1"]
    assert one["colour"] == other["colour"] == LIGHT["red"]
    assert one["edge"] != other["edge"]
    assert one["dash"] != other["dash"]
    assert LIGHT["red"] not in found["gap"]["fills"]


def test_two_demands_of_one_status_differ_in_tone_and_dashes() -> None:
    found = marks_of(atlas(("gov:TR", CEASEFIRE, "demanded"), ("gov:EG", CEASEFIRE, "demanded")))
    assert found["line-0"]["colour"] != found["line-1"]["colour"]
    assert found["line-0"]["dash"] != found["line-1"]["dash"]


def test_the_land_between_says_how_far_and_has_spots_for_its_name() -> None:
    gap = marks_of(atlas(("gov:RU", RED, "actual"), ("gov:TR", CEASEFIRE, "demanded")))["gap"]
    assert gap["shape"] == "between"
    assert gap["text"] == "↔ 110 km"
    assert gap["anchors"][0] == [0.5, 0.5]


def test_the_panel_names_each_speaker_in_the_colour_and_dashes_of_the_map() -> None:
    drawn = atlas(("gov:RU", RED, "actual"), ("gov:TR", CEASEFIRE, "demanded"))
    (matter,) = payload(drawn, Setting("fr", wording("fr")), NAMES)["rivals"]
    found = marks_of(drawn)
    assert [one["who"] for one in matter["proposals"]] == ["Russie", "Turquie"]
    for number, one in enumerate(matter["proposals"]):
        assert (one["colour"], one["dash"]) == (found[f"line-{number}"]["colour"], found[f"line-{number}"]["dash"])
    assert matter["comparisons"][0]["words"] == ["111 km.", "Land."]
    assert matter["comparisons"][0]["title"] == ""


def test_without_matters_there_is_no_panel() -> None:
    assert payload(Atlas(), Setting("fr", wording("fr")), Actors())["rivals"] == []


@pytest.mark.parametrize(("symbol", "proposals"), [("line", ("p-0",)), ("between", ("p-0|p-1",))])
def test_legend_entries_know_whose_they_are(symbol: str, proposals: tuple[str, ...]) -> None:
    drawn = atlas(("gov:RU", RED, "actual"), ("gov:TR", CEASEFIRE, "demanded"))
    assert next(e.proposals for e in entries(drawn, style_of(drawn)) if e.symbol == symbol) == proposals


def test_a_threatened_line_is_red_and_its_legend_says_so() -> None:
    drawn = Atlas((Feature("t", CEASEFIRE, WEST, "", Basis.DERIVED, 9, "threatened", speaker="gov:TR"),))
    assert marks_of(drawn)["t"]["colour"] == LIGHT["red"]
    (entry,) = entries(drawn, style_of(drawn))
    assert entry.text.startswith("ligne de cessez-le-feu brandi (Turquie)")
