"""What is wrong with a row of a reader's own file, or worth knowing about it: a line number, a kind and its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class FaultKind(StrEnum):
    """What is wrong; the key under which a page finds its own words. :data:`REASONS` has them in English."""

    EMPTY_FILE = "empty_file"
    UNREADABLE = "unreadable"
    NO_COLUMN = "no_column"
    FIELD_COUNT = "field_count"
    OPEN_QUOTE = "open_quote"
    BLANK = "blank"
    NOT_A_DATE = "not_a_date"
    AMBIGUOUS_DATE = "ambiguous_date"
    FUTURE = "future"
    ENDS_BEFORE = "ends_before"
    NOT_A_NUMBER = "not_a_number"
    OFF_GLOBE = "off_globe"
    SWAPPED = "swapped"
    OTHER_COUNTRY = "other_country"
    FAR_AWAY = "far_away"
    AT_SEA = "at_sea"
    UNKNOWN_STATUS = "unknown_status"
    UNKNOWN_CONFIDENCE = "unknown_confidence"
    UNKNOWN_ACTOR = "unknown_actor"
    NO_PLACE = "no_place"
    GEOCODED = "geocoded"
    TWO_HOLDERS = "two_holders"
    NO_GEOMETRY = "no_geometry"
    MENDED = "mended"
    ANTIMERIDIAN = "antimeridian"


REASONS: Mapping[FaultKind, str] = MappingProxyType(
    {
        FaultKind.EMPTY_FILE: "the file holds no rows",
        FaultKind.UNREADABLE: "the file cannot be read: {why}",
        FaultKind.NO_COLUMN: "there is no column {columns}",
        FaultKind.FIELD_COUNT: "{found} fields, where the header has {wanted}",
        FaultKind.OPEN_QUOTE: "a quotation mark is opened and not closed",
        FaultKind.BLANK: "{column} is blank",
        FaultKind.NOT_A_DATE: "{column} “{written}” is not a date; write it like 2020-06-15",
        FaultKind.AMBIGUOUS_DATE: "{column} “{written}”: is the day or the month first? Say so, or write 2020-06-15",
        FaultKind.FUTURE: "{column} {written} lies in the future",
        FaultKind.ENDS_BEFORE: "until {until} is before date {date}",
        FaultKind.NOT_A_NUMBER: "{column} “{written}” is not a number",
        FaultKind.OFF_GLOBE: "latitude {lat} and longitude {lon} are not on the globe",
        FaultKind.SWAPPED: "latitude {lat} and longitude {lon} look swapped",
        FaultKind.OTHER_COUNTRY: "latitude {lat} and longitude {lon} lie in {found}, not in {wanted}",
        FaultKind.FAR_AWAY: "the place lies in {found}, most others in {wanted}",
        FaultKind.AT_SEA: "no land is known at latitude {lat} and longitude {lon}",
        FaultKind.UNKNOWN_STATUS: "status “{written}” is none of {known}",
        FaultKind.UNKNOWN_CONFIDENCE: "confidence “{written}” is none of {known}; taken as medium",
        FaultKind.UNKNOWN_ACTOR: "“{actor}” is no known actor; kept under this name (rows: {rows})",
        FaultKind.NO_PLACE: "“{place}” has no coordinates and is not in the gazetteer",
        FaultKind.GEOCODED: "“{place}” has no coordinates; placed by the gazetteer at {lat}, {lon} ({country})",
        FaultKind.TWO_HOLDERS: "“{place}” has several holders on {date} ({actors}); shown as contested",
        FaultKind.NO_GEOMETRY: "there is no point or polygon with coordinates in degrees",
        FaultKind.MENDED: "the outline crosses itself and was mended",
        FaultKind.ANTIMERIDIAN: "the outline crosses the antimeridian and was cut there",
    }
)


REMARKS = frozenset(
    {
        FaultKind.FAR_AWAY,
        FaultKind.AT_SEA,
        FaultKind.UNKNOWN_CONFIDENCE,
        FaultKind.UNKNOWN_ACTOR,
        FaultKind.GEOCODED,
        FaultKind.TWO_HOLDERS,
        FaultKind.MENDED,
        FaultKind.ANTIMERIDIAN,
    }
)
"""What is worth knowing of a row that is used all the same; all other kinds leave it out."""


@dataclass(frozen=True, slots=True)
class RowFault:
    """One remark on a row: ``line`` (from 1, the header included; in GeoJSON and GeoPackage the number of the feature).

    ``values`` are the words that fill the reason; ``kept`` tells whether the row is used all the same.

    >>> RowFault(3, FaultKind.BLANK, {"column": "place"}).reason
    'place is blank'
    """

    line: int
    kind: FaultKind
    values: Mapping[str, str] = field(default_factory=dict)
    kept: bool = False

    @property
    def reason(self) -> str:
        """The reason in English, as plain text that may hold words of the file."""
        return REASONS[self.kind].format(**self.values)


class FaultyRow(ValueError):  # noqa: N818  (a row at fault, raised and caught within the reading of one row)
    """Raised where a row cannot be used; carries the kind of fault and its words."""

    def __init__(self, kind: FaultKind, **values: str) -> None:
        super().__init__(REASONS[kind].format(**values))
        self.kind, self.values = kind, values
