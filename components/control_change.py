"""What changed between two days of a dataset, as the browser asks for it: gained ground, square kilometres, towns."""

from __future__ import annotations

import datetime
import functools
import json
from collections.abc import Iterable, Sequence
from typing import Any

from components import palette
from components.actor_names import actors_of_dataset
from components.control_frames import ANSWERS, dataset_of
from components.legend import ASIDE
from components.map_setting import Actors
from components.marks import geometry
from components.wording import languages
from geodata.atlas.control_frame import areas_of, frame_days
from geodata.boundaries import open_boundaries
from geodata.control.datasets import ControlDataset
from geodata.control.gained_ground import LEAST_KM2, gained_ground
from geodata.control.through_time import ControlChange, Transfer, control_change, day_shown

Json = dict[str, Any]


def change_json(dataset_id: str, since: str, until: str, language: str, theme: str) -> bytes | None:
    """Return what changed between two ISO days, in whatever order, as JSON (UTF-8); ``None`` for what there is not."""
    dataset = dataset_of(dataset_id)
    try:
        days = sorted(datetime.date.fromisoformat(day) for day in (since, until))
    except ValueError:
        return None
    if dataset is None or not all(dataset.covers(day) for day in days):
        return None
    known = frame_days(dataset)
    first, last = (day_shown(known, day) or known[0] for day in days)
    return answer(dataset, first, last, language if language in languages() else "en", theme)


@functools.lru_cache(maxsize=ANSWERS)
def answer(dataset: ControlDataset, since: datetime.date, until: datetime.date, language: str, theme: str) -> bytes:
    """Return one comparison of two days on which areas change."""
    before, after = (areas_of(dataset, day, open_boundaries()) for day in (since, until))
    change = control_change(dataset, before, after, since, until)
    actors, ground = actors_of_dataset(dataset, language), palette.colours(theme)["focus"]
    found = {
        "parties": parties_json(change, actors, ground),
        "gains": [
            {"colour": palette.legible(actors.colours[party], ground, 3.0), "geometry": geometry(shape)}
            for party, shape in gained_ground(before, after).items()
        ],
    }
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def parties_json(change: ControlChange, actors: Actors, ground: str) -> list[Json]:
    """Return each party that took or lost something from or to another, the largest gain first."""
    traded = [transfer for transfer in change.transfers if transfer.before and transfer.after]
    parties = dict.fromkeys(party for t in traded for party in (t.after, t.before) if party)
    found = [party_json(party, traded, change, actors, ground) for party in parties]
    found = [
        entry
        for entry in found
        if max(entry["gained_km2"], entry["lost_km2"]) >= LEAST_KM2 or entry["gained"] or entry["lost"]
    ]
    return sorted(found, key=lambda entry: (-entry["gained_km2"], entry["lost_km2"]))


def party_json(party: str, traded: Sequence[Transfer], change: ControlChange, actors: Actors, ground: str) -> Json:
    """Return what one party gained and lost: km² and the names of towns."""
    return {
        "name": ASIDE.sub("", actors.short.get(party, party)) or party,
        "colour": palette.legible(actors.colours[party], ground, 3.0),
        "gained_km2": change.gained_km2(party),
        "lost_km2": change.lost_km2(party),
        "gained": towns(transfer for transfer in traded if transfer.after == party),
        "lost": towns(transfer for transfer in traded if transfer.before == party),
    }


def towns(transfers: Iterable[Transfer]) -> list[str]:
    """Return the names of the towns of some transfers, in the order of the alphabet."""
    return sorted(town.name for transfer in transfers for town in transfer.towns)
