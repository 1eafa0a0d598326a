"""From a file of observations to a GeoJSON file of areas on one day: what ``cli.py areas`` does."""

from __future__ import annotations

import datetime
import functools
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from geodata.boundaries import Boundaries, open_boundaries
from geodata.control.datasets import ControlDataset
from geodata.control.observation import ControlArea
from geodata.control.own_areas import features_of, own_outline
from geodata.control.own_dataset import DateOrder, read_observations
from geodata.control.own_rows import Geocode
from geodata.control.row_fault import FaultKind, FaultyRow, RowFault
from geodata.control.through_time import areas_on, method_of
from geodata.errors import ExportError, SourceError
from geodata.gazetteer.geocoder import open_gazetteer

NOTHING_READ = (FaultKind.EMPTY_FILE, FaultKind.UNREADABLE, FaultKind.NO_COLUMN)
DECIMALS = 3
"""About 100 m, the grid on which areas come."""


def run(  # noqa: PLR0913, PLR0917  (what a call of the shell says)
    observations: Path,
    date: str,
    out: Path,
    country: str | None,
    within: Path | None,
    date_order: str,
    cell_km: float | None = None,
    progress: Callable[[float, str], None] | None = None,
) -> Iterator[str]:
    """Write the areas of a day and yield what is to be told: a line a remark on a row, then what was written.

    ``cell_km`` is that of :class:`Method`; ``progress`` hears the share that is done and the name of the step.

    Raises:
        GeodataError: nothing can be made of the file, the date, the land or the place to write to.
    """
    check_out(out)
    day, order = day_of(date), order_of(date_order)
    today = datetime.datetime.now(datetime.UTC).date()
    found, faults = areas_from_file(
        observations,
        day,
        open_boundaries(),
        country=country,
        within=within,
        date_order=order,
        geocode=lambda name: open_gazetteer().candidates(name),
        today=today,
        cell_km=cell_km,
        progress=progress,
    )
    for fault in faults:
        yield f"{observations.name}, line {fault.line}: {fault.reason}"
    if not found and any(fault.kind in NOTHING_READ for fault in faults):
        raise SourceError(f"Nothing can be made of “{observations}”.")
    write_areas(out, found)
    yield from joined(found)
    size = sum(area.area_km2 for area in found)
    yield f"{out}: {len(found)} areas, {size:,.0f} km², {day.isoformat()}"


def joined(found: Sequence[ControlArea]) -> Iterator[str]:
    """Yield, where observations were too many to count one by one, a line that says so.

    >>> list(joined([]))
    []
    """
    side_km = max((area.joined_km for area in found), default=0.0)
    if side_km:
        rows = len({row.line for area in found for row in area.observations})
        yield f"{rows:,} observations are too many one by one: those of one square of {side_km:.3g} km count together."


def day_of(written: str) -> datetime.date:
    """Return a day; raise :class:`SourceError` when it is none.

    >>> day_of("15 June")
    Traceback (most recent call last):
    geodata.errors.SourceError: “15 June” is not a date; write it like 2020-06-15.
    """
    try:
        return datetime.date.fromisoformat(written)
    except ValueError:
        raise SourceError(f"“{written}” is not a date; write it like 2020-06-15.") from None


def order_of(written: str) -> DateOrder:
    """Return how dates are written; raise :class:`SourceError` for an unknown word."""
    try:
        return DateOrder(written.replace("-", "_"))
    except ValueError:
        known = ", ".join(DateOrder)
        raise SourceError(f"“{written}” is no order of dates; it is one of {known}.") from None


def areas_from_file(  # noqa: PLR0913  (what a call of the shell says)
    path: Path,
    date: datetime.date,
    boundaries: Boundaries,
    *,
    country: str | None = None,
    within: Path | None = None,
    date_order: DateOrder = DateOrder.ISO,
    geocode: Geocode | None = None,
    today: datetime.date,
    cell_km: float | None = None,
    progress: Callable[[float, str], None] | None = None,
) -> tuple[tuple[ControlArea, ...], tuple[RowFault, ...]]:
    """Return the areas that the observations in a file make on a day, and remarks on its rows.

    ``country`` (ISO 3166-1 alpha-2) or the polygons of the file ``within`` are the land they may cover; without them,
    the countries in which most places lie. ``cell_km`` and ``progress`` are those of :func:`run`.

    Raises:
        SourceError: a file cannot be read, the country is not known, or there is no land to cover.
    """
    dataset, faults = read_observations(
        path.name,
        read_bytes(path),
        today=today,
        date_order=date_order,
        geocode=geocode,
        country_at=functools.lru_cache(maxsize=None)(boundaries.country_at),
        progress=step(progress, "Reading rows"),
    )
    land = land_of(dataset, boundaries, country, within)
    if land is None and (dataset.observations or dataset.areas):
        raise SourceError("The land that areas may cover is not known; name it with --country or --within.")
    if land is None:
        return (), faults
    method = replace(method_of(dataset), cell_km=cell_km)
    return areas_on(dataset, date, land, method, step(progress, "Drawing areas")), faults


