"""A reader's own table of observations: from bytes to rows of text with their line numbers, and back.

Comma, semicolon or tab; UTF-8 or what the bytes look like; columns named in English or French, in any order.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from geodata.control.row_fault import FaultKind, RowFault
from geodata.control.safe_cells import guarded, unguarded
from reading.actors import fold
from reading.errors import NotTextError
from reading.file_formats import decoded

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "place": ("lieu", "town", "ville", "name", "nom", "settlement", "localite"),
    "lat": ("latitude", "y"),
    "lon": ("longitude", "lng", "long", "x"),
    "country": ("pays", "iso", "iso_a2", "country_code"),
    "actor": ("controller", "holder", "acteur", "tenant", "controle", "party", "partie"),
    "status": ("statut", "etat"),
    "date": ("from", "depuis", "since", "start"),
    "until": ("to", "jusqu'a", "jusqu'au", "end", "fin"),
    "confidence": ("confiance", "surete"),
    "source_title": ("source", "titre_source"),
    "source_url": ("url", "link", "lien"),
    "note": ("notes", "remarque", "remark", "comment", "commentaire"),
    "geonameid": ("geonames_id",),
    "admin1": ("iso_3166_2", "province"),
    "surplus": ("en_trop",),
}
"""The columns of a table of observations, each with other names that are understood."""
SURPLUS = "surplus"
"""The column of what could not be parted into the others; a row is left out until this is blank."""
NEEDED = ("place", "actor", "date")
DELIMITERS = (",", ";", "\t", "|")
NO_TEXT = "it holds no text, or its encoding cannot be told; save it as CSV in UTF-8"
LONGEST_RECORD = 20
"""A quoted field may run over so many lines; after that its quotation mark was a slip."""


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One row as it is written: its line number (from 1, the header included) and its text by column."""

    line: int
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OwnTable:
    """A table as it is written: ``columns`` in their order under their known names, and what could not be read."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[OwnRow, ...]
    faults: tuple[RowFault, ...] = ()


def open_table(name: str, data: bytes) -> OwnTable:
    r"""Return the table in the bytes of a CSV file; what cannot be read of it is told in its faults.

    >>> table = open_table("a.csv", "Lieu;Acteur;Date\nSyrte;lna;2020-01-06\n".encode("cp1252"))
    >>> table.columns, dict(table.rows[0].values)
    (('place', 'actor', 'date'), {'place': 'Syrte', 'actor': 'lna', 'date': '2020-01-06'})
    >>> [fault.reason for fault in open_table("a.csv", b"").faults]
    ['the file holds no rows']
    """
    try:
        lines = decoded(name, data).split("\n")
    except NotTextError:
        return OwnTable(name, (), (), (RowFault(1, FaultKind.UNREADABLE, {"why": NO_TEXT}),))
    start = next((index for index, line in enumerate(lines) if line.strip()), None)
    if start is None:
        return OwnTable(name, (), (), (RowFault(1, FaultKind.EMPTY_FILE),))
    delimiter = max(DELIMITERS, key=lines[start].count)
    records = list(records_of(lines, start, delimiter))
    _, header = records[0]
    columns = known_columns(header.split(delimiter) if isinstance(header, str) else header)
    rows = rows_of(records[1:], columns, delimiter)
    faults: list[RowFault] = []
    if SURPLUS not in columns and any(SURPLUS in row.values for row in rows):
        columns = (*columns, SURPLUS)
    missing = [column for column in NEEDED if column not in columns]
    if missing:
        faults.insert(0, RowFault(start + 1, FaultKind.NO_COLUMN, {"columns": ", ".join(missing)}))
    elif not rows:
        faults.append(RowFault(start + 1, FaultKind.EMPTY_FILE))
    return OwnTable(name, columns, tuple(rows), tuple(faults))


def known_columns(header: Sequence[str]) -> tuple[str, ...]:
    """Return the columns under their known names; unknown, blank and repeated ones keep a name of their own.

    >>> known_columns(["Ville", "LONGITUDE", "population", "", "ville"])
    ('place', 'lon', 'population', 'column 4', 'ville')
    """
    named = {other: column for column, others in COLUMNS.items() for other in (column, *others)}
    found: list[str] = []
    for number, written in enumerate(header, 1):
        column = named.get(fold(written.strip()).replace(" ", "_").replace("’", "'"), written.strip())
        if column in found:
            column = written.strip()
        found.append(column if column and column not in found else f"column {number}")
    return tuple(found)


def records_of(lines: Sequence[str], start: int, delimiter: str) -> Iterator[tuple[int, list[str] | str]]:
    """Yield line number and fields of each record; the line as it is written where a quotation mark is not closed."""
    index = start
    while index < len(lines):
        first, text = index, lines[index]
        index += 1
        if not text.strip():
            continue
        reach = min(len(lines), first + LONGEST_RECORD)
        while text.count('"') % 2 and index < reach:
            text += "\n" + lines[index]
            index += 1
        if text.count('"') % 2:
            index = first + 1
            yield first + 1, lines[first].strip()
        else:
            yield first + 1, fields_of(text, delimiter)


def fields_of(record: str, delimiter: str) -> list[str]:
    """Return the fields of one record; one that is too large for the module ``csv`` is cut at its delimiters."""
    try:
        return [field.strip() for field in next(csv.reader(io.StringIO(record, newline=""), delimiter=delimiter))]
    except csv.Error:
        return [field.strip() for field in record.split(delimiter)]


def rows_of(records: Sequence[tuple[int, list[str] | str]], columns: tuple[str, ...], delimiter: str) -> list[OwnRow]:
    """Return the rows; what a record has beyond the header's fields, or a line with an open quotation mark, is surplus.

    Fields that are missing at the end are blank, and blank ones beyond it are dropped: spreadsheets write both.
    """
    rows = []
    for line, record in records:
        fields = [part.strip(' "') for part in record.split(delimiter)] if isinstance(record, str) else record
        surplus = record if isinstance(record, str) else delimiter.join(fields[len(columns) :]).strip(delimiter)
        if any(fields):
            padded = fields[: len(columns)] + [""] * (len(columns) - len(fields))
            values = dict(zip(columns, map(unguarded, padded), strict=True))
            rows.append(OwnRow(line, {**values, SURPLUS: surplus} if surplus else values))
    return rows


def surplus_fault(row: OwnRow) -> RowFault | None:
    """Return what is wrong with a row that has a surplus, ``None`` where it has none.

    >>> surplus_fault(OwnRow(3, {"place": "Brega", "actor": "lna", "surplus": "x;y"})).reason
    '4 fields, where the header has 2'
    """
    surplus = row.values.get(SURPLUS, "").strip()
    if not surplus:
        return None
    if surplus.count('"') % 2:
        return RowFault(row.line, FaultKind.OPEN_QUOTE)
    wanted = len(row.values) - 1
    found = wanted + 1 + max(surplus.count(delimiter) for delimiter in DELIMITERS)
    return RowFault(row.line, FaultKind.FIELD_COUNT, {"found": str(found), "wanted": str(wanted)})


def table_csv(table: OwnTable, delimiter: str = ",") -> bytes:
    r"""Return a table as CSV (UTF-8 with its mark, so that spreadsheets tell the encoding), ready to be opened again.

    Cells that a spreadsheet would run as a formula are guarded (:mod:`geodata.control.safe_cells`).

    >>> rows = (OwnRow(2, {"place": "Ghat", "actor": "lna"}),)
    >>> table_csv(OwnTable("a", ("place", "actor"), rows)).decode("utf-8-sig")
    'place,actor\r\nGhat,lna\r\n'
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=delimiter)
    writer.writerow([guarded(column) for column in table.columns])
    writer.writerows([guarded(row.values.get(column, "")) for column in table.columns] for row in table.rows)
    return written.getvalue().encode("utf-8-sig")
