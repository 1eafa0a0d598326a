"""Find the dates a sentence names and resolve them against the day the article appeared."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cache

from babel import Locale, UnknownLocaleError

from reading.model import Precision

RELATIVE_DAYS = {
    "fr": {
        "avant-hier": -2,
        "hier": -1,
        "aujourd'hui": 0,
        "aujourd’hui": 0,
        "ce jour": 0,
        "demain": 1,
        "la veille": -1,
    },
    "en": {"yesterday": -1, "today": 0, "tomorrow": 1, "the day before yesterday": -2},
    "es": {"ayer": -1, "hoy": 0, "mañana": 1, "anteayer": -2},
    "de": {"gestern": -1, "heute": 0, "morgen": 1, "vorgestern": -2},
    "ru": {"вчера": -1, "сегодня": 0, "завтра": 1},
    "ar": {"أمس": -1, "اليوم": 0, "غدا": 1},
}
"""Days counted from the day of publication. The French "la veille" counts from the day told of, mostly that one."""


@dataclass(frozen=True, slots=True)
class ArticleDate:
    """A date in a text: half-open offsets into the text given, first day meant, how exactly it is given."""

    start: int
    end: int
    date: datetime.date
    precision: Precision


def find_dates(text: str, language: str, published: datetime.date | None) -> tuple[ArticleDate, ...]:
    """Return the dates in ``text`` in order, no two overlapping.

    Dates without a year, weekdays and words like "yesterday" need ``published``; they are left out without it.
    A weekday is the last one up to ``published`` unless a word like "prochain" follows.

    >>> day = datetime.date(2020, 6, 15)
    >>> [found.date.isoformat() for found in find_dates("Dimanche 14 juin, puis hier", "fr", day)]
    ['2020-06-14', '2020-06-14']
    >>> find_dates("le 14 juin", "fr", None)
    ()
    """
    calendar = _calendar(language)
    if calendar is None:
        return ()
    found: list[ArticleDate] = []
    for match in calendar.pattern.finditer(text):
        resolved = _resolve(match, calendar, published)
        if resolved is not None:
            found.append(ArticleDate(match.start(), match.end(), *resolved))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Calendar:
    months: dict[str, int]
    weekdays: dict[str, int]
    days: dict[str, int]
    pattern: re.Pattern[str]


@cache
def _calendar(language: str) -> _Calendar | None:
    """Return the names of months and weekdays of a language (Unicode CLDR, through Babel) and their pattern."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return None
    months = _names(locale.months["format"]["wide"]) | _names(locale.months["stand-alone"]["wide"])
    months |= {name: number for name, number in _names(locale.months["format"]["abbreviated"]).items() if len(name) > 3}
    weekdays = _names(locale.days["format"]["wide"])
    days = RELATIVE_DAYS.get(language, {})
    month, weekday, day_word = (_alternatives(names) for names in (months, weekdays, days))
    pattern = rf"""(?<!\w)(?:
        (?P<iso>\d{{4}}-\d{{2}}-\d{{2}})
      | (?P<numeric>\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})
      | (?:(?:{weekday}),?\s+(?:(?:le|the|den|el)\s+)?)?
        (?P<day>\d{{1,2}})(?:er|st|nd|rd|th|\.|º)?\s+(?:de\s+|of\s+)?(?P<month>{month})\.?
        (?:,?\s+(?:de\s+)?(?P<year>\d{{4}}))?
      | (?:(?:{weekday}),?\s+)?(?P<month2>{month})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)
        (?:,?\s+(?P<year2>\d{{4}}))?
      | (?P<month3>{month})\s+(?:de\s+)?(?P<year3>\d{{4}})
      | (?P<in>en|in|im|в|في)\s+(?P<month4>{month})
      | (?P<weekday>{weekday})(?:\s+(?P<coming>prochain|prochaine))?
      | (?:next|coming)\s+(?P<weekday2>{weekday})
      | (?P<relative>{day_word})
    )(?!\w)"""
    return _Calendar(months, weekdays, days, re.compile(pattern, re.IGNORECASE | re.VERBOSE))


def _names(table: object) -> dict[str, int]:
    return {str(name).casefold().rstrip("."): int(number) for number, name in dict(table).items()}  # type: ignore[call-overload]


def _alternatives(names: dict[str, int]) -> str:
    words = sorted((re.escape(name).replace(" ", r"\ ") for name in names), key=len, reverse=True)
    return "|".join(words) or r"(?!)"


def _resolve(
    match: re.Match[str], calendar: _Calendar, published: datetime.date | None
) -> tuple[datetime.date, Precision] | None:
    part = match.groupdict()
    try:
        if part["iso"]:
            return datetime.date.fromisoformat(part["iso"]), Precision.DAY
        if part["numeric"]:
            day, month, year = (int(number) for number in re.split(r"[./]", part["numeric"]))
            return datetime.date(year, month, day), Precision.DAY
        if part["day"] or part["day2"]:
            return _day_and_month(part, calendar, published)
        if part["month3"]:
            return datetime.date(int(part["year3"]), calendar.months[part["month3"].casefold()], 1), Precision.MONTH
    except ValueError:
        return None
    return _relative(part, calendar, published) if published else None


def _day_and_month(
    part: dict[str, str | None], calendar: _Calendar, published: datetime.date | None
) -> tuple[datetime.date, Precision] | None:
    day = int(part["day"] or part["day2"] or 0)
    month = calendar.months[(part["month"] or part["month2"] or "").casefold()]
    year = part["year"] or part["year2"]
    if year:
        return datetime.date(int(year), month, day), Precision.DAY
    return (_nearest_year(day, month, published), Precision.DAY) if published else None


def _nearest_year(day: int, month: int, published: datetime.date) -> datetime.date:
    """Return the date of that name nearest to ``published``, those up to four months ahead included."""
    latest = published + datetime.timedelta(days=120)
    for year in (published.year + 1, published.year, published.year - 1):
        try:
            candidate = datetime.date(year, month, day)
        except ValueError:
            continue
        if candidate <= latest:
            return candidate
    return datetime.date(published.year - 1, month, day)


def _relative(
    part: dict[str, str | None], calendar: _Calendar, published: datetime.date
) -> tuple[datetime.date, Precision] | None:
    if part["month4"]:
        return _nearest_year(1, calendar.months[part["month4"].casefold()], published), Precision.MONTH
    if part["relative"]:
        shift = calendar.days[part["relative"].casefold()]
        return published + datetime.timedelta(days=shift), Precision.DAY
    name = part["weekday"] or part["weekday2"]
    if name is None:
        return None
    behind = (published.weekday() - calendar.weekdays[name.casefold()]) % 7
    if part["coming"] or part["weekday2"]:
        return published + datetime.timedelta(days=(7 - behind) or 7), Precision.DAY
    return published - datetime.timedelta(days=behind), Precision.DAY
