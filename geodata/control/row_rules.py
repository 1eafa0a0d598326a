"""What the fields of a row of a dataset are held against; each check raises ``ValueError`` with its reason in words."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

Row = Mapping[str, str]


@dataclass(frozen=True)
class RowRules:
    """What rows are held against.

    ``actors`` are the known actor ids; ``countries`` the ISO codes whose places must lie in ``neighbourhood`` (west,
    south, east, north in degrees); ``today`` is the last day a row may be dated. ``None`` or empty: not checked.
    """

    actors: Collection[str] = ()
    countries: Collection[str] = ()
    neighbourhood: tuple[float, float, float, float] | None = None
    today: datetime.date | None = None

    def actor(self, actor: str) -> str:
        """Return a known actor id; raise ``ValueError`` for any other."""
        if not actor or (self.actors and actor not in self.actors):
            raise ValueError(f"unknown actor {actor!r}")
        return actor

    def point(self, row: Row) -> tuple[float, float]:
        """Return latitude and longitude of a row; raise ``ValueError`` when they are none or lie elsewhere."""
        lat, lon = number(row, "lat"), number(row, "lon")
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise ValueError(f"coordinates {lat}, {lon} are not on the globe{self.swapped(lat, lon)}")
        country = row.get("country") or ""
        if (not country or country in self.countries) and not self.near(lat, lon):
            raise ValueError(f"coordinates {lat}, {lon} lie outside the dataset's region{self.swapped(lat, lon)}")
        return lat, lon

    def near(self, lat: float, lon: float) -> bool:
        """Tell whether a point lies in the neighbourhood."""
        if self.neighbourhood is None:
            return True
        west, south, east, north = self.neighbourhood
        return south <= lat <= north and west <= lon <= east

    def swapped(self, lat: float, lon: float) -> str:
        """Return a hint when latitude and longitude would fit the other way round."""
        fits = self.neighbourhood is not None and self.near(lon, lat)
        return " (latitude and longitude look swapped)" if fits else ""

    def day(self, row: Row, column: str) -> datetime.date:
        """Return a date of a row (ISO 8601); raise ``ValueError`` when it is none or in the future."""
        try:
            date = datetime.date.fromisoformat(row[column].strip())
        except ValueError:
            raise ValueError(f"{column} {row[column]!r} is not a date like 2020-06-15") from None
        if self.today is not None and date > self.today:
            raise ValueError(f"{column} {date} lies in the future")
        return date

    def period(self, row: Row) -> tuple[datetime.date, datetime.date | None]:
        """Return first day and end of a row; raise ``ValueError`` when it ends before it begins."""
        date = self.day(row, "date")
        until = self.day(row, "until") if (row.get("until") or "").strip() else None
        if until is not None and until < date:
            raise ValueError(f"until {until} is before date {date}")
        return date, until


def number(row: Row, column: str) -> float:
    """Return a number of a row; raise ``ValueError`` when it is none.

    >>> number({"lat": "32.9"}, "lat")
    32.9
    """
    try:
        return float(row[column])
    except ValueError:
        raise ValueError(f"{column} {row[column]!r} is not a number") from None


def one_of(row: Row, column: str, allowed: Iterable[str]) -> str:
    """Return a value of a row that must be one of ``allowed``; raise ``ValueError`` when it is not."""
    known = tuple(allowed)
    value = row[column].strip().lower()
    if value not in known:
        raise ValueError(f"{column} {row[column]!r} is none of {', '.join(known)}")
    return value


def text(row: Row, column: str) -> str:
    """Return a text of a row; raise ``ValueError`` when it is blank."""
    value = row[column].strip()
    if not value:
        raise ValueError(f"{column} is blank")
    return value
