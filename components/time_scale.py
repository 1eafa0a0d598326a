"""Where days stand on the line of the timeline, and which months are named below it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from babel.dates import format_skeleton

from components.map_layers import locale_of

STEPS_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)
MOST_LABELS = 6
LEAST_SPAN = datetime.timedelta(days=60)


def span(days: Iterable[datetime.date]) -> tuple[datetime.date, datetime.date]:
    """Return first and last day of the line: all days with a little air, and never less than four months.

    >>> span([datetime.date(2020, 6, 15)])
    (datetime.date(2020, 4, 16), datetime.date(2020, 8, 14))
    """
    known = sorted(days)
    air = max((known[-1] - known[0]) / 50, datetime.timedelta(days=3))
    start, end = known[0] - air, known[-1] + air
    short = (2 * LEAST_SPAN - (end - start)) / 2
    if short > datetime.timedelta(0):
        start, end = start - short, end + short
    return start, end


def share(day: datetime.date, *, start: datetime.date, end: datetime.date) -> float:
    """Return where a day lies between two others, 0 to 1.

    >>> share(datetime.date(2020, 1, 2), start=datetime.date(2020, 1, 1), end=datetime.date(2020, 1, 5))
    0.25
    """
    return round((day - start) / (end - start), 5)


def month_marks(start: datetime.date, end: datetime.date) -> list[datetime.date]:
    """Return the first days of the months that are named below the line: at most :data:`MOST_LABELS`, evenly spaced.

    >>> [day.isoformat() for day in month_marks(datetime.date(2019, 4, 1), datetime.date(2020, 10, 20))]
    ['2019-07-01', '2020-01-01', '2020-07-01']
    """
    first, last = start.year * 12 + start.month, end.year * 12 + end.month - 1
    steps = (step for step in STEPS_MONTHS if (last - first + 1) // step <= MOST_LABELS - 1)
    step = next(steps, STEPS_MONTHS[-1])
    return [datetime.date(month // 12, month % 12 + 1, 1) for month in range(first, last + 1) if month % step == 0]


def month_text(day: datetime.date, language: str) -> str:
    """Return a month and its year in words.

    >>> month_text(datetime.date(2020, 4, 1), "fr")
    'avr. 2020'
    """
    return str(format_skeleton("yMMM", day, locale=locale_of(language)))
