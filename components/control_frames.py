"""The days of a control dataset as the browser asks for them: areas, observation points and their legend, as JSON.

The slider never asks the page's server session: the map fetches a day from the application's own address, and each
answer is kept. Datasets of a reader's own are known by their id alone, which nobody else can guess.
"""

from __future__ import annotations

import datetime
import functools
import json
from collections import OrderedDict
from threading import Lock

from components import legend
from components.actor_names import actors_of_dataset, lexicon
from components.look import look
from components.map_setting import Setting
from components.marks import marks
from components.wording import languages, wording
from geodata.atlas.control_frame import areas_of, control_frame, observation_features
from geodata.boundaries import open_boundaries
from geodata.control.datasets import ControlDataset, datasets
from geodata.control.through_time import observations_at
from geodata.feature import Atlas, FeatureKind

Box = tuple[float, float, float, float]

ANSWERS = 256
"""Answers that are kept, of about 100 KB each."""
OWN_DATASETS = 24
"""Datasets of readers that the server keeps at once; a page that is open brings its own again with its next run."""

_own: OrderedDict[str, ControlDataset] = OrderedDict()
_lock = Lock()


def remember(dataset: ControlDataset) -> None:
    """Let the days of a reader's own dataset be asked for, by its id."""
    with _lock:
        _own[dataset.id] = dataset
        _own.move_to_end(dataset.id)
        while len(_own) > OWN_DATASETS:
            _own.popitem(last=False)


def dataset_of(dataset_id: str) -> ControlDataset | None:
    """Return a bundled dataset or a remembered one by its id, or ``None``.

    >>> dataset_of("libya").countries, dataset_of("nowhere")
    (('LY',), None)
    """
    with _lock:
        own = _own.get(dataset_id)
    return own or next((known for known in datasets() if known.id == dataset_id), None)


def frame_json(dataset_id: str, day: str, language: str, theme: str, focus: str = "") -> bytes | None:
    """Return one day of a dataset as JSON (UTF-8), or ``None`` where there is no such dataset or day.

    ``day`` is an ISO date; ``focus`` the first view as ``west,south,east,north`` (degrees), for the legend.
    """
    dataset = dataset_of(dataset_id)
    try:
        date = datetime.date.fromisoformat(day)
        view = box_of(focus)
    except ValueError:
        return None
    if dataset is None or not dataset.covers(date):
        return None
    return answer(dataset, date, language if language in languages() else "en", theme, view)


def box_of(written: str) -> Box | None:
    """Return four numbers separated by commas, ``None`` for nothing; raise ``ValueError`` for anything else.

    >>> box_of("9,30,20,33.5"), box_of("")
    ((9.0, 30.0, 20.0, 33.5), None)
    """
    if not written:
        return None
    west, south, east, north = (float(part) for part in written.split(","))
    return west, south, east, north


@functools.lru_cache(maxsize=ANSWERS)
def answer(dataset: ControlDataset, date: datetime.date, language: str, theme: str, view: Box | None) -> bytes:
    """Return the marks of a day and the areas' part of the legend.

    Of the rows in force number, newest day, and the side of the squares (km) in which they count together are told.
    """
    frame = control_frame(dataset, date, open_boundaries(), language, lexicon())
    atlas = Atlas(frame.features, control=frame.summary, focus=view) if frame else Atlas(focus=view)
    style = look(atlas, Setting(language, wording(language), theme), actors_of_dataset(dataset, language))
    found = {
        "day": date.isoformat(),
        "marks": marks(atlas.features, style),
        "legend": legend.as_data(legend.entries(atlas, style)),
        "count": frame.summary.observations if frame else 0,
        "newest": frame.summary.newest.isoformat() if frame else None,
        "joined": frame.summary.joined_km if frame else 0,
        "points": sum(feature.kind is FeatureKind.OBSERVATION for feature in atlas.features),
    }
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def makers_json(dataset_id: str, day: str, at: str, language: str, theme: str) -> bytes | None:
    """Return the observations that made the area at a point, nearest first, each with its distance, as JSON (UTF-8).

    ``at`` is ``lat,lon``. For days with so many observations that the map holds but some of them; ``None`` where there
    is no such dataset, day or point.
    """
    dataset = dataset_of(dataset_id)
    try:
        date = datetime.date.fromisoformat(day)
        lat, lon = (float(part) for part in at.split(","))
    except ValueError:
        return None
    if dataset is None or not dataset.covers(date):
        return None
    near = observations_at(areas_of(dataset, date, open_boundaries()), lat, lon)
    features = observation_features([(row, 1) for row, _ in near], dataset.licence, language)
    style = look(
        Atlas(tuple(features)), Setting(language, wording(language), theme), actors_of_dataset(dataset, language)
    )
    found = [{"mark": one, "km": round(km, 3)} for one, (_, km) in zip(marks(features, style), near, strict=True)]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
