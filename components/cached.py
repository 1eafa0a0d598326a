"""Every cache of the page: the tools once a server, each reading once an article and language.

Results are frozen and shared between sessions as they are: nothing is pickled.
"""

from __future__ import annotations

from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.actor_names import actors_in
from components.article_layout import article_layout
from components.map_setting import Setting
from components.pipeline import Tools, interpret, open_tools
from components.wording import wording
from geodata.feature import Atlas
from geodata.place import Place
from reading.model import Article, Reading

READINGS = 32


@st.cache_resource(show_spinner=False)
def tools(_language: str) -> Tools:
    """Return reader, gazetteer and boundaries, opened once a server; the first time ever shows how far it is."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return open_tools()
    words = wording(_language)
    bar = st.empty()

    def show_share(share: float, _step: str) -> None:
        bar.progress(share, words["article.preparing"])

    opened = open_tools(show_share)
    bar.empty()
    return opened


@st.cache_resource(max_entries=READINGS, show_spinner=False, hash_funcs={Article: repr})
def interpretation(article: Article, language: str) -> tuple[Reading, Atlas]:
    """Return what was read in ``article`` and its atlas with labels in ``language``."""
    return interpret(article, tools(language), language)


def place_name(place: Place, language: str) -> str:
    """Return the name of a place in ``language``, where the gazetteer knows it."""
    return tools(language).gazetteer.localized_name(place, language)


@st.cache_resource(max_entries=READINGS, show_spinner=False, hash_funcs={Article: repr})
def layout(article: Article, language: str) -> dict[str, Any]:
    """Return the layout of ``article`` for the pane."""
    reading, atlas = interpretation(article, language)
    return article_layout(reading, atlas, Setting(language, wording(language)), actors_in(reading, atlas, language))
