"""A reader's own observations on their way to the map: opened, edited, and written back; free of Streamlit.

They stay in the session: nothing of them is written to disk or sent anywhere.
"""

from __future__ import annotations

import datetime
import functools
import itertools
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from shapely import get_coordinates

from geodata.control.datasets import ControlDataset
from geodata.control.own_dataset import AREA_SUFFIXES, DateOrder, OwnTable, dataset_of, open_table, read_observations
from geodata.control.own_rows import Progress
from geodata.control.own_table import OwnRow
from geodata.control.row_fault import FaultKind, RowFault
from geodata.place import Place

FILE_TYPES = ("csv", "tsv", "txt", "geojson", "json", "gpkg")
AFTER_DAYS = 183
"""The slider ends so long after the newest row: older news fade, and are no news."""
MOST_COUNTRIES = 12
KEPT_POINTS = 200_000
CORNERS = 40
"""So many corners of an area are asked for their country."""


class GazetteerLike(Protocol):
    """What is asked of the gazetteer."""

    def candidates(self, name: str) -> list[Place]:
        """Return the places that may bear a name, best known first."""
        ...


class BoundariesLike(Protocol):
    """What is asked of the boundaries."""

    def country_at(self, lat: float, lon: float) -> str | None:
        """Return the country (ISO 3166-1 alpha-2) at a point."""
        ...


@dataclass(frozen=True)
class Finder:
    """Who knows places: the gazetteer, the boundaries, and the last day that a row may bear."""

    gazetteer: GazetteerLike
    boundaries: BoundariesLike
    today: datetime.date

    @functools.cached_property
    def country_at(self) -> Callable[[float, float], str | None]:
        """The country at a point, kept: many rows speak of one place, and each is asked for it more than once."""
        return functools.lru_cache(maxsize=KEPT_POINTS)(self.boundaries.country_at)


@dataclass(frozen=True, slots=True)
class OwnData:
    """A reader's file: its name and bytes, how its dates are written, its table where it has one (areas have none),
    what could be read of it as a dataset, and the remarks on its rows.
    """

    name: str
    data: bytes
    order: DateOrder
    table: OwnTable | None
    dataset: ControlDataset
    faults: tuple[RowFault, ...]

    @property
    def drawn(self) -> bool:
        """Whether there is anything to draw."""
        return bool(self.dataset.observations or self.dataset.areas)

    @property
    def ambiguous(self) -> tuple[str, ...]:
        """Dates of the file that may be read in two ways, as they are written."""
        return tuple(fault.values["written"] for fault in self.faults if fault.kind is FaultKind.AMBIGUOUS_DATE)


def opened(
    name: str, data: bytes, finder: Finder, order: DateOrder = DateOrder.ISO, progress: Progress | None = None
) -> OwnData:
    """Return what is in a file of a reader's; whatever is wrong with it is in the faults.

    ``progress`` hears which share of a table's rows is read (0 to 1).
    """
    if name.lower().endswith(AREA_SUFFIXES) or data.startswith(b"SQLite format 3\x00"):
        dataset, faults = read_observations(
            name,
            data,
            today=finder.today,
            date_order=order,
            geocode=finder.gazetteer.candidates,
            country_at=finder.country_at,
        )
        return OwnData(name, data, order, None, at_home(dataset, finder), faults)
    return of_table(open_table(name, data), data, finder, order, progress)


def of_table(
    table: OwnTable, data: bytes, finder: Finder, order: DateOrder, progress: Progress | None = None
) -> OwnData:
    """Return what is in a table, as opened or as edited."""
    dataset, faults = dataset_of(
        table,
        today=finder.today,
        date_order=order,
        geocode=finder.gazetteer.candidates,
        country_at=finder.country_at,
        progress=progress,
    )
    return OwnData(table.name, data, order, table, at_home(dataset, finder), faults)


def reordered(own: OwnData, order: DateOrder, finder: Finder) -> OwnData:
    """Return the data with its dates read in another order; rows keep their corrections."""
    if own.table is None:
        return opened(own.name, own.data, finder, order)
    return of_table(own.table, own.data, finder, order)


def edited(own: OwnData, rows: Iterable[Mapping[str, str]], lines: Sequence[int | None], finder: Finder) -> OwnData:
    """Return the data with its rows replaced; ``lines`` are their line numbers, ``None`` for new ones.

    Rows without any text are left out; what could not be read as a row of the file stays told.
    """
    if own.table is None:
        return own
    fresh = itertools.count(max((line for line in lines if line), default=1) + 1)
    kept = tuple(
        OwnRow(next(fresh) if line is None else line, dict(values))
        for values, line in zip(rows, lines, strict=True)
        if any(text.strip() for text in values.values())
    )
    return of_table(replace(own.table, rows=kept), own.data, finder, own.order)


def at_home(dataset: ControlDataset, finder: Finder) -> ControlDataset:
    """Return a dataset under an id that nobody can guess, on the land of its countries, over the days it speaks of."""
    spans = [(row.date, row.until) for row in dataset.observations]
    spans += [(area.date, area.until) for area in dataset.areas]
    days = [day for span in spans for day in span if day is not None]
    last = min(finder.today, max(days, default=finder.today) + datetime.timedelta(days=AFTER_DAYS))
    return replace(
        dataset,
        id=f"own-{secrets.token_hex(12)}",
        countries=dataset.countries or countries_of(dataset, finder),
        span=(min(dataset.span[0], last), last),
    )


def countries_of(dataset: ControlDataset, finder: Finder) -> tuple[str, ...]:
    """Return the countries in which places and areas of a dataset lie, those of most points first."""
    points = [(row.place.lat, row.place.lon) for row in dataset.observations]
    for area in dataset.areas:
        corners = get_coordinates(area.geometry)
        middle = area.geometry.representative_point()
        points += [(middle.y, middle.x), *((lat, lon) for lon, lat in corners[:: max(1, len(corners) // CORNERS)])]
    found = [finder.country_at(float(lat), float(lon)) for lat, lon in points]
    known = [country for country in found if country]
    return tuple(sorted(set(known), key=lambda country: -known.count(country))[:MOST_COUNTRIES])