def step(progress: Callable[[float, str], None] | None, name: str) -> Callable[[float], None]:
    """Return what hears the shares of one step and passes them on with its name."""
    return lambda share: progress(share, name) if progress is not None else None


def read_bytes(path: Path) -> bytes:
    """Return what a file holds; raise :class:`SourceError` when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceError(f"“{path}” cannot be opened ({error.strerror}); check its name and path.") from error


def land_of(
    dataset: ControlDataset, boundaries: Boundaries, country: str | None, within: Path | None
) -> BaseGeometry | None:
    """Return the land that areas may cover; ``None`` when nothing tells it."""
    if within is not None:
        return land_in(within)
    codes = (country.upper(),) if country else dataset.countries
    lands = {code: boundaries.land(code) for code in codes}
    if country and lands[country.upper()] is None:
        raise SourceError(f"“{country}” is no country that is known; give its code of two letters (ISO 3166-1), as LY.")
    known = [land for land in lands.values() if land is not None]
    if not known and dataset.areas:
        return shapely.union_all([area.geometry for area in dataset.areas])
    return shapely.union_all(known) if known else None


def land_in(path: Path) -> BaseGeometry:
    """Return the polygons of a GeoJSON or GeoPackage file as one; raise :class:`SourceError` when it has none."""
    features, faults = features_of(read_bytes(path))
    found: list[BaseGeometry] = []
    for number, geometry, _ in features:
        try:
            found.append(own_outline(number, geometry, []))
        except FaultyRow:
            continue
    if not found:
        why = faults[0].reason if faults else "there is no polygon with coordinates in degrees"
        raise SourceError(f"“{path}” gives no land: {why}.")
    return shapely.union_all(found)


def collection(areas: Iterable[ControlArea]) -> dict[str, Any]:
    """Return areas as a GeoJSON FeatureCollection (RFC 7946), the faintest first.

    >>> collection([])
    {'type': 'FeatureCollection', 'features': []}
    """
    return {"type": "FeatureCollection", "features": [feature(area) for area in areas]}


def feature(area: ControlArea) -> dict[str, Any]:
    """Return one area as a GeoJSON feature with who holds it, how, when and how large it is."""
    return {
        "type": "Feature",
        "properties": {
            "controller": area.controller,
            "status": area.status.value,
            "date": area.date.isoformat(),
            "area_km2": area.area_km2,
            "parties": list(area.parties),
            "shade": round(area.shade, 2),
            "observations": len(area.observations),
            **({"joined_km": area.joined_km} if area.joined_km else {}),
        },
        "geometry": rounded(mapping(shapely.orient_polygons(area.geometry))),
    }


def rounded(written: Any) -> Any:
    """Return a GeoJSON geometry with coordinates of :data:`DECIMALS` decimals.

    >>> rounded({"type": "Point", "coordinates": (16.60000001, 31.2)})
    {'type': 'Point', 'coordinates': [16.6, 31.2]}
    """
    if isinstance(written, dict):
        return {key: rounded(value) for key, value in written.items()}
    if isinstance(written, tuple | list):
        return [rounded(value) for value in written]
    return round(written, DECIMALS) if isinstance(written, float) else written


def check_out(path: Path) -> None:
    """Raise :class:`ExportError` when areas cannot be written at ``path``, before any work is done."""
    if path.suffix.lower() not in (".geojson", ".json"):
        raise ExportError(f"“{path}”: areas are written as GeoJSON; end its name in .geojson.")
    if not path.parent.is_dir():
        raise ExportError(f"The folder “{path.parent}” does not exist; create it or choose another.")


def write_areas(path: Path, areas: Iterable[ControlArea]) -> None:
    """Write areas as GeoJSON; the file is there whole or not at all. Raises :class:`ExportError` when it cannot be."""
    check_out(path)
    draft = path.with_name(f".{path.name}.part")
    try:
        draft.write_text(json.dumps(collection(areas), ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise ExportError(f"“{path}” cannot be written ({error.strerror}); choose another place.") from error
