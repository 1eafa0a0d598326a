"""One day of a control dataset as features: who holds what, the points it comes from, and how old the news is."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from geodata.atlas.scene import slug
from geodata.atlas.shapes import Shapes
from geodata.atlas.shown_rows import shown_rows
from geodata.atlas.slim import slim
from geodata.atlas.wording import words
from geodata.control.datasets import ControlDataset
from geodata.control.in_force import in_force
from geodata.control.observation import ControlArea, Observation
from geodata.control.reported_areas import areas_in_force, as_observation
from geodata.control.through_time import areas_on, days_of_change, method_of
from geodata.feature import Basis, ControlSummary, Feature, FeatureKind, Source
from geodata.geometry.precision import radius_km
from reading.actors import ActorLexicon

AREA_SOURCES = 12
"""So many sources are listed with an area; all are with its observations."""
FRAMES = 512
"""Days whose areas are kept: those of all bundled datasets and several of a reader's own."""


@dataclass(frozen=True, slots=True)
class ControlFrame:
    """What a dataset says of one day: areas and observation points, the rows in force, and the summary."""

    features: tuple[Feature, ...]
    rows: tuple[Observation, ...]
    summary: ControlSummary


def control_frame(
    dataset: ControlDataset, date: datetime.date, shapes: Shapes, language: str, actors: ActorLexicon
) -> ControlFrame | None:
    """Return who holds what on ``date`` with labels in ``language`` (ISO 639-1); ``None`` when no row is in force."""
    rows = in_force(dataset.observations, date)
    reported = [as_observation(area) for area in areas_in_force(dataset.areas, date)]
    if not rows and not reported:
        return None
    title = dataset.title.get(language) or dataset.title["en"]
    method = method_of(dataset)
    newest = max(row.date for row in (*rows, *reported))
    found = areas_of(dataset, date, shapes)
    return ControlFrame(
        features=(
            *slim(area_features(found, title, method.reach_km, language, actors)),
            *observation_features(shown_rows(rows), dataset.licence, language),
        ),
        rows=rows,
        summary=ControlSummary(
            dataset.id,
            title,
            date,
            len(rows) + len(reported),
            newest,
            method.reach_km,
            dataset.licence,
            joined_km=max((area.joined_km for area in found), default=0.0),
        ),
    )


def frame_days(dataset: ControlDataset) -> tuple[datetime.date, ...]:
    """Return the first day of the span and all on which the areas change; between two the areas of the first hold."""
    return tuple(sorted({dataset.span[0], *days_of_change(dataset)}))


@functools.lru_cache(maxsize=FRAMES)
def areas_of(dataset: ControlDataset, date: datetime.date, shapes: Shapes) -> tuple[ControlArea, ...]:
    """Return the areas of a dataset on a day, over the land of its countries; kept for other articles."""
    return areas_on(dataset, date, land_of(dataset.countries, shapes))


@functools.lru_cache(maxsize=16)
def land_of(countries: tuple[str, ...], shapes: Shapes) -> BaseGeometry:
    """Return the land of some countries (ISO 3166-1 alpha-2) as one shape; empty where none is known."""
    return unary_union([land for country in countries if (land := shapes.land(country)) is not None])


def area_features(
    found: Iterable[ControlArea], title: str, reach_km: float, language: str, actors: ActorLexicon
) -> list[Feature]:
    """Return the areas as features, in the order given (the faintest first, so that surer ones lie on top)."""
    return [
        Feature(
            id=f"area-{slug('-'.join(area.parties))}-{number}",
            kind=FeatureKind.CONTROL_AREA,
            geometry=area.geometry,
            label=", ".join(actors.name(party, language) for party in area.parties),
            basis=Basis.DERIVED,
            precision_km=reach_km,
            status=area.status.value,
            as_of=area.date,
            sources=sources_of(area.observations),
            actor="|".join(area.parties),
            shade=area.shade,
            note=words(language)["note.held"].format(title=title),
        )
        for number, area in enumerate(found, 1)
    ]


def observation_features(shown: Sequence[tuple[Observation, int]], licence: str, language: str) -> list[Feature]:
    """Return observations in force as points, each with its source.

    Those that the gazetteer placed say so, and so do those that stand for several (``shown`` has the number of each).
    """
    placed, several = words(language)["note.geocoded"], words(language)["note.several"]
    return [
        Feature(
            id=f"obs-{number}",
            kind=FeatureKind.OBSERVATION,
            geometry=Point(observation.place.lon, observation.place.lat),
            label=observation.place.name,
            basis=Basis.GAZETTEER if observation.geocoded else Basis.STATED,
            precision_km=radius_km(observation.place),
            status=observation.status.value,
            as_of=observation.date,
            sources=(source_of(observation, licence),),
            actor="|".join(dict.fromkeys((observation.controller, *observation.opponents))),
            note=" ".join(
                filter(
                    None,
                    (
                        placed if observation.geocoded else "",
                        several.format(count=count) if count > 1 else "",
                        observation.note,
                    ),
                )
            ),
        )
        for number, (observation, count) in enumerate(shown, 1)
    ]


def source_of(observation: Observation, licence: str | None = None) -> Source:
    """Return the source of an observation, with the day of the row."""
    return Source(observation.source_title, observation.source_url, observation.date, licence)


def sources_of(observations: Iterable[Observation]) -> tuple[Source, ...]:
    """Return the first sources of observations, each once."""
    by_title = {(o.source_title, o.source_url): source_of(o) for o in reversed(list(observations))}
    return tuple(reversed(list(by_title.values())))[:AREA_SOURCES]
