"""What ``streamlit run`` starts: the application, its local assets, and the page it runs."""

from __future__ import annotations

import streamlit as st

from components.assets import routes
from components.warm_up import lifespan

app = st.App("components/page.py", routes=routes(), lifespan=lifespan)
