"""Who holds what at the date of the article: areas and observation points from the control dataset that fits it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from geodata.atlas.control_frame import control_frame, source_of
from geodata.atlas.scene import Scene
from geodata.atlas.stand import Holding
from geodata.control.dataset_rows import ReportedLine
from geodata.control.datasets import ControlDataset, dataset_for
from geodata.control.observation import ControlStatus
from geodata.feature import ControlSummary, Feature
from reading.model import Sense


@dataclass(frozen=True, slots=True)
class Control:
    """What a control dataset gives: features, summary, who holds which place, reported lines; empty when none fits."""

    features: tuple[Feature, ...] = ()
    summary: ControlSummary | None = None
    holdings: tuple[Holding, ...] = ()
    lines: tuple[ReportedLine, ...] = ()


def control_at(scene: Scene, own: ControlDataset | None = None) -> Control:
    """Return who holds what at the article's date, in the countries where its literal places lie.

    A dataset of the reader's ``own`` stands in for the bundled ones; where the article has no date, or one outside its
    span, its nearest day is shown, and nothing is concluded from it for the article's own day.
    """
    published = scene.reading.article.published
    dataset = own or dataset_for(countries_of(scene), published)
    if dataset is None:
        return Control()
    day = shown_day(dataset, published)
    frame = control_frame(dataset, day, scene.shapes, scene.language, scene.actors)
    if frame is None:
        return Control()
    return Control(
        features=frame.features,
        summary=frame.summary,
        holdings=tuple(
            Holding(o.place, o.controller, source_of(o), o.status is ControlStatus.HELD)
            for o in frame.rows
            if o.status is not ControlStatus.UNCLEAR and day == published
        ),
        lines=dataset.lines,
    )


def shown_day(dataset: ControlDataset, published: datetime.date | None) -> datetime.date:
    """Return the day of a dataset's span that is nearest to an article's date; its last day without one."""
    first, last = dataset.span
    return min(max(published, first), last) if published is not None else last


def countries_of(scene: Scene) -> list[str]:
    """Return the country of each literal mention of a place."""
    literal = (scene.place(m.id) for m in scene.reading.places() if m.sense is Sense.LITERAL)
    return [place.country for place in literal if place is not None and place.country is not None]
