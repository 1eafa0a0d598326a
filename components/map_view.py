"""The map of the page: folium through streamlit-folium, drawn by our own script, linked to the text in the browser."""

from __future__ import annotations

import streamlit as st
from streamlit_folium import st_folium

from components.actor_names import actors_of_dataset, joined, lexicon
from components.control_time import TimeSpan, time_data
from components.map_layers import base_map, feature_group, payload
from components.map_setting import Setting, actors
from geodata.feature import Atlas

KEY = "map"
HEIGHT_PX = 700
"""Height before the page's style sheet makes the frame as high as its place."""


def show(atlas: Atlas, setting: Setting, span: TimeSpan | None = None) -> None:
    """Show ``atlas``, and where ``span`` gives a dataset any other day of it that the timeline asks for.

    The setting's channel is the link to text and timeline: a click lights its sentences in the browser and asks nothing
    of the server. The map is never mounted anew: the atlas is sent as a feature group.
    """
    names = actors(atlas, setting.language, lexicon())
    time = None
    if span is not None:
        time = time_data(span, atlas, setting)
        names = joined(names, actors_of_dataset(span.dataset, setting.language))
    data = payload(atlas, setting, names, time)
    with st.container(key="map-frame"):
        st_folium(
            base_map(),
            key=KEY,
            height=HEIGHT_PX,
            use_container_width=True,
            returned_objects=[],
            feature_group_to_add=feature_group(data),
        )
