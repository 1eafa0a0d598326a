"""GeoNames' dump files in their real columns, with faults, read into a gazetteer beside a small packaged one."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from geodata.errors import GazetteerError, RowError
from geodata.gazetteer import build
from geodata.gazetteer.build import dump_path, ensure_gazetteer
from geodata.gazetteer.dump import build_from_dump, remove_dump
from geodata.gazetteer.geocoder import Gazetteer, open_gazetteer
from geodata.gazetteer.record import NameRank, PlaceRecord
from geodata.place import Place, PlaceFeature


def line(geonameid: int, name: str, kind: str, code: str, country: str = "LY", **other: str) -> str:
    """One line of allCountries.txt: nineteen columns."""
    columns = [
        str(geonameid), name, other.get("ascii", name), other.get("alternates", ""), other.get("lat", "30.5"),
        other.get("lon", "18.25"), kind, code, country, "", other.get("admin1", "64"), other.get("admin2", ""), "", "",
        other.get("population", "0"), "", "12", "Africa/Tripoli", "2026-01-01",
    ]  # fmt: skip
    return "\t".join(columns)


PLACES = [
    line(30_000_001, "Al Qarya", "P", "PPL", population="1200", alternates="El Karia,القرية,Al Qaryah", admin2="011"),
    line(30_000_002, "Wadi Hidden", "H", "WAD"),
    line(30_000_003, "Camp Hidden", "S", "MILB", lat="95.0"),
    line(30_000_004, "Road 7", "R", "RD"),
    "30000005\tshort line",
    line(30_000_006, "", "P", "PPL"),
    line(30_000_007, "Мостовая", "P", "PPL", "RU"),
    line(2_210_247, "Tripoli again", "P", "PPLC"),
    "thirty\t" + line(1, "Word", "P", "PPL").partition("\t")[2],
]
NAMES = [
    "1\t30000001\tfr\tLa Carrière du Désert\t1\t\t\t\t\t",
    "2\t30000001\tlink\thttps://example.org/x\t\t\t\t\t\t",
    "3\t2210247\tde\tTripolis am Meer\t\t\t\t\t\t",
    "4\t30000004\ten\tHighway Seven\t\t\t\t\t\t",
    "5\tonly",
]


def packaged() -> list[PlaceRecord]:
    tripoli = Place(
        "gn-2210247", "Tripoli", 32.9, 13.2, PlaceFeature.CITY, "LY", "LY-TB", 1_150_989, None, "test", 2_210_247
    )
    return [PlaceRecord(tripoli, [("Tripoli", NameRank.NAME)], prominence=0.85)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A cache folder with a packaged gazetteer of one city."""
    ensure_gazetteer(None, tmp_path / "cache", assemble=lambda _progress, _report: packaged())
    return tmp_path / "cache"


@pytest.fixture
def dumps(tmp_path: Path) -> Path:
    made = tmp_path / "dumps"
    made.mkdir()
    (made / "allCountries.txt").write_text("\n".join(PLACES) + "\n", encoding="utf-8")
    (made / "alternateNamesV2.txt").write_text("\n".join(NAMES) + "\n", encoding="utf-8")
    (made / "admin2Codes.txt").write_text("LY.64.011\tDistrict\tDistrict\t777\nbroken\n", encoding="utf-8")
    return made


@pytest.fixture
def faults() -> list[RowError]:
    return []


@pytest.fixture
def fuller(dumps: Path, folder: Path, faults: list[RowError]) -> Iterator[Gazetteer]:
    build_from_dump(dumps, lambda _share, _step: None, faults.append, folder)
    gazetteer = open_gazetteer(folder=folder)
    yield gazetteer
    gazetteer.store.close()


