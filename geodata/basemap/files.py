"""The calm ground of the map as GeoJSON files for the browser, one a layer, in a folder of the user's cache.

Each file is a GeoJSON FeatureCollection (WGS84, longitude first, coordinates to 0.001°):

- ``land.json``: polygons; ``iso`` is the ISO 3166-1 alpha-2 code of the country ("" for land of no one);
- ``coast.json``: lines; ``borders.json``: lines between countries, ``disputed`` true or false and ``why``;
- ``rivers.json``: lines; ``lakes.json``: polygons;
- ``labels.json``: points; ``kind`` is country, sea or town, ``min_zoom`` the zoom from which the name is shown,
  ``priority`` (higher wins), ``name`` and, where they differ, ``name_fr``, ``name_en`` …;
- ``towns-XX.json`` for each country: its smaller towns, in the same form;
- ``admin1-XX.json`` for each country: the lines between its provinces.

Natural Earth (public domain), GeoNames (CC BY 4.0), country names from Unicode CLDR.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filelock import FileLock
from platformdirs import user_cache_path

from geodata.basemap.extract import clipped, extract_window, far_land
from geodata.basemap.labels import labels
from geodata.basemap.provinces import province_lines
from geodata.boundaries import PACKAGE
from geodata.sources.ground import FOLDER, compact
from geodata.sources.packages import sha256

if TYPE_CHECKING:
    from geodata.gazetteer.geocoder import Gazetteer

GROUND = ("land", "coast", "borders", "rivers", "lakes")
VERSION = "3"
"""Raised when the files change without their sources."""


def basemap_folder() -> Path:
    """Return the folder with the files of the basemap; they are made when they are missing (some seconds, once).

    Raises:
        GazetteerError: the gazetteer that names the towns cannot be built.
    """
    return _folder(user_cache_path("trace-map") / f"basemap-{fingerprint()}")


def build_basemap(folder: Path, gazetteer: Gazetteer) -> None:
    """Write all files of the basemap into ``folder``; names of towns come from ``gazetteer``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in GROUND:
        shutil.copyfile(FOLDER / f"{name}.json", folder / f"{name}.json")
    world, by_country = labels(gazetteer)
    (folder / "labels.json").write_text(compact(world), encoding="utf-8")
    for country, towns in by_country.items():
        (folder / f"towns-{country}.json").write_text(compact(towns), encoding="utf-8")
    for country, feature in province_lines():
        (folder / f"admin1-{country}.json").write_text(compact([feature]), encoding="utf-8")


def basemap_extract(
    bounds: tuple[float, float, float, float], countries: Iterable[str] = (), folder: Path | None = None
) -> dict[str, Any]:
    """Return the basemap around ``bounds`` (west, south, east, north; degrees) as one JSON object by layer name.

    Layers are clipped to a window three times as wide and high, land goes on roughly beyond it; ``countries`` (ISO
    3166-1 alpha-2) bring their province lines and smaller towns. For a page that carries its map in itself.
    """
    source = folder or basemap_folder()
    window = extract_window(bounds)
    details = (f"{kind}-{country}" for country in countries for kind in ("admin1", "towns"))
    names = (*GROUND, "labels", *details)
    paths = {name: source / f"{name}.json" for name in names}
    read = {name: json.loads(path.read_bytes()) for name, path in paths.items() if path.exists()}
    layers = {name: clipped(collection, window) for name, collection in read.items()}
    layers["land"]["features"] += far_land(read["land"], window)
    return layers


@cache
def fingerprint() -> str:
    """Return what names this state of the basemap: its version and the checksums of its sources, shortened.

    >>> len(fingerprint())
    12
    """
    return f"{VERSION}-{sha256(PACKAGE)[:5]}{sha256(FOLDER / 'land.json')[:5]}"


def _folder(folder: Path) -> Path:
    """Return ``folder``, made as a whole under a lock when it is missing, so that no one sees half of it."""
    if folder.is_dir():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{folder}.lock"):
        if not folder.is_dir():
            from geodata.gazetteer.geocoder import open_gazetteer  # noqa: PLC0415  (only for the first build)

            with tempfile.TemporaryDirectory(dir=folder.parent) as unfinished:
                build_basemap(Path(unfinished) / "basemap", open_gazetteer())
                (Path(unfinished) / "basemap").rename(folder)
    return folder


if __name__ == "__main__":
    print(basemap_folder(), file=sys.stderr)
