"""Areas of control: what counts on a day, who gets which land, and that nothing is drawn that nobody observed."""

from __future__ import annotations

import datetime
import itertools
import json
from collections.abc import Sequence

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry.base import BaseGeometry

from benchmarks.control_left_out import left_out
from geodata.boundaries import open_boundaries
from geodata.control import spline
from geodata.control.areas import Method, areas
from geodata.control.datasets import ControlDataset, datasets
from geodata.control.in_force import in_force
from geodata.control.observation import Confidence, ControlArea, ControlStatus, Observation
from geodata.control.through_time import area_km2, areas_on, nothing_known
from geodata.geometry.distance import distance_km
from geodata.place import Place, PlaceFeature

DAY = datetime.date(2020, 6, 15)
PLAIN = shapely.box(10, 25, 20, 33)


def row(  # noqa: PLR0917
    name: str,
    lon: float,
    lat: float,
    controller: str,
    status: str = "held",
    date: datetime.date = DAY,
    until: datetime.date | None = None,
    confidence: str = "high",
) -> Observation:
    place = Place(name, name, lat, lon, PlaceFeature.CITY, "XX", None, 0, None, "test")
    return Observation(place, controller, ControlStatus(status), date, until, Confidence(confidence), "source", None)


def holder(found: Sequence[ControlArea], lon: float, lat: float) -> tuple[str, ...] | None:
    hits = [area.parties for area in found if area.geometry.contains(shapely.Point(lon, lat))]
    assert len(hits) <= 1
    return hits[0] if hits else None


def test_the_last_row_of_a_place_counts_until_it_ends() -> None:
    first, second, ends = datetime.date(2020, 1, 1), datetime.date(2020, 3, 1), datetime.date(2020, 5, 1)
    rows = [row("Sirte", 16.6, 31.2, "gna", date=first), row("Sirte", 16.6, 31.2, "lna", date=second, until=ends)]
    assert in_force(rows, datetime.date(2019, 12, 31)) == ()
    assert [o.controller for o in in_force(rows, datetime.date(2020, 2, 1))] == ["gna"]
    assert [o.controller for o in in_force(rows, second)] == ["lna"]
    assert [o.controller for o in in_force(rows, ends)] == ["gna"]


def test_two_holders_on_one_day_make_a_place_contested_between_them() -> None:
    (found,) = in_force([row("Mizda", 13, 31.4, "gna"), row("Mizda", 13, 31.4, "lna", confidence="low")], DAY)
    assert (found.status, found.controller, found.opponents) == (ControlStatus.CONTESTED, "gna", ("lna",))


def test_land_goes_to_the_nearer_party_and_nothing_lies_beyond_reach() -> None:
    found = areas([row("West", 13, 29, "gna"), row("East", 14, 29, "lna")], DAY, PLAIN)
    assert holder(found, 13.3, 29) == ("gna",)
    assert holder(found, 13.7, 29) == ("lna",)
    assert holder(found, 16, 29) is None
    shades = [area.shade for area in found if area.controller == "gna"]
    assert shades == [0.0, 0.5, 1.0]


def test_contested_ground_names_both_parties_and_is_a_band() -> None:
    rows = [row("West", 13, 29, "gna"), row("Front", 13.8, 29, "gna", "contested"), row("East", 14.6, 29, "lna")]
    found = areas(rows, DAY, PLAIN)
    assert holder(found, 13.8, 29) == ("gna", "lna")
    (front,) = [area for area in found if area.status is ControlStatus.CONTESTED]
    assert front.area_km2 < 3.2 * Method().contested_km ** 2
    assert {o.place.name for o in front.observations} == {"Front"}


def test_a_besieged_place_is_an_area_of_its_holder_and_an_unclear_one_has_no_colour() -> None:
    rows = [row("Town", 13, 29, "lna", "besieged"), row("Nowhere", 16, 29, "lna", "unclear")]
    (found,) = areas(rows, DAY, PLAIN)
    assert (found.status, found.parties) == (ControlStatus.BESIEGED, ("lna",))
    assert found.geometry.contains(shapely.Point(13, 29))


