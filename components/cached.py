"""Every cache of the page: the tools once a server, each reading once an article and language.

Results are frozen and shared between sessions as they are: nothing is pickled.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components import pipeline_setting
from components.actor_names import actors_in
from components.article_layout import article_layout
from components.claim_rows import claim_rows as claims_as_rows
from components.map_setting import Setting
from components.pipeline import Tools, open_tools, read, with_pipeline
from components.wording import wording
from geodata.atlas.compose import draw
from geodata.control.datasets import ControlDataset
from geodata.feature import Atlas
from geodata.place import Place
from reading.model import Article, Reading

READINGS = 32
LONG = 40_000
"""Code points from which an article shows how much of it is parsed."""


def article_key(article: Article) -> str:
    """Return what a reading depends on: the article, and the pipeline this session has chosen for its language."""
    return f"{article!r} {pipeline_setting.chosen(article.language) or ''}"


HASHES: dict[str | type[Any], Callable[[Any], Any]] = {
    Article: article_key,
    ControlDataset: lambda dataset: dataset.id,
}


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


@st.cache_resource(max_entries=READINGS, show_spinner=False, hash_funcs=HASHES)
def reading_of(article: Article, _language: str) -> Reading:
    """Return what was read in ``article``; the tools are opened in ``_language`` when they are not open yet."""
    opened = tools_with(article.language, pipeline_setting.chosen(article.language), _language)
    if len(article.text) < LONG or get_script_run_ctx(suppress_warning=True) is None:
        return read(article, opened)
    bar, said = st.empty(), wording(_language)["article.reading"]

    def show_share(share: float) -> None:
        bar.progress(share, said)

    reading = read(article, opened, show_share)
    bar.empty()
    return reading


@st.cache_resource(show_spinner=False)
def tools_with(language: str, package: str | None, _page_language: str) -> Tools:
    """Return the tools with a pipeline chosen for the articles of a language; each loads its pipeline once."""
    return with_pipeline(tools(_page_language), language, package)


@st.cache_resource(max_entries=READINGS, show_spinner=False, hash_funcs=HASHES)
def interpretation(article: Article, language: str, own: ControlDataset | None = None) -> tuple[Reading, Atlas]:
    """Return what was read in ``article`` and its atlas with labels in ``language``.

    ``own`` are observations of the reader's, in the place of the bundled ones.
    """
    reading = reading_of(article, language)
    opened = tools(language)
    return reading, draw(reading, opened.gazetteer, opened.boundaries, language, own)


def place_name(place: Place, language: str) -> str:
    """Return the name of a place in ``language``, where the gazetteer knows it."""
    return tools(language).gazetteer.localized_name(place, language)


@st.cache_resource(max_entries=READINGS, show_spinner=False, hash_funcs=HASHES)
def layout(article: Article, language: str, own: ControlDataset | None = None) -> dict[str, Any]:
    """Return the layout of ``article`` for the pane; ``own`` as in :func:`interpretation`."""
    reading, atlas = interpretation(article, language, own)
    return article_layout(reading, atlas, Setting(language, wording(language)), actors_in(reading, atlas, language))


@st.cache_resource(max_entries=READINGS, show_spinner=False, hash_funcs=HASHES)
def claim_rows(article: Article, language: str, own: ControlDataset | None = None) -> dict[str, Any]:
    """Return the rows and filters of the claims of ``article``; ``own`` as in :func:`interpretation`."""
    reading, atlas = interpretation(article, language, own)
    setting = Setting(language, wording(language))
    return claims_as_rows(reading, atlas, setting, actors_in(reading, atlas, language))
