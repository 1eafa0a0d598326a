"""The file of the gazetteer under bad circumstances, with a builder of two places in place of the real one."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from geodata.errors import GazetteerError, RowError
from geodata.gazetteer import build as gazetteer_build
from geodata.gazetteer.build import ensure_gazetteer, gazetteer_path
from geodata.gazetteer.record import NameRank, PlaceRecord
from geodata.gazetteer.store import GazetteerStore
from geodata.gazetteer.supplement import region_record, rows
from geodata.place import Place, PlaceFeature

BUILDER = """
import sys, time
from pathlib import Path
from geodata.gazetteer.build import ensure_gazetteer
from geodata.gazetteer.record import NameRank, PlaceRecord
from geodata.place import Place, PlaceFeature

def assemble(progress, report):
    print("building", flush=True)
    time.sleep(float(sys.argv[2]))
    place = Place("gn-1", "Sirte", 31.2, 16.6, PlaceFeature.CITY, "LY", "LY-SR", 1, None, "test")
    return [PlaceRecord(place, [("Sirte", NameRank.NAME)])]

ensure_gazetteer(folder=Path(sys.argv[1]), assemble=assemble)
print("ready", flush=True)
"""


def two_places(progress: object, report: object) -> list[PlaceRecord]:
    def record(number: int, name: str) -> PlaceRecord:
        place = Place(f"gn-{number}", name, 31.2, 16.6, PlaceFeature.CITY, "LY", "LY-SR", 1, None, "test")
        return PlaceRecord(place, [(name, NameRank.NAME)], {"fr": name.upper()})

    return [record(1, "Sirte"), record(2, "Benghazi")]


def start(folder: Path, seconds: float) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": str(Path(gazetteer_build.__file__).parents[1])}
    return subprocess.Popen(
        [sys.executable, "-c", BUILDER, str(folder), str(seconds)], stdout=subprocess.PIPE, text=True, env=environment
    )


def test_builds_once_and_reports_progress_to_the_end(tmp_path: Path) -> None:
    shares: list[float] = []
    path = ensure_gazetteer(lambda share, _: shares.append(share), tmp_path, assemble=two_places)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    built = path.stat().st_mtime_ns
    assert ensure_gazetteer(folder=tmp_path, assemble=two_places) == path
    assert path.stat().st_mtime_ns == built
    assert GazetteerStore(path).bearers("sirte")[0].place.id == "gn-1"


@pytest.mark.parametrize("changed", ["package", "schema", "source"])
def test_changed_inputs_make_another_file_and_remove_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    old = ensure_gazetteer(folder=tmp_path, assemble=two_places)
    if changed == "package":
        monkeypatch.setattr(gazetteer_build, "version", lambda package: f"{package}-99")
    elif changed == "schema":
        monkeypatch.setattr(gazetteer_build, "SCHEMA_VERSION", "test")
    else:
        (tmp_path / "sources").mkdir()
        (tmp_path / "sources" / "supplement.csv").write_text("id\n")
        monkeypatch.setattr(gazetteer_build, "SOURCES", tmp_path / "sources")
    new = ensure_gazetteer(folder=tmp_path, assemble=two_places)
    assert new != old
    assert new.exists()
    assert not old.exists()


def test_two_processes_at_once_build_once(tmp_path: Path) -> None:
    processes = [start(tmp_path, 1.0), start(tmp_path, 1.0)]
    outputs = [process.communicate(timeout=60)[0] for process in processes]
    assert all(output.endswith("ready\n") for output in outputs)
    assert sum("building" in output for output in outputs) == 1
    assert GazetteerStore(gazetteer_path(tmp_path)).places == 1


def test_killed_half_way_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    process = start(tmp_path, 60.0)
    assert process.stdout is not None
    assert process.stdout.readline() == "building\n"
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=30)
    assert not gazetteer_path(tmp_path).exists()
    path = ensure_gazetteer(folder=tmp_path, assemble=two_places)
    assert GazetteerStore(path).places == 2


def test_half_a_file_of_a_killed_writer_is_replaced(tmp_path: Path) -> None:
    part = gazetteer_path(tmp_path).with_suffix(".part")
    part.write_bytes(b"SQLite format 3\x00 and then nothing")
    path = ensure_gazetteer(folder=tmp_path, assemble=two_places)
    assert GazetteerStore(path).places == 2
    assert not part.exists()


def test_damaged_file_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = ensure_gazetteer(folder=tmp_path, assemble=two_places)
    path.write_bytes(b"not a database at all" * 100)
    with pytest.raises(GazetteerError, match="cannot be read"):
        GazetteerStore(path)
    ensure_gazetteer(folder=tmp_path, assemble=two_places, rebuild=True)
    assert GazetteerStore(path).places == 2


def test_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(GazetteerError, match="cannot be written"):
        ensure_gazetteer(folder=tmp_path / "file" / "cache", assemble=two_places)


def test_row_at_fault_is_reported_with_its_line_and_the_others_kept(tmp_path: Path) -> None:
    source = tmp_path / "regions.csv"
    source.write_text(
        "id,name_en,name_fr,name_ar,aliases,lat,lon,composition,country_codes,source_title\n"
        "a,Good,Bon,,,10,20,,LY,test\n"
        "b,Far north,Loin,,,100,20,,LY,test\n"
        "c,Also good,Aussi,,,11,21,,LY,test\n",
        encoding="utf-8",
    )
    faults: list[RowError] = []
    kept = [record.place.name for record in rows(source, faults.append, region_record)]
    assert kept == ["Good", "Also good"]
    assert [(fault.file, fault.line) for fault in faults] == [("regions.csv", 3)]
