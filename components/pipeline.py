"""One article through the house: the same for the page and the shell, and free of Streamlit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from components.wording import languages
from geodata.atlas.compose import draw
from geodata.boundaries import Boundaries, open_boundaries
from geodata.feature import Atlas
from geodata.gazetteer.geocoder import Gazetteer, open_gazetteer
from reading.errors import NoPlaceError
from reading.model import Article, Reading
from reading.reader import Reader


@dataclass(frozen=True, slots=True)
class Tools:
    """What reading and drawing need, opened once and shared by all articles."""

    reader: Reader
    gazetteer: Gazetteer
    boundaries: Boundaries


def open_tools(progress: Callable[[float, str], None] | None = None) -> Tools:
    """Return the tools; the gazetteer is built when it is missing, and ``progress`` hears its share (0 to 1) and step.

    Raises:
        GeodataError: the gazetteer cannot be built, or the boundaries are missing.
    """
    gazetteer = open_gazetteer(progress)
    return Tools(Reader(gazetteer), gazetteer, open_boundaries())


def interpret(article: Article, tools: Tools, language: str) -> tuple[Reading, Atlas]:
    """Return what was read in ``article``, and its atlas with labels in ``language`` (ISO 639-1)."""
    reading = tools.reader.read(article)
    return reading, draw(reading, tools.gazetteer, tools.boundaries, language)


def checked(reading: Reading) -> Reading:
    """Return ``reading`` as it is; raise :class:`NoPlaceError` when it names no place, so that there is no map.

    >>> checked(Reading(Article("a", "Calm", "All is calm.", "en"), (), (), ()))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    reading.errors.NoPlaceError: No place was found in this text; say which language it is in, or choose ...
    """
    if not any(reading.places()):
        raise NoPlaceError(
            "No place was found in this text; say which language it is in, or choose an article that names places."
        )
    return reading


def label_language(article: Article) -> str:
    """Return the language for labels: the article's where the page speaks it, else English.

    >>> label_language(Article("a", "T", "…", "ar"))
    'en'
    """
    return article.language if article.language in languages() else "en"
