"""Areas from the shell: a file of observations in, GeoJSON out, and each fault told with its line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import shapely
from typer.testing import CliRunner, Result

from cli import app

HEAD = "place;lat;lon;actor;status;date\n"
ROWS = HEAD + "Sirte;31,2;16,6;lna;held;2020-01-06\nMisrata;32,37;15,09;gna;held;2020-01-06\n"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["areas", *map(str, arguments)])


def features(path: Path) -> list[dict[str, Any]]:
    return json.loads(path.read_text(encoding="utf-8"))["features"]


@pytest.fixture
def observations(tmp_path: Path) -> Path:
    path = tmp_path / "own.csv"
    path.write_bytes(ROWS.encode("cp1252"))
    return path


def test_each_polygon_says_who_holds_it_how_when_and_how_large_it_is(observations: Path, tmp_path: Path) -> None:
    out = tmp_path / "areas.geojson"
    result = run(observations, "--date", "2020-06-15", "--country", "LY", "--out", out)
    assert result.exit_code == 0, result.output
    found = features(out)
    assert {feature["properties"]["controller"] for feature in found} == {"lna", "gna"}
    for feature in found:
        assert {"status", "date", "area_km2"} <= set(feature["properties"])
        assert feature["properties"]["date"] == "2020-06-15"
        assert feature["properties"]["area_km2"] > 0
        assert shapely.from_geojson(json.dumps(feature["geometry"])).is_valid


def test_areas_stay_within_the_land_given(observations: Path, tmp_path: Path) -> None:
    land, out = tmp_path / "land.geojson", tmp_path / "areas.geojson"
    box = shapely.box(16.4, 31.0, 16.8, 31.4)
    land.write_text(shapely.to_geojson(box), encoding="utf-8")
    assert run(observations, "--date", "2020-06-15", "--within", land, "--out", out).exit_code == 0
    shapes = [shapely.from_geojson(json.dumps(feature["geometry"])) for feature in features(out)]
    assert shapes
    assert all(box.buffer(0.002).contains(shape) for shape in shapes)


def test_rows_at_fault_are_told_and_the_good_ones_are_drawn(observations: Path, tmp_path: Path) -> None:
    observations.write_text(ROWS + "Brega;30,4;19,6;lna;lost;2020-01-06\n", encoding="utf-8")
    out = tmp_path / "areas.geojson"
    result = run(observations, "--date", "2020-06-15", "--country", "LY", "--out", out)
    assert result.exit_code == 0
    assert "own.csv, line 4: status “lost” is none of" in result.output
    assert features(out)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--date", "15 June", "--country", "LY"], "“15 June” is not a date"),
        (["--date", "2020-06-15", "--country", "QQ"], "“QQ” is no country"),
        (["--date", "2020-06-15", "--within", "nowhere.geojson"], "cannot be opened"),
        (["--date", "2020-06-15", "--country", "LY", "--date-order", "any"], "is no order of dates"),
    ],
)
def test_a_wrong_call_is_one_sentence_and_exit_code_2(
    observations: Path, tmp_path: Path, options: list[str], says: str
) -> None:
    result = run(observations, *options, "--out", tmp_path / "areas.geojson")
    assert result.exit_code == 2
    assert says in result.output
    assert not (tmp_path / "areas.geojson").exists()


def test_an_empty_file_writes_nothing(tmp_path: Path) -> None:
    empty, out = tmp_path / "own.csv", tmp_path / "areas.geojson"
    empty.write_bytes(b"")
    result = run(empty, "--date", "2020-06-15", "--country", "LY", "--out", out)
    assert result.exit_code == 2
    assert "the file holds no rows" in result.output
    assert not out.exists()


def test_areas_are_written_as_geojson_alone(observations: Path, tmp_path: Path) -> None:
    result = run(observations, "--date", "2020-06-15", "--country", "LY", "--out", tmp_path / "areas.html")
    assert result.exit_code == 2
    assert "written as GeoJSON" in result.output
