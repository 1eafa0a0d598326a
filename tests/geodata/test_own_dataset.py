"""A reader's own data: whatever is wrong is told with its line, nothing else is lost, and nothing breaks."""

from __future__ import annotations

import datetime
import io
import json
from typing import Any

import geopandas
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.boundaries import open_boundaries
from geodata.control.datasets import ControlDataset
from geodata.control.own_dataset import (
    OwnTable,
    dataset_of,
    open_table,
    read_observations,
    table_csv,
    template_csv,
)
from geodata.control.row_fault import REASONS, REMARKS, FaultKind, RowFault
from geodata.control.through_time import areas_on
from geodata.control.written_dates import DateOrder
from geodata.place import Place, PlaceFeature

TODAY = datetime.date(2024, 1, 1)
HEAD = "place,lat,lon,country,actor,status,date,until,confidence,source_title,source_url,note"
GOOD = "Sirte,31.2,16.6,LY,lna,held,2020-01-06,,high,Reuters,https://example.org,"


def places(name: str) -> list[Place]:
    known = {"Tripoli": [("LB", 34.43, 35.85), ("LY", 32.89, 13.19)], "Ghat": [("LY", 24.96, 10.17)]}
    return [
        Place(f"gn-{lat}", name, lat, lon, PlaceFeature.CITY, country, None, 1, None, "GeoNames")
        for country, lat, lon in known.get(name, [])
    ]


def opened(text: str | bytes, name: str = "own.csv", **options: Any) -> tuple[ControlDataset, tuple[RowFault, ...]]:
    data = text.encode() if isinstance(text, str) else text
    country_at = open_boundaries().country_at
    return read_observations(name, data, today=TODAY, geocode=places, country_at=country_at, **options)


def told(faults: tuple[RowFault, ...]) -> list[tuple[int, FaultKind]]:
    return [(fault.line, fault.kind) for fault in faults]


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (GOOD.replace("31.2,16.6", "16.6,31.2"), FaultKind.SWAPPED),
        (GOOD.replace("31.2,16.6", "131.2,16.6"), FaultKind.SWAPPED),
        (GOOD.replace("31.2,16.6", "431.2,16.6"), FaultKind.OFF_GLOBE),
        (GOOD.replace("31.2,16.6", "nan,16.6"), FaultKind.OFF_GLOBE),
        (GOOD.replace("31.2,16.6", "48.85,2.35"), FaultKind.OTHER_COUNTRY),
        (GOOD.replace("31.2,16.6", "north,2.35"), FaultKind.NOT_A_NUMBER),
        (GOOD.replace("31.2,16.6", "31.2,"), FaultKind.BLANK),
        (GOOD.replace("2020-01-06", "6 January"), FaultKind.NOT_A_DATE),
        (GOOD.replace("2020-01-06", "06/01/2020"), FaultKind.AMBIGUOUS_DATE),
        (GOOD.replace("2020-01-06", "2020-02-30"), FaultKind.NOT_A_DATE),
        (GOOD.replace("2020-01-06", "2030-01-06"), FaultKind.FUTURE),
        (GOOD.replace("2020-01-06,", "2020-01-06,2020-01-01"), FaultKind.ENDS_BEFORE),
        (GOOD.replace("held", "lost"), FaultKind.UNKNOWN_STATUS),
        (GOOD.replace("lna", ""), FaultKind.BLANK),
        (GOOD.replace("Sirte", " "), FaultKind.BLANK),
        (GOOD + ",more", FaultKind.FIELD_COUNT),
        (GOOD.replace("Reuters", '"Reuters'), FaultKind.OPEN_QUOTE),
        ("Nowhere,,,LY,lna,held,2020-01-06,,,,,", FaultKind.NO_PLACE),
        ("Tripoli,,,FR,lna,held,2020-01-06,,,,,", FaultKind.NO_PLACE),
    ],
)
def test_a_row_at_fault_is_told_with_its_line_and_the_good_ones_stay(row: str, kind: FaultKind) -> None:
    dataset, faults = opened("\n".join((HEAD, GOOD, row, GOOD.replace("Sirte", "Ras Lanuf"))))
    assert (3, kind) in told(faults)
    assert [o.line for o in dataset.observations] == [2, 4]
    assert all(fault.kept == (fault.kind in REMARKS) for fault in faults)


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (GOOD.replace("lna", "Les Verts").replace("Sirte", "Hun"), FaultKind.UNKNOWN_ACTOR),
        (GOOD.replace("lna", "gna"), FaultKind.TWO_HOLDERS),
        (GOOD.replace("high", "sure").replace("Sirte", "Hun"), FaultKind.UNKNOWN_CONFIDENCE),
        ("Tripoli,,,,gna,,2020-01-06,,,,,", FaultKind.GEOCODED),
        (GOOD.replace("31.2,16.6,LY", "33.9,18.0,LY").replace("Sirte", "Ship"), FaultKind.AT_SEA),
        (GOOD.replace("31.2,16.6,LY", "48.85,2.35,").replace("Sirte", "Paris"), FaultKind.FAR_AWAY),
    ],
)
def test_what_is_worth_knowing_is_told_and_the_row_stays(row: str, kind: FaultKind) -> None:
    many = [
        GOOD.replace("Sirte", f"Town {n}").replace("16.6", f"{16.7 + n / 10}").replace("31.2", "30") for n in range(9)
    ]
    dataset, faults = opened("\n".join((HEAD, GOOD, row, *many)))
    assert told(faults) == [(3, kind)]
    assert faults[0].kept
    assert len(dataset.observations) == 11


