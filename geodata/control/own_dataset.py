"""A dataset of control that a reader brings: a table (CSV) or areas (GeoJSON, GeoPackage), checked row by row.

:func:`read_observations` never fails: whatever is wrong is a :class:`RowFault` with its line, and the good rows stay.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from types import MappingProxyType

from geodata.control.datasets import ControlDataset
from geodata.control.observation import Confidence, ControlStatus, DatedArea, Observation
from geodata.control.own_areas import dated_areas, features_of
from geodata.control.own_rows import CountryAt, Geocode, OwnRules, Progress, common_countries, observations_of
from geodata.control.own_table import OwnTable, open_table, table_csv
from geodata.control.row_fault import FaultKind, RowFault
from geodata.control.spacing import steps_for
from geodata.control.written_dates import DateOrder

__all__ = ["DateOrder", "OwnTable", "dataset_of", "open_table", "read_observations", "table_csv", "template_csv"]

OWN = "own"
"""Id of a reader's own dataset."""
OWN_LICENCE = "own"
TEMPLATE_COLUMNS = (
    "place",
    "lat",
    "lon",
    "country",
    "actor",
    "status",
    "date",
    "until",
    "confidence",
    "source_title",
    "source_url",
    "note",
)
AREA_SUFFIXES = (".geojson", ".json", ".gpkg")


def read_observations(  # noqa: PLR0913  (each says how one thing in the file is to be understood)
    name: str,
    data: bytes,
    *,
    today: datetime.date,
    date_order: DateOrder = DateOrder.ISO,
    geocode: Geocode | None = None,
    country_at: CountryAt | None = None,
    progress: Progress | None = None,
) -> tuple[ControlDataset, tuple[RowFault, ...]]:
    r"""Return the dataset in a file, and what is wrong with its rows or worth knowing, by line.

    ``name`` is the file's name (its suffix tells the form), ``today`` the last day a row may bear, ``date_order`` how
    dates are written that are not ISO 8601. ``geocode`` returns the places that may bear a name, best known first
    (:meth:`Gazetteer.candidates`); ``country_at`` the country at a point (:meth:`Boundaries.country_at`). Without them
    places need coordinates, and are not checked against countries. ``progress`` hears which share of a table's rows is
    read (0 to 1).

    >>> rows = "Sirte;31.2;16.6;lna;held;2020-01-06\nBrega;30,4;19,6;lna;lost;2020-01-06"
    >>> csv = f"place;lat;lon;actor;status;date\n{rows}"
    >>> dataset, faults = read_observations("own.csv", csv.encode(), today=datetime.date(2020, 6, 15))
    >>> [row.place.name for row in dataset.observations], [(fault.line, fault.reason) for fault in faults]
    (['Sirte'], [(3, 'status “lost” is none of held, contested, besieged, unclear')])
    """
    rules = OwnRules(today, date_order, geocode, country_at)
    if name.lower().endswith(AREA_SUFFIXES) or data.startswith(b"SQLite format 3\x00"):
        features, unread = features_of(data)
        areas, rows, faults = dated_areas(features, rules)
        observations, row_faults = observations_of(rows, rules)
        every = sorted((*unread, *faults, *row_faults), key=lambda fault: fault.line)
        return assembled(name, observations, areas, rules), tuple(every)
    return dataset_of(
        open_table(name, data),
        today=today,
        date_order=date_order,
        geocode=geocode,
        country_at=country_at,
        progress=progress,
    )


def dataset_of(  # noqa: PLR0913  (as for reading a file)
    table: OwnTable,
    *,
    today: datetime.date,
    date_order: DateOrder = DateOrder.ISO,
    geocode: Geocode | None = None,
    country_at: CountryAt | None = None,
    progress: Progress | None = None,
) -> tuple[ControlDataset, tuple[RowFault, ...]]:
    """Return the dataset of a table (as opened, or as edited in a page), and remarks on its rows by line.

    ``progress`` hears which share of the rows is read (0 to 1).
    """
    rules = OwnRules(today, date_order, geocode, country_at)
    if any(fault.kind is FaultKind.NO_COLUMN for fault in table.faults):
        return assembled(table.name, (), (), rules), table.faults
    observations, faults = observations_of(table.rows, rules, progress)
    return assembled(table.name, observations, (), rules), tuple(
        sorted((*table.faults, *faults), key=lambda fault: fault.line)
    )


def assembled(
    name: str, observations: Sequence[Observation], areas: Sequence[DatedArea], rules: OwnRules
) -> ControlDataset:
    """Return observations and areas as one dataset, titled by its file, with steps of the scale of its places."""
    days = [row.date for row in observations] + [area.date for area in areas]
    countries = common_countries(observations, rules)
    return ControlDataset(
        id=OWN,
        title=MappingProxyType({"en": name, "fr": name}),
        countries=countries,
        span=(min(days), rules.today) if days else (rules.today, rules.today),
        observations=tuple(observations),
        events=(),
        lines=(),
        licence=OWN_LICENCE,
        steps_km=steps_for([row.place for row in observations]),
        areas=tuple(areas),
    )


def template_csv() -> bytes:
    """Return a table to fill in, with two rows that show what each column holds; it reads without a fault.

    >>> read_observations("template.csv", template_csv(), today=datetime.date(2024, 1, 1))[1]
    ()
    """
    held, contested = ControlStatus.HELD.value, ControlStatus.CONTESTED.value
    high, medium = Confidence.HIGH.value, Confidence.MEDIUM.value
    rows = [
        (
            "Sirte",
            "31.20892",
            "16.58866",
            "LY",
            "lna",
            held,
            "2020-01-06",
            "",
            high,
            "Title",
            "https://example.org/",
            "",
        ),
        ("Abu Qurayn", "31.4455", "15.7", "LY", "gna", contested, "2020-01-26", "2020-03-20", medium, "Title", "", ""),
    ]
    lines = [TEMPLATE_COLUMNS, *rows]
    return ("\r\n".join(",".join(line) for line in lines) + "\r\n").encode("utf-8-sig")
