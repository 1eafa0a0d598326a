"""OpenStreetMap is asked for nothing before the reader switches it on, and for tiles alone afterwards."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_tiles_are_asked_for_after_the_click_alone(server: str, tab) -> None:
    page, outside = tab
    page.goto(server)
    frame = page.frame_locator(".st-key-map iframe")
    expect(frame.locator("[data-kind=place]").first).to_be_attached()
    switch = frame.locator(".trace-streets")
    expect(switch).to_have_attribute("aria-pressed", "false")
    assert outside.requests == []

    with page.expect_request("https://tile.openstreetmap.org/**"):
        switch.click()
    expect(switch).to_have_attribute("aria-pressed", "true")
    expect(frame.locator(".trace-attribution")).to_contain_text("© OpenStreetMap contributors")
    expect(frame.locator("[data-kind=place]").first).to_be_attached()
    assert {urlsplit(address).hostname for address in outside.requests} == {"tile.openstreetmap.org"}
    assert frame.locator(".has-streets").count() == 0, "without a tile our own ground stays"

    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "false")
    expect(frame.locator(".trace-attribution")).not_to_contain_text("OpenStreetMap")
