"""Many articles: each read as by itself, faults told one by one, a dead process costing one file."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from components import many
from components.many import Job, Outcome, read_folder
from reading.errors import ArticleError

TEXT = "La Turquie a envoyé des drones à Misrata. Ankara refuse de les retirer de Tripoli."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    (folder / "deep").mkdir(parents=True)
    (folder / "one.txt").write_text(TEXT, encoding="utf-8")
    (folder / "two.md").write_text("# Titre\n\n" + TEXT, encoding="utf-8")
    (folder / "two.txt").write_text("Russia sent troops to Aleppo on Monday, Damascus said.", encoding="utf-8")
    (folder / "deep" / "three.html").write_text(f"<html><body><p>{TEXT}</p></body></html>", encoding="utf-8")
    (folder / "empty.txt").write_text(" \n", encoding="utf-8")
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "picture.png").write_bytes(b"\x89PNG")
    return folder


def test_good_articles_are_read_and_each_fault_is_told(folder: Path, tmp_path: Path) -> None:
    heard: list[float] = []
    out = tmp_path / "out"
    outcomes = {o.file: o.fault for o in read_folder(Job(folder, out), 2, lambda share, _: heard.append(share))}
    assert {file for file, fault in outcomes.items() if fault} == {"empty.txt", "noise.txt"}
    written = {str(path.relative_to(out)) for path in out.rglob("*") if path.is_file()}
    assert written == {"one.json", "two.md.json", "two.txt.json", str(Path("deep") / "three.json")}
    data = json.loads((out / "one.json").read_text(encoding="utf-8"))
    assert {mention["text"] for mention in data["mentions"] if mention["place"]} >= {"Turquie", "Misrata", "Tripoli"}
    assert heard[-1] == 1.0


def test_a_process_that_dies_costs_one_file(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.name != "posix":
        pytest.skip("the patched function reaches forked processes alone")
    whole = many.read_files

    monkeypatch.setattr(many, "read_files", _dying)
    monkeypatch.setattr(many, "_whole", whole, raising=False)
    outcomes = {o.file: o.fault for o in read_folder(Job(folder, tmp_path / "out"), 2)}
    assert "died" in (outcomes["one.txt"] or "")
    assert outcomes["two.md"] is None
    assert len(outcomes) == 6


def _dying(job: Job, files: tuple[str, ...]) -> list[Outcome]:
    if "one.txt" in files:
        os._exit(1)
    return many._whole(job, files)


def test_folder_without_articles_is_told(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="no article"):
        list(read_folder(Job(tmp_path, tmp_path / "out")))
    with pytest.raises(ArticleError, match="no folder"):
        list(read_folder(Job(tmp_path / "missing", tmp_path / "out")))


def test_pipeline_that_is_not_installed_is_told_for_each_file(folder: Path, tmp_path: Path) -> None:
    outcomes = list(read_folder(Job(folder, tmp_path / "out", pipeline="fr_dep_news_trf"), 1))
    assert any("pip install fr_dep_news_trf" in (outcome.fault or "") for outcome in outcomes)
