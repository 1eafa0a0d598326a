"""Areas through time: days of change, what changed between two days, and which observations made a point."""

from __future__ import annotations

import datetime

import pytest
import shapely

from geodata.boundaries import open_boundaries
from geodata.control.datasets import ControlDataset, datasets
from geodata.control.in_force import in_force
from geodata.control.observation import Confidence, ControlStatus, Observation
from geodata.control.own_dataset import read_observations
from geodata.control.through_time import (
    areas_on,
    areas_through_time,
    control_change,
    day_shown,
    days_of_change,
    observations_at,
)
from geodata.place import Place, PlaceFeature

LAND = shapely.box(10, 25, 20, 33)
TODAY = datetime.date(2024, 1, 1)
CSV = """place,lat,lon,actor,status,date,until
West,29,13,gna,held,2020-01-01,
Middle,29,14,gna,held,2020-01-01,
Middle,29,14,lna,held,2020-03-01,
East,29,15,lna,held,2020-01-01,
Front,29,13.5,gna,contested,2020-03-01,
Far,29,19,lna,held,2020-06-01,
"""


@pytest.fixture
def dataset() -> ControlDataset:
    found, faults = read_observations("own.csv", CSV.encode(), today=TODAY)
    assert faults == ()
    return found


def test_days_of_change_are_those_of_rows_and_of_news_grown_old(dataset: ControlDataset) -> None:
    days = [day.isoformat() for day in days_of_change(dataset)]
    assert days == ["2020-01-01", "2020-03-01", "2020-04-16", "2020-06-01"]
    assert day_shown(days_of_change(dataset), datetime.date(2020, 5, 1)) == datetime.date(2020, 4, 16)
    assert day_shown(days_of_change(dataset), datetime.date(2019, 5, 1)) is None


def test_areas_through_time_are_those_of_each_day_and_tell_how_far_they_are(dataset: ControlDataset) -> None:
    heard: list[float] = []
    found = areas_through_time(dataset, LAND, progress=heard.append)
    assert list(found) == list(days_of_change(dataset))
    assert heard[-1] == 1.0
    day = datetime.date(2020, 3, 1)
    assert [area.geometry.wkt for area in found[day]] == [area.geometry.wkt for area in areas_on(dataset, day, LAND)]


def test_who_took_what_from_whom_is_told_with_towns(dataset: ControlDataset) -> None:
    since, until = datetime.date(2020, 2, 1), datetime.date(2020, 7, 1)
    change = control_change(dataset, areas_on(dataset, since, LAND), areas_on(dataset, until, LAND), since, until)
    transfers = {(t.before, t.after): t for t in change.transfers}
    assert [town.name for town in transfers["gna", "lna"].towns] == ["Middle"]
    assert 1000 < change.gained_km2("lna") == change.lost_km2("gna")
    assert change.gained_km2("gna") == 0
    assert [town.name for town in transfers[None, "lna"].towns] == ["Far"]


def test_nothing_changes_within_one_day(dataset: ControlDataset) -> None:
    day = datetime.date(2020, 3, 1)
    found = areas_on(dataset, day, LAND)
    assert control_change(dataset, found, found, day, day).transfers == ()


def test_a_point_lists_its_observations_nearest_first(dataset: ControlDataset) -> None:
    found = areas_on(dataset, datetime.date(2020, 3, 1), LAND)
    rows = observations_at(found, 29.0, 14.9)
    assert [row.place.name for row, _ in rows] == ["East", "Middle"]
    assert [round(km) for _, km in rows] == [10, 88]
    assert observations_at(found, 29.0, 19.5) == ()


def test_namesakes_far_apart_are_two_places() -> None:
    def row(lat: float, who: str, day: int) -> Observation:
        place = Place("x", "Al Bayda", lat, 21.0, PlaceFeature.CITY, "LY", None, 0, None, "test")
        date = datetime.date(2020, 1, day)
        return Observation(place, who, ControlStatus.HELD, date, None, Confidence.HIGH, "s", None)

    rows = [row(32.0, "lna", 1), row(28.0, "gna", 2), row(32.05, "tebu", 3)]
    assert [o.controller for o in in_force(rows, TODAY)] == ["tebu", "gna"]


@pytest.mark.parametrize("name", ["libya", "karabakh"])
def test_every_day_of_the_bundled_wars_has_sound_areas(name: str) -> None:
    (dataset,) = [dataset for dataset in datasets() if dataset.id == name]
    land = shapely.union_all([open_boundaries().land(country) for country in dataset.countries])
    for day in days_of_change(dataset)[::9]:
        found = areas_on(dataset, day, land)
        assert found
        assert all(area.geometry.is_valid and area.date == day for area in found)