def test_fighting_that_is_long_past_is_not_drawn() -> None:
    old = row("Front", 13, 29, "gna", "contested", date=DAY - datetime.timedelta(days=Method().contested_days + 1))
    assert areas([old], DAY, PLAIN) == ()


def test_an_old_or_doubtful_row_fades_sooner() -> None:
    def strong_km2(observation: Observation) -> float:
        return next(area.area_km2 for area in areas([observation], DAY, PLAIN) if area.shade == 1.0)

    fresh = strong_km2(row("Town", 15, 29, "gna"))
    assert strong_km2(row("Town", 15, 29, "gna", date=datetime.date(2018, 6, 15))) == pytest.approx(fresh / 2, rel=0.05)
    assert strong_km2(row("Town", 15, 29, "gna", confidence="low")) < 0.5 * fresh


def test_control_does_not_leap_to_land_where_nobody_looked() -> None:
    exclave = shapely.box(13.6, 28.5, 14.0, 29.5)
    found = areas([row("Town", 13, 29, "gna")], DAY, shapely.union_all([shapely.box(12, 28, 13.4, 30), exclave]))
    assert found
    assert all(not area.geometry.intersects(exclave) for area in found)


def test_nothing_observed_or_no_land_near_gives_no_areas() -> None:
    assert areas([], DAY, PLAIN) == ()
    assert areas([row("Town", 60, 29, "gna")], DAY, PLAIN) == ()
    assert areas([row("Town", 13, 29, "gna")], DAY, shapely.MultiPolygon()) == ()


def test_land_that_crosses_itself_is_mended() -> None:
    bow_tie = shapely.Polygon([(12, 28), (14, 30), (14, 28), (12, 30)])
    found = areas([row("Town", 12.5, 29, "gna")], DAY, bow_tie)
    assert found
    assert all(area.geometry.is_valid for area in found)


def test_areas_at_the_antimeridian_lie_on_both_sides_of_it() -> None:
    land = shapely.MultiPolygon([shapely.box(178, -2, 180, 2), shapely.box(-180, -2, -178, 2)])
    found = areas([row("East", 179.8, 0, "gna"), row("West", -179.8, 0.3, "gna")], DAY, land)
    assert holder(found, 179.7, 0) == holder(found, -179.7, 0.3) == ("gna",)
    assert all(abs(x) <= 180 for area in found for x, _ in shapely.get_coordinates(area.geometry))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(1050, 1950),
            st.integers(2550, 3250),
            st.sampled_from(["gna", "lna", "local"]),
            st.sampled_from([status.value for status in ControlStatus]),
        ),
        min_size=1,
        max_size=25,
    )
)
def test_areas_are_valid_apart_and_within_land_and_reach(spots: list[tuple[int, int, str, str]]) -> None:
    rows = [row(f"p{n}", lon / 100, lat / 100, who, how) for n, (lon, lat, who, how) in enumerate(spots)]
    method = Method(grid_lines=60)
    found = areas(rows, DAY, PLAIN, method)
    shapes = [area.geometry for area in found]
    assert all(shape.is_valid and not shape.is_empty for shape in shapes)
    assert sum(shape.difference(PLAIN.buffer(2e-3)).area for shape in shapes) == 0
    # borders are rounded to 0.001 degrees, so neighbours may share a seam of that width and no more
    for one, other in itertools.combinations(shapes, 2):
        assert one.buffer(-1.5e-3).intersection(other.buffer(-1.5e-3)).area < 1e-6
    for area in found:
        known = [(o.place.lat, o.place.lon) for o in area.observations]
        for lon, lat in shapely.get_coordinates(area.geometry)[::9]:
            assert min(distance_km(lat, lon, *point) for point in known) <= 1.01 * method.reach_km


def land_of(dataset: ControlDataset) -> BaseGeometry:
    boundaries = open_boundaries()
    return shapely.union_all([boundaries.land(country) for country in dataset.countries])


