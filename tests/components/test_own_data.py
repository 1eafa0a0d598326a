"""A reader's own observations: opened, asked about, edited, written back, on the map."""

from __future__ import annotations

import datetime
import json

import pytest

from components.own_data import Finder, OwnData, edited, opened, reordered
from components.wording import languages, wording
from geodata.atlas.control_frame import areas_of, control_frame
from geodata.boundaries import open_boundaries
from geodata.control.own_dataset import DateOrder, open_table, table_csv, template_csv
from geodata.control.row_fault import REASONS, FaultKind
from geodata.feature import Basis, FeatureKind
from geodata.place import Place, PlaceFeature
from reading.actors import ActorLexicon

TODAY = datetime.date(2024, 1, 1)
HEADER = "place;lat;lon;actor;status;date;source\n"
ROWS = (
    HEADER
    + "Sirte;31,21;16,59;lna;held;2020-01-06;A\n"
    + "Misrata;;;gna;held;2020-01-07;B\n"
    + "Tripoli;32,89;13,19;gna;lost;2020-01-08;C\n"
    + 'Brega;30,41;19,57;Greens;held;03/04/2020;"=HYPERLINK(1)"\n'
)


class Names:
    """A gazetteer of one place."""

    def candidates(self, name: str) -> list[Place]:
        misrata = Place("gn-1", "Misrata", 32.38, 15.09, PlaceFeature.CITY, "LY", None, 0, None, "")
        return [misrata] if name == "Misrata" else []


@pytest.fixture
def finder() -> Finder:
    return Finder(Names(), open_boundaries(), TODAY)


def own(finder: Finder, text: str = ROWS, order: DateOrder = DateOrder.ISO) -> OwnData:
    return opened("own.csv", text.encode(), finder, order)


def told(data: OwnData) -> list[tuple[int, str, bool]]:
    return [(fault.line, fault.kind.value, fault.kept) for fault in data.faults]


def test_good_rows_are_drawn_and_faulty_ones_told_by_line(finder: Finder) -> None:
    data = own(finder)
    assert [row.place.name for row in data.dataset.observations] == ["Sirte", "Misrata"]
    assert (4, "unknown_status", False) in told(data)
    assert (5, "ambiguous_date", False) in told(data)
    assert (3, "geocoded", True) in told(data)
    assert data.drawn


def test_the_order_of_dates_is_asked_and_corrections_outlive_the_answer(finder: Finder) -> None:
    data = own(finder)
    assert data.ambiguous == ("03/04/2020",)
    corrected = edited(data, [{**dict(row.values), "status": "held"} for row in data.table.rows], [2, 3, 4, 5], finder)
    answered = reordered(corrected, DateOrder.DAY_FIRST, finder)
    assert {row.place.name: row.date.isoformat() for row in answered.dataset.observations} == {
        "Sirte": "2020-01-06",
        "Misrata": "2020-01-07",
        "Tripoli": "2020-01-08",
        "Brega": "2020-04-03",
    }
    assert answered.ambiguous == ()


def test_edited_rows_keep_their_lines_and_new_ones_follow(finder: Finder) -> None:
    data = own(finder, HEADER + "Sirte;31,21;16,59;lna;held;2020-01-06;A\n")
    new = {"place": "Ghat", "actor": "gna", "date": "never"}
    rows = [dict(data.table.rows[0].values), new, {"place": " "}]
    changed = edited(data, rows, [2, None, None], finder)
    assert told(changed) == [(3, "no_place", False)]
    assert [row.line for row in changed.table.rows] == [2, 3]


def test_a_row_that_could_not_be_parted_is_shown_and_drawn_once_it_is_put_right(finder: Finder) -> None:
    data = own(
        finder,
        HEADER
        + "Sirte;31,21;16,59;lna;held;2020-01-06;A;more;and more\n"
        + 'Brega;30,41;19,57;lna;held;2020-01-06;"A\n'
        + "Ghat;24,96;10,18;gna;held;2020-01-06;A\n",
    )
    assert told(data) == [(2, "field_count", False), (3, "open_quote", False)]
    assert data.faults[0].values == {"found": "9", "wanted": "7"}
    rows = [dict(row.values) for row in data.table.rows]
    assert [row["place"] for row in rows] == ["Sirte", "Brega", "Ghat"]
    assert rows[0]["surplus"] == "more;and more"
    assert rows[1]["source_title"] == "A"
    assert told(opened("own.csv", table_csv(data.table), finder)) == told(data)
    mended = edited(data, [{**row, "surplus": ""} for row in rows], [2, 3, 4], finder)
    assert told(mended) == []
    assert [row.place.name for row in mended.dataset.observations] == ["Sirte", "Brega", "Ghat"]


def test_the_corrected_file_is_read_as_what_it_was_and_runs_nowhere(finder: Finder) -> None:
    table = own(finder).table
    written = table_csv(table)
    assert b"'=HYPERLINK" in written
    assert b",=HYPERLINK" not in written
    again = open_table("own.csv", written)
    assert again.columns == table.columns
    assert [dict(row.values) for row in again.rows] == [dict(row.values) for row in table.rows]


def test_the_template_draws_without_a_fault(finder: Finder) -> None:
    data = opened("template.csv", template_csv(), finder)
    assert data.faults == ()
    assert data.drawn


def test_a_place_from_the_gazetteer_is_told_apart_on_the_map(finder: Finder) -> None:
    data = own(finder)
    frame = control_frame(data.dataset, datetime.date(2020, 2, 1), finder.boundaries, "fr", ActorLexicon())
    basis = {f.label: f.basis for f in frame.features if f.kind is FeatureKind.OBSERVATION}
    assert basis == {"Sirte": Basis.STATED, "Misrata": Basis.GAZETTEER}
    assert next(f.note for f in frame.features if f.label == "Misrata").startswith("Placé par l'index")


def test_areas_of_a_geojson_lie_on_the_land_of_their_countries(finder: Finder) -> None:
    square = {"type": "Polygon", "coordinates": [[[15, 29], [17, 29], [17, 33], [15, 33], [15, 29]]]}
    feature = {"type": "Feature", "geometry": square, "properties": {"actor": "lna", "date": "2020-01-06"}}
    file = json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()
    data = opened("own.geojson", file, finder)
    assert (data.table, data.faults, data.dataset.countries) == (None, (), ("LY",))
    (area,) = areas_of(data.dataset, datetime.date(2020, 2, 1), finder.boundaries)
    assert 20_000 < area.area_km2 < 80_000
    assert control_frame(data.dataset, datetime.date(2020, 2, 1), finder.boundaries, "en", ActorLexicon())


def test_nobody_can_guess_the_id_of_a_readers_data(finder: Finder) -> None:
    one, other = own(finder).dataset.id, own(finder).dataset.id
    assert one != other
    assert len(one) > 24


@pytest.mark.parametrize("data", [b"", b"\x00\xff\xfe\x01", b"place\n", b"{}", b"SQLite format 3\x00 broken"])
def test_a_file_that_is_none_says_why_and_draws_nothing(finder: Finder, data: bytes) -> None:
    for name in ("a.csv", "a.geojson", "a.gpkg"):
        found = opened(name, data, finder)
        assert found.faults
        assert not found.drawn


@pytest.mark.parametrize("language", languages())
def test_every_fault_has_its_words_with_the_same_gaps(language: str) -> None:
    for kind in FaultKind:
        words = wording(language)[f"fault.{kind}"]
        gaps = {gap.split("}")[0] for gap in REASONS[kind].split("{")[1:]}
        assert {gap.split("}")[0] for gap in words.split("{")[1:]} == gaps
