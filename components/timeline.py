"""The thin timeline under the map: the article's date, the dataset's events and the dates that the article names."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st
from babel.dates import format_skeleton

from components import palette
from components.assets import FRONTEND
from components.map_layers import locale_of, long_date
from geodata.control.datasets import datasets
from geodata.feature import Atlas, Feature, FeatureKind
from geodata.geometry.distance import distance_km
from geodata.place import Place
from reading.model import Precision, Reading

STEPS_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)
MOST_LABELS = 6
SAME_PLACE_KM = 10.0
"""An event so near to a place of the article is an event there."""
EVENT_LANGUAGE = "en"
"""The language in which the datasets describe their events."""
LEAST_SPAN = datetime.timedelta(days=60)

MOUNT = """
export default function ({ data, parentElement }) {
  const host = parentElement.querySelector(".trace-time");
  if (host.traceKey === data.key) return;
  host.traceKey = data.key;
  if (host.traceTime) host.traceTime.close();
  host.traceTime = window.trace.timeline(host, data, window.trace.createLink(data.channel));
}
"""


@dataclass(frozen=True, slots=True)
class Moment:
    """One tick: its day, its words, where they come from, and what a click shows.

    ``kind`` is ``article`` (its own date), ``claim`` (a date it names) or ``event`` (a row of the control dataset);
    ``weight`` says which moments are labelled first; ``detail`` is what the source says, in its own ``language``.
    """

    day: datetime.date
    title: str
    kind: str
    weight: int = 0
    source: str = ""
    detail: str = ""
    language: str = ""
    feature: str | None = None
    sentence: int | None = None


def show(  # noqa: PLR0913
    reading: Reading, atlas: Atlas, *, channel: str, language: str, words: Mapping[str, str], theme: str = "light"
) -> None:
    """Show the timeline of an article; nothing at all where there is no date."""
    moments = moments_of(reading, atlas, words, language)
    if not moments:
        return
    data = timeline_data(moments, language=language, words=words)
    key = f"{reading.article.id} {language} {theme}"
    colours = dict(palette.colours(theme))
    component()(data={**data, "key": key, "channel": channel, "colours": colours}, key="timeline")


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
    return "\n".join((FRONTEND / name).read_text(encoding="utf-8") for name in ("link.js", "timeline.js"))


def moments_of(reading: Reading, atlas: Atlas, words: Mapping[str, str], language: str) -> list[Moment]:
    """Return the moments of an article in the order of time."""
    published = reading.article.published
    found = [Moment(published, "", "article", 99)] if published else []
    found += claim_moments(reading, atlas, words, language)
    found += event_moments(atlas, language)
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


def event_moments(atlas: Atlas, language: str) -> list[Moment]:
    """Return the events of the dataset that the areas come from, named by place and day.

    Those at places of the article weigh more, by its mentions, and carry the name that the article gives the place.
    """
    if atlas.control is None:
        return []
    named = [f for f in atlas.features if f.kind is FeatureKind.PLACE and not f.metonymic]
    found = []
    for event in next((known.events for known in datasets() if known.id == atlas.control.dataset), ()):
        mark = place_at(event.place, named)
        place = mark.label if mark else event.place.name
        weight = min(9, 1 + mark.count) if mark else 1
        moment = Moment(event.date, f"{place}, {short_date(event.date, language)}", "event", weight)
        found.append(replace(moment, source=event.source_title, detail=event.event, language=EVENT_LANGUAGE))
    return found


def place_at(place: Place, named: Sequence[Feature]) -> Feature | None:
    """Return the mark among ``named`` places that stands where ``place`` is, the nearest; ``None`` where none does."""

    def km(mark: Feature) -> float:
        spot = mark.geometry.centroid
        return distance_km(place.lat, place.lon, spot.y, spot.x)

    return min((mark for mark in named if km(mark) <= SAME_PLACE_KM), key=km, default=None)


def timeline_data(moments: Sequence[Moment], *, language: str, words: Mapping[str, str]) -> dict[str, Any]:
    """Return what the browser draws: ticks with their place on the line (``at``, 0 to 1) and the months below it."""
    start, end = span(moment.day for moment in moments)
    scale = functools.partial(share, start=start, end=end)
    return {
        "language": language,
        "title": words["timeline.title"],
        "start": start.isoformat(),
        "end": end.isoformat(),
        "ticks": [tick(moment, scale(moment.day), language, words) for moment in moments],
        "months": [{"at": scale(day), "text": month_text(day, language)} for day in month_marks(start, end)],
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
        "detail": moment.detail,
        "language": moment.language,
        "feature": moment.feature,
        "sentence": moment.sentence,
    }


def span(days: Iterable[datetime.date]) -> tuple[datetime.date, datetime.date]:
    """Return first and last day of the line: all days with a little air, and never less than four months.

    >>> span([datetime.date(2020, 6, 15)])
    (datetime.date(2020, 4, 16), datetime.date(2020, 8, 14))
    """
    known = sorted(days)
    air = max((known[-1] - known[0]) / 50, datetime.timedelta(days=3))
    start, end = known[0] - air, known[-1] + air
    short = (2 * LEAST_SPAN - (end - start)) / 2
    if short > datetime.timedelta(0):
        start, end = start - short, end + short
    return start, end


def share(day: datetime.date, *, start: datetime.date, end: datetime.date) -> float:
    """Return where a day lies between two others, 0 to 1.

    >>> share(datetime.date(2020, 1, 2), start=datetime.date(2020, 1, 1), end=datetime.date(2020, 1, 5))
    0.25
    """
    return round((day - start) / (end - start), 5)


def month_marks(start: datetime.date, end: datetime.date) -> list[datetime.date]:
    """Return the first days of the months that are named below the line: at most :data:`MOST_LABELS`, evenly spaced.

    >>> [day.isoformat() for day in month_marks(datetime.date(2019, 4, 1), datetime.date(2020, 10, 20))]
    ['2019-07-01', '2020-01-01', '2020-07-01']
    """
    first, last = start.year * 12 + start.month, end.year * 12 + end.month - 1
    steps = (step for step in STEPS_MONTHS if (last - first + 1) // step <= MOST_LABELS - 1)
    step = next(steps, STEPS_MONTHS[-1])
    return [datetime.date(month // 12, month % 12 + 1, 1) for month in range(first, last + 1) if month % step == 0]


def month_text(day: datetime.date, language: str) -> str:
    """Return a month and its year in words.

    >>> month_text(datetime.date(2020, 4, 1), "fr")
    'avr. 2020'
    """
    return str(format_skeleton("yMMM", day, locale=locale_of(language)))


def short_date(day: datetime.date, language: str) -> str:
    """Return a day and its month in words.

    >>> short_date(datetime.date(2020, 6, 14), "fr"), short_date(datetime.date(2020, 6, 14), "en")
    ('14 juin', 'Jun 14')
    """
    return str(format_skeleton("MMMd", day, locale=locale_of(language)))
