"""The evaluation command writes predictions in the forms that scorers of the field read."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
COMMAND = [sys.executable, str(ROOT / "benchmarks" / "evaluate.py")]
TEXT = "Ankara refuses to leave Tripoli, in Libya."


def run(*arguments: str) -> None:
    subprocess.run([*COMMAND, *arguments], check=True, cwd=ROOT, capture_output=True)


def test_gold_articles_give_mentions_and_claims(tmp_path: Path) -> None:
    gold, out = tmp_path / "gold", tmp_path / "out"
    gold.mkdir()
    article = {"id": "one", "lang": "en", "title": "One", "text": TEXT, "published": "2020-06-15"}
    (gold / "one.json").write_text(json.dumps(article), encoding="utf-8")
    run("--gold", str(gold), "--out", str(out))
    prediction = json.loads((out / "one.json").read_text(encoding="utf-8"))
    assert prediction["id"] == "one"
    assert [TEXT[m["start"] : m["end"]] for m in prediction["mentions"]] == ["Ankara", "Tripoli", "Libya"]
    assert [m["place"]["country"] for m in prediction["mentions"]] == ["TR", "LY", "LY"]


def test_given_spans_are_answered_one_by_one(tmp_path: Path) -> None:
    corpus, out = tmp_path / "corpus.jsonl", tmp_path / "out.jsonl"
    spans = [{"start": 24, "end": 31}, {"start": 7, "end": 14}]
    corpus.write_text(json.dumps({"id": "one", "text": TEXT, "toponyms": spans}) + "\n", encoding="utf-8")
    run("--corpus", str(corpus), "--given", "--out", str(out))
    first, second = json.loads(out.read_text(encoding="utf-8"))["toponyms"]
    assert (round(first["lat"]), round(first["lon"])) == (33, 13)
    assert second["gid"] is None
    assert (second["lat"], second["lon"]) == (first["lat"], first["lon"])
