"""Areas small enough to send."""

import numpy as np
import shapely
from shapely.geometry import Point

from geodata.atlas.slim import slim
from geodata.feature import Basis, Feature, FeatureKind


def area(number: int, shape: shapely.Geometry) -> Feature:
    return Feature(f"area-{number}", FeatureKind.CONTROL_AREA, shape, "", Basis.DERIVED, 95)


def neighbours(corners: int) -> list[Feature]:
    """Two halves of a disc with a ragged border between them."""
    disc = Point(0, 0).buffer(3, quad_segs=corners)
    ys = np.linspace(-4, 4, corners)
    ragged = [(0.1 * np.sin(9 * y), y) for y in ys]
    west = shapely.Polygon([(-5, -4), *ragged, (-5, 4)])
    return [area(1, shapely.intersection(disc, west)), area(2, shapely.difference(disc, west))]


def corners(features) -> int:
    return sum(int(shapely.get_num_coordinates(feature.geometry)) for feature in features)


def test_small_areas_stay_as_they_are() -> None:
    found = neighbours(200)
    assert slim(found) == tuple(found)


def test_large_areas_lose_corners_and_neither_overlap_nor_part() -> None:
    found = neighbours(20_000)
    thin = slim(found, 2_000)
    assert corners(found) > 20_000
    assert corners(thin) <= 2_000
    assert shapely.intersection(thin[0].geometry, thin[1].geometry).area < 1e-9
    whole = shapely.union_all([feature.geometry for feature in thin])
    assert whole.geom_type == "Polygon"
    assert abs(whole.area - sum(feature.geometry.area for feature in found)) < 0.05
