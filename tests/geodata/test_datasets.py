"""Loading control datasets: good rows kept, rows at fault reported with line and reason, the fitting dataset chosen."""

from __future__ import annotations

import csv
import datetime
import hashlib
import json
from pathlib import Path

import pytest

from geodata.control.dataset_rows import OBSERVATION_COLUMNS, observation, read_rows, vertex
from geodata.control.datasets import SOURCES, dataset_for, datasets, known_actors
from geodata.control.row_rules import RowRules
from geodata.errors import SourceError

RULES = RowRules(
    actors=frozenset({"gna", "lna"}),
    countries=frozenset({"LY"}),
    neighbourhood=(8.3, 18.5, 26.2, 34.2),
    today=datetime.date(2020, 12, 31),
)
HEADER = "place,geonameid,lat,lon,admin1,country,actor,status,date,until,confidence,source_title,source_url,note"
GOOD = "Sirte,2210554,31.20892,16.58866,LY-SR,LY,lna,held,2020-01-06,,high,Reuters,https://example.org,"


def write(folder: Path, *rows: str, header: str = HEADER, encoding: str = "utf-8") -> Path:
    path = folder / "observations.csv"
    path.write_text("\n".join((header, *rows)) + "\n", encoding=encoding)
    return path


def faults_of(folder: Path, *rows: str) -> list[tuple[int, str]]:
    _, faults = read_rows(write(folder, *rows), OBSERVATION_COLUMNS, observation, RULES)
    return [(fault.line, fault.reason) for fault in faults]


def test_every_bundled_row_is_good() -> None:
    for dataset in datasets():
        assert dataset.faults == ()
        for name, rows in (("control", dataset.observations), ("events", dataset.events), ("lines", dataset.lines)):
            with (SOURCES / f"{name}_{dataset.id}.csv").open(encoding="utf8", newline="") as file:
                assert len(rows) == sum(1 for _ in csv.DictReader(file)) > 0


OURS = {"actor", "declared_by", "names", "event_fr"}
"""Columns that were added, or whose ids are ours."""
COMPILED = {
    "control_libya": (263, "35dbf73971fb8507"),
    "events_libya": (58, "f1bea652fe35ddc3"),
    "lines_libya": (23, "5f1837614d1d1b14"),
    "control_karabakh": (205, "ef8054bfcd57defb"),
    "events_karabakh": (23, "c3df01bf616fc7c1"),
    "lines_karabakh": (9, "5f935f23fde3fdfc"),
}
"""How many rows were compiled for each file, and the digest of what they say (all but the spelling of actors)."""


@pytest.mark.parametrize("name", COMPILED)
def test_all_compiled_rows_are_carried_with_their_sources(name: str) -> None:
    with (SOURCES / f"{name}.csv").open(encoding="utf8", newline="") as file:
        rows = [{k: v for k, v in row.items() if k not in OURS} for row in csv.DictReader(file)]
    said = json.dumps(rows, ensure_ascii=False, sort_keys=True).encode()
    assert (len(rows), hashlib.sha256(said).hexdigest()[:16]) == COMPILED[name]
    assert all(row["source_title"] for row in rows)


def test_bundled_rows_name_known_actors_and_their_sources() -> None:
    for dataset in datasets():
        assert {row.controller for row in dataset.observations} <= known_actors()
        assert all(row.source_title and row.source_url for row in dataset.observations)
        assert dataset.span[0] < dataset.span[1]
        assert {"en", "fr"} <= set(dataset.title)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (GOOD.replace("lna", "nobody"), "unknown actor 'nobody'"),
        (GOOD.replace("31.20892,16.58866", "16.58866,31.20892"), "latitude and longitude look swapped"),
        (GOOD.replace("31.20892", "51.5"), "outside the dataset's region"),
        (GOOD.replace("31.20892", "131.2"), "not on the globe"),
        (GOOD.replace("31.20892", "nan"), "not on the globe"),
        (GOOD.replace("31.20892", "north"), "lat 'north' is not a number"),
        (GOOD.replace("2020-01-06", "6 January"), "date '6 January' is not a date"),
        (GOOD.replace("2020-01-06", "2021-01-06"), "lies in the future"),
        (GOOD.replace("2020-01-06,", "2020-01-06,2020-01-01"), "until 2020-01-01 is before date 2020-01-06"),
        (GOOD.replace("held", "lost"), "status 'lost' is none of held, contested, besieged, unclear"),
        (GOOD.replace("high", "sure"), "confidence 'sure' is none of high, medium, low"),
        (GOOD.replace("Sirte", " "), "place is blank"),
        (GOOD.replace("2210554", "Q3"), "geonameid 'Q3' is not a number"),
        ("Sirte,2210554,31.2", "not as many fields"),
        (GOOD + ",more", "not as many fields"),
    ],
)
def test_a_row_at_fault_is_reported_and_the_good_ones_are_kept(tmp_path: Path, row: str, reason: str) -> None:
    good, faults = read_rows(write(tmp_path, GOOD, row, GOOD), OBSERVATION_COLUMNS, observation, RULES)
    assert [row.line for row in good] == [2, 4]
    assert [fault.line for fault in faults] == [3]
    assert reason in faults[0].reason