def test_a_place_without_coordinates_is_found_in_its_country_and_marked() -> None:
    dataset, _ = opened(f"{HEAD}\nTripoli,,,LY,gna,held,2020-01-06,,,,,")
    (row,) = dataset.observations
    assert (row.place.lat, row.geocoded) == (32.89, True)


def test_an_actor_is_known_by_its_id_and_its_names_and_a_new_one_keeps_its_own() -> None:
    rows = [GOOD.replace("lna", who).replace("Sirte", who) for who in ("LNA", "Libyan National Army", "Les Verts")]
    dataset, _ = opened("\n".join((HEAD, *rows)))
    assert [row.controller for row in dataset.observations] == ["lna", "lna", "Les Verts"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_common_delimiters_and_encodings_are_read(delimiter: str, encoding: str) -> None:
    head = "Lieu,Acteur,Date,Latitude,Longitude"
    text = head + "\r\nGhadamès,gna,2020-01-06,30.13,9.5\r\nBéni Oulid,gna,2020-01-06,31.8,14.0"
    dataset, faults = opened(text.replace(",", delimiter).encode(encoding))
    assert faults == ()
    assert [row.place.name for row in dataset.observations] == ["Ghadamès", "Béni Oulid"]


def test_a_decimal_comma_is_read_where_the_fields_are_set_apart_by_semicolons() -> None:
    dataset, faults = opened("place;lat;lon;actor;date\nSirte;31,2;16,6;lna;2020-01-06")
    assert faults == ()
    assert (dataset.observations[0].place.lat, dataset.observations[0].place.lon) == (31.2, 16.6)


@pytest.mark.parametrize(("order", "day"), [(DateOrder.DAY_FIRST, "2020-06-05"), (DateOrder.MONTH_FIRST, "2020-05-06")])
@pytest.mark.parametrize("mark", ["/", ".", "-"])
def test_a_local_date_is_read_as_it_is_said_to_be(order: DateOrder, day: str, mark: str) -> None:
    written = f"05{mark}06{mark}2020"
    dataset, _ = opened(f"{HEAD}\n{GOOD.replace('2020-01-06', written)}", date_order=order)
    assert dataset.observations[0].date.isoformat() == day


def test_lines_are_counted_over_fields_with_line_breaks_and_blank_lines() -> None:
    text = "\n".join((HEAD, GOOD + '"one\ntwo"', "", GOOD.replace("held", "lost")))
    assert told(opened(text)[1]) == [(5, FaultKind.UNKNOWN_STATUS)]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", FaultKind.EMPTY_FILE),
        (b"\n \n", FaultKind.EMPTY_FILE),
        (HEAD.encode(), FaultKind.EMPTY_FILE),
        (b"one,two\n1,2\n", FaultKind.NO_COLUMN),
        (bytes(range(256)) * 40, FaultKind.UNREADABLE),
    ],
)
def test_a_file_of_which_nothing_can_be_made_says_why(data: bytes, kind: FaultKind) -> None:
    dataset, faults = opened(data)
    assert dataset.observations == ()
    assert [fault.kind for fault in faults] == [kind]


