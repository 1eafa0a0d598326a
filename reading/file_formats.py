"""The text that a reader sees in the bytes of a plain text, Markdown or HTML file."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import PurePath

import charset_normalizer

from reading.errors import NotTextError

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm")
"""Names of the files that are read."""

CONTROLS = bytes({*range(9), *range(14, 32)} - {27})
"""Bytes that text hardly ever holds; a stray one is kept as it is."""
MOST_CONTROLS = 0.05
"""With a larger share of them a file is binary data."""

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# One per script: encodings of one script differ in rare letters only, and statistics confuse them.
_LIKELY_ENCODINGS = ["cp1252", "cp1251", "cp1256", "cp1255", "cp1253", "gb18030", "shift_jis", "euc_kr"]
_MARKDOWN = (
    (re.compile(r"\A(---|\+\+\+)\n.*?\n\1\n", re.S), ""),
    (re.compile(r"^```.*$\n?", re.M), ""),
    (re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*$", re.M), r"\1"),
    (re.compile(r"^(.+)\n(?:=+|-{3,})[ \t]*$", re.M), r"\1"),
    (re.compile(r"^ {0,3}(?:[-*_][ \t]*){3,}$\n?", re.M), ""),
    (re.compile(r"^ {0,3}>[ \t]?", re.M), ""),
    (re.compile(r"^[ \t]*[-*+][ \t]+", re.M), ""),
    (re.compile(r"!\[([^\]\n]*)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"<(https?://[^>\s]+)>"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<!\w)_(?=[^\s_])([^_\n]+?)(?<=\S)_(?!\w)"), r"\1"),
)


@dataclass(frozen=True, slots=True)
class FileContent:
    """What a file holds: its text and, as far as the file itself tells, title, ISO date, site and address."""

    text: str
    title: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None


def content_of(name: str, data: bytes) -> FileContent:
    """Return the text and facts in the bytes of the file ``name``; raise ``NotTextError`` when it holds no text.

    >>> content_of("a.txt", "Kyiv a répondu.".encode("utf-16")).text
    'Kyiv a répondu.'
    """
    suffix = PurePath(name).suffix.lower()
    text = decoded(name, data)
    if suffix in {".html", ".htm"}:
        return html_content(name, text)
    if suffix in {".md", ".markdown"}:
        return FileContent(markdown_text(text))
    if suffix in {".txt", ".text", ""}:
        return FileContent(text)
    raise NotTextError(f"“{name}” is not a file that is read here; save the article as .txt, .md or .html.")


def decoded(name: str, data: bytes) -> str:
    r"""Return bytes as text with line ends as ``\n``, telling the encoding from a mark, UTF-8 or statistics.

    Raises ``NotTextError`` for binary data and for encodings that cannot be told.

    >>> decoded("a.txt", b"\xef\xbb\xbfUn\r\ndeux")
    'Un\ndeux'
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _unified_lines(_strict(name, data, encoding))
    if len(data) - len(data.translate(None, CONTROLS)) > len(data) * MOST_CONTROLS:
        raise NotTextError(f"“{name}” holds no text but binary data; open a .txt, .md or .html file.")
    try:
        return _unified_lines(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _unified_lines(_guessed(name, data))


def markdown_text(markdown: str) -> str:
    r"""Return the text that a reader of the Markdown sees, without its marks.

    >>> markdown_text("## Titre\n\n- un [lien](http://x.org) **fort**")
    'Titre\n\nun lien fort'
    """
    for pattern, replacement in _MARKDOWN:
        markdown = pattern.sub(replacement, markdown)
    return markdown.strip("\n")


def html_content(name: str, html: str) -> FileContent:
    """Return the article of an HTML page, found by trafilatura; raise ``NotTextError`` when there is none."""
    import trafilatura  # noqa: PLC0415  (heavy, and asked for by HTML files alone)
    from trafilatura.settings import Document  # noqa: PLC0415

    found = trafilatura.bare_extraction(html, with_metadata=True, include_comments=False, deduplicate=False)
    text = (found.text or "") if isinstance(found, Document) else ""
    if not text.strip():
        text = trafilatura.html2txt(html) or ""
    if not text.strip():
        raise NotTextError(f"No article was found in “{name}”; copy its text and paste it instead.")
    if not isinstance(found, Document):
        return FileContent(text)
    return FileContent(text, found.title, found.date, found.sitename, found.url)


def _strict(name: str, data: bytes, encoding: str) -> str:
    """Return the data in an encoding that its mark names."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise NotTextError(f"“{name}” is damaged: it is not the {encoding} it says it is; save it as UTF-8.") from None


def _guessed(name: str, data: bytes) -> str:
    """Return the data in the encoding that its statistics tell."""
    best = charset_normalizer.from_bytes(data, cp_isolation=_LIKELY_ENCODINGS).best()
    best = best or charset_normalizer.from_bytes(data).best()
    if best is None or b"\x00" in data:
        raise NotTextError(f"The encoding of “{name}” cannot be told; save the file as UTF-8 and open it again.")
    return str(best)


def _unified_lines(text: str) -> str:
    r"""Return the text with ``\n`` as its only line end, which is what a browser shows too."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
