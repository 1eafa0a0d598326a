"""What the server does before anyone asks: it opens the tools and reads the article that the page opens with.

This runs beside the server's start, while the browser is still loading the page's own scripts, so that the first map
need not wait for the language models.
"""

from __future__ import annotations

import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st

QUIET_SECONDS = 6.0
"""How long the first page is left alone before the language models are loaded for the next article."""


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Warm up in a thread of its own when the server starts; nothing is left to do when it stops."""
    threading.Thread(target=warm_up, name="warm-up", daemon=True).start()
    yield


def warm_up() -> None:
    """Import what the page needs, then read its first article, where the gazetteer is built already.

    The first build is left to the page, which shows how far it is. Errors are left to the page as well.
    """
    # The page itself is not imported: its panes are registered with the running server.
    from components import claim_table, map_layers  # noqa: F401, PLC0415  (all imported beside the start, not before it)
    from components.cached import interpretation, tools  # noqa: PLC0415
    from components.examples import example_for  # noqa: PLC0415
    from components.view_state import ViewState  # noqa: PLC0415
    from geodata.gazetteer.build import gazetteer_path  # noqa: PLC0415

    if gazetteer_path().exists():
        language = ViewState().language
        interpretation(example_for(language), language)
        time.sleep(QUIET_SECONDS)
        tools(language).reader.pipeline(language)
