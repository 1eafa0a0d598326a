"""Who holds what at the date of the article: areas and observation points from the control dataset that fits it."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shapely.geometry import Point
from shapely.ops import unary_union

from geodata.atlas.scene import Scene, slug
from geodata.atlas.shapes import Shapes
from geodata.atlas.stand import Holding
from geodata.control.areas import Method, areas
from geodata.control.dataset_rows import ReportedLine
from geodata.control.datasets import ControlDataset, dataset_for, datasets
from geodata.control.in_force import in_force
from geodata.control.observation import ControlArea, ControlStatus, Observation
from geodata.feature import Basis, ControlSummary, Feature, FeatureKind, Source
from geodata.geometry.precision import radius_km
from reading.model import Sense

AREA_SOURCES = 12
"""So many sources are listed with an area; all are with its observations."""


@dataclass(frozen=True, slots=True)
class Control:
    """What a control dataset gives: features, summary, who holds which place, reported lines; empty when none fits."""

    features: tuple[Feature, ...] = ()
    summary: ControlSummary | None = None
    holdings: tuple[Holding, ...] = ()
    lines: tuple[ReportedLine, ...] = ()


def control_at(scene: Scene) -> Control:
    """Return who holds what at the article's date, in the countries where its literal places lie."""
    date = scene.reading.article.published
    dataset = dataset_for(countries_of(scene), date)
    if dataset is None or date is None:
        return Control()
    valid = in_force(dataset.observations, date)
    if not valid:
        return Control()
    title = dataset.title.get(scene.language) or dataset.title["en"]
    reach_km = method_of(dataset).reach_km
    newest = max(observation.date for observation in valid)
    return Control(
        features=(
            *area_features(scene, areas_of(dataset.id, date, scene.shapes), title, reach_km),
            *observation_features(valid, dataset.licence),
        ),
        summary=ControlSummary(dataset.id, title, date, len(valid), newest, reach_km, dataset.licence),
        holdings=tuple(
            Holding(o.place, o.controller, source_of(o), o.status is ControlStatus.HELD)
            for o in valid
            if o.status is not ControlStatus.UNCLEAR
        ),
        lines=dataset.lines,
    )


def countries_of(scene: Scene) -> list[str]:
    """Return the country of each literal mention of a place."""
    literal = (scene.place(m.id) for m in scene.reading.places() if m.sense is Sense.LITERAL)
    return [place.country for place in literal if place is not None and place.country is not None]


@functools.lru_cache(maxsize=32)
def areas_of(dataset_id: str, date: datetime.date, shapes: Shapes) -> tuple[ControlArea, ...]:
    """Return the areas of a dataset on a day, over the land of its countries; kept for other articles."""
    dataset = next(known for known in datasets() if known.id == dataset_id)
    lands = [land for country in dataset.countries if (land := shapes.land(country)) is not None]
    return areas(dataset.observations, date, unary_union(lands), method_of(dataset))


def method_of(dataset: ControlDataset) -> Method:
    """Return how the areas of a dataset are made: with its own steps of distance, for wars differ in scale."""
    return Method(steps_km=dataset.steps_km)


def area_features(scene: Scene, found: Iterable[ControlArea], title: str, reach_km: float) -> list[Feature]:
    """Return the areas as features, in the order given (the faintest first, so that surer ones lie on top)."""
    return [
        Feature(
            id=f"area-{slug('-'.join(area.parties))}-{number}",
            kind=FeatureKind.CONTROL_AREA,
            geometry=area.geometry,
            label=scene.who(area.parties),
            basis=Basis.DERIVED,
            precision_km=reach_km,
            status=area.status.value,
            as_of=area.date,
            sources=sources_of(area.observations),
            actor="|".join(area.parties),
            shade=area.shade,
            note=scene.words["note.held"].format(title=title),
        )
        for number, area in enumerate(found, 1)
    ]


def observation_features(valid: Sequence[Observation], licence: str) -> list[Feature]:
    """Return the observations in force as points, each with its source."""
    return [
        Feature(
            id=f"obs-{number}",
            kind=FeatureKind.OBSERVATION,
            geometry=Point(observation.place.lon, observation.place.lat),
            label=observation.place.name,
            basis=Basis.STATED,
            precision_km=radius_km(observation.place),
            status=observation.status.value,
            as_of=observation.date,
            sources=(source_of(observation, licence),),
            actor="|".join(dict.fromkeys((observation.controller, *observation.opponents))),
            note=observation.note,
        )
        for number, observation in enumerate(valid, 1)
    ]


def source_of(observation: Observation, licence: str | None = None) -> Source:
    """Return the source of an observation, with the day of the row."""
    return Source(observation.source_title, observation.source_url, observation.date, licence)


def sources_of(observations: Iterable[Observation]) -> tuple[Source, ...]:
    """Return the first sources of observations, each once."""
    by_title = {(o.source_title, o.source_url): source_of(o) for o in reversed(list(observations))}
    return tuple(reversed(list(by_title.values())))[:AREA_SOURCES]
