"""Who holds what at the date of the article: areas and observation points from the control dataset that fits it."""

from __future__ import annotations

from dataclasses import dataclass

from geodata.feature import ControlSummary, Feature
from geodata.scene import Scene
from geodata.stand import Holding


@dataclass(frozen=True, slots=True)
class Control:
    """The features of a control dataset, its summary, and who holds which place; all empty when no dataset fits."""

    features: tuple[Feature, ...] = ()
    summary: ControlSummary | None = None
    holdings: tuple[Holding, ...] = ()


def control_at(scene: Scene) -> Control:
    """Return who holds what at the article's date, in the countries where its places lie."""
    return Control()
