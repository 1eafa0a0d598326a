"""The reasons and notes of a reading in the page's language.

Reading and resolution give their reasons as short English sentences of a fixed form. For each other language of the
page a table says the same form in that language; a reason without a row stays as it is.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

FOLDER = Path(__file__).parent / "wording" / "reasons"
GAP = re.compile(r"\{(\*?)(\w+)\}")


@functools.cache
def phrases(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the forms of a language as patterns with their translations; none for a language without a table."""
    path = FOLDER / f"{language}.toml"
    if not path.is_file():
        return ()
    table: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))["phrases"]
    return tuple((pattern(form), translation) for form, translation in table.items())


def pattern(form: str) -> re.Pattern[str]:
    """Return the pattern that a form stands for, its gaps as named groups.

    >>> pattern("subject of '{verb}'").fullmatch("subject of 'refuse'")["verb"]
    'refuse'
    """
    parts = GAP.split(form)
    literals, names = parts[::3], parts[2::3]
    gaps = [f"(?P<{name}>.+?)" for name in names] + [""]
    return re.compile("".join(re.escape(text) + gap for text, gap in zip(literals, gaps, strict=True)))


def localized(reason: str, language: str) -> str:
    r"""Return ``reason`` in ``language`` (ISO 639-1), part by part; parts are set apart by a semicolon.

    >>> localized("same country as other places of the article; population 128,123", "fr")
    "même pays que d'autres lieux de l'article ; 128\u202f123 habitants"
    >>> localized("subject of 'refuse'", "en")
    "subject of 'refuse'"
    """
    whole = phrase(reason, language)
    if whole != reason or not phrases(language):
        return whole
    return " ; ".join(phrase(part, language) for part in reason.split("; "))


def phrase(text: str, language: str) -> str:
    """Return one part in ``language``; reasons within it are translated too, numbers get narrow spaces."""
    for form, translation in phrases(language):
        found = form.fullmatch(text)
        if found:
            return fill(translation, found.groupdict(), language)
    return text


def fill(translation: str, words: Mapping[str, str], language: str) -> str:
    """Return a translation with its gaps filled; a gap with a star holds a reason of its own."""
    return GAP.sub(lambda gap: localized(words[gap[2]], language) if gap[1] else spaced(words[gap[2]]), translation)


def spaced(words: str) -> str:
    """Return words as they are, and a number with narrow spaces between its thousands.

    >>> spaced("Al Joufra, Libye"), len(spaced("128,123"))
    ('Al Joufra, Libye', 7)
    """
    return words.replace(",", "\u202f") if words.replace(",", "").isdigit() else words
