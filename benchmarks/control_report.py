"""``make evaluate-control``: measures the areas of control and writes ``docs/control.md`` with its maps."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import shapely

from benchmarks.control_calibration import Calibration, calibration
from benchmarks.control_left_out import LeftOut, all_days, left_out
from benchmarks.control_misses import misses_svg
from benchmarks.control_truth import SEEDS, SIZES, Rebuilt, means, rebuilds
from geodata.boundaries import open_boundaries
from geodata.control import holder_field, sampling_kernel, spacing, spline
from geodata.control.datasets import ControlDataset, datasets
from geodata.control.ground import Method
from geodata.control.row_fault import REASONS, REMARKS
from geodata.control.through_time import area_km2, areas_on, nothing_known

TEMPLATE = Path(__file__).parent / "control_template.md"
DOCS = Path(__file__).parents[1] / "docs"
NAMES = {"libya": "Libya", "karabakh": "Nagorno-Karabakh"}
SHOWN = {
    "libya": ("2019-04-30", "2020-02-15", "2020-06-15"),
    "karabakh": ("2020-10-10", "2020-11-08", "2020-12-01"),
}
BEHIND = 0.01
"""Less than one place in a hundred does not count as behind."""


def main() -> None:
    """Measure everything and write the page and its maps."""
    found = {dataset.id: list(all_days(dataset)) for dataset in datasets()}
    for dataset in datasets():
        title = (
            f"{NAMES[dataset.id]}, {len(found[dataset.id])} days; in brackets: days on which a place was told wrongly"
        )
        svg = misses_svg(found[dataset.id], land_of(dataset), title)
        (DOCS / "images" / f"control-misses-{dataset.id}.svg").write_text(svg, encoding="utf-8")
    calibrated = {dataset.id: calibration(dataset) for dataset in datasets()}
    draws = rebuilds()
    text = TEMPLATE.read_text(encoding="utf-8").format(
        **parameters(),
        left_out=left_out_table(found),
        left_out_words=left_out_words(found),
        calibration=calibration_table(calibrated),
        calibration_words=calibration_words(calibrated),
        truth=truth_table(draws),
        fronts=front_table(draws),
        truth_words=truth_words(draws),
        seeds=SEEDS,
        balance=worst_balance(),
    )
    (DOCS / "control.md").write_text(text, encoding="utf-8")
    print("docs/control.md is written", file=sys.stderr)


def parameters() -> dict[str, object]:
    """Return the values of the method that the page names."""
    method = Method()
    steps = {
        f"{dataset.id}_steps": "{:g}, {:g} and {:g}".format(*dataset.steps_km)
        for dataset in datasets()
        if len(dataset.steps_km) == 3
    }
    return {
        **steps,
        "contested_km": method.contested_km,
        "contested_days": method.contested_days,
        "half_life_days": method.half_life_days,
        "confidence": " · ".join(f"{weight:g}" for weight in method.confidence),
        "trust": " · ".join(f"{weight:g}" for weight in method.trust),
        "front_share": method.front_share,
        "wavering": method.wavering,
        "softness": method.softness,
        "grid_lines": method.grid_lines,
        "power": spline.POWER,
        "leaf": spline.LEAF,
        "members": spline.MEMBERS,
        "first_change": spline.FIRST_CHANGE,
        "bandwidth": sampling_kernel.BANDWIDTH,
        "neighbours": sampling_kernel.NEIGHBOURS,
        "factors": ", ".join(f"{factor:g}" for factor in holder_field.FACTORS),
        "spacing_share": spacing.SHARE,
        "faults": "\n".join(
            f"| `{kind}` | {reason.replace('{', '*').replace('}', '*')} |" for kind, reason in REASONS.items()
        ),
        "remarks": ", ".join(f"`{kind}`" for kind in REASONS if kind in REMARKS),
    }


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table.

    >>> print(table(("a", "b"), [("1", "2")]))
    | a | b |
    |---|---|
    | 1 | 2 |
    """
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(
        "|" + "|".join(cells) + "|" if cells[0] == "---" else f"| {' | '.join(cells)} |" for cells in lines
    )


def share(value: float) -> str:
    """Return a share with three decimals, as ``.884``; a dash where there is none.

    >>> share(0.8838), share(1.0), share(float("nan"))
    ('.884', '1.000', '–')
    """
    return "–" if np.isnan(value) else f"{value:.3f}".removeprefix("0") if value < 1 else f"{value:.3f}"


def left_out_table(found: dict[str, list[LeftOut]]) -> str:
    """Return the shares told rightly: the mean over all days, and single days."""
    rows = []
    for name, days in found.items():
        told, strictly, nearest = (
            np.mean([getattr(d, k).mean() for d in days]) for k in ("told", "strictly", "nearest")
        )
        rows.append((f"{NAMES[name]}, mean of {len(days)} days", share(told), share(strictly), share(nearest)))
        (dataset,) = [dataset for dataset in datasets() if dataset.id == name]
        single = [left_out(dataset, datetime.date.fromisoformat(day)) for day in SHOWN.get(name, ())]
        rows += [
            (f"{NAMES[name]}, {d.day}", share(d.told.mean()), share(d.strictly.mean()), share(d.nearest.mean()))
            for d in single
            if d is not None
        ]
    return table(("held places told rightly", "method", "strictly", "nearest neighbour"), rows)


