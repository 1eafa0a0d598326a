"""Colours that can be told apart and read."""

import pytest

from components import palette
from components.palette import contrast

THEMES = ("light", "dark")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["land", "focus", "paper"])
@pytest.mark.parametrize("text", ["ink", "red", "town", "country"])
def test_text_on_the_map_meets_wcag_aa(theme: str, ground: str, text: str) -> None:
    colours = palette.colours(theme)
    needed = 3.0 if text == "country" else 4.5
    assert contrast(colours[text], colours[ground]) >= needed


@pytest.mark.parametrize("theme", THEMES)
def test_names_of_seas_and_rings_of_marks_stand_out(theme: str) -> None:
    colours = palette.colours(theme)
    assert contrast(colours["sea-label"], colours["sea"]) >= 3.0
    assert contrast(colours["ring"], colours["focus"]) >= 3.0
    assert contrast(colours["muted"], colours["paper"]) >= 4.5


@pytest.mark.parametrize(("theme", "tones"), [("light", palette.DEMAND_TONES), ("dark", palette.DEMAND_TONES_DARK)])
def test_tones_of_demands_are_legible_and_none_is_red(theme: str, tones: tuple[str, ...]) -> None:
    for tone in tones:
        red, green, blue = palette.channels(tone)
        assert contrast(tone, palette.colours(theme)["focus"]) >= 4.5
        assert not red > 1.8 * max(green, blue)


def test_both_themes_name_the_same_colours() -> None:
    assert set(palette.LIGHT) == set(palette.DARK)


@pytest.mark.parametrize("ground", ["#faf8f2", "#2f3134"])
@pytest.mark.parametrize("colour", [*palette.CALM.values(), *palette.PARTY_COLOURS])
def test_any_party_can_be_made_legible(colour: str, ground: str) -> None:
    assert contrast(palette.legible(colour, ground), ground) >= 4.5


def test_parties_never_share_a_colour_while_colours_last() -> None:
    parties = palette.party_colours([f"actor-{n}" for n in range(6)], {"actor-2": "#0072B2"})
    assert len(set(parties.values())) == 6
    assert parties["actor-2"] == "#4a88ae"


def test_the_grey_of_states_is_no_party_colour() -> None:
    assert palette.party_colours(["gov:EG"], {"gov:EG": "#777777"})["gov:EG"] != "#777777"
