"""One article through the house: the same for the page and the shell, and free of Streamlit."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from components.example_readings import keep, kept
from components.wording import languages
from geodata.atlas.compose import draw
from geodata.boundaries import Boundaries, open_boundaries
from geodata.feature import Atlas
from geodata.gazetteer.geocoder import Gazetteer, open_gazetteer
from reading.errors import NoPlaceError
from reading.model import Article, Reading

if TYPE_CHECKING:
    from reading.reader import Reader


@dataclass(frozen=True)
class Tools:
    """What reading and drawing need, opened once and shared by all articles; the reader when it is first asked for."""

    gazetteer: Gazetteer
    boundaries: Boundaries
    pipelines: tuple[tuple[str, str], ...] = ()
    """The spaCy pipelines chosen: language code and package."""

    @functools.cached_property
    def reader(self) -> Reader:
        """The reader, with the language models behind it."""
        from reading.reader import Reader  # noqa: PLC0415  (spaCy is not loaded for a reading that is kept)

        return Reader(self.gazetteer, pipelines=dict(self.pipelines))


def open_tools(progress: Callable[[float, str], None] | None = None) -> Tools:
    """Return the tools; the gazetteer is built when it is missing, and ``progress`` hears its share (0 to 1) and step.

    Raises:
        GeodataError: the gazetteer cannot be built, or the boundaries are missing.
    """
    return Tools(open_gazetteer(progress), open_boundaries())


def interpret(
    article: Article, tools: Tools, language: str, progress: Callable[[float], None] | None = None
) -> tuple[Reading, Atlas]:
    """Return what was read in ``article``, and its atlas with labels in ``language`` (ISO 639-1)."""
    reading = read(article, tools, progress)
    return reading, drawn(reading, tools, language)


def drawn(reading: Reading, tools: Tools, language: str) -> Atlas:
    """Return the atlas of a reading with labels in ``language`` (ISO 639-1)."""
    return draw(reading, tools.gazetteer, tools.boundaries, language)


def read(article: Article, tools: Tools, progress: Callable[[float], None] | None = None) -> Reading:
    """Return what was read in ``article``; the reading of a bundled example is kept.

    ``progress`` hears what share of a long text is parsed (0 to 1).
    """
    if tools.pipelines:
        return tools.reader.read(article, progress)
    reading = kept(article)
    if reading is None:
        reading = tools.reader.read(article, progress)
        keep(reading)
    return reading


def with_pipeline(tools: Tools, language: str, package: str | None) -> Tools:
    """Return the tools with a pipeline chosen for the articles of a language; ``None`` leaves them as they are.

    Raises:
        PipelineMissingError: it is not installed. LanguageError: it reads another language.
    """
    if package is None:
        return tools
    from reading.pipelines import chosen_for  # noqa: PLC0415  (spaCy is loaded for a choice alone)

    return replace(tools, pipelines=tuple(chosen_for(language, package).items()))


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