def test_one_swapped_row_of_five_does_not_make_its_country_a_home() -> None:
    rows = [f"p{n},{31.2 - n / 10},16.6,,lna,held,2020-01-06,,,,," for n in range(4)]
    dataset, faults = opened("\n".join((HEAD, *rows, "Sirte,16.6,31.2,,lna,held,2020-01-06,,,,,")))
    assert len(dataset.observations) == 4
    assert told(faults) == [(6, FaultKind.SWAPPED)]


def test_a_hundred_thousand_rows_are_read() -> None:
    rows = (f"p{n},{25 + n % 700 / 100},{11 + n % 1200 / 100},LY,gna,held,2020-01-06,,,,," for n in range(100_000))
    dataset, faults = opened("\n".join((HEAD, *rows)))
    assert len(dataset.observations) + len({fault.line for fault in faults if not fault.kept}) == 100_000


def test_the_template_and_a_corrected_table_are_read_again_without_loss() -> None:
    assert opened(template_csv())[1] == ()
    table = open_table("own.csv", f'{HEAD}\n{GOOD}"a ""quoted"", note"'.encode())
    again = open_table("own.csv", table_csv(table, ";"))
    assert [row.values for row in again.rows] == [row.values for row in table.rows]
    assert dataset_of(again, today=TODAY)[0].observations[0].note == 'a "quoted", note'


def feature(geometry: Any, **properties: Any) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": geometry,
        "properties": {"controller": "lna", "date": "2020-01-01", **properties},
    }


def geojson(*features: Any) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def box(*bounds: float) -> dict[str, Any]:
    return shapely.geometry.mapping(shapely.box(*bounds))


def test_an_outline_that_crosses_itself_is_mended_and_one_over_the_antimeridian_cut() -> None:
    bow_tie = {"type": "Polygon", "coordinates": [[[12, 28], [14, 30], [14, 28], [12, 30], [12, 28]]]}
    over = {"type": "Polygon", "coordinates": [[[179, 0], [-179, 0], [-179, 1], [179, 1], [179, 0]]]}
    past = {"type": "Polygon", "coordinates": [[[179, 0], [181, 0], [181, 1], [179, 1], [179, 0]]]}
    dataset, faults = opened(geojson(feature(bow_tie), feature(over), feature(past)), "own.geojson")
    assert told(faults) == [(1, FaultKind.MENDED), (2, FaultKind.ANTIMERIDIAN), (3, FaultKind.ANTIMERIDIAN)]
    assert all(area.geometry.is_valid for area in dataset.areas)
    assert [round(area.geometry.area, 6) for area in dataset.areas] == [2.0, 2.0, 2.0]
    assert all(abs(x) <= 180 for area in dataset.areas for x, _ in shapely.get_coordinates(area.geometry))


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        {"type": "Polygon"},
        {"type": "LineString", "coordinates": [[1, 2], [3, 4]]},
        {"type": "Polygon", "coordinates": [[[0, 0], [0, 0], [0, 0], [0, 0]]]},
        {
            "type": "Polygon",
            "coordinates": [[[500000, 4000000], [600000, 4000000], [600000, 4100000], [500000, 4000000]]],
        },
        {"type": "Polygon", "coordinates": "none"},
        [],
    ],
)
def test_a_feature_without_an_outline_is_told_and_the_others_stay(geometry: Any) -> None:
    dataset, faults = opened(geojson(feature(geometry), feature(box(12, 28, 14, 30))), "own.geojson")
    assert told(faults) == [(1, FaultKind.NO_GEOMETRY)]
    assert len(dataset.areas) == 1


