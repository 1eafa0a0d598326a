"""Control datasets that come with the project, listed in ``sources/datasets.toml``: observations, events and lines."""

from __future__ import annotations

import csv
import datetime
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from geodata.control.dataset_rows import (
    EVENT_COLUMNS,
    LINE_COLUMNS,
    OBSERVATION_COLUMNS,
    DatedEvent,
    ReportedLine,
    event,
    observation,
    read_rows,
    reported_line,
)
from geodata.control.observation import DatedArea, Observation
from geodata.control.row_rules import RowRules
from geodata.errors import RowError, SourceError
from reading.actors import LEXICON

SOURCES = Path(__file__).parents[1] / "sources"


@dataclass(frozen=True, slots=True, eq=False)
class ControlDataset:
    """Dated, sourced observations of one conflict, with its events and reported lines; each is equal to itself alone.

    ``title`` is by language (``en``, ``fr``); ``countries`` are the ISO 3166-1 alpha-2 codes of the land that areas may
    cover; ``span`` the first and last day for which the rows are kept up; ``steps_km``
    where each shade of an area ends; ``faults`` the rows left out, and why; ``areas`` what a source itself drew.
    """

    id: str
    title: Mapping[str, str]
    countries: tuple[str, ...]
    span: tuple[datetime.date, datetime.date]
    observations: tuple[Observation, ...]
    events: tuple[DatedEvent, ...]
    lines: tuple[ReportedLine, ...]
    licence: str
    steps_km: tuple[float, ...]
    faults: tuple[RowError, ...] = ()
    areas: tuple[DatedArea, ...] = ()

    def covers(self, date: datetime.date) -> bool:
        """Tell whether a day lies in the span."""
        return self.span[0] <= date <= self.span[1]

    def change_dates(self) -> tuple[datetime.date, ...]:
        """Return the days of the span on which an observation begins or ends, in order."""
        spans = [(row.date, row.until) for row in self.observations] + [(area.date, area.until) for area in self.areas]
        days = {first for first, _ in spans} | {end for _, end in spans if end is not None}
        return tuple(sorted(day for day in days if self.covers(day)))


@cache
def datasets(folder: Path = SOURCES) -> tuple[ControlDataset, ...]:
    """Return all datasets of a folder, in the order of its ``datasets.toml``; read once.

    Raises :class:`SourceError` when the list or a file is missing or damaged; rows at fault are in ``faults``.

    >>> [dataset.id for dataset in datasets()]
    ['libya', 'karabakh']
    """
    path = folder / "datasets.toml"
    try:
        tables = tomllib.loads(path.read_text(encoding="utf8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise SourceError(f"{path.name} cannot be read: {fault}") from fault
    return tuple(load(name, table, folder) for name, table in tables.items())


def load(name: str, table: Mapping[str, Any], folder: Path) -> ControlDataset:
    """Return the dataset of one table; raise :class:`SourceError` when the table lacks a field."""
    try:
        rules = RowRules(
            actors=known_actors(),
            countries=frozenset(table["countries"]),
            neighbourhood=tuple(table["neighbourhood"]),
            today=datetime.datetime.now(datetime.UTC).date(),
        )
        rows, row_faults = read_rows(folder / table["observations"], OBSERVATION_COLUMNS, observation, rules)
        events, event_faults = read_rows(folder / table["events"], EVENT_COLUMNS, event, rules)
        lines, line_faults = read_rows(folder / table["lines"], LINE_COLUMNS, reported_line, rules)
        first, last = table["span"]
        return ControlDataset(
            id=name,
            title=MappingProxyType(dict(table["title"])),
            countries=tuple(table["countries"]),
            span=(first, last),
            observations=rows,
            events=events,
            lines=lines,
            licence=table["licence"],
            steps_km=tuple(float(step) for step in table["steps_km"]),
            faults=(*row_faults, *event_faults, *line_faults),
        )
    except KeyError as missing:
        raise SourceError(f"datasets.toml: [{name}] has no {missing}") from missing


@cache
def known_actors() -> frozenset[str]:
    """Return the ids of the actors that rows may name: those of the lexicon."""
    with (LEXICON / "actors.csv").open(encoding="utf8", newline="") as file:
        return frozenset(row["id"] for row in csv.DictReader(file))


def dataset_for(countries: Iterable[str], date: datetime.date | None) -> ControlDataset | None:
    """Return the dataset that fits the countries (ISO 3166-1 alpha-2, one for each place named) and the day best.

    The one whose countries are named most often wins; ``None`` when no dataset has one of them and covers the day.

    >>> import datetime
    >>> dataset_for(["TR", "LY", "LY"], datetime.date(2020, 6, 15)).id
    'libya'
    >>> dataset_for(["LY"], datetime.date(2011, 3, 1)) is None
    True
    """
    if date is None:
        return None
    named = Counter(countries)
    scored = [
        (sum(named[code] for code in dataset.countries), dataset) for dataset in datasets() if dataset.covers(date)
    ]
    score, best = max(scored, key=lambda pair: pair[0], default=(0, None))
    return best if score else None