def test_places_of_the_dump_are_found_under_all_their_names(fuller: Gazetteer) -> None:
    for name in ("Al Qarya", "al-qarya", "La Carrière du Désert", "El-Qaryah"):
        assert [place.geonameid for place in fuller.candidates(name)] == [30_000_001], name
    place = fuller.candidates("Al Qarya")[0]
    assert (place.lat, place.lon, place.feature, place.country) == (30.5, 18.25, PlaceFeature.CITY, "LY")
    assert (place.admin1, place.population) == ("LY-JU", 1200)
    assert fuller.bearers("Al Qarya")[0].admin2 == 777
    assert fuller.localized_name(place, "fr") == "La Carrière du Désert"
    assert fuller.candidates("Wadi Hidden")[0].feature is PlaceFeature.WATER


def test_russian_case_forms_of_the_dump_are_found(fuller: Gazetteer) -> None:
    assert fuller.candidates("Мостовой")[0].geonameid == 30_000_007


def test_a_packaged_place_stays_and_gains_names(fuller: Gazetteer) -> None:
    found = fuller.candidates("Tripolis am Meer")
    assert [(place.id, place.name) for place in found] == [("gn-2210247", "Tripoli")]
    assert fuller.candidates("Tripoli again") == []


def test_what_is_no_place_is_left_out(fuller: Gazetteer) -> None:
    assert fuller.candidates("Highway Seven") == fuller.candidates("Road 7") == []


def test_faults_are_told_with_their_lines_and_the_rest_is_kept(fuller: Gazetteer, faults: list[RowError]) -> None:
    told = {(fault.file, fault.line) for fault in faults}
    assert told == {
        ("allCountries.txt", 3), ("allCountries.txt", 5), ("allCountries.txt", 6), ("allCountries.txt", 9),
        ("alternateNamesV2.txt", 5), ("admin2Codes.txt", 2),
    }  # fmt: skip
    assert any("95" in fault.reason for fault in faults)


def test_the_alternate_names_in_the_file_of_places_serve_alone(
    dumps: Path, folder: Path, faults: list[RowError]
) -> None:
    (dumps / "alternateNamesV2.txt").unlink()
    build_from_dump(dumps, lambda _share, _step: None, faults.append, folder)
    assert open_gazetteer(folder=folder).candidates("القرية")[0].geonameid == 30_000_001


def test_going_back_and_missing_files(dumps: Path, folder: Path, faults: list[RowError]) -> None:
    build_from_dump(dumps, lambda _share, _step: None, faults.append, folder)
    assert dump_path(folder).exists()
    assert remove_dump(folder)
    assert open_gazetteer(folder=folder).candidates("Al Qarya") == []
    assert not remove_dump(folder)
    with pytest.raises(GazetteerError, match=r"allCountries\.txt"):
        build_from_dump(folder, lambda _share, _step: None, faults.append, folder)


def test_a_build_that_fails_leaves_what_was_there(
    dumps: Path, folder: Path, faults: list[RowError], monkeypatch: pytest.MonkeyPatch
) -> None:
    build_from_dump(dumps, lambda _share, _step: None, faults.append, folder)
    before = dump_path(folder).read_bytes()

    def stop(_share: float, step: str) -> None:
        if step == "Sorting names":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_from_dump(dumps, stop, faults.append, folder)
    assert dump_path(folder).read_bytes() == before
    assert not list(folder.glob("*.part"))


def test_progress_rises_to_the_end(dumps: Path, folder: Path, faults: list[RowError]) -> None:
    shares: list[float] = []
    build_from_dump(dumps, lambda share, _step: shares.append(share), faults.append, folder)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_a_damaged_fuller_file_gives_way_to_the_packaged_one(folder: Path) -> None:
    dump_path(folder).write_bytes(b"no database")
    assert open_gazetteer(folder=folder).candidates("Tripoli")


def test_another_form_of_the_tables_is_not_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with sqlite3.connect(dump_path(folder)) as other:
        other.execute("CREATE TABLE meta (key TEXT, value TEXT)")
    monkeypatch.setattr(build, "SCHEMA_VERSION", "never")
    assert not dump_path(folder).exists()
