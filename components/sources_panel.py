"""Where everything on the page comes from: the control dataset with its rows, the data, the models."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st
from babel.dates import format_date

from components import border_view
from components.credits import DATA, MODELS, Credit
from components.map_setting import actors_of
from geodata.control.own_dataset import OWN_LICENCE
from geodata.feature import Atlas, FeatureKind


def show(atlas: Atlas, words: Mapping[str, str], language: str, names: Mapping[str, str]) -> None:
    """Show the sources of what is drawn, then the credits; ``names`` are the display names of actors by id."""
    if atlas.control is not None:
        control = atlas.control
        date = format_date(control.date, format="long", locale=language)
        st.markdown(f"**{words['sources.control'].format(date=date)}**")
        licence = words["own.licence"] if control.licence == OWN_LICENCE else control.licence
        st.text(f"{control.title} · {licence}")
        st.dataframe(
            observations(atlas, words, names),
            hide_index=True,
            height=360,
            key=f"observations-{control.dataset}-{control.date}",
            column_config={"url": st.column_config.LinkColumn(words["sources.link"], display_text=r"https?://([^/]+)")},
        )
    border_view.show(words, language)
    st.markdown(f"**{words['sources.data']}**")
    show_credits(DATA)
    st.markdown(f"**{words['sources.models']}**")
    show_credits(MODELS)


def observations(atlas: Atlas, words: Mapping[str, str], names: Mapping[str, str]) -> pd.DataFrame:
    """Return one row an observation drawn: place, controller, status, date, source title and address."""
    table = [
        {
            words["sources.place"]: feature.label,
            words["sources.actor"]: " / ".join(names.get(actor, actor) for actor in actors_of(feature)),
            words["claims.status"]: words.get(f"status.{feature.status}", feature.status),
            words["sources.date"]: feature.as_of,
            words["sources.title"]: source.title,
            "url": source.url,
        }
        for feature in atlas.features
        if feature.kind is FeatureKind.OBSERVATION
        for source in feature.sources[:1]
    ]
    return pd.DataFrame(table)


def show_credits(works: Sequence[Credit]) -> None:
    """Show a list of credits, each with its licence and its address."""
    st.markdown("\n".join(f"- [{c.name}]({c.url}): {c.gives} · {c.licence}" for c in works))
