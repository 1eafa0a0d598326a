"""The map of the page: folium through streamlit-folium, drawn by our own script, linked to the text in the browser."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from streamlit_folium import st_folium

from components.actor_names import lexicon
from components.map_layers import base_map, feature_group, payload
from components.map_setting import Setting, actors
from geodata.feature import Atlas

KEY = "map"
HEIGHT_PX = 700
"""Height before the page's style sheet makes the frame as high as its place."""


def show(atlas: Atlas, *, channel: str, language: str, words: Mapping[str, str], theme: str = "light") -> None:
    """Show ``atlas``.

    ``channel`` names the link to the text: a click lights its sentences in the browser and asks nothing of the server.
    The map is never mounted anew: the atlas is sent as a feature group.
    """
    setting = Setting(language, words, theme, channel)
    data = payload(atlas, setting, actors(atlas, language, lexicon()))
    with st.container(key="map-frame"):
        st_folium(
            base_map(),
            key=KEY,
            height=HEIGHT_PX,
            use_container_width=True,
            returned_objects=[],
            feature_group_to_add=feature_group(data),
        )
