"""The places of the article as a table, and the list of what was not mapped."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st
from babel import Locale

from components.reasons import localized
from geodata.feature import Atlas, FeatureKind
from geodata.place import Place
from reading.model import Mention, Reading

COLUMNS = ("name", "place", "country", "confidence", "why", "sense")


def country_name(code: str | None, language: str) -> str:
    """Return the name of a country in ``language`` (Unicode CLDR), its code when there is none.

    >>> country_name("LY", "fr"), country_name("XX", "fr"), country_name(None, "fr")
    ('Libye', 'XX', '')
    """
    return "" if code is None else str(Locale.parse(language).territories.get(code, code))


def rows(
    reading: Reading, atlas: Atlas, words: Mapping[str, str], language: str, name_of: Callable[[Place], str]
) -> pd.DataFrame:
    """Return one row a place feature: its names in the text, the resolved place, how sure it is, and why.

    ``name_of`` gives the name of a place in the page's language.
    """
    resolved = {resolution.mention: resolution for resolution in atlas.resolutions}
    table = []
    for feature in (f for f in atlas.features if f.kind is FeatureKind.PLACE and f.mentions):
        mentions = [reading.mention(mention) for mention in feature.mentions]
        best = max((resolved[m.id] for m in mentions if m.id in resolved), key=lambda r: r.confidence, default=None)
        place = best.place if best else None
        table.append(
            {
                "name": named(mentions),
                "place": name_of(place) if place else feature.label,
                "country": country_name(place.country, language) if place else "",
                "sense": " · ".join(dict.fromkeys(sense_of(m, words, language) for m in mentions)),
                "confidence": best.confidence if best else None,
                "why": localized(best.why, language) if best else "",
            }
        )
    frame = pd.DataFrame(table, columns=list(COLUMNS))
    return frame.rename(columns={column: words[f"places.{column}"] for column in COLUMNS})


def sense_of(mention: Mention, words: Mapping[str, str], language: str) -> str:
    """Return what a mention means, the place or the power that sits there, and why."""
    return f"{words[f'sense.{mention.sense}']} ({localized(mention.why, language)})"


def named(mentions: list[Mention]) -> str:
    """Return the names of some mentions, each once, with how often they stand in the text."""
    names = dict.fromkeys(mention.text for mention in mentions)
    return " / ".join(names) + (f" ×{len(mentions)}" if len(mentions) > 1 else "")


def show(
    reading: Reading, atlas: Atlas, words: Mapping[str, str], language: str, name_of: Callable[[Place], str]
) -> str | None:
    """Show the table; return the id of the feature of the row chosen, or ``None``."""
    table = rows(reading, atlas, words, language, name_of)
    if table.empty:
        st.info(words["places.empty"])
        return None
    st.caption(words["places.hint"])
    chosen = st.dataframe(
        table,
        hide_index=True,
        height="content",
        on_select="rerun",
        selection_mode="single-row",
        key=f"places-{reading.article.id}",
        column_config={
            words["places.confidence"]: st.column_config.ProgressColumn(min_value=0, max_value=1, format="percent"),
            words["places.why"]: st.column_config.TextColumn(width="large"),
        },
    )
    shown = [feature.id for feature in atlas.features if feature.kind is FeatureKind.PLACE and feature.mentions]
    selected = chosen["selection"]["rows"]
    return shown[selected[0]] if selected else None


def show_unmapped(reading: Reading, atlas: Atlas, words: Mapping[str, str], language: str) -> None:
    """Show what was read but not drawn, each with its words, its sentence and the reason."""
    if not atlas.unmapped:
        st.info(words["unmapped.empty"])
        return
    st.caption(words["unmapped.intro"])
    table = [
        {
            words["unmapped.name"]: item.text,
            words["unmapped.why"]: localized(item.why, language),
            words["unmapped.sentence"]: sentence_text(reading, item.sentence),
        }
        for item in atlas.unmapped
    ]
    st.dataframe(pd.DataFrame(table), hide_index=True, height="content", key=f"unmapped-{reading.article.id}")


def sentence_text(reading: Reading, index: int) -> str:
    """Return the words of one sentence on one line."""
    sentence = reading.sentences[index]
    return " ".join(reading.article.text[sentence.start : sentence.end].split())
