"""What ``make bench`` runs: every figure, printed and written to ``benchmarks/results.json``.

Each value is a ratio or a count taken in one run on one machine, so that it means the same elsewhere.
"""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks import control, gazetteer, geonames_dump, many, page, reading, timeline

RESULTS = Path(__file__).parent / "results.json"


def main() -> None:
    """Measure, print and write all figures."""
    figures = []
    for part in (reading, many, gazetteer, control, geonames_dump, page, timeline):
        for figure in part.measure():
            figures.append(figure)
            mark = "met" if figure.met() else "missed"
            print(f"{figure.name}: {figure.value:.4g} {figure.unit} (aim {figure.aim}, {mark})", flush=True)
    RESULTS.write_text(
        json.dumps([figure.as_data() for figure in figures], indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
