"""Whose view of disputed borders the map shows: a choice among those that Natural Earth knows, and what it means."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from babel import Locale

from geodata.points_of_view import views

KEY = "border-view"
NOBODY = ""
"""The first choice: no state's view, every disputed line is shown as disputed."""


def chosen() -> str:
    """Return the state (ISO 3166-1 alpha-2) whose view is chosen in this session; "" for nobody's."""
    view = st.session_state.get(KEY)
    return view if view in views() else NOBODY


def show(words: Mapping[str, str], language: str) -> None:
    """Show the choice, and below it whose view the map shows."""
    names = Locale.parse(language).territories
    ordered = sorted(views(), key=lambda code: str(names.get(code, code)))
    st.selectbox(
        words["borders.choice"],
        [NOBODY, *ordered],
        format_func=lambda code: str(names.get(code, code)) if code else words["borders.nobody"],
        key=KEY,
    )
    view = chosen()
    st.caption(words["borders.seen"].format(state=names.get(view, view)) if view else words["borders.disputed"])
