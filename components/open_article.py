"""Opening an article: pasted, from a file, or one of the examples. A failure says what to do and loses nothing."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

import streamlit as st

from components import cached, pipeline_setting
from components.examples import examples
from components.pipeline import checked
from components.view_state import ViewState
from reading.article import article_from_file, article_from_text
from reading.errors import DateError, ReadingError
from reading.model import Article

LANGUAGES = ("fr", "en", "ar", "es", "de", "ru", "it", "pt", "tr", "uk", "fa", "he", "zh")
FILE_TYPES = ["txt", "md", "html", "htm"]


def error_sentence(error: ReadingError, words: Mapping[str, str]) -> str:
    """Return one sentence in the page's language on what was wrong and what to do next.

    >>> error_sentence(DateError("no date"), {"error.DateError": "Write the date as 2020-06-15."})
    'Write the date as 2020-06-15.'
    """
    sentence = words.get(f"error.{type(error).__name__}") or words["error.other"]
    return sentence.format(message=error, name=error.name if isinstance(error, ImportError) else "")


def parsed_date(written: str) -> datetime.date | None:
    """Return the ISO date in ``written``, ``None`` when there is nothing; raise :class:`DateError` when it is none.

    >>> parsed_date(" 2020-06-15 ")
    datetime.date(2020, 6, 15)
    """
    if not written.strip():
        return None
    try:
        return datetime.date.fromisoformat(written.strip())
    except ValueError as error:
        raise DateError(f"{written!r} is no date: write it as YYYY-MM-DD") from error


def show(state: ViewState, words: Mapping[str, str]) -> None:
    """Open the dialog; the article chosen goes into ``state`` and the page runs again."""

    @st.dialog(words["open.title"], width="large")
    def dialog() -> None:
        show_form(state, words)

    dialog()


def show_form(state: ViewState, words: Mapping[str, str]) -> None:
    """Show the ways to give an article; a faulty one is told in the dialog, and what was typed stays."""
    paste, upload, bundled = st.tabs([words["open.paste"], words["open.upload"], words["open.examples"]])
    with paste:
        text = st.text_area(words["open.text"], height=220, placeholder=words["open.text_hint"], key="open-text")
    with upload:
        file = st.file_uploader(words["open.file"], type=FILE_TYPES, key="open-file")
    with bundled:
        for example in examples():
            if st.button(example.title, key=f"example-{example.id}", width="stretch"):
                state.open(example)
                st.rerun()
    written, language = show_particulars(words)
    package = pipeline_setting.show(words)
    if st.button(words["open.read"], type="primary", key="open-read"):
        try:
            pipeline_setting.choose(package)
            article = given(text, file.name if file else "", file.getvalue() if file else b"", written, language)
        except ReadingError as error:
            show_error(error, words)
            return
        if article is None:
            st.warning(words["open.nothing"])
        else:
            open_checked(article, state, words)


def open_checked(article: Article, state: ViewState, words: Mapping[str, str]) -> None:
    """Read the article and, when it can be mapped, show it in place of the one before."""
    with st.spinner(words["article.reading"]):
        reading, _ = cached.interpretation(article, state.language)
    try:
        checked(reading)
    except ReadingError as error:
        show_error(error, words)
        return
    state.open(article)
    st.rerun()


def show_error(error: ReadingError, words: Mapping[str, str]) -> None:
    """Say in the dialog what was wrong and what to do, and that nothing is lost."""
    st.error(f"**{words['error.title']}.** {error_sentence(error, words)}")
    st.caption(words["error.kept"])


def show_particulars(words: Mapping[str, str]) -> tuple[str, str | None]:
    """Show the fields for date and language; return the date as written, and the language code or ``None``."""
    left, right = st.columns(2)
    written = left.text_input(
        words["open.published"], help=words["open.published_hint"], placeholder="2020-06-15", key="open-published"
    )
    names = {code: words.get(f"language.{code}", code) for code in LANGUAGES}
    language = right.selectbox(
        words["open.language"],
        [None, *LANGUAGES],
        format_func=lambda code: names[code] if code else words["open.language_auto"],
        key="open-language",
    )
    return written, language


def given(text: str, name: str, data: bytes, written: str, language: str | None) -> Article | None:
    """Return the article of the file when there is one, else of the text, else ``None``.

    Raises:
        ReadingError: the text, the file or the date is not readable.

    >>> given("", "", b"", "", None) is None
    True
    """
    published = parsed_date(written)
    if name:
        return article_from_file(name, data, language=language, published=published)
    if text:
        return article_from_text(text, language=language, published=published)
    return None
