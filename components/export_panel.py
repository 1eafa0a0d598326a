"""Taking the result away: a page that opens from disk, the whole reading, or the map alone."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from components.article_html import render
from geodata.control.datasets import ControlDataset
from geodata.export import to_geojson, to_json
from geodata.feature import Atlas
from reading.model import Reading


def show(
    reading: Reading, atlas: Atlas, language: str, words: Mapping[str, str], own: ControlDataset | None = None
) -> None:
    """Show the download buttons; each file is made when it is asked for. ``own`` as in :func:`render`."""
    name = reading.article.id
    with st.popover(words["bar.export"], key="export"):
        st.caption(words["export.hint"])
        offers = (
            ("html", "text/html", lambda: render(reading, atlas, language, own)),
            ("json", "application/json", lambda: to_json(reading, atlas)),
            ("geojson", "application/geo+json", lambda: to_geojson(reading, atlas)),
        )
        for suffix, mime, make in offers:
            st.download_button(
                words[f"export.{suffix}"],
                data=make,
                file_name=f"trace-{name}.{suffix}",
                mime=mime,
                on_click="ignore",
                width="stretch",
                key=f"export-{suffix}",
            )
