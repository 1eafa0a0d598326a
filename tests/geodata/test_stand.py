"""Where a force stands when the sentence does not say."""

from __future__ import annotations

from geodata.atlas.stand import Holding, origin
from geodata.feature import Source
from geodata.place import Place, PlaceFeature


def holding(name: str, lat: float, lon: float, controller: str, *, firm: bool = True) -> Holding:
    place = Place(name, name, lat, lon, PlaceFeature.CITY, None, None, 0, None, "")
    return Holding(place, controller, Source("a row"), firm)


FRONT = holding("front", 31.2, 16.6, "east")
REAR = holding("rear", 29.1, 15.9, "east")
GOAL = holding("goal", 32.1, 20.1, "east")
WEST = [holding(f"west {i}", 31.4, 15.0 + i / 10, "west") for i in range(3)]
CONTESTED = holding("suburb", 31.4, 15.3, "east", firm=False)
ALL = [FRONT, REAR, GOAL, CONTESTED, *WEST]


def start(named: list[Holding], holdings: list[Holding] | None = None, actor: str = "east") -> str | None:
    found = origin(ALL if holdings is None else holdings, [actor], [h.place for h in named], GOAL.place)
    return found.place.name if found else None


def test_the_place_nearest_to_the_front_is_where_it_starts() -> None:
    assert start([]) == "front"


def test_a_place_of_the_article_comes_first() -> None:
    assert start([REAR]) == "rear"


def test_a_contested_place_is_no_place_it_holds() -> None:
    assert start([CONTESTED]) == "front"


def test_the_goal_is_no_start() -> None:
    assert start([GOAL], [GOAL, *WEST]) is None


def test_an_unknown_force_stands_nowhere() -> None:
    assert start([], actor="south") is None


def test_one_enclave_makes_no_front() -> None:
    enclave = holding("enclave", 29.0, 16.1, "west")
    assert start([], [FRONT, REAR, *WEST, enclave]) == "front"
