"""Reported lines and events of a dataset as features with the days on which they are shown."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import shapely
from shapely.geometry import Point

from geodata.atlas.reported_features import PRECISION_KM, on_earth
from geodata.atlas.scene import slug
from geodata.atlas.wording import listed, words
from geodata.control.dataset_rows import DatedEvent, ReportedLine
from geodata.control.datasets import ControlDataset
from geodata.control.through_time import method_of
from geodata.feature import Basis, Feature, FeatureKind, Source
from geodata.geometry.plane import Plane
from geodata.geometry.precision import radius_km

EVENT_DAYS = 7
"""An event is news for a week."""
LINES = ("front", "red_line", "ceasefire_line")
"""Kinds of reported lines that are lines on the ground; a demanded withdrawal names places, not a line."""
ARTICLES_OWN = {"red_line": FeatureKind.RED_LINE, "ceasefire_line": FeatureKind.CEASEFIRE}
"""How the article draws such a line itself."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A feature that is shown from ``first`` until before ``end`` (for good where that is ``None``).

    ``kind`` is that of the row: front, red_line or ceasefire_line for a line, ``event`` for an event; ``language`` that
    of the note where it may not be the page's.
    """

    feature: Feature
    kind: str
    first: datetime.date
    end: datetime.date | None
    language: str = ""


def dated_lines(
    dataset: ControlDataset, language: str, name: Callable[[str], str], drawn: Iterable[Feature] = ()
) -> tuple[Dated, ...]:
    """Return the reported lines of a dataset; those that the article draws itself (``drawn``) are left to it.

    ``name`` returns what an actor (by its id) is called. Lines of one kind, course and period are one, with all their
    sources and declarers.
    """
    own = list(drawn)
    lines = [line for line in dataset.lines if line.kind in LINES and len(line.vertices) > 1]
    groups: dict[tuple[object, ...], dict[str, list[ReportedLine]]] = {}
    for line in lines:
        for actor in line.declared_by:
            end = end_of(line, actor, lines, method_of(dataset).contested_days)
            if (end is None or line.date < end) and not any(is_same(line, actor, mark) for mark in own):
                key = (line.kind, line.vertices, line.date, end)
                groups.setdefault(key, {}).setdefault(actor, []).append(line)
    found = []
    for number, by_actor in enumerate(groups.values(), 1):
        rows = list(dict.fromkeys(row for own_rows in by_actor.values() for row in own_rows))
        first = rows[0]
        end = end_of(first, next(iter(by_actor)), lines, method_of(dataset).contested_days)
        feature = line_feature(rows, list(by_actor), language, name)
        found.append(Dated(replace(feature, id=f"{feature.id}-dated-{number}"), first.kind, first.date, end))
    return tuple(found)


def end_of(line: ReportedLine, declarer: str, lines: Sequence[ReportedLine], news_days: int) -> datetime.date | None:
    """Return the day from which a line no longer holds for one of its declarers, or ``None``.

    A newer red line or agreed line of a party takes the place of its older one. A front without an end is news of its
    days, as fighting is: it is shown as long as contested places are (``news_days``).
    """
    if line.kind == "front":
        return line.until or line.date + datetime.timedelta(days=news_days + 1)
    newer = [
        one.date for one in lines if one.kind == line.kind and declarer in one.declared_by and one.date > line.date
    ]
    return min([*newer, *([line.until] if line.until else [])], default=None)


def is_same(line: ReportedLine, declarer: str, mark: Feature) -> bool:
    """Tell whether a mark of the article is a line as one of its declarers has it: of its kind, by the same party, and
    nowhere farther from it than its doubt.
    """
    if declarer not in (mark.speaker, mark.actor) or "Line" not in mark.geometry.geom_type:
        return False
    if mark.id == mark_id(line):
        return True
    if mark.kind is not ARTICLES_OWN.get(line.kind):
        return False
    plane = Plane(line.vertices[0][1], line.vertices[0][2])
    apart = shapely.hausdorff_distance(plane.to_plane(on_earth(line)), plane.to_plane(mark.geometry), densify=0.2)
    return bool(apart <= PRECISION_KM[line.basis])


def mark_id(line: ReportedLine) -> str:
    """Return the id of the mark of a reported line."""
    return f"reported-line-{slug(line.id)}"


def line_feature(
    rows: Sequence[ReportedLine], declarers: Sequence[str], language: str, name: Callable[[str], str]
) -> Feature:
    """Return the mark of one line that one or more ``rows`` report, as the line of ``declarers``."""
    first, table = rows[0], words(language)
    names = listed([corner for corner, _, _ in first.vertices], language)
    return Feature(
        id=mark_id(first),
        kind=FeatureKind.REPORTED_LINE,
        geometry=on_earth(first),
        label=f"{table[f'reported.{first.kind}']} · {', '.join(name(actor) for actor in declarers)}",
        basis=Basis.STATED if first.basis == "stated" else Basis.DERIVED,
        precision_km=PRECISION_KM[first.basis],
        as_of=min(row.date for row in rows),
        actor="|".join(declarers),
        sources=tuple(Source(row.source_title, row.source_url, row.date) for row in rows),
        note=table["note.reported"].format(places=names),
    )


def dated_events(dataset: ControlDataset, language: str) -> tuple[Dated, ...]:
    """Return the events of a dataset in their order, each shown for :data:`EVENT_DAYS`.

    The note is what happened, in ``language`` (ISO 639-1) where the dataset has it.
    """
    news = datetime.timedelta(days=EVENT_DAYS)
    return tuple(
        Dated(event_feature(event, number, language), "event", event.date, event.date + news, event.told(language)[1])
        for number, event in enumerate(dataset.events, 1)
    )


def event_feature(event: DatedEvent, number: int, language: str) -> Feature:
    """Return the mark of one event."""
    return Feature(
        id=f"event-{number}",
        kind=FeatureKind.EVENT,
        geometry=Point(event.place.lon, event.place.lat),
        label=event.place.name,
        basis=Basis.STATED,
        precision_km=radius_km(event.place),
        as_of=event.date,
        actor="|".join(event.actors),
        sources=(Source(event.source_title, event.source_url, event.date),),
        note=event.told(language)[0],
    )
