"""What a maker of features hands back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from geodata.feature import Feature


@dataclass(frozen=True, slots=True)
class Drawn:
    """Features, the ids of the areas that they show or run through, and why a claim could not be drawn."""

    features: tuple[Feature, ...] = ()
    outlined: frozenset[str] = frozenset()
    refused: Mapping[str, str] = field(default_factory=dict)
