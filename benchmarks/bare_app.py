"""The least there can be: a Streamlit page with an empty folium map, from the same local files. For comparison only."""

from __future__ import annotations

import streamlit as st

from components.assets import routes

app = st.App("bare_page.py", routes=routes())
