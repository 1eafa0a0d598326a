"""The page of the bare application."""

from __future__ import annotations

import folium
import streamlit as st
from streamlit_folium import st_folium


class LocalMap(folium.Map):
    """A folium map that loads Leaflet from this application."""

    default_js = (("leaflet", "/assets/leaflet/leaflet.js"),)
    default_css = (("leaflet_css", "/assets/leaflet/leaflet.css"),)


def main() -> None:
    """Draw the page."""
    st.set_page_config(layout="wide")
    st_folium(LocalMap(location=[27, 17], zoom_start=5, tiles=None), returned_objects=[], height=700, width=None)


if __name__ == "__main__":
    main()
