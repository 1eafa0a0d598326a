"""What ``make evaluate`` runs: predictions for annotated articles and corpora, their scores, and the page on quality.

    python -m benchmarks.quality [--gold FOLDER]… [--corpus FILE.jsonl]… [--out FOLDER]

The annotated articles of the project are always read; other folders and corpora when named. A scorer of theirs
(``score.py`` in their folder or the one above) is run, too. ``docs/quality.md`` is written from
``benchmarks/quality.json``, which keeps the latest figures of each set.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from benchmarks.annotated import PARTS, articles
from benchmarks.corpus_scoring import corpus_score
from benchmarks.error_classes import Fault, faults
from benchmarks.evaluate import found, given, predicted, read_lines
from benchmarks.quality_page import article_rows, corpus_rows, page, printed
from benchmarks.scoring import Score, scores
from components.pipeline import Tools, open_tools

Data = dict[str, Any]
RESULTS = Path(__file__).parent / "quality.json"
PAGE = Path(__file__).parents[1] / "docs" / "quality.md"


def own_articles(tools: Tools, results: Data) -> None:
    """Score the annotated articles of the project by part; examples of errors are those of the training part alone."""
    for part in PARTS:
        pairs = [(gold, predicted(gold, tools)) for gold in articles(part)]
        results["articles"][part] = as_data(scores(pairs))
        found_faults = [fault for pair in pairs for fault in _faults(*pair, tools)]
        results["errors"][part] = dict(Counter(fault.kind for fault in found_faults))
        if part == "train":
            results["examples"] = [asdict(fault) for fault in _examples(found_faults)]


def _faults(gold: Data, prediction: Data, tools: Tools) -> Iterator[Fault]:
    names = {mention["text"] for mention in gold["mentions"]}
    known = {name for name in names if tools.gazetteer.lookup(name, gold["lang"]) is not None}
    return faults(gold, prediction, known)


def _examples(found_faults: list[Fault]) -> list[Fault]:
    """Return a few errors of each class, of as many languages as there are."""
    kept: dict[tuple[str, str], Fault] = {}
    for fault in found_faults:
        kept.setdefault((fault.kind, fault.language), fault)
    return sorted(kept.values(), key=lambda fault: (fault.kind, fault.language))


def as_data(by_language: dict[str, Score]) -> Data:
    """Return scores as the figures that are printed."""
    return {
        language: {
            "articles": score.articles,
            "mentions": score.gold,
            "exact": round(score.exact_f1, 4),
            "sense": round(score.sense_right, 4),
            "placed_matched": round(score.placed_of_matched, 4),
            "placed_gold": round(score.placed_of_gold, 4),
            "claims": score.claims["gold"],
            **{f"claims_{level}": round(score.claim_f1(level), 4) for level in ("kind", "actor", "all")},
        }
        for language, score in by_language.items()
    }


def gold_folder(folder: Path, tools: Tools, results: Data, out: Path) -> None:
    """Score a folder of annotated articles in JSON."""
    pairs = []
    predictions = out / folder.name
    predictions.mkdir(parents=True, exist_ok=True)
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        pairs.append((gold, predicted(gold, tools)))
        (predictions / path.name).write_text(json.dumps(pairs[-1][1], ensure_ascii=False), encoding="utf-8")
    results["articles"][folder.name] = as_data(scores(pairs))
    run_scorer(folder, predictions)


def corpus_file(path: Path, tools: Tools, results: Data, out: Path) -> None:
    """Score a corpus end to end and with its spans given."""
    documents = list(read_lines(path))
    kept: Data = {"documents": len(documents)}
    for name, answer in (("found", found), ("given", given)):
        answers = [answer(document, tools) for document in documents]
        pairs = ((document["toponyms"], names) for document, names in zip(documents, answers, strict=True))
        score = corpus_score(pairs, given=name == "given")
        kept |= {name: round(score.found_f1, 4), "placed": round(score.placed_of_gold, 4)} if name == "found" else {}
        kept |= {name: round(score.placed_of_gold, 4)} if name == "given" else {}
        predictions = out / f"{path.stem}.{name}.jsonl"
        lines = ({"id": d["id"], "toponyms": names} for d, names in zip(documents, answers, strict=True))
        predictions.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        run_scorer(path, predictions, *(["--given"] if name == "given" else []))
    results["corpora"][path.stem] = kept


def run_scorer(gold: Path, predictions: Path, *options: str) -> None:
    """Run the scorer that stands beside the annotated data, where there is one, and print what it says."""
    for folder in (gold.parent, gold.parent.parent):
        if (folder / "score.py").is_file():
            # Not resolved: a virtual environment's own python keeps its libraries.
            command = [sys.executable, "-B", str(folder / "score.py"), str(gold), str(predictions), *options]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            print(done.stdout or done.stderr, flush=True)
            return


def main(
    gold: Annotated[list[Path] | None, typer.Option(help="A folder of annotated articles in JSON.")] = None,
    corpus: Annotated[list[Path] | None, typer.Option(help="A geoparsing corpus, one document a line.")] = None,
    out: Annotated[Path | None, typer.Option(help="A folder that keeps the predictions.")] = None,
) -> None:
    """Predict, score, print the tables and write the page on quality."""
    tools = open_tools()
    results: Data = {"articles": {}, "errors": {}, "examples": [], "corpora": {}}
    if RESULTS.is_file():
        results |= json.loads(RESULTS.read_text(encoding="utf-8"))
    own_articles(tools, results)
    with tempfile.TemporaryDirectory() as scratch:
        folder = out or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        for path in gold or ():
            gold_folder(path, tools, results, folder)
        for path in corpus or ():
            corpus_file(path, tools, results, folder)
    RESULTS.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    PAGE.write_text(page(results), encoding="utf-8")
    for name in [*PARTS, *(path.name for path in gold or ())]:
        print(printed(f"articles: {name}", article_rows(results["articles"][name])))
    if results["corpora"]:
        print(printed("corpora", corpus_rows(results["corpora"])))


if __name__ == "__main__":
    typer.run(main)
