"""Keep the checksums in SOURCES.md true: ``python -m geodata.sources.checksums`` writes them anew."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from geodata.sources.packages import sha256

FOLDER = Path(__file__).parent
DOCUMENT = FOLDER / "SOURCES.md"
ROW = re.compile(r"^\| `(?P<file>[^`]+)` \|.*\| `(?P<digest>[0-9a-f]*)` \|$", re.MULTILINE)


def documented(text: str) -> dict[str, str]:
    """Return the SHA-256 that each file of the table has in the document; "" where none is written yet.

    >>> documented("| `seas.csv` | names | `ab12` |")
    {'seas.csv': 'ab12'}
    """
    return {row["file"]: row["digest"] for row in ROW.finditer(text)}


def data_files(folder: Path = FOLDER) -> list[str]:
    """Return the data files of the folder, by path within it, sorted: everything but code and the document itself.

    >>> "natural_earth.gpkg" in data_files()
    True
    """
    paths = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return sorted(path.relative_to(folder).as_posix() for path in paths if path.suffix not in (".py", ".md"))


def renewed(text: str, folder: Path = FOLDER) -> str:
    """Return the document with the checksums of the files as they are; rows of missing files stay as they were."""

    def row(match: re.Match[str]) -> str:
        path = folder / match["file"]
        return match[0].replace(f"`{match['digest']}` |", f"`{sha256(path)}` |") if path.exists() else match[0]

    return ROW.sub(row, text)


if __name__ == "__main__":
    DOCUMENT.write_text(renewed(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
    missing = sorted(set(data_files()) - set(documented(DOCUMENT.read_text(encoding="utf-8"))))
    print("not yet documented:", ", ".join(missing) or "none", file=sys.stderr)
