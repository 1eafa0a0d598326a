"""The slider: how long the server takes for a day, how much it sends, and how soon the map shows it."""

from __future__ import annotations

import json
import shutil
import statistics
import time
from collections.abc import Callable
from functools import partial

from playwright.sync_api import Page, sync_playwright

from benchmarks.figure import Figure
from benchmarks.local_server import serving
from benchmarks.page import MAP_DRAWN
from components.control_change import change_json
from components.control_frames import frame_json
from geodata.atlas.control_frame import frame_days
from geodata.control.datasets import datasets

STEPS = 30
SLIDE = """
(day) => new Promise((resolve) => {
  const caption = document.querySelector(".st-key-map iframe").contentDocument.querySelector(".trace-caption");
  const handle = document.querySelector(".trace-time-slider:not(.is-since)");
  const began = performance.now();
  const seen = new MutationObserver(() => {
    seen.disconnect();
    requestAnimationFrame(() => resolve(performance.now() - began));
  });
  seen.observe(caption, { childList: true, subtree: true });
  handle.value = day;
  handle.dispatchEvent(new Event("input", { bubbles: true }));
})
"""


def milliseconds(body: Callable[[], bytes | None]) -> tuple[float, bytes]:
    """Return the processor time of a call, which a busy machine does not change much, and what it gave."""
    began = time.thread_time()
    found = body()
    return (time.thread_time() - began) * 1000, found or b""


def server_steps() -> list[Figure]:
    """Return the server's time for each day of the bundled datasets that nobody asked for before, and what it sends."""
    first, again, sizes, compared = [], [], [], []
    for dataset in datasets():
        days = [day.isoformat() for day in frame_days(dataset)]
        frame_json(dataset.id, days[0], "en", "light")
        for day in days[1:]:
            took, body = milliseconds(partial(frame_json, dataset.id, day, "fr", "light"))
            first.append(took)
            again.append(milliseconds(partial(frame_json, dataset.id, day, "fr", "light"))[0])
            marks = json.loads(body)["marks"]
            sizes.append(sum(len(json.dumps(m["geometry"])) for m in marks if m["kind"] == "control_area") / 1000)
        for day in days[1::4]:
            compared.append(milliseconds(partial(change_json, dataset.id, days[0], day, "fr", "light"))[0])
    return [
        Figure("slider step to a day nobody asked for, server time, p95", quantile(first), "ms", "<= 150"),
        Figure("slider step to a day that was asked for, server time, p95", quantile(again), "ms", "<= 150"),
        Figure("comparison of two days, server time, p95", quantile(compared), "ms", "<= 150"),
        Figure("polygons sent for a day, largest", max(sizes), "KB", "<= 300"),
    ]


def quantile(values: list[float]) -> float:
    """Return the value below which 19 of 20 lie."""
    return statistics.quantiles(values, n=20)[-1]


def browser_steps(page: Page) -> Figure:
    """Return the time from a movement of the slider to the map that shows its day, over days loaded before."""
    handle = page.locator(".trace-time-slider:not(.is-since)")
    first, last = (int(handle.get_attribute(end) or 0) for end in ("min", "max"))
    days = [first + round(step * (last - first) / STEPS) for step in range(STEPS)]
    for day in days:
        page.evaluate(SLIDE, day)
    took = [page.evaluate(SLIDE, day) for day in reversed(days[:-1])]
    return Figure("slider moved to areas drawn, day loaded before, p95", quantile(took), "ms", "<= 150")


def measure() -> list[Figure]:
    """Return the figures of the slider."""
    figures = server_steps()
    with sync_playwright() as playwright, serving("app.py") as address:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(address)
        frame, mark = MAP_DRAWN
        page.frame_locator(frame).locator(mark).first.wait_for(state="attached", timeout=120_000)
        page.wait_for_timeout(1500)
        figures.append(browser_steps(page))
        browser.close()
    return figures
