"""The days of a dataset that the slider asks for: what is served, how large it is, and what is refused."""

import datetime
import json
from dataclasses import replace

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components import assets, control_frames
from components.control_frames import dataset_of, frame_json, remember
from geodata.atlas.control_frame import frame_days
from geodata.control.datasets import datasets

LARGEST_BYTES = 300_000


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(Starlette(routes=list(assets.routes())))


def test_a_day_is_served_as_marks_with_its_legend_and_age(client: TestClient) -> None:
    answer = client.get("/assets/control/libya/2020-06-06.json?language=fr&theme=dark&focus=9,30,20,33")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    found = answer.json()
    kinds = [mark["kind"] for mark in found["marks"]]
    assert kinds == sorted(kinds)  # areas below, observations on top
    assert {"GNA", "ANL"} <= {entry["text"] for entry in found["legend"]}
    assert found["newest"] <= "2020-06-06"
    assert found["count"] == kinds.count("observation")


def test_a_point_is_answered_with_the_observations_that_made_its_area_nearest_first(client: TestClient) -> None:
    found = client.get("/assets/control/libya/2020-06-06.json/at.json?at=32.1,20.1")
    assert found.status_code == 404
    makers = client.get("/assets/control/libya/2020-06-06/at.json?at=32.1,20.1&language=fr").json()
    assert makers[0]["mark"]["label"] == "Benghazi"
    assert [one["km"] for one in makers] == sorted(one["km"] for one in makers)
    assert client.get("/assets/control/libya/2020-06-06/at.json?at=45,2").json() == []


@pytest.mark.parametrize(
    "address",
    [
        "libya/2020-06-06/at.json?at=north",
        "nowhere/2020-06-06/at.json?at=32.1,20.1",
        "nowhere/2020-06-06.json",
        "libya/2011-01-01.json",
        "libya/yesterday.json",
        "libya/2020-06-06.json?focus=1,2",
        "..%2Flibya/2020-06-06.json",
    ],
)
def test_nothing_else_is_served(client: TestClient, address: str) -> None:
    assert client.get("/assets/control/" + address).status_code == 404


@pytest.mark.parametrize("dataset", datasets(), ids=lambda dataset: dataset.id)
def test_every_day_of_change_is_small_enough_to_send(dataset) -> None:
    days = frame_days(dataset)
    assert days[0] == dataset.span[0]
    bodies = [frame_json(dataset.id, day.isoformat(), "fr", "light") for day in days[:: max(1, len(days) // 8)]]
    assert max(len(body) for body in bodies) <= LARGEST_BYTES


def test_a_step_that_was_asked_before_is_answered_from_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    control_frames.answer.cache_clear()
    drawn: list[str] = []
    draw = control_frames.control_frame

    def counted(dataset, date, *rest, **named):
        drawn.append(date.isoformat())
        return draw(dataset, date, *rest, **named)

    monkeypatch.setattr(control_frames, "control_frame", counted)
    first = frame_json("libya", "2020-06-06", "fr", "light")
    assert frame_json("libya", "2020-06-06", "fr", "light") == first
    assert drawn == ["2020-06-06"]


def test_a_party_keeps_its_colour_through_time() -> None:
    colours: dict[str, set[str]] = {}
    for day in ("2019-05-01", "2020-01-10", "2020-06-06", "2020-10-01"):
        for mark in json.loads(frame_json("libya", day, "en", "light"))["marks"]:
            if mark["shape"] == "area" and len(mark["parties"]) == 1:
                colours.setdefault(mark["parties"][0], set()).add(mark["fills"][0])
    assert {"gna", "lna"} <= set(colours)
    assert all(len(found) == 1 for found in colours.values())


def test_a_dataset_of_a_reader_is_known_by_its_id_until_others_crowd_it_out() -> None:
    own = replace(datasets()[0], id="own-1")
    remember(own)
    assert dataset_of("own-1") is own
    assert frame_json("own-1", "2020-06-06", "fr", "light")
    for number in range(control_frames.OWN_DATASETS):
        remember(replace(own, id=f"own-other-{number}"))
    assert dataset_of("own-1") is None


def test_before_the_first_observation_a_day_is_empty_and_says_so() -> None:
    own = replace(datasets()[0], id="own-late", observations=(), span=(datetime.date(2019, 1, 1),) * 2)
    remember(own)
    found = json.loads(frame_json("own-late", "2019-01-01", "fr", "light"))
    assert (found["marks"], found["count"], found["newest"]) == ([], 0, None)
