"""Lines from places: a property test of what every line keeps, and cases named by what they show."""

from __future__ import annotations

import math
from typing import Any

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, Polygon, box

from geodata.atlas.land import Ground, ground_around
from geodata.geometry.lines import Trace, trace
from geodata.geometry.plane import between_km, plane_around
from geodata.geometry.waypoint import Waypoint
from geodata.place import Place, PlaceFeature


def town(name: str, lat: float, lon: float, radius_km: float = 10.0) -> Waypoint:
    return Waypoint(Place(name, name, lat, lon, PlaceFeature.CITY, None, None, 50_000, None, "test"), radius_km)


def area(name: str, outline: Polygon, feature: PlaceFeature = PlaceFeature.ADMIN1) -> Waypoint:
    middle = outline.centroid
    return Waypoint(Place(name, name, middle.y, middle.x, feature, None, None, 0, None, "test"), 80.0, outline)


def names(drawn: Trace) -> list[str]:
    return [place.id for place in drawn.through]


def km_to(drawn: Trace, *waypoints: Waypoint) -> float:
    """The distance from the line to the farthest of some places."""
    plane = plane_around(waypoint.place for waypoint in waypoints)
    assert drawn.line is not None
    line = plane.to_plane(drawn.line)
    return max(line.distance(plane.place(waypoint.place)) for waypoint in waypoints)


spots = st.tuples(st.floats(-60, 70), st.floats(-179, 179))


@given(
    spots,
    st.lists(st.tuples(st.floats(-3, 3), st.floats(-3, 3)), min_size=2, max_size=9, unique=True),
    st.floats(1, 25),
)
@settings(max_examples=40, deadline=None)
def test_every_line_passes_its_towns_simple_and_finite(
    spot: tuple[float, float], offsets: list[tuple[float, float]], radius_km: float
) -> None:
    lat, lon = spot
    towns = [town(f"t{i}", lat + dy, math.remainder(lon + dx, 360.0), radius_km) for i, (dy, dx) in enumerate(offsets)]
    drawn = trace(towns)
    assert drawn.line is not None
    assert drawn.line.is_simple
    through = [waypoint for waypoint in towns if waypoint.place in drawn.through]
    assert through
    assert km_to(drawn, *through) <= (1.0 if len(through) > 1 else 1.01 * radius_km)
    west, south, east, north = drawn.line.bounds
    assert -180 <= west <= east <= 180
    assert -90 <= south <= north <= 90
    longest = sum(between_km(a.place, b.place) for a in towns for b in towns)
    plane = plane_around(waypoint.place for waypoint in towns)
    parts = [plane.to_plane(part) for part in shapely.get_parts(drawn.line)]
    assert sum(part.length for part in parts) <= 1.3 * longest + 100


@given(st.permutations(["a", "b", "c", "d"]))
@settings(max_examples=8, deadline=None)
def test_the_order_of_the_text_does_not_matter(order: list[str]) -> None:
    places = {"a": town("a", 31, 15), "b": town("b", 30.2, 16), "c": town("c", 29.8, 17), "d": town("d", 28.5, 18)}
    assert names(trace([places[name] for name in order])) in (["a", "b", "c", "d"], ["d", "c", "b", "a"])


def test_a_line_taller_than_wide_begins_in_the_north() -> None:
    assert names(trace([town("south", 29, 16), town("north", 31, 16.5)])) == ["north", "south"]


def test_a_town_alone_gives_a_ring_of_its_size() -> None:
    drawn = trace([town("only", 31.2, 16.6, 12.0)])
    assert drawn.line is not None
    assert drawn.line.is_ring
    assert km_to(drawn, town("only", 31.2, 16.6)) == pytest.approx(12.0, abs=0.2)


def test_the_same_town_twice_is_one_place() -> None:
    assert names(trace([town("a", 31, 16), town("a", 31, 16), town("twin", 31.001, 16.001)])) == ["a"]


def test_places_absurdly_far_apart_give_no_line() -> None:
    drawn = trace([town("Sirte", 31.2, 16.6), town("Moscow", 55.75, 37.6)], longest_leg_km=1500)
    assert drawn.line is None
    assert drawn.gap_km == pytest.approx(3170, abs=100)


def test_a_line_across_the_antimeridian_does_not_span_the_world() -> None:
    drawn = trace([town("west", -17, 179.2), town("east", -16.5, -179.4)])
    assert drawn.line is not None
    parts = shapely.get_parts(drawn.line)
    assert len(parts) == 2
    assert all(part.bounds[2] - part.bounds[0] < 2 for part in parts)
    assert drawn.corridor is not None
    assert all(part.bounds[2] - part.bounds[0] < 2 for part in shapely.get_parts(drawn.corridor))


