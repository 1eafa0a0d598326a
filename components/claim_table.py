"""The claims of the article as a table with filters, linked to text and map in the browser."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st

FRONTEND = Path(__file__).parent / "frontend"

MOUNT = """
export default function ({ data, parentElement }) {
  const host = parentElement.querySelector(".trace-claims");
  const held = host.traceHeld || {};
  if (held.key !== data.key) {
    if (held.table) { held.table.close(); held.link.close(); }
    const link = window.trace.createLink(data.channel);
    host.traceHeld = { key: data.key, link, table: window.trace.claimTable(host, data, link) };
  }
  host.dataset.theme = data.theme;
}
"""


@functools.cache
def script() -> str:
    """Return the JavaScript of the table with the link that joins it to text and map."""
    return "\n".join((FRONTEND / name).read_text(encoding="utf-8") for name in ("link.js", "claim_table.js"))


@functools.cache
def style() -> str:
    """Return the style sheet of the table."""
    return (FRONTEND / "claim_table.css").read_text(encoding="utf-8")


@st.cache_resource
def component() -> Any:
    """Return the mounting command of the table, registered once a server."""
    return st.components.v2.component(
        "trace_claims",
        html='<div class="trace-claims"></div>',
        css=style(),
        js=script() + MOUNT,
        isolate_styles=False,
    )


def show(rows: Mapping[str, Any], words: Mapping[str, str], *, channel: str, theme: str, language: str) -> None:
    """Show the table; ``rows`` is what :func:`components.claim_rows.claim_rows` returns.

    A row does what a click on its mark does: ``channel`` names the link to text and map, and the server is not asked.
    """
    if not rows["rows"]:
        st.info(words["claims.empty"])
        return
    key = f"{rows['id']} {language}"
    component()(data={**rows, "key": key, "channel": channel, "theme": theme}, key="claim-table")