@pytest.mark.parametrize("data", [b"{", b"[]", b"null", b'{"type": "FeatureCollection"}', b"SQLite format 3\x00junk"])
def test_a_damaged_file_of_areas_says_so(data: bytes) -> None:
    for name in ("own.geojson", "own.gpkg"):
        dataset, faults = opened(data, name)
        assert dataset.areas == dataset.observations == ()
        assert faults
        assert not any(fault.kept for fault in faults)


def test_points_among_areas_are_observations() -> None:
    point = {"type": "Point", "coordinates": [16.6, 31.2]}
    dataset, faults = opened(geojson(feature(point, place="Sirte")), "own.geojson")
    assert faults == ()
    assert dataset.observations[0].place.lat == 31.2


def test_a_geopackage_is_read_in_its_own_projection() -> None:
    frame = geopandas.GeoDataFrame(
        {"controller": ["lna"], "date": [datetime.datetime(2020, 1, 1)], "status": ["held"]},  # noqa: DTZ001
        geometry=[shapely.box(12, 28, 14, 30)],
        crs="EPSG:4326",
    ).to_crs("EPSG:3857")
    written = io.BytesIO()
    frame.to_file(written, driver="GPKG")
    dataset, faults = opened(written.getvalue(), "own.gpkg")
    assert faults == ()
    assert dataset.areas[0].geometry.bounds == pytest.approx((12, 28, 14, 30), abs=1e-6)


def test_of_dated_areas_the_newer_takes_and_overlaps_of_one_day_are_contested() -> None:
    older = feature(box(10, 28, 14, 30), controller="gna", date="2020-01-01")
    newer = feature(box(12, 28, 16, 30), controller="lna", date="2020-02-01")
    other = feature(box(15, 28, 18, 30), controller="tebu", date="2020-02-01")
    dataset, _ = opened(geojson(older, newer, other), "own.geojson")
    land = shapely.box(0, 20, 30, 40)
    found = areas_on(dataset, datetime.date(2020, 3, 1), land)
    held = {(area.parties, area.status.value): area.geometry.bounds for area in found}
    assert held[("gna",), "held"] == (10, 28, 12, 30)
    assert held[("lna", "tebu"), "contested"] == (15, 28, 16, 30)
    assert held[("lna",), "held"] == (12, 28, 15, 30)
    assert [area.parties for area in areas_on(dataset, datetime.date(2020, 1, 15), land)] == [("gna",)]


def test_every_kind_of_fault_has_its_reason() -> None:
    assert set(REASONS) == set(FaultKind)


words = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(words, max_size=14), max_size=8), st.sampled_from([",", ";", "\t"]))
def test_no_table_breaks_the_reading_and_no_row_is_lost(rows: list[list[str]], delimiter: str) -> None:
    text = "\n".join((HEAD.replace(",", delimiter), *(delimiter.join(row) for row in rows)))
    table = open_table("own.csv", text.encode())
    dataset, faults = dataset_of(table, today=TODAY, geocode=places)
    kept = {row.line for row in dataset.observations}
    lost = {fault.line for fault in faults if not fault.kept}
    assert kept | lost >= {row.line for row in table.rows}
    assert not kept & lost
    assert all(fault.reason for fault in faults)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["own.csv", "own.geojson", "own.gpkg", "own"]))
def test_no_bytes_break_the_reading(data: bytes, name: str) -> None:
    dataset, faults = read_observations(name, data, today=TODAY)
    assert dataset.observations or dataset.areas or faults


def test_a_table_edited_in_the_page_keeps_its_line_numbers() -> None:
    table = open_table("own.csv", f"{HEAD}\n{GOOD}\n".encode())
    edited = OwnTable(table.name, table.columns, (*table.rows, table.rows[0]))
    assert [row.line for row in dataset_of(edited, today=TODAY)[0].observations] == [2, 2]
