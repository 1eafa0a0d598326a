"""From a reading to everything it puts on the map, each mark with its sentence or its dataset row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geodata.atlas.arrow_features import arrow_features
from geodata.atlas.claim_features import point_features
from geodata.atlas.control_features import control_at
from geodata.atlas.focus import focus, focus_places, lead, spread_km
from geodata.atlas.limit_features import limit_features
from geodata.atlas.line_features import line_features
from geodata.atlas.matters import rivalry
from geodata.atlas.named_lines import named_lines
from geodata.atlas.place_features import named_places, place_features, place_id, region_features
from geodata.atlas.reported_features import reported_features
from geodata.atlas.scene import Scene
from geodata.atlas.shapes import Shapes
from geodata.atlas.support_features import support_features
from geodata.atlas.towns import GazetteerTowns, Towns, ownership
from geodata.atlas.unmapped import unmapped
from geodata.feature import Atlas
from geodata.place import Resolution
from geodata.resolution.resolve import resolve
from reading.actors import actor_lexicon
from reading.model import Reading

if TYPE_CHECKING:
    from geodata.boundaries import Boundaries
    from geodata.control.datasets import ControlDataset
    from geodata.gazetteer.geocoder import Gazetteer

LEG_SPREADS = 3.0
"""A leg of a line may be so many times longer than the article's places are apart …"""
LEAST_LEG_KM, LONGEST_LEG_KM = 300.0, 1500.0
"""… but never less than the first and never more than the second."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known besides the article: observations of the reader's ``own`` that stand in for the bundled ones, and
    the ``towns`` that may lie between rival lines or be the seats of actors.
    """

    own: ControlDataset | None = None
    towns: Towns | None = None


NOTHING = Known()


def draw(
    reading: Reading,
    gazetteer: Gazetteer,
    boundaries: Boundaries,
    language: str = "fr",
    own: ControlDataset | None = None,
) -> Atlas:
    """Return the atlas of a reading; ``language`` (ISO 639-1) is that of labels and reasons.

    Mentions are resolved here, so another gazetteer needs no new reading. ``own``: observations of the reader's, which
    stand in for the bundled ones.
    """
    return compose(reading, resolve(reading, gazetteer), boundaries, language, Known(own, GazetteerTowns(gazetteer)))


def compose(
    reading: Reading,
    resolutions: tuple[Resolution, ...],
    shapes: Shapes,
    language: str = "fr",
    known: Known = NOTHING,
) -> Atlas:
    """Return the atlas of a reading whose mentions are resolved; ``known`` is what is known besides it.

    Features come from the quiet to the loud: control areas, observations, outlines, points, arrows, lines, places.
    """
    scene = Scene(reading, resolutions, shapes, language, actor_lexicon())
    around = focus_places(scene)
    control = control_at(scene, known.own)
    longest = longest_leg_km(spread_km(around))
    lines = line_features(scene, longest)
    arrows = arrow_features(scene, control.holdings, around)
    points = point_features(scene)
    reported = reported_features(scene, control.lines, reading.article.published)
    limits = limit_features(scene, control.holdings, longest)
    named = named_lines(
        scene,
        control.lines,
        reading.article.published,
        lines.outlined | limits.outlined,
        reported.features,
    )
    support = support_features(scene, control.holdings, known.towns)
    strokes = (
        *support.features,
        *points.features,
        *limits.features,
        *arrows.features,
        *named.features,
        *lines.features,
    )
    owned = ownership(control.holdings, control.features, reading.article.published)
    rival = rivalry(scene, strokes, known.towns, owned)
    marks = (*rival.gaps, *region_features(scene, lines), *rival.strokes, *place_features(scene))
    refused = {**lines.refused, **arrows.refused}
    return Atlas(
        features=(*control.features, *marks),
        unmapped=unmapped(scene, marks, refused),
        resolutions=scene.resolutions,
        places={mention.id: place_id(named.place) for named in named_places(scene) for mention in named.mentions},
        control=control.summary,
        focus=focus(scene, marks),
        lead=lead(marks),
        matters=rival.matters,
    )


def longest_leg_km(spread: float) -> float:
    """Return how long a leg of a line may be in an article whose places are ``spread`` kilometres apart.

    >>> longest_leg_km(0.0), longest_leg_km(40.0), longest_leg_km(250.0), longest_leg_km(9000.0)
    (1500.0, 300.0, 750.0, 1500.0)
    """
    if spread == 0:
        return LONGEST_LEG_KM
    return min(max(LEG_SPREADS * spread, LEAST_LEG_KM), LONGEST_LEG_KM)