@pytest.mark.parametrize(
    ("conflict", "day"), [("libya", "2019-04-30"), ("libya", "2020-06-15"), ("karabakh", "2020-11-08")]
)
def test_bundled_areas_are_light_apart_and_on_land(conflict: str, day: str) -> None:
    (dataset,) = [dataset for dataset in datasets() if dataset.id == conflict]
    land, date = land_of(dataset), datetime.date.fromisoformat(day)
    method = Method(steps_km=dataset.steps_km)
    found = areas(dataset.observations, date, land, method)
    shapes = [area.geometry for area in found]
    assert all(shape.is_valid for shape in shapes)
    assert len(json.dumps([shapely.geometry.mapping(shape) for shape in shapes])) < 300_000
    together = shapely.union_all(shapes)
    assert sum(shape.area for shape in shapes) == pytest.approx(together.area, rel=2e-3)
    assert together.difference(land).area < 2e-3 * together.area


@pytest.mark.parametrize(
    ("conflict", "day"), [("libya", "2019-04-30"), ("libya", "2020-06-15"), ("karabakh", "2020-10-10")]
)
def test_what_is_held_contested_and_not_known_adds_up_to_the_land(conflict: str, day: str) -> None:
    (dataset,) = [dataset for dataset in datasets() if dataset.id == conflict]
    land = land_of(dataset)
    found = areas_on(dataset, datetime.date.fromisoformat(day), land)
    total = sum(area.area_km2 for area in found) + area_km2(nothing_known(found, land))
    assert total == pytest.approx(area_km2(land), rel=0.01)


def test_june_2020_shows_the_coast_west_east_and_the_front_between() -> None:
    (libya,) = [dataset for dataset in datasets() if dataset.id == "libya"]
    found = areas(libya.observations, DAY, land_of(libya), Method(steps_km=libya.steps_km))
    held = {
        place: holder(found, lon, lat)
        for place, lon, lat in [
            ("Misrata", 15.08, 32.35),
            ("Benghazi", 20.1, 32.0),
            ("Hun", 15.95, 29.12),
            ("front", 15.7, 31.36),
        ]
    }
    assert held == {"Misrata": ("gna",), "Benghazi": ("lna",), "Hun": ("lna",), "front": ("gna", "lna")}
    assert holder(found, 24.0, 27.0) is None


@pytest.mark.parametrize("conflict", ["libya", "karabakh"])
def test_leaving_one_out_is_ahead_of_the_nearest_neighbour_and_behind_on_no_day(conflict: str) -> None:
    (dataset,) = [dataset for dataset in datasets() if dataset.id == conflict]
    found = [shown for day in dataset.change_dates()[::3] if (shown := left_out(dataset, day)) is not None]
    told, strictly, nearest = np.array([(x.told.mean(), x.strictly.mean(), x.nearest.mean()) for x in found]).T
    assert told.mean() > nearest.mean() + 0.005
    assert strictly.mean() > nearest.mean() + 0.005
    assert (told - nearest).min() >= -0.01


def test_leaving_out_by_the_formula_is_the_same_as_leaving_out() -> None:
    rng = np.random.default_rng(3)
    points, classes = rng.uniform(0, 300, (40, 2)), rng.integers(0, 2, 40)
    members = np.eye(2)[classes]
    told = spline.unseen(spline.patches(points, members), len(points))
    for index in (0, 17, 39):
        others = np.arange(40) != index
        (patch,) = spline.patches(points[others], members[others])
        assert patch.values(points[[index]])[0] == pytest.approx(told[index], abs=1e-6)


def test_many_observations_are_cut_into_patches_that_meet_without_a_seam() -> None:
    rng = np.random.default_rng(5)
    points = rng.uniform(0, 1000, (900, 2))
    members = np.eye(2)[(points[:, 0] + 80 * np.sin(points[:, 1] / 90) > 500).astype(int)]
    found = spline.patches(points, members)
    assert len(found) > 4
    line = np.column_stack((np.linspace(0, 1000, 4001), np.full(4001, 480.0)))
    assert abs(np.diff(spline.blended(found, line)[:, 0])).max() < 0.05
    at_points = spline.blended(found, points)
    assert (at_points.argmax(axis=1) == members.argmax(axis=1)).mean() > 0.99
