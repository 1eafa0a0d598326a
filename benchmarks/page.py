"""The page in a real Chromium: how soon the first map is drawn, and how soon a click is answered."""

from __future__ import annotations

import shutil
import statistics
import time

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.figure import Figure
from benchmarks.local_server import serving

OPENINGS = 5
CLICKS = 40
MAP_DRAWN = ".st-key-map iframe", "[data-kind=place]"
BARE_DRAWN = "iframe", ".leaflet-map-pane"


def seconds_to_first_map(browser: Browser, script: str, frame: str, mark: str) -> float:
    """Return the seconds from starting the server to the first map in a new window."""
    began = time.perf_counter()
    with serving(script) as address:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(address)
        page.frame_locator(frame).locator(mark).first.wait_for(state="attached", timeout=120_000)
        took = time.perf_counter() - began
        page.close()
    return took


def first_map(browser: Browser) -> Figure:
    """Return the time to the first map against the bare page's, median of pairs taken in turn."""
    ratios = []
    seconds_to_first_map(browser, "app.py", *MAP_DRAWN)
    for _ in range(OPENINGS):
        ours = seconds_to_first_map(browser, "app.py", *MAP_DRAWN)
        bare = seconds_to_first_map(browser, "benchmarks/bare_app.py", *BARE_DRAWN)
        ratios.append(ours / bare)
    return Figure("server start to first map, against a bare page", statistics.median(ratios), "ratio", "<= 1.5")


CLICK = """
([feature]) => new Promise((resolve) => {
  const frame = document.querySelector(".st-key-map iframe").contentDocument;
  const mark = frame.querySelector(`[data-feature="${feature}"]`);
  const pane = document.querySelector(".trace-article");
  const began = performance.now();
  const seen = new MutationObserver(() => {
    if (!pane.querySelector("[data-sentence][aria-current=true]")) return;
    seen.disconnect();
    requestAnimationFrame(() => resolve(performance.now() - began));
  });
  seen.observe(pane, { attributes: true, subtree: true, attributeFilter: ["aria-current"] });
  mark.dispatchEvent(new frame.defaultView.MouseEvent("click", { bubbles: true, view: frame.defaultView }));
})
"""


def clicks(page: Page) -> list[float]:
    """Return the milliseconds from a click on a mark of the map to its lit sentence, many times over."""
    marks = page.locator("mark[data-place]").evaluate_all("all => [...new Set(all.map(m => m.dataset.place))]")
    frame = page.frame_locator(".st-key-map iframe")
    drawn = [mark for mark in marks if frame.locator(f"[data-feature={mark}]").count()]
    return [page.evaluate(CLICK, [drawn[number % len(drawn)]]) for number in range(CLICKS)]


def round_trip(page: Page) -> float:
    """Return the milliseconds of one round trip through the server: a change of the page's language and back."""
    took = []
    for language in ("English", "Français") * 3:
        page.locator(".st-key-language input").click()
        began = time.perf_counter()
        page.get_by_role("option", name=language).click()
        word = "Open an article" if language == "English" else "Ouvrir un article"
        page.locator(".st-key-open button", has_text=word).wait_for()
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)


def linking(browser: Browser) -> list[Figure]:
    """Return how soon a click is answered in the browser, and the round trip it spares."""
    with serving("app.py") as address:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(address)
        frame, mark = MAP_DRAWN
        page.frame_locator(frame).locator(mark).first.wait_for(state="attached", timeout=120_000)
        page.wait_for_timeout(1500)
        answers = clicks(page)
        server = round_trip(page)
        page.close()
    p95 = statistics.quantiles(answers, n=20)[-1]
    return [
        Figure("click on a mark to lit sentence, p95", p95, "ms", "<= 50"),
        Figure(
            "click answered in the browser, against a round trip through the server", p95 / server, "ratio", "<= 0.1"
        ),
    ]


def measure() -> list[Figure]:
    """Return the figures of the page."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        figures = [first_map(browser), *linking(browser)]
        browser.close()
    return figures
