"""The readings of the bundled examples, kept in the user's cache folder: the first page needs no language model.

Only the examples are kept: what a reader opens leaves no trace on disk. A reading is made anew when the code or the
tables of :mod:`reading`, the gazetteer, or the example itself has changed.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
import tempfile
from pathlib import Path

import platformdirs

import reading as reading_package
from components.examples import examples
from geodata.gazetteer.build import gazetteer_path
from reading.model import Article, Reading
from reading.stored import from_data, to_data

SUFFIXES = frozenset({".py", ".csv", ".toml", ".json", ".txt"})


def kept(article: Article) -> Reading | None:
    """Return the kept reading of an example, or ``None`` when there is none that can be used."""
    if article not in examples():
        return None
    try:
        return from_data(article, json.loads(path_of(article).read_text(encoding="utf-8")))
    except (OSError, KeyError, ValueError, TypeError):
        return None


def keep(reading: Reading) -> None:
    """Keep the reading of an example; of another article, or where the folder cannot be written, nothing is kept."""
    if reading.article not in examples():
        return
    path = path_of(reading.article)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(dir=path.parent, suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(to_data(reading), file, ensure_ascii=False)
        Path(unfinished).replace(path)
    except OSError:
        return


def path_of(article: Article) -> Path:
    """Return where the reading of ``article`` is kept; its name changes with everything the reading depends on."""
    state = hashlib.sha256(f"{code_state()} {gazetteer_path().name} {article!r}".encode()).hexdigest()[:16]
    return Path(platformdirs.user_cache_dir("trace-map")) / "readings" / f"{state}.json"


@functools.cache
def code_state() -> str:
    """Return a digest of the code and tables that read articles."""
    folder = Path(reading_package.__path__[0])
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES):
        digest.update(path.read_bytes())
    return digest.hexdigest()
