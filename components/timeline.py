"""The thin timeline under the map: the article's date, the dataset's events and the dates that the article names."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st
from babel.dates import format_skeleton

from components import palette
from components.actor_names import actors_of_dataset
from components.assets import FRONTEND
from components.control_time import TimeSpan
from components.map_layers import locale_of, long_date
from components.map_setting import Setting
from components.time_scale import month_marks, month_text, share, span
from geodata.atlas.control_frame import frame_days
from geodata.control.datasets import ControlDataset
from geodata.feature import Atlas, Feature, FeatureKind
from geodata.geometry.distance import distance_km
from geodata.place import Place
from reading.model import Precision, Reading

SAME_PLACE_KM = 10.0
"""An event so near to a place of the article is an event there."""

SCRIPTS = ("link.js", "timeline_ticks.js", "timeline_player.js", "timeline.js")
"""The scripts of the timeline, in the order in which they build on each other."""

MOUNT = """
export default function ({ data, parentElement }) {
  const host = parentElement.querySelector(".trace-time");
  if (host.traceKey === data.key) return;
  host.traceKey = data.key;
  const was = host.traceTime && host.traceTime.close();
  const state = was && was.place === data.place ? was : null;
  host.traceTime = window.trace.timeline(host, data, window.trace.createLink(data.channel), state);
}
"""


@dataclass(frozen=True, slots=True)
class Moment:
    """One tick: its day, its words, where they come from, and what a click shows.

    ``kind`` is ``article`` (its own date), ``claim`` (a date it names) or ``event`` (a row of the control dataset);
    ``weight`` says which moments are labelled first; ``detail`` is what the source says, in its own ``language``;
    ``colour`` (``#rrggbb``) is that of the party that acted.
    """

    day: datetime.date
    title: str
    kind: str
    weight: int = 0
    source: str = ""
    url: str | None = None
    colour: str | None = None
    detail: str = ""
    language: str = ""
    feature: str | None = None
    sentence: int | None = None


def show(reading: Reading, atlas: Atlas, setting: Setting, shown: TimeSpan | None) -> None:
    """Show the timeline of an article, with a slider where ``shown`` has other days; nothing where there is no date."""
    data = payload(reading, atlas, setting, shown)
    if data is not None:
        component()(data=data, key="timeline")


def payload(reading: Reading, atlas: Atlas, setting: Setting, shown: TimeSpan | None) -> dict[str, Any] | None:
    """Return all that the browser needs to draw the timeline, ``None`` where there is no date."""
    words, language = setting.words, setting.language
    moments = moments_of(reading, atlas, words, language, shown)
    if not moments and shown is None:
        return None
    dataset = shown.dataset if shown else None
    place = f"{reading.article.id} {'own' if shown and shown.own else dataset.id if dataset else ''}"
    return {
        **timeline_data(moments, language=language, words=words, shown=shown),
        "words": {key.removeprefix("timeline."): text for key, text in words.items() if key.startswith("timeline.")},
        "place": place,
        "key": f"{place} {dataset.id if dataset else ''} {language} {setting.theme}",
        "channel": setting.channel,
        "colours": dict(palette.colours(setting.theme)),
    }


@st.cache_resource
def component() -> Any:
    """Return the mounting command of the timeline, registered once a server."""
    return st.components.v2.component(
        "trace_timeline",
        html='<div class="trace-time"></div>',
        css=(FRONTEND / "timeline.css").read_text(encoding="utf-8"),
        js=script() + MOUNT,
        isolate_styles=False,
    )


@functools.cache
def script() -> str:
    """Return the JavaScript of the timeline with the link that joins it to text and map."""
    return "\n".join((FRONTEND / name).read_text(encoding="utf-8") for name in SCRIPTS)


def moments_of(
    reading: Reading, atlas: Atlas, words: Mapping[str, str], language: str, shown: TimeSpan | None = None
) -> list[Moment]:
    """Return the moments of an article, and the events of the dataset that is ``shown``, in the order of time."""
    published = reading.article.published
    found = [Moment(published, "", "article", 99)] if published else []
    found += claim_moments(reading, atlas, words, language)
    found += event_moments(atlas, shown.dataset, language) if shown else []
    return sorted(found, key=lambda moment: (moment.day, -moment.weight))


def claim_moments(reading: Reading, atlas: Atlas, words: Mapping[str, str], language: str) -> list[Moment]:
    """Return one moment for each day that a claim names, apart from the article's own."""
    found: dict[tuple[datetime.date, str], Moment] = {}
    for claim in reading.claims:
        exact = claim.when is not None and claim.when_precision in (Precision.DAY, None)
        if claim.when is None or not exact or claim.when == reading.article.published:
            continue
        title = f"{words[f'kind.{claim.kind}']}, {short_date(claim.when, language)}"
        moment = Moment(claim.when, title, "claim", 10, feature=atlas.mark_of(claim.id), sentence=claim.sentence)
        found.setdefault((claim.when, title), moment)
    return list(found.values())


def event_moments(atlas: Atlas, dataset: ControlDataset, language: str) -> list[Moment]:
    """Return the events of a dataset, named by place and day, in the colour of who acted.

    Those at places of the article weigh more, by its mentions, and carry the name that the article gives the place.
    """
    colours = actors_of_dataset(dataset, language).colours
    parties = {row.controller for row in dataset.observations}
    named = [f for f in atlas.features if f.kind is FeatureKind.PLACE and not f.metonymic]
    found = []
    for event in dataset.events:
        mark = place_at(event.place, named)
        place = mark.label if mark else event.place.name
        weight = min(9, 1 + mark.count) if mark else 1
        moment = Moment(event.date, f"{place}, {short_date(event.date, language)}", "event", weight)
        found.append(
            replace(
                moment,
                source=event.source_title,
                url=event.source_url,
                colour=next((colours[actor] for actor in event.actors if actor in parties), None),
                detail=event.told(language)[0],
                language=event.told(language)[1],
            )
        )
    return found


def place_at(place: Place, named: Sequence[Feature]) -> Feature | None:
    """Return the mark among ``named`` places that stands where ``place`` is, the nearest; ``None`` where none does."""

    def km(mark: Feature) -> float:
        spot = mark.geometry.centroid
        return distance_km(place.lat, place.lon, spot.y, spot.x)

    return min((mark for mark in named if km(mark) <= SAME_PLACE_KM), key=km, default=None)


def timeline_data(
    moments: Sequence[Moment], *, language: str, words: Mapping[str, str], shown: TimeSpan | None = None
) -> dict[str, Any]:
    """Return what the browser draws: ticks with their place on the line (``at``, 0 to 1), the months below it, and the
    slider over the days of the dataset that is ``shown``.
    """
    start, end = span([*(moment.day for moment in moments), *(shown.dataset.span if shown else ())])
    scale = functools.partial(share, start=start, end=end)
    return {
        "language": language,
        "title": words["timeline.title"],
        "start": start.isoformat(),
        "end": end.isoformat(),
        "ticks": [tick(moment, scale(moment.day), language, words) for moment in moments],
        "slider": slider(shown) if shown else None,
        "months": [{"at": scale(day), "text": month_text(day, language)} for day in month_marks(start, end)],
    }


def slider(shown: TimeSpan) -> dict[str, Any]:
    """Return the slider's days: first, last, the one shown at first, the article's, and those on which areas change."""
    first, last = shown.dataset.span
    return {
        "first": first.isoformat(),
        "last": last.isoformat(),
        "day": shown.day.isoformat(),
        "article": shown.published.isoformat() if shown.published else None,
        "stops": [day.isoformat() for day in frame_days(shown.dataset)],
    }


def tick(moment: Moment, at: float, language: str, words: Mapping[str, str]) -> dict[str, Any]:
    """Return one tick as plain data; its title is text, never markup."""
    day = long_date(moment.day, language)
    title = words["timeline.article"].format(date=day) if moment.kind == "article" else moment.title
    return {
        "at": at,
        "day": moment.day.isoformat(),
        "date": day,
        "title": title,
        "kind": moment.kind,
        "weight": moment.weight,
        "source": moment.source,
        "url": moment.url,
        "colour": moment.colour,
        "detail": moment.detail,
        "language": moment.language,
        "feature": moment.feature,
        "sentence": moment.sentence,
    }


def short_date(day: datetime.date, language: str) -> str:
    """Return a day and its month in words.

    >>> short_date(datetime.date(2020, 6, 14), "fr"), short_date(datetime.date(2020, 6, 14), "en")
    ('14 juin', 'Jun 14')
    """
    return str(format_skeleton("MMMd", day, locale=locale_of(language)))