def test_lines_are_counted_over_fields_with_line_breaks(tmp_path: Path) -> None:
    long_note = GOOD + '"first line\nsecond line"'
    assert [line for line, _ in faults_of(tmp_path, long_note, GOOD.replace("lna", "nobody"))] == [4]


def test_a_place_in_another_country_is_not_held_against_the_region(tmp_path: Path) -> None:
    elsewhere = GOOD.replace("31.20892,16.58866", "46.2,6.14").replace(",LY,", ",CH,")
    assert faults_of(tmp_path, elsewhere) == []


def test_a_file_without_its_columns_or_no_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="has no column status"):
        read_rows(write(tmp_path, header=HEADER.replace("status", "state")), OBSERVATION_COLUMNS, observation, RULES)
    with pytest.raises(SourceError, match=r"missing\.csv cannot be read"):
        read_rows(tmp_path / "missing.csv", OBSERVATION_COLUMNS, observation, RULES)
    with pytest.raises(SourceError, match="cannot be read"):
        read_rows(write(tmp_path, "Gharyān", encoding="utf-16"), OBSERVATION_COLUMNS, observation, RULES)


def test_an_empty_file_has_no_rows(tmp_path: Path) -> None:
    assert read_rows(write(tmp_path), OBSERVATION_COLUMNS, observation, RULES) == ((), ())


@pytest.mark.parametrize("written", ["Sirte", "Sirte@31.2", "Sirte@131.2,16.6", "Sirte@a,b"])
def test_a_vertex_that_is_none(written: str) -> None:
    with pytest.raises(ValueError, match="is not name@latitude,longitude"):
        vertex(written)


def test_reported_lines_keep_their_vertices_in_order() -> None:
    lines = {line.id: line for dataset in datasets() for line in dataset.lines}
    assert [name for name, *_ in lines["ly-front-jan20"].vertices][-1] == "Al Washka"
    assert lines["ly-front-jan20"].declared_by == ("lna", "gna")


def test_the_dataset_is_told_by_place_and_date() -> None:
    assert getattr(dataset_for(["LY"], datetime.date(2019, 4, 4)), "id", None) == "libya"
    assert getattr(dataset_for(["AM", "AZ", "RU"], datetime.date(2020, 11, 10)), "id", None) == "karabakh"
    assert getattr(dataset_for(["LY", "AZ", "AZ"], datetime.date(2020, 10, 10)), "id", None) == "karabakh"
    assert dataset_for(["LY"], datetime.date(2019, 4, 3)) is None
    assert dataset_for(["UA"], datetime.date(2020, 6, 15)) is None
    assert dataset_for([], datetime.date(2020, 6, 15)) is None
    assert dataset_for(["LY"], None) is None


def test_a_damaged_list_of_datasets_says_which_field_is_missing(tmp_path: Path) -> None:
    (tmp_path / "datasets.toml").write_text('[war]\ntitle = { en = "War" }\n', encoding="utf8")
    with pytest.raises(SourceError, match=r"\[war\] has no 'countries'"):
        datasets(tmp_path)
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "datasets.toml").write_text("[war", encoding="utf8")
    with pytest.raises(SourceError, match=r"datasets\.toml cannot be read"):
        datasets(tmp_path / "broken")


def test_change_dates_are_in_order_and_within_the_span() -> None:
    for dataset in datasets():
        days = dataset.change_dates()
        assert list(days) == sorted(set(days))
        assert dataset.span[0] <= days[0] <= days[-1] <= dataset.span[1]