def test_an_area_in_the_run_is_met_in_its_middle() -> None:
    district = area("district", box(15, 28.4, 17, 29.4))
    drawn = trace([town("town", 31.2, 16.4), district])
    assert names(drawn) == ["town", "district"]
    assert drawn.outlined == ()
    assert km_to(drawn, district) < 1


def test_an_area_that_would_bend_the_line_back_is_outlined() -> None:
    drawn = trace([town("north", 31, 16), town("south", 29, 16), area("east", box(18.5, 30.6, 20, 31.4))])
    assert names(drawn) == ["north", "south"]
    assert [place.id for place, _ in drawn.outlined] == ["east"]
    assert drawn.outlined[0][1].geom_type == "LineString"


def test_an_area_along_the_coast_is_outlined_whatever_is_named_first() -> None:
    """The land lies south of 31.3 degrees; the coastal area is as near to the town as the inland one."""
    land = shapely.segmentize(box(10, 25, 25, 31.3), 0.25)
    coastal, inland = area("coastal", box(18, 30.9, 20, 31.3)), area("inland", box(15, 28.4, 17, 29.4))
    for order in ([coastal, inland], [inland, coastal]):
        drawn = trace([town("town", 31.2, 16.5), *order], Ground(land, land.boundary))
        assert names(drawn) == ["town", "inland"]
        assert [place.id for place, _ in drawn.outlined] == ["coastal"]


def test_areas_alone_are_outlined() -> None:
    drawn = trace([area("a", box(15, 28, 17, 29)), area("b", box(17, 28, 19, 29))])
    assert drawn.line is None
    assert {place.id for place, _ in drawn.outlined} == {"a", "b"}


def test_a_country_never_joins_a_line() -> None:
    drawn = trace([town("a", 31, 16), town("b", 30, 16), area("land", box(10, 20, 25, 33), PlaceFeature.COUNTRY)])
    assert names(drawn) == ["a", "b"]
    assert [place.id for place, _ in drawn.outlined] == ["land"]


def test_a_line_goes_round_the_water_between_two_places_on_one_shore() -> None:
    bay = Polygon([(15, 29), (21, 29), (21, 32.5), (20, 32.5), (19.2, 30.2), (17, 30.2), (16, 32.5), (15, 32.5)])
    west, east = town("west", 32, 15.5, 1.0), town("east", 32, 20.5, 1.0)
    straight, bent = trace([west, east]), trace([west, east], Ground(bay, bay.boundary))
    assert straight.line is not None
    assert bent.line is not None
    plane = plane_around([west.place, east.place])
    wet = plane.to_plane(bent.line).difference(plane.to_plane(bay)).length
    assert plane.to_plane(straight.line).difference(plane.to_plane(bay)).length > 200
    assert wet < 25
    assert km_to(bent, west) < 1
    assert km_to(bent, east) < 1


def test_places_at_sea_have_no_land_around_them(shapes: Any) -> None:
    """The made-up country ends at 25 degrees east."""
    reefs = [town("reef", 10.0, 60.0), town("shoal", 11.0, 61.0)]
    ground = ground_around([reef.place for reef in reefs], shapes)
    assert ground == Ground()
    assert names(trace(reefs, ground)) == ["shoal", "reef"]


def test_the_window_around_places_has_no_coast_of_its_own(shapes: Any) -> None:
    ground = ground_around([town("a", 28.0, 17.0).place], shapes)
    assert ground.land.bounds == pytest.approx((14.5, 25.5, 19.5, 30.5))
    assert ground.coast.is_empty


def test_a_line_between_two_shores_stays_straight() -> None:
    islands = shapely.union(box(0, 0, 1, 1), box(3, 0, 4, 1))
    drawn = trace([town("one", 0.5, 0.5), town("other", 0.5, 3.5)], Ground(islands, islands.boundary))
    assert drawn.line is not None
    assert drawn.line.length == pytest.approx(3.2, abs=0.1)


def test_the_corridor_holds_the_line_and_is_wider_where_less_is_known() -> None:
    drawn = trace([town("sure", 31, 16, 2.0), town("vague", 29, 16, 20.0)])
    assert drawn.line is not None
    assert drawn.corridor is not None
    assert drawn.corridor.buffer(0.05).covers(drawn.line)
    north, south = (drawn.corridor.intersection(LineString([(10, lat), (22, lat)])).length for lat in (30.9, 29.1))
    assert south > 3 * north


def test_a_river_is_drawn_as_it_runs() -> None:
    course = LineString([(33, 47), (33.5, 46.8), (34, 46.9)])
    river = Place("r", "River", 46.9, 33.4, PlaceFeature.WATER, None, None, 0, None, "test")
    drawn = trace([Waypoint(river, 50.0, course)])
    assert drawn.line is not None
    assert drawn.line.hausdorff_distance(course) < 0.001


