"""Reading a GeoPackage as what it is, an SQLite file: opens in a millisecond, where GDAL and geopandas take a second.

OGC GeoPackage Encoding Standard 1.3: geometries are WKB behind a header (section 2.1.3, GeoPackageBinary).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.errors import SourceError

GEOMETRY_COLUMN = "geom"
_HEADER_BYTES = 8
_ENVELOPE_BYTES = (0, 32, 48, 48, 64)
"""Length of the envelope that follows the header, by its kind (bits 1 to 3 of the flags)."""

Row = tuple[BaseGeometry, dict[str, str]]


def read_layer(
    path: Path, layer: str, columns: Sequence[str] = (), where: Mapping[str, Sequence[str]] | None = None
) -> list[Row]:
    """Return geometry (WGS84) and the columns asked for of each row; missing values are "".

    ``where``: columns with the values wanted; a row that has one of them is returned. All rows without it.

    Raises:
        SourceError: the file is missing or damaged, or has no such layer or column.
    """
    wanted = [(column, value) for column, values in (where or {}).items() for value in values]
    selected = ", ".join(f'"{column}"' for column in (GEOMETRY_COLUMN, *columns))
    condition = " OR ".join(f'"{column}" = ?' for column, _ in wanted)
    query = f'SELECT {selected} FROM "{layer}"' + (f" WHERE {condition}" if wanted else "")  # noqa: S608  (our names)
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            rows = connection.execute(query, [value for _, value in wanted]).fetchall()
    except sqlite3.Error as error:
        raise SourceError(f"{path.name} cannot be read: {error}") from error
    shapes = shapely.from_wkb([well_known_binary(row[0]) for row in rows])
    return [
        (shape, {column: str(value or "") for column, value in zip(columns, row[1:], strict=True)})
        for shape, row in zip(shapes, rows, strict=True)
    ]


def well_known_binary(blob: bytes) -> bytes:
    """Return the WKB of a geometry of a GeoPackage, without its header.

    >>> well_known_binary(b"GP" + bytes([0, 1, 0, 0, 0, 0]) + b"wkb")
    b'wkb'
    """
    envelope = _ENVELOPE_BYTES[blob[3] >> 1 & 0b111]
    return blob[_HEADER_BYTES + envelope :]
