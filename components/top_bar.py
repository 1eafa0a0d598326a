"""The bar at the top: the name, the article's title, the page's language, export, going back, opening."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from components import export_panel, open_article
from components.view_state import ViewState
from components.wording import languages, wording
from geodata.feature import Atlas
from reading.model import Reading

NAME = '<span class="trace-name">Trac<b>é</b></span>'


def show_language(state: ViewState) -> None:
    """Show the choice of the page's language, kept in the address as ``?language=``."""
    state.language = st.selectbox(
        wording(state.language)["bar.language"],
        languages(),
        format_func=lambda code: wording(code)[f"language.{code}"],
        key="language",
        bind="query-params",
        label_visibility="collapsed",
    )


def show_title(title: str) -> None:
    """Show the name of the page and the title of the article, as plain text."""
    st.html(NAME, width="content")
    with st.container(key="bar-title"):
        st.text(title)


def show_actions(state: ViewState, reading: Reading, atlas: Atlas, words: Mapping[str, str]) -> None:
    """Show what can be done with the article: export it, go back to the one before, open another."""
    own = state.own.dataset if state.own is not None and state.own.drawn else None
    export_panel.show(reading, atlas, state.language, words, own)
    if state.earlier:
        title = f"{words['bar.back']}: {state.earlier[-1].title}"
        st.button("", icon=":material/undo:", help=title, on_click=state.back, key="back")
    if st.button(words["bar.open"], type="primary", key="open"):
        open_article.show(state, words)
