"""Each status has a look of its own, without its colour, and several speakers keep theirs apart."""

import itertools

import pytest

from components.colour_vision import VISION, difference
from components.line_styles import line_style
from components.palette import CALM, DEMAND_TONES, DEMAND_TONES_DARK, colours, contrast
from geodata.feature import FeatureKind
from reading.model import Status

KINDS = (FeatureKind.CEASEFIRE, FeatureKind.WITHDRAWAL)
TONES = {"light": DEMAND_TONES, "dark": DEMAND_TONES_DARK}


@pytest.mark.parametrize("kind", KINDS)
def test_every_status_has_a_look_of_its_own(kind: FeatureKind) -> None:
    assert len({line_style(kind, status) for status in Status}) == len(Status)


@pytest.mark.parametrize("kind", KINDS)
def test_a_fact_is_solid_and_what_is_none_is_not(kind: FeatureKind) -> None:
    assert line_style(kind, Status.ACTUAL).dash == ""
    for status in (Status.DEMANDED, Status.THREATENED, Status.PLANNED):
        assert line_style(kind, status).dash
    assert line_style(kind, Status.PLANNED).width_px < line_style(kind, Status.ACTUAL).width_px
    assert line_style(kind, Status.CANCELLED).crossed
    assert line_style(kind, Status.DENIED).hollow


def test_a_red_line_is_strongly_dashed_whatever_its_status_unless_it_is_off() -> None:
    strong = {line_style(FeatureKind.RED_LINE, s) for s in Status if s not in (Status.CANCELLED, Status.DENIED)}
    assert len(strong) == 1
    assert strong == {line_style(FeatureKind.CEASEFIRE, Status.THREATENED)}
    assert line_style(FeatureKind.RED_LINE, Status.CANCELLED).crossed
    assert line_style(FeatureKind.RED_LINE, Status.DENIED).hollow


@pytest.mark.parametrize("status", [Status.DEMANDED, Status.THREATENED, Status.PLANNED])
def test_three_speakers_of_one_status_have_three_dash_patterns(status: Status) -> None:
    assert len({line_style(FeatureKind.CEASEFIRE, status, variant).dash for variant in range(3)}) == 3


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("vision", VISION)
def test_the_first_speakers_and_red_can_be_told_apart_by_every_eye(theme: str, vision: str) -> None:
    """Red and three rivals differ by more than 10 (CIE 1976) as seen; further speakers have dashes to tell them by."""
    seen = [colours(theme)["red"], *TONES[theme][:3]]
    assert all(difference(a, b, vision) > 10 for a, b in itertools.combinations(seen, 2))


@pytest.mark.parametrize("vision", VISION)
def test_the_two_sides_of_a_war_can_be_told_apart_by_every_eye(vision: str) -> None:
    assert difference(CALM["#0072b2"], CALM["#d55e00"], vision) > 20


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["land", "focus", "sea"])
def test_every_tone_and_red_stand_out_from_the_ground(theme: str, ground: str) -> None:
    for tone in (*TONES[theme], colours(theme)["red"]):
        assert contrast(tone, colours(theme)[ground]) >= 3.0