def left_out_words(found: dict[str, list[LeftOut]]) -> str:
    """Return in a sentence for each dataset on how many days the method is ahead and behind."""
    said = []
    for name, days in found.items():
        nearest = np.array([day.nearest.mean() for day in days])
        gains = np.array([day.told.mean() for day in days]) - nearest
        strict = np.array([day.strictly.mean() for day in days]) - nearest
        said.append(
            f"{NAMES[name]}: ahead of the nearest neighbour on {(gains > 0).sum()} of {len(days)} days, behind by more "
            f"than {BEHIND:g} on {(gains < -BEHIND).sum()}; strictly, ahead on {(strict > 0).sum()}, behind on "
            f"{(strict < -BEHIND).sum()}, by {max(0.0, float(-strict.min())):.3f} at most."
        )
    return "\n".join(said)


def calibration_table(found: dict[str, list[Calibration]]) -> str:
    """Return the shares told rightly by distance to the nearest report that is left."""
    rows = [
        (NAMES[name], f"{c.km:g} km", str(c.asked), share(c.told), share(c.nearest), share(c.larger))
        for name, each in found.items()
        for c in each
    ]
    return table(("", "no report within", "asked", "method", "nearest neighbour", "larger party"), rows)


def calibration_words(found: dict[str, list[Calibration]]) -> str:
    """Return in words what a colour at the edge of reach is worth."""
    said = []
    for name, each in found.items():
        reach = max(next(d.steps_km for d in datasets() if d.id == name))
        near, edge = each[0], next(c for c in each if c.km == reach)
        said.append(
            f"{NAMES[name]}: a holder is told rightly for {near.told:.0%} of the places beside other reports, and for "
            f"{edge.told:.0%} where the nearest report is {reach:g} km away, the end of colour."
        )
    worse = [NAMES[name] for name, each in found.items() if any(c.told < c.larger for c in each)]
    if worse:
        said.append(
            f"In {' and '.join(worse)} one party made most reports, so that naming it always beats any method far from "
            "reports: one more reason to leave that ground without colour."
        )
    return "\n".join(said)


def truth_table(draws: Sequence[Rebuilt]) -> str:
    """Return the overlap by number of towns, for the fronts the method was chosen on and for the others."""
    rows = []
    for tuned, group in ((True, "chosen on"), (False, "kept for judging")):
        for size in SIZES:
            mine = [draw for draw in draws if draw.front.tuned is tuned]
            if any(draw.size == size for draw in mine):
                rows.append((group, str(size), str(sum(d.size == size for d in mine)), *map(share, means(mine, size))))
    return table(
        ("fronts", "towns", "draws", "areas", "Voronoi", "areas, lesser side", "Voronoi, lesser side", "covered"), rows
    )


def front_table(draws: Sequence[Rebuilt]) -> str:
    """Return the overlap of each front that was kept for judging: areas and Voronoi cells, by number of towns."""
    rows = []
    for name in dict.fromkeys(draw.front.name for draw in draws if not draw.front.tuned):
        cells = [means([draw for draw in draws if draw.front.name == name], size) for size in SIZES]
        rows.append((name, *(f"{share(c[0])} / {share(c[1])}" for c in cells)))
    return table(("areas / Voronoi", *(f"{size} towns" for size in SIZES)), rows)


def truth_words(draws: Sequence[Rebuilt]) -> str:
    """Return in words how often the areas beat Voronoi cells, and where they are worse."""
    gains = [(draw.areas[0] - draw.voronoi[0], draw) for draw in draws]
    ahead = sum(gain > 0 for gain, _ in gains)
    worst, where = min(gains, key=lambda pair: pair[0])
    text = f"The areas are ahead of Voronoi cells in {ahead} of {len(gains)} draws. "
    if worst >= 0:
        return text + "They are behind in none."
    return text + f"They are furthest behind in {where.front.name} with {where.size} towns, by {-worst:.3f}."


def land_of(dataset: ControlDataset) -> shapely.Geometry:
    """Return the land of a dataset's countries."""
    boundaries = open_boundaries()
    return shapely.union_all([boundaries.land(country) for country in dataset.countries])


def worst_balance() -> float:
    """Return by how much of the land the parts of a day miss the whole at worst, over the days shown."""
    worst = 0.0
    for dataset in datasets():
        land = land_of(dataset)
        whole = area_km2(land)
        for day in dataset.change_dates()[::12]:
            found = areas_on(dataset, day, land)
            parts = sum(area.area_km2 for area in found) + area_km2(nothing_known(found, land))
            worst = max(worst, abs(parts - whole) / whole)
    return worst


if __name__ == "__main__":
    main()
