"""The tabs on the left of the map: article, claims, places, what is not placed, sources, and the reader's own data."""

from __future__ import annotations

import functools

import streamlit as st

from components import article_pane, cached, claim_table, own_panel, place_table, sources_panel
from components.actor_names import actors_in
from components.map_setting import Setting
from components.view_state import Pick, ViewState
from geodata.control.datasets import ControlDataset
from geodata.feature import Atlas
from reading.model import Reading


def show(state: ViewState, reading: Reading, atlas: Atlas, setting: Setting, own: ControlDataset | None) -> None:
    """Show the tabs; ``own`` is the reader's own dataset where one is shown."""
    words, theme = setting.words, setting.theme
    names = actors_in(reading, atlas, state.language).short
    counts = {
        "claims": len(reading.claims),
        "places": len(set(atlas.places.values())),
        "unmapped": len(atlas.unmapped),
    }
    labels = [words[f"tab.{name}"].format(count=counts.get(name)) for name in ("article", *counts, "sources", "own")]
    text, claims, places, unmapped, sources, observations = st.tabs(labels)
    with claims:
        rows = cached.claim_rows(reading.article, state.language, own)
        claim_table.show(rows, words, channel=state.channel, theme=theme, language=state.language)
    with places:
        name_of = functools.partial(cached.place_name, language=state.language)
        feature = place_table.show(reading, atlas, words, state.language, name_of)
    with unmapped:
        place_table.show_unmapped(reading, atlas, words, state.language)
    with sources:
        sources_panel.show(atlas, words, state.language, names)
    with observations:
        own_panel.show(state, words)
    with text:
        state.ask("places", Pick(feature) if feature else None)
        layout = cached.layout(reading.article, state.language, own)
        article_pane.show(layout, channel=state.channel, pick=state.pick, theme=theme, language=state.language)
