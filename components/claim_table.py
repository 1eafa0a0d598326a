"""The claims of the article as a table: who, does what, where, when, with its status and its sentence."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from components.wording import status_of
from reading.model import Claim, Reading

COLUMNS = ("who", "what", "target", "where", "when", "status", "speaker", "sentence")


def rows(reading: Reading, words: Mapping[str, str], names: Mapping[str, str]) -> pd.DataFrame:
    """Return one row a claim, in the order of the text, with the columns of :data:`COLUMNS` in the page's words."""
    table = [row(claim, reading, words, names) for claim in reading.claims]
    frame = pd.DataFrame(table, columns=list(COLUMNS))
    return frame.rename(columns={column: words[f"claims.{column}"] for column in COLUMNS})


def row(claim: Claim, reading: Reading, words: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    """Return the cells of one claim."""
    sentence = reading.sentences[claim.sentence]
    return {
        "who": names.get(claim.actor or "", ""),
        "what": words[f"kind.{claim.kind}"],
        "target": names.get(claim.target or "", ""),
        "where": ", ".join(dict.fromkeys(reading.mention(place.mention).text for place in claim.places)),
        "when": claim.when.isoformat() if claim.when else "",
        "status": status_of(claim.kind, claim.status, words),
        "speaker": names.get(claim.speaker or "", ""),
        "sentence": " ".join(reading.article.text[sentence.start : sentence.end].split()),
    }


def show(reading: Reading, words: Mapping[str, str], names: Mapping[str, str]) -> Claim | None:
    """Show the table; return the claim of the row chosen, or ``None``."""
    if not reading.claims:
        st.info(words["claims.empty"])
        return None
    st.caption(words["claims.hint"])
    chosen = st.dataframe(
        rows(reading, words, names),
        hide_index=True,
        height="content",
        on_select="rerun",
        selection_mode="single-row",
        key=f"claims-{reading.article.id}",
        column_config={words["claims.sentence"]: st.column_config.TextColumn(width="large")},
    )
    selected = chosen["selection"]["rows"]
    return reading.claims[selected[0]] if selected else None
