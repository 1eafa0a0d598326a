"""Rows of control datasets (observations, events, lines), each checked; rows at fault are reported, good ones kept."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from geodata.control.observation import Confidence, ControlStatus, Observation
from geodata.control.row_rules import Row, RowRules, number, one_of, text
from geodata.errors import RowError, SourceError
from geodata.place import Place, PlaceFeature

T = TypeVar("T")

OBSERVATION_COLUMNS = ("place", "lat", "lon", "actor", "status", "date")
EVENT_COLUMNS = ("place", "lat", "lon", "country", "actor", "event", "date", "source_title")
LINE_COLUMNS = ("id", "name", "kind", "declared_by", "date", "vertices", "basis", "source_title")


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """One dated event: ``actors`` are actor ids, ``event`` says in English what happened, ``event_fr`` in French.

    The French is our translation, blank where there is none.
    """

    place: Place
    actors: tuple[str, ...]
    event: str
    date: datetime.date
    confidence: Confidence
    source_title: str
    source_url: str | None
    note: str = ""
    event_fr: str = ""

    def told(self, language: str) -> tuple[str, str]:
        """Return what happened, and in which language (ISO 639-1): French where asked for and there, else English."""
        return (self.event_fr, "fr") if language == "fr" and self.event_fr else (self.event, "en")


@dataclass(frozen=True, slots=True)
class ReportedLine:
    """A line that a source reports: its named vertices (name, latitude, longitude) in order.

    ``kind`` is front, red_line, ceasefire_line or withdrawal; ``basis`` is ``stated`` when the source names the places,
    else ``approximate``. One vertex is a place, not a line. ``names`` are what else it is called, in any language.
    """

    id: str
    name: str
    kind: str
    declared_by: tuple[str, ...]
    date: datetime.date
    until: datetime.date | None
    vertices: tuple[tuple[str, float, float], ...]
    basis: str
    source_title: str
    source_url: str | None
    note: str = ""
    names: tuple[str, ...] = ()


def place_of(row: Row, rules: RowRules) -> Place:
    """Return the place of a row; raise ``ValueError`` when its name, identifier or point is at fault."""
    lat, lon = rules.point(row)
    name, country = text(row, "place"), row.get("country") or None
    geonameid = int(number(row, "geonameid")) if (row.get("geonameid") or "").strip() else None
    slug = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in name.lower()).split())
    return Place(
        id=f"gn-{geonameid}" if geonameid else f"ds-{slug}",
        name=name,
        lat=lat,
        lon=lon,
        feature=PlaceFeature.CITY,
        country=country,
        admin1=row.get("admin1") or None,
        population=0,
        geometry_ref=None,
        source="dataset",
        geonameid=geonameid,
    )


def observation(row: Row, line: int, rules: RowRules) -> Observation:
    """Return one observation; raise ``ValueError`` with the reason when the row is at fault."""
    date, until = rules.period(row)
    return Observation(
        place=place_of(row, rules),
        controller=rules.actor(row["actor"].strip()),
        status=ControlStatus(one_of(row, "status", ControlStatus)),
        date=date,
        until=until,
        confidence=Confidence(one_of(row, "confidence", Confidence) if row.get("confidence") else Confidence.MEDIUM),
        source_title=(row.get("source_title") or "").strip(),
        source_url=(row.get("source_url") or "").strip() or None,
        note=row.get("note") or "",
        line=line,
    )


def event(row: Row, _line: int, rules: RowRules) -> DatedEvent:
    """Return one event; raise ``ValueError`` with the reason when the row is at fault."""
    return DatedEvent(
        place=place_of(row, rules),
        actors=tuple(rules.actor(actor) for actor in row["actor"].split("|")),
        event=text(row, "event"),
        date=rules.day(row, "date"),
        confidence=Confidence(one_of(row, "confidence", Confidence)),
        source_title=text(row, "source_title"),
        source_url=row.get("source_url") or None,
        note=row.get("note") or "",
        event_fr=(row.get("event_fr") or "").strip(),
    )


def reported_line(row: Row, _line: int, rules: RowRules) -> ReportedLine:
    """Return one reported line; raise ``ValueError`` with the reason when the row is at fault."""
    date, until = rules.period(row)
    return ReportedLine(
        id=text(row, "id"),
        name=text(row, "name"),
        kind=one_of(row, "kind", ("front", "red_line", "ceasefire_line", "withdrawal")),
        declared_by=tuple(rules.actor(actor) for actor in row["declared_by"].split("|")),
        date=date,
        until=until,
        vertices=tuple(vertex(part) for part in row["vertices"].split(" ; ")),
        basis=one_of(row, "basis", ("stated", "approximate")),
        source_title=text(row, "source_title"),
        source_url=row.get("source_url") or None,
        note=row.get("note") or "",
        names=tuple(filter(None, (row.get("names") or "").split("|"))),
    )


def vertex(written: str) -> tuple[str, float, float]:
    """Return name, latitude and longitude of a vertex.

    >>> vertex("Sirte@31.20892,16.58866")
    ('Sirte', 31.20892, 16.58866)
    """
    name, at, point = written.strip().rpartition("@")
    try:
        lat, lon = (float(part) for part in point.split(","))
    except ValueError:
        at = ""
        lat = lon = 0.0
    if not at or not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"vertex {written!r} is not name@latitude,longitude")
    return name, lat, lon


def read_rows(
    path: Path, columns: Iterable[str], parse: Callable[[Row, int, RowRules], T], rules: RowRules
) -> tuple[tuple[T, ...], tuple[RowError, ...]]:
    """Return the good rows of a CSV file (UTF-8, comma, header) and what is wrong with the others.

    Raises :class:`SourceError` when the file cannot be read or lacks one of ``columns``.
    """
    good: list[T] = []
    faults: list[RowError] = []
    for line, row in numbered(path, tuple(columns)):
        try:
            if None in row or None in row.values():
                raise ValueError("not as many fields as the header has")
            good.append(parse(row, line, rules))
        except ValueError as fault:
            faults.append(RowError(path.name, line, str(fault)))
    return tuple(good), tuple(faults)


def numbered(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, Row]]:
    """Yield the rows of a CSV file with the number of the line on which each begins."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = [column for column in columns if column not in (reader.fieldnames or ())]
            if missing:
                raise SourceError(f"{path.name} has no column {', '.join(missing)}")
            before = reader.line_num
            for row in reader:
                yield before + 1, row
                before = reader.line_num
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise SourceError(f"{path.name} cannot be read: {fault}") from fault
