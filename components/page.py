"""The page: which component stands where."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from components import border_view, cached, map_view, own_panel, side_tabs, timeline, top_bar
from components.control_frames import remember
from components.control_time import time_span
from components.examples import example_for
from components.map_setting import Setting
from components.view_state import ViewState, view_state
from components.wording import wording
from geodata.control.datasets import ControlDataset

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
        with side:
            own_panel.open_waiting(state, words)
        own = own_dataset(state)
        with side, st.spinner(words["own.drawing"]):
            reading, atlas = cached.interpretation(article, state.language, own)
    with bar:
        top_bar.show_actions(state, reading, atlas, words)
    setting = Setting(state.language, words, st.context.theme.type or "light", state.channel, border_view.chosen())
    with side:
        side_tabs.show(state, reading, atlas, setting, own)
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


if __name__ == "__main__":
    main()
