"""The choice of the spaCy pipeline that reads: one of those installed, or the usual one of each language."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from reading.errors import LanguageError

KEY = "pipeline-chosen"


def show(words: Mapping[str, str]) -> str | None:
    """Show the field; return the pipeline asked for, installed or not, ``None`` for the usual ones."""
    from reading.pipelines import installed  # noqa: PLC0415  (loads spaCy: only when an article is to be opened)

    known = list(installed())
    chosen = st.session_state.get(KEY)
    if chosen is not None and chosen not in known:
        known.append(chosen)
    asked: str | None = st.selectbox(
        words["open.pipeline"],
        [None, *known],
        index=([None, *known]).index(chosen),
        format_func=lambda package: package or words["open.pipeline_auto"],
        accept_new_options=True,
        help=words["open.pipeline_hint"],
        key="open-pipeline",
    )
    return asked


def choose(package: str | None) -> None:
    """Read with a pipeline from now on in this session; raise ``PipelineMissingError`` when it is not installed."""
    if package is not None:
        from reading.pipelines import language_of  # noqa: PLC0415  (spaCy is loaded for a choice alone)

        language_of(package)
    st.session_state[KEY] = package


def chosen(language: str) -> str | None:
    """Return the pipeline that this session has chosen for articles in a language, ``None`` for the usual one."""
    package: str | None = st.session_state.get(KEY) if get_script_run_ctx(suppress_warning=True) else None
    if package is None:
        return None
    from reading.pipelines import chosen_for  # noqa: PLC0415  (spaCy is loaded for a choice alone)

    try:
        return chosen_for(language, package).get(language)
    except LanguageError:
        return None
