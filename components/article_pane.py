"""The article beside its map: a component without a frame, made of text nodes only."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from components.view_state import Pick

FRONTEND = Path(__file__).parent / "frontend"

MOUNT = """
export default function ({ data, parentElement }) {
  const host = parentElement.querySelector(".trace-pane");
  const held = host.traceHeld || {};
  if (held.key !== data.key) {
    if (held.pane) { held.pane.close(); held.link.close(); }
    const link = window.trace.createLink(data.channel);
    host.traceHeld = { key: data.key, link, pick: data.pick.count, pane: window.trace.articlePane(host, data, link) };
  } else if (held.pick !== data.pick.count) {
    held.pick = data.pick.count;
    held.pane.show({ feature: data.pick.feature, sentence: data.pick.sentence, mention: null }, true);
  }
  host.firstElementChild.dataset.theme = data.theme;
}
"""


@functools.cache
def script() -> str:
    """Return the JavaScript of the pane with the link that joins it to the map."""
    return "\n".join((FRONTEND / name).read_text(encoding="utf-8") for name in ("link.js", "article_pane.js"))


@functools.cache
def style() -> str:
    """Return the style sheet of the pane."""
    return (FRONTEND / "article_pane.css").read_text(encoding="utf-8")


@st.cache_resource
def component() -> Any:
    """Return the mounting command of the pane, registered once a server."""
    return st.components.v2.component(
        "trace_article",
        html='<div class="trace-pane"></div>',
        css=style(),
        js=script() + MOUNT,
        isolate_styles=False,
    )


def show(layout: Mapping[str, Any], *, channel: str, pick: Pick, theme: str, language: str) -> None:
    """Show an article.

    ``layout`` is what :func:`components.article_layout.article_layout` returns, with its ``byline``; ``channel`` names
    the link to the map; ``pick`` is the last thing a table asked to show.
    """
    key = f"{layout['id']} {language}"
    asked = dataclasses.asdict(pick)
    component()(
        data={**layout, "key": key, "channel": channel, "pick": asked, "theme": theme},
        key="article-pane",
    )
