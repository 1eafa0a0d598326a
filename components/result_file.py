"""Writing what was read and drawn into a file, in the form that its suffix names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from geodata.errors import ExportError
from geodata.export import to_geojson, to_json
from geodata.feature import Atlas
from reading.model import Reading


def to_html(reading: Reading, atlas: Atlas, language: str) -> str:
    """Return one self-contained page with article and map."""
    from components.article_html import render  # noqa: PLC0415  (loads folium, which the other forms do not need)

    return render(reading, atlas, language)


FORMS: dict[str, Callable[[Reading, Atlas, str], str]] = {
    ".json": lambda reading, atlas, _: to_json(reading, atlas),
    ".geojson": lambda reading, atlas, _: to_geojson(reading, atlas),
    ".html": to_html,
}
"""The forms a result can be written in, by suffix."""


def check(path: Path) -> None:
    """Raise :class:`ExportError` when nothing can be written at ``path``, before any work is done.

    >>> check(Path("map.pdf"))
    Traceback (most recent call last):
    geodata.errors.ExportError: “map.pdf”: unknown kind of file; end its name in .json, .geojson or .html.
    """
    known = list(FORMS)
    if path.suffix.lower() not in FORMS:
        kinds = f"{', '.join(known[:-1])} or {known[-1]}"
        raise ExportError(f"“{path}”: unknown kind of file; end its name in {kinds}.")
    if not path.parent.is_dir():
        raise ExportError(f"The folder “{path.parent}” does not exist; create it or choose another.")
    if path.is_dir():
        raise ExportError(f"“{path}” is a folder; give the name of a file in it.")


def write(path: Path, reading: Reading, atlas: Atlas, language: str) -> None:
    """Write the result to ``path`` (UTF-8); the file is there whole or not at all.

    Raises:
        ExportError: the suffix is not known, or the file cannot be written.
    """
    check(path)
    text = FORMS[path.suffix.lower()](reading, atlas, language)
    draft = path.with_name(f".{path.name}.part")
    try:
        draft.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise ExportError(f"“{path}” cannot be written ({error.strerror}); choose another place.") from error
