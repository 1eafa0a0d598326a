"""Dates as people write them in tables: ISO 8601 always, a local form only when it is said which one."""

from __future__ import annotations

import datetime
import re
from enum import StrEnum

from geodata.control.row_fault import FaultKind, FaultyRow

LOCAL = re.compile(r"(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4})")
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
MIDNIGHT = re.compile(r"[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$")


class DateOrder(StrEnum):
    """How dates that are not ISO 8601 are written: not at all, 15/06/2020 or 06/15/2020 (also with dots or dashes)."""

    ISO = "iso"
    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


def written_date(written: str, column: str, order: DateOrder) -> datetime.date:
    """Return the day that is written; a time of day after it is dropped.

    Raises :class:`FaultyRow` for what is no date, and for a local form whose order was not said.

    >>> written_date("15.06.2020", "date", DateOrder.DAY_FIRST), written_date("2020-06-15", "date", DateOrder.ISO)
    (datetime.date(2020, 6, 15), datetime.date(2020, 6, 15))
    """
    text = MIDNIGHT.sub("", written.strip())
    local = LOCAL.fullmatch(text)
    if local and order is DateOrder.ISO:
        raise FaultyRow(FaultKind.AMBIGUOUS_DATE, column=column, written=written)
    try:
        if local:
            one, other, year = (int(part) for part in local.groups())
            day, month = (one, other) if order is DateOrder.DAY_FIRST else (other, one)
            return datetime.date(year, month, day)
        if ISO_DATE.fullmatch(text):
            return datetime.date.fromisoformat(text)
    except ValueError:
        pass
    raise FaultyRow(FaultKind.NOT_A_DATE, column=column, written=written)
