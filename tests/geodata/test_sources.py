"""The data files are what SOURCES.md says they are, and what makes them keeps its promises."""

import subprocess
from pathlib import Path

import pytest
import shapely

from geodata.errors import SourceError
from geodata.sources import packages
from geodata.sources.boundary_edges import lines, owners
from geodata.sources.build import without_islets
from geodata.sources.checksums import DOCUMENT, FOLDER, data_files, documented, renewed
from geodata.sources.ground import rounded
from geodata.sources.packages import fetch_package, sha256
from geodata.sources.provinces import provinces
from geodata.sources.topojson import geometries


def test_every_data_file_is_documented() -> None:
    assert sorted(documented(DOCUMENT.read_text(encoding="utf-8"))) == data_files()


def test_checksums_are_those_of_the_files() -> None:
    wrong = [n for n, d in documented(DOCUMENT.read_text(encoding="utf-8")).items() if sha256(FOLDER / n) != d]
    assert not wrong, "run: python -m geodata.sources.checksums"


def test_renewing_writes_only_what_changed(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x", encoding="utf-8")
    text = "| `a.csv` | ours | `` |\n| `gone.csv` | ours | `ab` |\n"
    digest = sha256(tmp_path / "a.csv")
    assert renewed(text, tmp_path) == f"| `a.csv` | ours | `{digest}` |\n| `gone.csv` | ours | `ab` |\n"


def test_a_damaged_package_is_refused(tmp_path: Path) -> None:
    archive = next(iter(packages.checksums()))
    (tmp_path / archive).write_bytes(b"not the package")
    with pytest.raises(SourceError, match="SHA-256"):
        fetch_package(archive, tmp_path)


def test_missing_npm_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SourceError, match="npm"):
        fetch_package(next(iter(packages.checksums())), tmp_path)


def test_the_package_file_is_small_enough_to_carry() -> None:
    packed = subprocess.run(["gzip", "-c", str(FOLDER / "natural_earth.gpkg")], capture_output=True, check=True).stdout
    assert len(packed) < 8_000_000


def test_edges_shared_by_two_are_borders_and_by_one_the_coast() -> None:
    shared = owners([shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)])
    made = lines(("border" if len(indices) > 1 else "coast", edge) for edge, indices in shared.items())
    assert made["border"].length == 1
    assert made["coast"].length == 6


def test_provinces_carry_iso_codes() -> None:
    def feature(**properties: str) -> dict:
        known = {"adm1_code": "X-1", "iso_a2": "-1", "adm0_a3": "SOL", "name": "S", **properties}
        return {"properties": known, "geometry": shapely.geometry.mapping(shapely.box(0, 0, 1, 1))}

    made = list(provinces([feature(iso_3166_2="-99-X11~"), feature(iso_3166_2="UA-43", iso_a2="RU", adm0_a3="RUS")]))
    assert [(unit.country, unit.iso_3166_2, unit.holder) for unit in made] == [
        ("SO", "", "SOL"),
        ("UA", "UA-43", "RUS"),
    ]


def test_the_last_islet_of_a_province_stays() -> None:
    assert not without_islets(shapely.box(0, 0, 0.001, 0.001)).is_empty


def test_rounding_leaves_valid_rings_and_lines() -> None:
    tiny = {"type": "Polygon", "coordinates": [[[0, 0], [0.0001, 0], [0, 0.0001], [0, 0]]]}
    assert len(rounded(tiny)["coordinates"][0]) == 4
    assert len(rounded({"type": "LineString", "coordinates": [[0, 0], [0.0001, 0]]})["coordinates"]) == 2


def test_topojson_arcs_are_joined_both_ways() -> None:
    topology = {
        "arcs": [[[0, 0], [10, 0]], [[0, 0], [0, 10], [10, -10]]],
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "objects": {"water": {"geometries": [{"type": "Polygon", "arcs": [[0, -2]]}, {"type": "Point"}]}},
    }
    assert [shape.area for shape in geometries(topology, "water")] == [50.0]