def test_an_area_too_large_for_its_middle_is_met_at_its_border() -> None:
    vast = area("vast", box(18, 24, 26, 31))
    vast = Waypoint(vast.place, 450.0, vast.outline)
    drawn = trace([town("town", 30.5, 15.0), vast])
    assert names(drawn) == ["town", "vast"]
    assert drawn.line is not None
    assert drawn.line.bounds[2] == pytest.approx(18, abs=0.1)


def test_a_town_inside_of_a_vast_area_goes_on_to_its_middle() -> None:
    vast = area("vast", box(18, 24, 26, 31))
    drawn = trace([town("inside", 30.5, 19.0), Waypoint(vast.place, 450.0, vast.outline)])
    assert km_to(drawn, vast) < 1


def test_a_line_between_two_places_of_one_country_goes_round_another() -> None:
    """The other country reaches into the first like a tooth; both are land."""
    home = Polygon([(15, 28), (21, 28), (21, 32), (19, 32), (18.6, 30.5), (17.4, 30.5), (17, 32), (15, 32)])
    land = box(10, 25, 25, 35)
    west, east = town("west", 31.5, 16.5, 1.0), town("east", 31.5, 19.5, 1.0)
    drawn = trace([west, east], Ground(land, land.boundary, home))
    plane = plane_around([west.place, east.place])
    assert drawn.line is not None
    assert plane.to_plane(drawn.line).difference(plane.to_plane(home)).length < 25
    abroad = trace([west, town("abroad", 34.5, 18.0)], Ground(land, land.boundary, home))
    assert abroad.line is not None
    assert abroad.line.length < 4, "with a place abroad the frontier holds no line up"


class AcrossTheAntimeridian:
    """One island, cut in two parts by the antimeridian as Natural Earth cuts land."""

    land_itself = shapely.union(box(178, -18, 180, -16), box(-180, -18, -178, -16))

    def geometry(self, ref: str) -> Any:
        return None

    def land(self, country: str) -> Any:
        return self.land_itself if country == "FJ" else None

    def country_at(self, lat: float, lon: float) -> str | None:
        return "FJ" if self.land_itself.covers(shapely.Point(lon, lat)) else None


def test_land_is_known_on_both_sides_of_the_antimeridian() -> None:
    west, east = town("west", -17, 179.2), town("east", -17, -179.4)
    ground = ground_around([west.place, east.place], AcrossTheAntimeridian())
    assert ground.land.bounds == pytest.approx((178, -18, 182, -16))
    drawn = trace([west, east], ground)
    assert drawn.corridor is not None
    south, north = drawn.corridor.bounds[1], drawn.corridor.bounds[3]
    assert -18.01 <= south < north <= -15.99


offsets = st.tuples(st.floats(-2.5, 2.5), st.floats(-2.5, 2.5))


@given(
    st.lists(offsets, min_size=0, max_size=5, unique=True),
    st.lists(st.tuples(offsets, st.floats(0.2, 3), st.floats(0.2, 3)), min_size=0, max_size=3),
    st.floats(29.5, 33),
)
@settings(max_examples=60, deadline=None)
def test_whatever_is_named_the_marks_are_sound_and_near_to_it(
    spots: list[tuple[float, float]], areas: list[tuple[tuple[float, float], float, float]], coast: float
) -> None:
    """Towns and areas of any size, on land or at sea, before a straight coast."""
    places = [town(f"t{i}", 30 + dy, 17 + dx) for i, (dy, dx) in enumerate(spots)]
    for number, ((dy, dx), wide, tall) in enumerate(areas):
        outline = box(17 + dx - wide, 30 + dy - tall, 17 + dx + wide, 30 + dy + tall)
        places.append(Waypoint(area(f"a{number}", outline).place, 55 * (wide + tall), outline))
    land = shapely.segmentize(box(8, 20, 26, coast), 0.5)
    drawn = trace(places, Ground(land, land.boundary, land))
    named = shapely.union_all([w.outline or shapely.Point(w.place.lon, w.place.lat) for w in places])
    marks = [
        mark for mark in (drawn.line, drawn.corridor, *(border for _, border in drawn.outlined)) if mark is not None
    ]
    assert bool(marks) == bool(places)
    for mark in marks:
        assert mark.is_valid
        assert not mark.is_empty
        assert named.convex_hull.buffer(1.5).covers(mark)
    met = {place.id for place in drawn.through} | {place.id for place, _ in drawn.outlined}
    assert met == {waypoint.place.id for waypoint in places if waypoint.place.id in met}
