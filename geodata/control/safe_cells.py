"""Cells of a CSV file that no spreadsheet takes for a formula, and back again.

A cell that begins with =, +, -, @, a tab or a carriage return is run by spreadsheets (OWASP: CSV Injection). Such a
cell is written with an apostrophe before it, which spreadsheets read as "this is text"; numbers stay as they are.
"""

from __future__ import annotations

import re

FORMULA = re.compile(r"'*[=+\-@\t\r]")
NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")


def guarded(text: str) -> str:
    """Return a cell as it is written to a file.

    >>> guarded("=HYPERLINK(1)"), guarded("-9.5"), guarded("Sirte"), guarded("'=1")
    ("'=HYPERLINK(1)", '-9.5', 'Sirte', "''=1")
    """
    return f"'{text}" if FORMULA.match(text) and not NUMBER.fullmatch(text) else text


def unguarded(text: str) -> str:
    """Return a cell as it was before :func:`guarded`.

    >>> unguarded("'=HYPERLINK(1)"), unguarded("'t Harde"), unguarded("-9.5")
    ('=HYPERLINK(1)', "'t Harde", '-9.5')
    """
    return text[1:] if text.startswith("'") and FORMULA.match(text) else text
