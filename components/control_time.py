"""What the map needs to follow the slider: the days on which areas change, and the lines and events of each day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from components import legend
from components.actor_names import actors_of_dataset
from components.assets import CONTROL_ADDRESS
from components.control_frames import dataset_of
from components.look import Look, look
from components.map_setting import Setting, actors_of
from components.marks import Mark, mark
from components.palette import legible
from geodata.atlas.control_features import shown_day
from geodata.atlas.control_frame import frame_days
from geodata.atlas.dated_features import Dated, dated_events, dated_lines
from geodata.control.datasets import ControlDataset
from geodata.feature import Atlas

Payload = dict[str, Any]

MOST_NAMED = 2
"""A line of more parties than this is labelled without them; its card names them."""


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """The ``dataset`` whose days can be shown, the article's date, and whether the dataset is the reader's ``own``."""

    dataset: ControlDataset
    published: datetime.date | None
    own: bool = False

    @property
    def day(self) -> datetime.date:
        """The day that is shown first: the article's, or the nearest one of the dataset."""
        return shown_day(self.dataset, self.published)


def time_span(atlas: Atlas, published: datetime.date | None, own: ControlDataset | None) -> TimeSpan | None:
    """Return what the timeline of an article can show: the reader's own dataset, else the one its areas come from.

    >>> time_span(Atlas(), None, None) is None
    True
    """
    if own is not None:
        return TimeSpan(own, published, own=True)
    bundled = dataset_of(atlas.control.dataset) if atlas.control else None
    return TimeSpan(bundled, published) if bundled else None


def time_data(span: TimeSpan, atlas: Atlas, setting: Setting) -> Payload:
    """Return the part of the map's payload that lets it show other days than that of ``atlas``."""
    dataset = span.dataset
    actors = actors_of_dataset(dataset, setting.language)
    style = look(Atlas(), setting, actors)
    lines = dated_lines(dataset, setting.language, lambda actor: legend.party_name(actor, style), atlas.features)
    return {
        "address": f"{CONTROL_ADDRESS}{dataset.id}/",
        "title": dataset.title.get(setting.language) or dataset.title["en"],
        "own": span.own,
        "article": span.published.isoformat() if span.published else None,
        "day": span.day.isoformat(),
        "first": dataset.span[0].isoformat(),
        "last": dataset.span[1].isoformat(),
        "days": [day.isoformat() for day in frame_days(dataset)],
        "focus": ",".join(f"{degrees:.3f}" for degrees in atlas.focus or ()),
        "dated": [dated_mark(one, style, actors.colours) for one in (*lines, *dated_events(dataset, setting.language))],
        "legend": legend_of(lines, style, actors.colours),
    }


def dated_mark(dated: Dated, style: Look, colours: Any) -> Mark:
    """Return a line or event as a mark with the days between which it is shown."""
    short = len(actors_of(dated.feature)) > MOST_NAMED
    return {
        **mark(dated.feature, style),
        "text": dated.feature.label.partition(" · ")[0] if short else dated.feature.label,
        "colour": colour_of(dated, style, colours),
        "row": dated.kind,
        "note_language": dated.language or None,
        "from": dated.first.isoformat(),
        "until": dated.end.isoformat() if dated.end else None,
    }


def colour_of(dated: Dated, style: Look, colours: Any) -> str:
    """Return the colour of a dated line or event: red for red lines, the party's for events, else a quiet one."""
    if dated.kind == "red_line":
        return style.colours["red"]
    parties = [colours[actor] for actor in actors_of(dated.feature) if actor in colours]
    if dated.kind == "event" and parties:
        return legible(parties[0], style.colours["focus"], 3.0)
    return style.colours["muted"]


def legend_of(lines: Iterable[Dated], style: Look, colours: Any) -> Payload:
    """Return the legend entry of each kind of dated mark, by kind."""
    entries = {
        dated.kind: legend.LegendEntry(
            "line",
            (colour_of(dated, style, colours),),
            style.words[f"legend.dated_{dated.kind}"],
            "dated",
            mark(dated.feature, style)["dash"],
            "reported_line",
        )
        for dated in lines
    }
    event = legend.LegendEntry("event", (style.colours["ring"],), style.words["legend.kind_event"], "places")
    found = {**entries, "event": event}
    return dict(zip(found, legend.as_data(tuple(found.values())), strict=True))
