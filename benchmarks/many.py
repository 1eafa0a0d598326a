"""What share of spaCy's own pace is kept when many articles are read, with two processes each, in one run.

spaCy's ``nlp.pipe`` with two processes parses the bare texts; ``components.many`` opens, reads, places and writes the
same texts with two processes. Both start their processes within the time that is taken.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from benchmarks.annotated import articles
from benchmarks.figure import Figure
from components.many import Job, read_folder
from reading.pipelines import preferred, shipped

LANGUAGE = "fr"
TEXTS = 60
PROCESSES = 2
ROUNDS = 2


def measure() -> list[Figure]:
    """Return the share of the pace of ``nlp.pipe`` that reading a folder keeps."""
    own = [article["text"] for article in articles() if article["lang"] == LANGUAGE]
    texts = [own[number % len(own)] + f"\n\n{number}" for number in range(TEXTS)]
    package = preferred(LANGUAGE)
    if package is None:
        return []
    pipeline = shipped(package)
    alone, whole = [], []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        for _doc in pipeline.pipe(texts, n_process=PROCESSES):
            pass
        alone.append(time.perf_counter() - begin)
        whole.append(_folder_seconds(texts))
    return [
        Figure(
            f"pace kept of nlp.pipe, {TEXTS} articles, {PROCESSES} processes ({LANGUAGE})",
            min(alone) / min(whole),
            "ratio",
            ">= 0.9",
        )
    ]


def _folder_seconds(texts: list[str]) -> float:
    """Return the seconds that reading a folder with these texts takes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "in"
        folder.mkdir()
        for number, text in enumerate(texts):
            (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")
        begin = time.perf_counter()
        for outcome in read_folder(Job(folder, Path(name) / "out", language=LANGUAGE), PROCESSES):
            if outcome.fault is not None:
                raise RuntimeError(f"{outcome.file}: {outcome.fault}")
        return time.perf_counter() - begin


if __name__ == "__main__":
    for figure in measure():
        print(figure.as_data())
