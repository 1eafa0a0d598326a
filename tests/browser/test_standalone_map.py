"""The map as it stands in a saved page: opened from disk, linked, and deaf to what its labels try."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from shapely.geometry import LineString, MultiLineString, Point, box

from components.map_layers import payload
from components.map_setting import Actors, Setting
from components.standalone_map import standalone_map, standalone_style
from components.wording import wording
from geodata.feature import Atlas, Basis, ControlSummary, Feature, FeatureKind, Source

pytestmark = pytest.mark.browser

HOSTILE = "{{7*7}} {% raise %} ${alert(1)} <img src=x onerror=alert(1)> </script><script>alert(1)</script> \u2028\u202e"
DAY = datetime.date(2020, 6, 15)
LISTENER = """<script>
window.heard = [];
window.link = window.trace.createLink("trace-test");
window.link.listen(function (message) { window.heard.push(message); });
</script>"""


def feature(name: str, kind: FeatureKind, shape, **more) -> Feature:
    return Feature(name, kind, shape, f"{name} {HOSTILE}", Basis.DERIVED, 20, note=HOSTILE, **more)


def atlas() -> Atlas:
    source = Source(HOSTILE, "javascript:alert(1)", DAY)
    features = (
        feature("area-1", FeatureKind.CONTROL_AREA, box(14, 28, 16, 31), actor="a", shade=1.0),
        feature("area-2", FeatureKind.CONTROL_AREA, box(16, 28, 17, 31), actor="a|b", status="contested", shade=1.0),
        feature("obs-1", FeatureKind.OBSERVATION, Point(14.5, 29), actor="a", status="held", sources=(source,)),
        feature("red-line-1", FeatureKind.RED_LINE, LineString([(16, 31), (15, 29)]), claims=("c1",), sentences=(2,)),
        feature("withdrawal-1", FeatureKind.WITHDRAWAL, LineString([(16, 31), (20, 32)]), distance_km=390.0),
        feature("attack-1", FeatureKind.ATTACK, Point(20, 32), actor="a"),
        feature("place-1", FeatureKind.PLACE, Point(16, 31), count=2, sentences=(2,), claims=("c1",)),
        feature("place-2", FeatureKind.PLACE, Point(20, 32), count=1, sentences=(3,)),
        feature("place-far", FeatureKind.PLACE, Point(37, 55), count=1, metonymic=True),
    )
    control = ControlSummary("x", HOSTILE, DAY, 1, DAY, 95.0, "")
    return Atlas(features, control=control, focus=(14, 28, 20, 32), lead="red-line-1")


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    actors = Actors({"a": HOSTILE, "b": HOSTILE}, {})
    data = payload(atlas(), Setting("fr", wording("fr"), channel="trace-test"), actors)
    page = f"<!doctype html><meta charset=utf-8><style>{standalone_style()}</style>{standalone_map(data, {})}{LISTENER}"
    path = tmp_path_factory.mktemp("saved") / "map.html"
    path.write_text(page, encoding="utf-8")
    return path


@pytest.fixture
def chart(chromium: Browser, saved: Path):
    """The saved map in a page of its own, with all that went wrong or was asked of others."""
    page = chromium.new_page(viewport={"width": 900, "height": 700})
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on("dialog", lambda dialog: (page.faults.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: request.url.startswith("file:") or page.faults.append(request.url))
    page.goto(saved.as_uri())
    yield page
    assert page.faults == []
    page.close()


def test_every_feature_is_one_mark_that_can_be_reached_and_named(chart) -> None:
    marks = chart.locator("[data-feature]")
    ids = marks.evaluate_all("nodes => nodes.map(node => node.dataset.feature)")
    assert sorted(ids) == sorted(one.id for one in atlas().features)
    assert marks.evaluate_all("nodes => nodes.every(n => n.dataset.kind && n.getAttribute('role') === 'button')")
    by_chip = marks.evaluate_all("nodes => nodes.filter(n => n.tabIndex !== 0).map(n => n.dataset.feature)")
    assert by_chip == chart.locator(".trace-far").evaluate_all("nodes => nodes.map(n => n.dataset.target)")
    assert chart.locator('[data-feature="place-1"]').get_attribute("aria-label").startswith(f"place-1 {HOSTILE}")


def test_hostile_words_are_shown_and_nothing_runs(chart) -> None:
    assert chart.evaluate("document.querySelectorAll('.trace-furniture img, .trace-furniture script').length") == 0
    assert HOSTILE in chart.locator(".trace-legend").text_content()
    chart.locator('[data-feature="obs-1"]').dispatch_event("click")
    assert HOSTILE in chart.locator(".trace-card").text_content()
    assert chart.locator(".trace-card a").count() == 0


def test_the_lead_is_lit_at_first_and_a_click_tells_the_text(chart) -> None:
    assert current(chart) == ["red-line-1"]
    chart.locator('[data-feature="place-1"]').click()
    assert current(chart) == ["place-1"]
    assert chart.evaluate("heard").pop() == {
        "type": "select",
        "origin": "map",
        "feature": "place-1",
        "sentence": None,
        "mention": None,
    }


def test_enter_lights_a_mark_and_escape_puts_it_out(chart) -> None:
    chart.locator('[data-feature="place-2"]').press("Enter")
    assert current(chart) == ["place-2"]
    chart.keyboard.press("Escape")
    assert current(chart) == []
    assert [message["feature"] for message in chart.evaluate("heard")] == ["place-2", None]


@pytest.mark.parametrize("name", ["place-2", "place-far", "withdrawal-1"])
def test_a_choice_in_the_text_lights_the_mark_and_flies_there(chart, name: str) -> None:
    before = centre(chart)
    chart.evaluate(f"link.post({json.dumps({'type': 'select', 'origin': 'text', 'feature': name, 'sentence': 3})})")
    assert current(chart) == [name]
    chart.wait_for_timeout(900)
    assert centre(chart) != before
    assert chart.evaluate(
        f"traceMap.map.getBounds().contains(traceMap.drawn.get({json.dumps(name)}).bounds.getCenter())"
    )


def test_a_far_place_has_a_chip_that_flies_there(chart) -> None:
    chip = chart.locator('.trace-far[data-target="place-far"]')
    assert "↗" in chip.text_content()
    chip.click()
    chart.wait_for_timeout(900)
    assert chart.locator('.trace-far[data-target="place-far"]').count() == 0


def test_the_tabulator_key_meets_the_line_then_the_places_then_the_ground(chart) -> None:
    chart.locator(".trace-zoom button").first.focus()
    met = []
    for _ in range(12):
        chart.keyboard.press("Tab")
        met.append(chart.evaluate("document.activeElement.dataset.feature || ''"))
    marks = [name for name in met if name]
    assert marks == ["red-line-1", "withdrawal-1", "place-1", "place-2", "attack-1", "area-1", "area-2", "obs-1"]


def test_a_sign_stands_beside_its_place_and_not_on_it(chart) -> None:
    sign, disc = (
        chart.locator(f'[data-feature="{name}"]').evaluate("node => node.getBoundingClientRect().toJSON()")
        for name in ("attack-1", "place-2")
    )
    away = max(abs(sign["x"] + sign["width"] / 2 - disc["x"] - disc["width"] / 2), abs(sign["y"] - disc["y"]))
    assert 12 <= away <= 60


def test_readers_who_want_no_motion_get_none(chromium: Browser, saved: Path) -> None:
    page = chromium.new_page(reduced_motion="reduce")
    page.goto(saved.as_uri())
    page.locator(".trace-zoom button").first.click()
    assert not page.evaluate("traceMap.map._zoomAnimated")
    assert page.locator(".trace-label").first.evaluate("node => getComputedStyle(node).animationName") == "none"
    page.close()


def test_names_never_lie_on_each_other(chart) -> None:
    boxes = chart.locator(".trace-label, .trace-place-ink, .trace-sign").evaluate_all(
        "nodes => nodes.map(node => node.getBoundingClientRect().toJSON())"
    )
    assert boxes
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            across = one["left"] < other["right"] - 1 and other["left"] < one["right"] - 1
            assert not (across and one["top"] < other["bottom"] - 1 and other["top"] < one["bottom"] - 1)


def current(chart) -> list[str]:
    return chart.locator('[data-feature][aria-current="true"]').evaluate_all(
        "nodes => nodes.map(n => n.dataset.feature)"
    )


def centre(chart) -> list[float]:
    return chart.evaluate("[traceMap.map.getCenter().lat, traceMap.map.getCenter().lng]")


def test_both_sides_of_the_antimeridian_are_in_one_view(chromium: Browser, tmp_path: Path) -> None:
    line = MultiLineString([[(179, -17), (180, -17)], [(-180, -17), (-179, -17)]])
    spots = {"place-w": Point(179, -17), "place-e": Point(-179, -17)}
    features = [Feature(name, FeatureKind.PLACE, spot, name, Basis.GAZETTEER, 5) for name, spot in spots.items()]
    features.append(Feature("red-line-1", FeatureKind.RED_LINE, line, "line", Basis.DERIVED, 5, claims=("c1",)))
    data = payload(Atlas(tuple(features), focus=(178, -19, 182, -15)), Setting("en", wording("en")), Actors())
    file = tmp_path / "map.html"
    file.write_text(f"<!doctype html><meta charset=utf-8><style>{standalone_style()}</style>{standalone_map(data, {})}")
    page = chromium.new_page(viewport={"width": 900, "height": 700})
    page.goto(file.as_uri())
    seen = page.evaluate("[...traceMap.drawn.values()].map(one => traceMap.map.getBounds().contains(one.bounds))")
    assert seen == [True, True, True]
    assert page.locator(".trace-far").count() == 0
    page.close()
