"""Areas small enough to send: fewer corners where there are too many, the same for neighbours, so that no gap opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import shapely

from geodata.feature import Feature

MOST_CORNERS = 16_000
"""So many corners, written with two numbers of three decimals each, make about 280 KB."""
FIRST_DEGREES = 0.004
"""The first tolerance (about 400 m), doubled until it is enough: Visvalingam and Whyatt's, as GEOS has it."""
MOST_STEPS = 8


def slim(features: Sequence[Feature], most: int = MOST_CORNERS) -> tuple[Feature, ...]:
    """Return area features with at most about ``most`` corners together; as they are where they have no more.

    >>> slim([])
    ()
    """
    shapes = np.array([feature.geometry for feature in features], dtype=object)
    tolerance = FIRST_DEGREES
    for _ in range(MOST_STEPS):
        if not len(shapes) or shapely.get_num_coordinates(shapes).sum() <= most:
            break
        shapes = shapely.coverage_simplify(shapes, tolerance)
        tolerance *= 2
    return tuple(replace(feature, geometry=shape) for feature, shape in zip(features, shapes, strict=True))
