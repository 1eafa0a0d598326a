"""Very many observations: joined in squares, with the same areas, and no more work than a few thousand take."""

from __future__ import annotations

import datetime
from pathlib import Path

import numpy as np
import pytest
import shapely

from geodata.atlas.shown_rows import shown_rows
from geodata.control import areas_file, reach
from geodata.control.areas import Method, areas
from geodata.control.crowding import outline, speakers
from geodata.control.observation import Confidence, ControlStatus, Observation
from geodata.control.through_time import held_ground
from geodata.geometry.distance import distance_km
from geodata.place import Place, PlaceFeature

DAY = datetime.date(2020, 6, 15)
LAND = shapely.box(10, 25, 20, 33)
STEPS_KM = (12.0, 24.0, 36.0)


def scattered(count: int, wrong: float = 0.0, seed: int = 1) -> list[Observation]:
    """Places all over the land, told by a bent front, some of them wrongly."""
    rng = np.random.default_rng(seed)
    spots = rng.uniform((10, 25), (20, 33), (count, 2))
    one = (spots[:, 0] < 15 + np.sin(spots[:, 1])) ^ (rng.random(count) < wrong)
    return [
        row(f"p{n}", *spot, "one" if own else "other") for n, (spot, own) in enumerate(zip(spots, one, strict=True))
    ]


def row(name: str, lon: float, lat: float, controller: str, status: str = "held") -> Observation:
    place = Place(name, name, float(lat), float(lon), PlaceFeature.CITY, None, None, 0, None, "test")
    return Observation(place, controller, ControlStatus(status), DAY, None, Confidence.HIGH, "source", None)


def overlap(one: shapely.Geometry, other: shapely.Geometry) -> float:
    return float(shapely.intersection(one, other).area / shapely.union(one, other).area)


def test_up_to_the_bound_every_observation_counts_for_itself() -> None:
    rows = scattered(400)
    assert {area.joined_km for area in areas(rows, DAY, LAND, Method(steps_km=STEPS_KM))} == {0.0}
    joined = areas(rows, DAY, LAND, Method(steps_km=STEPS_KM, most_points=399))
    assert {area.joined_km for area in joined} != {0.0}
    assert {area.joined_km for area in areas(rows, DAY, LAND, Method(most_points=399, cell_km=0.0))} == {0.0}


def test_joined_observations_give_the_same_areas() -> None:
    rows = scattered(4000)
    alone = held_ground(areas(rows, DAY, LAND, Method(steps_km=STEPS_KM)))
    found = areas(rows, DAY, LAND, Method(steps_km=STEPS_KM, most_points=1500))
    assert {area.joined_km for area in found} == {32.0}
    joined = held_ground(found)
    assert min(overlap(alone[party], joined[party]) for party in ("one", "other")) > 0.97
    every = sum(area.geometry.area for area in found)
    assert shapely.union_all([area.geometry for area in found]).area == pytest.approx(every, rel=1e-3)


def test_joining_evens_out_rows_at_odds_with_their_surroundings() -> None:
    lat = np.linspace(25, 33, 200)
    truth = shapely.Polygon([(10, 25), *zip(15 + np.sin(lat), lat, strict=True), (10, 33)])
    rows, everywhere = scattered(3000, wrong=0.05), (5000.0,)
    scores = [
        overlap(truth, held_ground(areas(rows, DAY, LAND, Method(steps_km=everywhere, most_points=most)))["one"])
        for most in (3000, 600)
    ]
    assert scores[1] > scores[0] > 0.85


def test_nothing_lies_beyond_the_reach_of_a_row_when_rows_are_joined() -> None:
    corner = [row(f"c{n}", 14 + n % 40 / 40, 29 + n // 40 / 40, "one") for n in range(1600)]
    found = areas(corner, DAY, LAND, Method(steps_km=STEPS_KM, most_points=100))
    west, south, east, north = shapely.union_all([area.geometry for area in found]).bounds
    assert distance_km(29.5, west, 29.5, 14) <= STEPS_KM[-1] + 0.2
    assert distance_km(south, 14.5, 29, 14.5) <= STEPS_KM[-1] + 0.2
    assert east > 15
    assert north > 30


def test_a_contested_place_among_very_many_held_ones_stays_contested() -> None:
    rows = [*scattered(3000), row("fighting", 12.0, 29.0, "one", "contested")]
    found = areas(rows, DAY, LAND, Method(steps_km=STEPS_KM, most_points=500))
    at = shapely.Point(12.0, 29.0)
    assert [area.status for area in found if area.geometry.contains(at)] == [ControlStatus.CONTESTED]


def test_a_square_belongs_to_each_party_by_its_share() -> None:
    points = np.column_stack((np.linspace(0.1, 0.9, 10), np.full(10, 0.5)))
    found = speakers(points, np.ones(10), np.array([0] * 9 + [1]), np.array([True, True]), most=5, side_km=1.0)
    assert found.members.tolist() == [[0.9, 0.1]]
    assert found.weights.tolist() == [1.0]
    assert found.points.tolist() == [[pytest.approx(0.5), 0.5]]


def test_discs_within_others_add_nothing_to_the_outline() -> None:
    points = np.random.default_rng(4).uniform(0, 100, (4000, 2))
    radii = np.random.default_rng(5).uniform(6, 10, 4000)
    rim, boxes = outline(points, radii, 0.88)
    assert len(rim) < 2500
    whole = shapely.union_all(reach.wavering_discs(points, radii, 0.1))
    cut = shapely.union_all([*reach.wavering_discs(points[rim], radii[rim], 0.1), *shapely.box(*boxes.T)])
    assert shapely.symmetric_difference(whole, cut).area < 1e-6 * whole.area


def test_points_on_the_map_stand_for_all_rows() -> None:
    rows = scattered(3000)
    shown = shown_rows(rows, most=800)
    assert len(shown) <= 800
    assert sum(count for _, count in shown) == 3000
    assert {row.controller for row, _ in shown} == {"one", "other"}
    corner = [row(f"c{n}", 12 + n / 1e4, 29, "one" if n % 10 else "other") for n in range(1000)]
    few = shown_rows(corner, most=4)
    assert {point.controller for point, _ in few} == {"one"}
    assert sum(count for _, count in few) == 1000


def test_the_shell_says_what_was_joined(tmp_path: Path) -> None:
    table = tmp_path / "own.csv"
    lines = (f"p{n},{27 + n % 80 / 40},{14 + n // 80 / 40},gna,held,2020-01-06" for n in range(6400))
    table.write_text("place,lat,lon,actor,status,date\n" + "\n".join(lines), encoding="utf-8")
    heard: list[tuple[float, str]] = []
    told = list(
        areas_file.run(
            table, "2020-06-15", tmp_path / "a.geojson", "LY", None, "iso", None, lambda *step: heard.append(step)
        )
    )
    assert any(line.startswith("6,400 observations are too many one by one") for line in told)
    assert {name for _, name in heard} == {"Reading rows", "Drawing areas"}
    alone = list(areas_file.run(table, "2020-06-15", tmp_path / "b.geojson", "LY", None, "iso", 0.0))
    assert not any("too many" in line for line in alone)
