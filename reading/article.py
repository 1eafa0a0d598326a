"""Open an article from pasted text or from a file, with clear errors for what cannot be read."""

from __future__ import annotations

import datetime
import re

from reading.dateline import dateline_day
from reading.errors import ArticleTooLongError, DateError, EmptyArticleError, NotTextError
from reading.file_formats import FileContent, content_of
from reading.language import checked_language, detect_language
from reading.model import Article, article_id

MAX_CODE_POINTS = 1_000_000
"""Longest text read in one piece, in code points: about 160,000 words (also spaCy's own default limit)."""

MAX_TITLE_LENGTH = 140
_TITLE_WORDS = 12
_VISIBLE = re.compile(r"[^\W_]|[^\w\s\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def article_from_text(  # noqa: PLR0913 - one keyword per fact known of the article
    text: str,
    *,
    title: str | None = None,
    language: str | None = None,
    published: datetime.date | str | None = None,
    source: str | None = None,
    url: str | None = None,
) -> Article:
    r"""Return the article of a text, which is kept exactly as given.

    ``language`` (ISO 639-1) is detected and ``title`` taken from the first line when not given; ``published`` is a date
    or an ISO 8601 day, without which the day that the first lines give is taken. Raises ``EmptyArticleError``,
    ``ArticleTooLongError``, ``NotTextError``, ``DateError`` or ``LanguageError``, each with one sentence on what is
    wrong and what to do.

    >>> article = article_from_text("Syrte attend\n\nLes combats ont repris dans la ville.", published="2020-06-15")
    >>> article.title, article.language, article.published
    ('Syrte attend', 'fr', datetime.date(2020, 6, 15))
    """
    _check(text)
    language = checked_language(language) if language else detect_language(text)
    return Article(
        id=article_id(text),
        title=(title or "").strip() or title_of(text),
        text=text,
        language=language,
        source=source,
        url=url,
        published=published_day(published) or dateline_day(text, language),
    )


def article_from_file(  # noqa: PLR0913 - one keyword per fact known of the article
    name: str,
    data: bytes,
    *,
    title: str | None = None,
    language: str | None = None,
    published: datetime.date | str | None = None,
    source: str | None = None,
) -> Article:
    r"""Return the article in the bytes of a ``.txt``, ``.md`` or ``.html`` file called ``name``.

    The encoding is detected; HTML is reduced to its article, with its own title, date and site when those are not
    given; Markdown to the text that a reader sees. Raises what :func:`article_from_text` raises.

    >>> article_from_file("note.md", "# Trêve à Syrte\n\nLe *GNA* avance vers la ville.".encode()).text
    'Trêve à Syrte\n\nLe GNA avance vers la ville.'
    """
    if len(data) > 16 * MAX_CODE_POINTS:
        raise ArticleTooLongError(
            f"The file “{name}” has {len(data):,} bytes, more than is read in one piece; split it into parts."
        )
    content: FileContent = content_of(name, data)
    return article_from_text(
        content.text,
        title=title or content.title,
        language=language,
        published=published or _lenient_day(content.published),
        source=source or content.source,
        url=content.url,
    )


def title_of(text: str) -> str:
    r"""Return a title for a text: its first line when that is short, else its first words.

    >>> title_of("Syrte attend\n\nLes combats ont repris."), title_of("mot " * 60)
    ('Syrte attend', 'mot mot mot mot mot mot mot mot mot mot mot mot …')
    """
    first = next((line.strip().lstrip("#").strip() for line in text.splitlines() if _VISIBLE.search(line)), "")
    if len(first) <= MAX_TITLE_LENGTH:
        return first
    return " ".join(first.split()[:_TITLE_WORDS])[:MAX_TITLE_LENGTH] + " …"


def published_day(value: datetime.date | str | None) -> datetime.date | None:
    """Return the day that a date or an ISO 8601 string means, ``None`` for nothing; raise ``DateError`` otherwise.

    >>> published_day("2020-06-15"), published_day(" "), published_day(None)
    (datetime.date(2020, 6, 15), None, None)
    """
    if isinstance(value, datetime.datetime):
        return value.date()
    if value is None or isinstance(value, datetime.date):
        return value
    if not value.strip():
        return None
    try:
        return datetime.date.fromisoformat(value.strip())
    except ValueError:
        raise DateError(f"“{value}” is not a date; write it as year-month-day, for example 2020-06-15.") from None


def _lenient_day(value: str | None) -> datetime.date | None:
    """Return the day of a date found in a file, ``None`` when it cannot be read: the reader did not type it."""
    try:
        return published_day(value)
    except DateError:
        return None


def _check(text: str) -> None:
    """Raise the error of a text that cannot be read."""
    if not _VISIBLE.search(text):
        raise EmptyArticleError("There is no text in this article; paste or upload one with at least a sentence.")
    if len(text) > MAX_CODE_POINTS:
        raise ArticleTooLongError(
            f"The text has {len(text):,} characters and at most {MAX_CODE_POINTS:,} are read in one piece; "
            "split it into parts and open them one by one."
        )
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise NotTextError("The text holds halves of characters (lone surrogates); save it again as UTF-8.")
