"""Find the day of an article in its own first lines: "Published 15 June 2020", "TRIPOLI, June 15, 2020 (AFP) —"."""

from __future__ import annotations

import datetime
import re
from itertools import islice

from reading.dates import ArticleDate, find_dates
from reading.model import Precision

LINES = 4
"""Lines of an article, empty ones left out, among which its heading ends and its first paragraph begins."""
LENGTH = 160
"""Code points of a line in which a dateline ends."""

SHORT = 100
"""Code points of a line that says when a page appeared; a longer one is a sentence."""

_PUBLISHING = re.compile(
    r"(?i)\W*(?:article\s+)?(?:publi(?:é|ée|shed|cado|cada)|posted|issued|mis(?:e)? à jour|updated|actualizado|"
    r"veröffentlicht|aktualisiert|stand|опубликован\w*|обновлен\w*|дата|date|fecha|datum|نشر|تاريخ|تحديث)\b"
)
"""Words by which sites say when a page appeared or was last changed."""
_PLACE = re.compile(r"(?:[^\W\d][\w'’\-]*[ ]?){1,3}(?:/[^\n,]{2,30})?(?:,|\.|\s\(|\s[-–—]|،)\s?(?:le |the |el |den )?")
_TOWN = re.compile(r"(?:[^\W\d][\w'’\-]*[ ]?){1,2}[,،]\s?(?:le |the |el |den )?")
_BEHIND = re.compile(
    r"(?:\sгода|\sг\.)?\s*[,).]?\s*(?:\([^()\n]{2,30}\)|/[^/\n]{2,20}/|[A-Z][A-Z.]{1,12})?\s*"
    r"(?:\s[-–—]{1,2}|[-–—]{1,2}\s|[.:])"
)
_BARE = re.compile(r"[\W\d]*(?:h|at|à|um|a las|в|utc|gmt|cet)?[\W\d]*(?:h|utc|gmt|cet)?[\W\d]*", re.IGNORECASE)


def dateline_day(text: str, language: str) -> datetime.date | None:
    r"""Return the day that the first lines of an article give as that of its appearance; ``None`` where they give none.

    Only a day written in full, with its year, counts: alone in its line, behind a word for publishing, or behind the
    name of a place as agencies write it. A day that a headline or sentence tells of is none.

    >>> dateline_day("Trêve à Syrte\n\nTRIPOLI, 15 juin 2020 (AFP) — Les combats ont cessé.", "fr")
    datetime.date(2020, 6, 15)
    >>> dateline_day("Ce que fut le 15 juin 2020\n\nLes combats ont cessé ce jour-là.", "fr")
    """
    lines = (line.strip(" #*_>\t\r") for line in text[: LINES * 400].splitlines())
    for line in islice((line for line in lines if line), LINES):
        found = _day_in(line[:LENGTH], language)
        if found:
            return found
    return None


def _day_in(line: str, language: str) -> datetime.date | None:
    dates = [date for date in find_dates(line, language, None) if date.precision is Precision.DAY]
    if language == "en" and dates and "/" in line[dates[0].start : dates[0].end]:
        return None  # day or month first: not to be told
    return dates[0].date if dates and _is_dateline(line, dates[0]) else None


def _is_dateline(line: str, date: ArticleDate) -> bool:
    """Tell whether a line gives its date as its own: nothing but it, a word for publishing, or a place before it."""
    before, behind = line[: date.start], line[date.end :]
    if _PUBLISHING.match(before):
        return len(line) <= SHORT
    if not before.strip():
        return bool(_BARE.fullmatch(behind)) or bool(re.match(r"\s*[-–—|]\s", behind))
    if not behind.strip():
        return bool(_TOWN.fullmatch(before))
    return bool(_PLACE.fullmatch(before)) and bool(_BEHIND.match(behind))
