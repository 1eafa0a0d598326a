"""The page: which component stands where."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from components import (
    article_pane,
    cached,
    claim_table,
    map_view,
    own_panel,
    place_table,
    sources_panel,
    timeline,
    top_bar,
)
from components.actor_names import actors_in
from components.control_frames import remember
from components.control_time import time_span
from components.examples import example_for
from components.map_setting import Setting
from components.view_state import Pick, ViewState, view_state
from components.wording import wording
from geodata.control.datasets import ControlDataset
from geodata.feature import Atlas
from reading.model import Reading

STYLE = Path(__file__).parent / "frontend" / "page.css"


def main() -> None:
    """Draw the page once; Streamlit calls this for every run."""
    st.set_page_config(page_title="Tracé", page_icon=str(STYLE.with_name("icon.png")), layout="wide")
    st.html(f"<style>{STYLE.read_text(encoding='utf-8')}</style>")
    state = view_state()
    with st.container(key="frame"):
        bar = st.container(key="bar", horizontal=True, vertical_alignment="center")
        body = st.container(key="body")
    with bar:
        titled = st.container(key="bar-name", horizontal=True, vertical_alignment="center")
        top_bar.show_language(state)
    words = wording(state.language)
    article = state.article = state.article or example_for(state.language)
    with titled:
        top_bar.show_title(article.title)
    with body:
        left, right = st.columns([2, 3], gap=None)
        side, stage = left.container(key="side"), right.container(key="stage")
        with side, st.spinner(words["article.reading"]):
            cached.reading_of(article, state.language)
        own = own_dataset(state)
        reading, atlas = cached.interpretation(article, state.language, own)
    with bar:
        top_bar.show_actions(state, reading, atlas, words)
    theme = st.context.theme.type or "light"
    with side:
        show_side(state, reading, atlas, words, theme)
    setting = Setting(state.language, words, theme, state.channel)
    span = time_span(atlas, article.published, own)
    with stage.container(key="map"):
        map_view.show(atlas, setting, span)
    with stage.container(key="time"):
        timeline.show(reading, atlas, setting, span)


def own_dataset(state: ViewState) -> ControlDataset | None:
    """Return the reader's own observations where there is anything to draw; their days can be asked for from now on."""
    if state.own is None or not state.own.drawn:
        return None
    remember(state.own.dataset)
    return state.own.dataset


def show_side(state: ViewState, reading: Reading, atlas: Atlas, words: Mapping[str, str], theme: str) -> None:
    """Show the tabs over the article: article, claims, places, not placed, sources."""
    names = actors_in(reading, atlas, state.language).short
    counts = {
        "claims": len(reading.claims),
        "places": len(set(atlas.places.values())),
        "unmapped": len(atlas.unmapped),
    }
    labels = [words[f"tab.{name}"].format(count=counts.get(name)) for name in ("article", *counts, "sources", "own")]
    text, claims, places, unmapped, sources, own = st.tabs(labels)
    with claims:
        rows = cached.claim_rows(reading.article, state.language)
        claim_table.show(rows, words, channel=state.channel, theme=theme, language=state.language)
    with places:
        name_of = functools.partial(cached.place_name, language=state.language)
        feature = place_table.show(reading, atlas, words, state.language, name_of)
    with unmapped:
        place_table.show_unmapped(reading, atlas, words, state.language)
    with sources:
        sources_panel.show(atlas, words, state.language, names)
    with own:
        own_panel.show(state, words)
    with text:
        state.ask("places", Pick(feature) if feature else None)
        layout = cached.layout(reading.article, state.language, own_dataset(state))
        article_pane.show(layout, channel=state.channel, pick=state.pick, theme=theme, language=state.language)


if __name__ == "__main__":
    main()
