"""Two lines measured against each other: properties that any two lines keep, and cases named by what they show."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, Point, Polygon, box

from geodata.geometry.apart import LEAST_KM2, apart, between
from geodata.geometry.limit import MOST_KM, facing, limit
from geodata.geometry.plane import plane_of

coordinates = st.tuples(st.integers(-400, 400), st.integers(-400, 400))
lines = st.lists(coordinates, min_size=2, max_size=7, unique=True).map(LineString)
shapes = st.one_of(lines, coordinates.map(Point), coordinates.map(lambda xy: LineString(Point(xy).buffer(12).exterior)))


@given(shapes, shapes)
@settings(max_examples=80, deadline=None)
def test_distances_are_ordered_and_the_same_both_ways(one: LineString, other: LineString) -> None:
    found = apart(one, other)
    assert 0 <= found.nearest_km <= found.mean_km <= found.farthest_km + 1e-9
    assert found == apart(other, one) or found.mean_km == pytest.approx(apart(other, one).mean_km)
    assert found.crosses == one.intersects(other)


@given(lines)
@settings(max_examples=40, deadline=None)
def test_a_line_is_no_distance_from_itself_either_way_round(line: LineString) -> None:
    assert apart(line, line.reverse()).farthest_km == pytest.approx(0, abs=1e-6)


@given(lines, st.floats(1, 300), st.floats(-300, 300))
@settings(max_examples=40, deadline=None)
def test_a_line_moved_aside_is_never_farther_than_it_was_moved(line: LineString, dx: float, dy: float) -> None:
    moved = shapely.transform(line, lambda xy: xy + np.array((dx, dy)))
    assert apart(line, moved).farthest_km <= (dx**2 + dy**2) ** 0.5 + 1e-6


@given(shapes, shapes)
@settings(max_examples=80, deadline=None)
def test_what_lies_between_is_valid_land_within_the_hull_whatever_the_direction(
    one: LineString, other: LineString
) -> None:
    land = box(-350, -350, 200, 350)
    gap = between(one, other, land)
    if gap is None:
        return
    assert gap.is_valid
    assert gap.area >= LEAST_KM2
    assert land.buffer(1e-6).covers(gap)
    turned = between(one.reverse() if isinstance(one, LineString) else one, other, land)
    assert turned is not None
    assert turned.area == pytest.approx(gap.area, rel=0.02)


@given(lines, lines)
@settings(max_examples=60, deadline=None)
def test_without_a_coast_the_gap_stays_within_the_hull_of_both(one: LineString, other: LineString) -> None:
    gap = between(one, other)
    assert gap is None or shapely.union(one, other).convex_hull.buffer(1e-6).covers(gap)


def test_between_two_walls_lies_the_room() -> None:
    gap = between(LineString([(0, 0), (0, 100)]), LineString([(50, 0), (50, 100)]))
    assert gap is not None
    assert gap.equals(box(0, 0, 50, 100))


def test_crossing_lines_leave_two_wedges() -> None:
    gap = between(LineString([(0, 0), (100, 100)]), LineString([(0, 40), (100, 60)]))
    assert gap is not None
    assert len(shapely.get_parts(gap)) == 2


def test_the_coast_closes_the_gap_where_both_lines_end_at_it() -> None:
    """A cape of 20 km stands out between the two ends; the straight join would cut it off."""
    land = shapely.union(box(-100, -200, 300, 0), box(80, 0, 120, 20))
    gap = between(LineString([(0, 0), (0, -150)]), LineString([(200, 0), (200, -150)]), land)
    assert gap is not None
    assert gap.covers(Point(100, 15))
    assert not gap.covers(Point(-20, -50))
    assert not gap.covers(Point(220, -50))


def test_the_coast_adds_nothing_behind_the_lines() -> None:
    """Both lines come down to the shore at a slant: what lies behind them stays out."""
    land = box(-200, -300, 300, 0)
    one, other = LineString([(0, 0), (-80, -100)]), LineString([(60, 0), (-20, -100)])
    gap = between(one, other, land)
    assert gap is not None
    assert gap.area == pytest.approx(60 * 100, rel=0.01)


def test_a_ring_and_a_line_have_their_hull_between_without_the_ring() -> None:
    ring = LineString(Point(0, 0).buffer(10).exterior)
    gap = between(ring, LineString([(100, -50), (100, 50)]))
    assert gap is not None
    assert not gap.covers(Point(0, 0))
    assert gap.covers(Point(60, 0))


def test_lines_across_the_antimeridian_are_measured_the_short_way() -> None:
    one, other = LineString([(179.5, -16), (179.5, -18)]), LineString([(-179.5, -16), (-179.5, -18)])
    plane = plane_of(one, other)
    found = apart(plane.to_plane(one), plane.to_plane(other))
    assert found.mean_km == pytest.approx(106, abs=2)
    gap = between(plane.to_plane(one), plane.to_plane(other))
    assert gap is not None
    assert all(part.bounds[2] - part.bounds[0] < 1 for part in shapely.get_parts(plane.to_earth(gap)))


@given(coordinates, coordinates, st.floats(1, 40))
@settings(max_examples=60, deadline=None)
def test_a_limit_lies_between_the_force_and_the_town_it_keeps(
    start: tuple[int, int], end: tuple[int, int], radius_km: float
) -> None:
    a, b = Point(start), Point(end)
    assume(a.distance(b) > 3)
    line = limit(a, b, radius_km, None)
    assert line.is_simple
    assert 0 < line.distance(b) <= radius_km + 1e-6
    assert LineString([a, b]).distance(line) < 1e-6
    assert line.length <= 2.2 * MOST_KM
    assert line.distance(a) > 0


def test_a_limit_ends_at_the_shore() -> None:
    line = limit(Point(0, -5), Point(200, -5), 10, box(-100, -100, 300, 0))
    assert line.bounds[3] == pytest.approx(0, abs=1e-6)
    assert line.bounds[1] > -101


def test_the_border_that_looks_to_the_force_is_not_the_coast() -> None:
    land = box(0, 0, 300, 100)
    border = facing(box(200, 0, 300, 100), Point(20, 50), land)
    assert border is not None
    assert border.bounds[0] == border.bounds[2] == 200


def test_a_force_inside_of_an_area_has_no_border_of_it_before_it() -> None:
    area = Polygon([(0, 0), (100, 0), (100, 100), (0, 100)])
    assert facing(area, Point(50, 50), None) is None
