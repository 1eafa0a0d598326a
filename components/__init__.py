"""Components: what stands on the page. Only here and in ``app.py`` are Streamlit and folium known."""
