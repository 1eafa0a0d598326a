"""What changed between two days, as the map asks for it."""

import json

import pytest
from shapely.geometry import shape
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components import assets
from components.control_change import change_json
from geodata.atlas.control_frame import areas_of
from geodata.boundaries import open_boundaries
from geodata.control.datasets import datasets
from geodata.control.gained_ground import gained_ground
from geodata.control.through_time import area_km2

KARABAKH = datasets()[1]


def change(since: str, until: str, dataset: str = "karabakh") -> dict:
    return json.loads(change_json(dataset, since, until, "en", "light"))


def test_the_gainer_comes_first_with_its_ground_and_towns() -> None:
    first, *others = change("2020-09-27", "2020-12-01")["parties"]
    assert first["name"] == "Azerbaijan"
    assert first["gained_km2"] > 5_000
    assert {"Shusha", "Jabrayil"} <= set(first["gained"])
    loser = next(party for party in others if party["lost_km2"] > 5_000)
    assert set(first["gained"]) <= set(loser["lost"])


def test_the_ground_outlined_is_the_ground_counted() -> None:
    found = change("2020-09-27", "2020-12-01")
    drawn = sum(area_km2(shape(gain["geometry"])) for gain in found["gains"])
    counted = sum(party["gained_km2"] for party in found["parties"])
    assert drawn == pytest.approx(counted, rel=0.05)


def test_the_order_of_the_two_days_does_not_matter() -> None:
    assert change("2020-12-01", "2020-09-27") == change("2020-09-27", "2020-12-01")


def test_a_day_against_itself_changes_nothing() -> None:
    assert change("2020-11-01", "2020-11-01") == {"parties": [], "gains": []}


def test_nothing_is_gained_where_nobody_lost_anything() -> None:
    day = KARABAKH.span[0]
    found = areas_of(KARABAKH, day, open_boundaries())
    assert gained_ground((), found) == {}
    assert gained_ground(found, found) == {}


@pytest.mark.parametrize(
    "query", ["", "?since=2020-10-01", "?since=x&day=2020-10-01", "?since=2011-01-01&day=2020-10-01"]
)
def test_days_that_there_are_not_are_not_served(query: str) -> None:
    client = TestClient(Starlette(routes=list(assets.routes())))
    assert client.get("/assets/control/karabakh/change.json" + query).status_code == 404
    assert client.get("/assets/control/karabakh/change.json?since=2020-10-01&day=2020-11-01").status_code == 200
