"""What ``streamlit run`` starts: the application, its local assets, and the page it runs."""

from __future__ import annotations

import streamlit as st

from components.assets import routes

app = st.App("components/page.py", routes=routes())
