"""The days of a dataset that a saved page carries in itself, so that its timeline works without the application."""

from __future__ import annotations

import datetime
import json
from typing import Any

from components.control_frames import frame_json, remember
from components.control_time import TimeSpan, time_data
from components.map_setting import Setting
from geodata.atlas.control_frame import frame_days
from geodata.control.ground import Method
from geodata.feature import Atlas

MOST_DAYS = 12
"""So many days are carried besides the article's, spread over those on which areas change, first and last included."""
MOST_BYTES = 3_000_000
"""What they may take together: the page stays below 5 MB."""
MOST_ROWS = Method().most_points
"""With more observations a day takes seconds to make: the article's own is carried alone."""


def saved_time(shown: TimeSpan, atlas: Atlas, setting: Setting) -> dict[str, Any]:
    """Return the part of the map's payload that lets a saved page show the days it carries, and no others."""
    frames = saved_frames(shown, atlas, setting)
    days = sorted({*frames, shown.day.isoformat()})
    return {**time_data(shown, atlas, setting), "address": "", "days": days, "frames": frames}


def saved_frames(shown: TimeSpan, atlas: Atlas, setting: Setting) -> dict[str, Any]:
    """Return the carried days by ISO date, as the application would serve them."""
    if len(shown.dataset.observations) > MOST_ROWS:
        return {}
    remember(shown.dataset)
    focus = ",".join(f"{degrees:.3f}" for degrees in atlas.focus or ())
    found: dict[str, Any] = {}
    size = 0
    for day in carried(frame_days(shown.dataset), shown.day):
        body = frame_json(shown.dataset.id, day.isoformat(), setting.language, setting.theme, focus)
        size += len(body or b"")
        if body is None or size > MOST_BYTES:
            continue
        found[day.isoformat()] = json.loads(body)
    return found


def carried(days: tuple[datetime.date, ...], own: datetime.date, most: int = MOST_DAYS) -> list[datetime.date]:
    """Return the days to carry, apart from the article's ``own``: at most ``most``, spread over all.

    >>> every = tuple(datetime.date(2020, 1, day) for day in range(1, 32))
    >>> [day.day for day in carried(every, datetime.date(2020, 1, 10), most=4)]
    [1, 12, 21, 31]
    """
    others = [day for day in days if day != own]
    if len(others) <= most:
        return others
    last = len(others) - 1
    return [others[round(number * last / (most - 1))] for number in range(most)]
