"""The timeline in a real Chromium: the map follows it without a remount, a rerun, a flash or a jump."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.conftest import watch
from tests.browser.test_page import chart, opened, upload

pytestmark = pytest.mark.browser

MARK = "() => { window.traceStays = true; }"
SHAPES = "all => all.map(one => one.getAttribute('d')).join()"
FAULTY = (
    "place;lat;lon;actor;status;date;source_title\n"
    "Syrte;31,21;16,59;ANL;tenu;2020-01-06;Une source\n"
    "Misrata;;;GNA;tenu;2020-01-07;Une autre\n"
    "Brega;30,41;19,57;ANL;perdu;2020-01-08;=1+1\n"
    "Tripoli;32,89;13,19;Les Verts;tenu;03/04/2020;Une source\n"
)


def slide(page: Page, day: str, which: str = ":not(.is-since)") -> None:
    """Move the handle to a day as a reader's pointer does."""
    number = (datetime.date.fromisoformat(day) - datetime.date(1970, 1, 1)).days
    page.locator(f".trace-time-slider{which}").evaluate(
        "(node, day) => { node.value = day; node.dispatchEvent(new Event('input', { bubbles: true })); }", number
    )


def caption(frame: FrameLocator):
    return frame.locator(".trace-caption")


def shapes(frame: FrameLocator) -> str:
    return frame.locator("[data-kind=control_area]").evaluate_all(SHAPES)


def test_the_slider_moves_areas_caption_and_lines_and_nothing_else(server: str, tab) -> None:
    page, outside = tab
    frame = opened(page, server)
    frame.locator("body").evaluate(MARK)
    view = "() => { const c = map_div.getCenter(); return [c.lat, c.lng, map_div.getZoom()]; }"
    scroll = "() => [scrollY, document.querySelector('.trace-article').getBoundingClientRect().top]"
    before, where, article = shapes(frame), frame.locator("body").evaluate(view), page.evaluate(scroll)
    expect(caption(frame)).to_contain_text("date de l'article")
    slide(page, "2020-08-25")
    expect(caption(frame)).to_contain_text("25 août 2020")
    expect(caption(frame)).to_contain_text("71 jours après l'article")
    expect(caption(frame)).to_contain_text("Libye")
    assert shapes(frame) != before
    expect(frame.locator("[data-kind=reported_line]").first).to_be_attached()
    assert frame.locator("body").evaluate("() => window.traceStays")
    assert frame.locator("body").evaluate(view) == where
    assert page.evaluate(scroll) == article
    slide(page, "2020-06-15")
    expect(caption(frame)).to_contain_text("date de l'article")
    assert shapes(frame) == before
    assert (outside.errors, outside.requests) == ([], [])


def test_areas_never_vanish_between_two_days(server: str, tab) -> None:
    page, _ = tab
    frame = opened(page, server)
    frame.locator("body").evaluate(
        """() => {
            const pane = document.querySelector('.leaflet-trace-areas-pane, .trace-pane-svg');
            const least = () => (window.traceLeast = Math.min(window.traceLeast,
                document.querySelectorAll('[data-kind=control_area]').length));
            window.traceLeast = 1e9;
            const step = () => { least(); requestAnimationFrame(step); };
            step();
        }"""
    )
    for day in ("2020-01-10", "2020-03-20", "2020-06-01"):
        slide(page, day)
        expect(caption(frame)).to_contain_text(day[:4])
        page.wait_for_timeout(300)
    assert frame.locator("body").evaluate("() => window.traceLeast") > 0


def test_what_the_article_says_later_is_pale_before_its_day(server: str, tab) -> None:
    page, _ = tab
    frame = opened(page, server)
    line = frame.locator("[data-kind=red_line]").first
    expect(line).not_to_have_class("is-later")
    slide(page, "2020-01-06")
    expect(frame.locator("[data-kind=red_line].is-later").first).to_be_attached()
    expect(frame.locator("[data-kind=event]").first).to_be_attached()
    slide(page, "2020-06-15")
    expect(frame.locator("[data-kind=red_line].is-later")).to_have_count(0)


def test_the_keyboard_moves_the_slider_by_days_and_by_changes(server: str, tab) -> None:
    page, _ = tab
    frame = opened(page, server)
    handle = page.locator(".trace-time-slider:not(.is-since)")
    handle.focus()
    page.keyboard.press("ArrowLeft")
    expect(handle).to_have_attribute("aria-valuetext", "14 juin 2020, la veille de l'article")
    expect(caption(frame)).to_contain_text("14 juin 2020")
    page.keyboard.press("PageDown")
    expect(caption(frame)).not_to_contain_text("14 juin 2020")
    page.keyboard.press("Home")
    expect(handle).to_have_attribute("aria-valuetext", "4 avril 2019, 438 jours avant l'article")


def test_play_runs_and_pauses(server: str, tab) -> None:
    page, _ = tab
    frame = opened(page, server)
    slide(page, "2020-01-01")
    play = page.locator(".trace-time-play")
    play.click()
    expect(play).to_have_attribute("aria-label", "Arrêter")
    expect(caption(frame)).not_to_contain_text("1 janvier 2020")
    play.click()
    expect(play).to_have_attribute("aria-label", "Dérouler le temps")
    stopped = page.locator(".trace-time-slider:not(.is-since)").input_value()
    page.wait_for_timeout(500)
    assert page.locator(".trace-time-slider:not(.is-since)").input_value() == stopped


def test_without_motion_play_goes_from_change_to_change(server: str, chromium) -> None:
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    watch(page)
    opened(page, server)
    slide(page, "2020-01-01")
    first = int(page.locator(".trace-time-slider:not(.is-since)").input_value())
    page.locator(".trace-time-play").click()
    page.wait_for_timeout(900)
    assert int(page.locator(".trace-time-slider:not(.is-since)").input_value()) == first
    page.wait_for_timeout(1400)
    assert int(page.locator(".trace-time-slider:not(.is-since)").input_value()) > first
    context.close()


def test_an_event_shows_its_source_and_takes_the_map_to_its_day(server: str, tab) -> None:
    page, _ = tab
    frame = opened(page, server)
    tick = page.locator(".trace-tick[data-kind=event][data-day='2020-01-06']")
    tick.focus()
    card = page.locator(".trace-time-card")
    expect(card).to_be_visible()
    page.keyboard.press("Enter")
    expect(caption(frame)).to_contain_text("6 janvier 2020")
    address = card.locator("a").first
    assert (address.get_attribute("href") or "").startswith("http")
    assert address.get_attribute("rel") == "noopener noreferrer"
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()


def test_two_days_are_compared_in_words_and_on_the_map(server: str, tab) -> None:
    page, _ = tab
    frame = opened(page, server)
    page.locator(".trace-time-compare").click()
    slide(page, "2020-03-20", ".is-since")
    words = frame.locator(".trace-change")
    expect(words).to_contain_text("Du 20 mars 2020 au 15 juin 2020")
    expect(words).to_contain_text("km²")
    expect(words.locator("details").first).to_contain_text("localité")
    expect(frame.locator(".trace-gain").first).to_be_attached()
    page.locator(".trace-time-compare").click()
    expect(words).to_have_count(0)
    expect(frame.locator(".trace-gain")).to_have_count(0)


def test_a_click_on_an_area_lists_what_made_it_nearest_first(server: str, tab) -> None:
    page, _ = tab
    frame = opened(page, server)
    frame.locator("[data-kind=control_area]").last.focus()
    page.keyboard.press("Enter")
    makers = frame.locator(".trace-maker")
    expect(makers.first).to_be_visible()
    away = makers.evaluate_all("all => all.map(m => parseFloat(m.textContent.match(/à ([0-9.]+) km/)[1]))")
    assert away == sorted(away)
    assert (makers.first.locator("a").get_attribute("href") or "").startswith("http")
    assert "20" in makers.first.inner_text()  # its date


def test_a_faulty_table_is_told_line_by_line_and_its_good_rows_are_drawn(server: str, tab, tmp_path: Path) -> None:
    page, outside = tab
    frame = opened(page, server)
    file = tmp_path / "miennes.csv"
    file.write_bytes(FAULTY.encode("cp1252"))
    page.get_by_role("tab").last.click()
    page.locator(".st-key-side input[type=file]").set_input_files(file)
    expect(caption(frame)).to_contain_text("miennes.csv")
    expect(frame.locator("[data-kind=observation]")).to_have_count(2)
    side = page.locator(".st-key-side")
    expect(side).to_contain_text("Lignes écartées : 2")
    side.locator("[role=radiogroup] label").first.click()
    expect(side).to_contain_text("Lignes écartées : 1")
    expect(frame.locator("[data-kind=observation]")).to_have_count(3)
    with page.expect_download() as waiting:
        page.locator(".st-key-own-download button").click()
    corrected = tmp_path / "corrected.csv"
    waiting.value.save_as(corrected)
    assert "'=1+1" in corrected.read_text(encoding="utf-8-sig")
    page.locator(".st-key-own-remove button").click()
    expect(caption(frame)).to_contain_text("Libye")
    assert (outside.errors, outside.requests) == ([], [])


def write_cell(page: Page, row: int, column: int, text: str) -> None:
    """Write into a cell of the table of own rows, as a reader does with the keyboard."""
    grid = page.locator("[class*=st-key-own-rows] canvas").first
    grid.scroll_into_view_if_needed()
    grid.click(position={"x": 110, "y": 52}, force=True)
    for _ in range(row):
        page.keyboard.press("ArrowDown")
    for _ in range(column):
        page.keyboard.press("ArrowRight")
    page.wait_for_timeout(300)
    page.keyboard.type(text, delay=30)
    page.wait_for_timeout(300)
    page.keyboard.press("Enter")


def corrected(page: Page, row: int, column: int, text: str, told: re.Pattern[str]) -> None:
    """Write into a cell until the page tells ``told``: the grid drops keys while a busy machine still draws it."""
    side = page.locator(".st-key-side")
    for attempt in range(4):
        write_cell(page, row, column, text)
        try:
            expect(side).to_contain_text(told, timeout=60_000 if attempt == 3 else 8_000)
        except AssertionError:
            if attempt == 3:
                raise
        else:
            return


def test_rows_are_corrected_one_after_the_other_and_the_map_follows(server: str, tab, tmp_path: Path) -> None:
    page, outside = tab
    frame = opened(page, server)
    file = tmp_path / "miennes.csv"
    file.write_text(FAULTY, encoding="utf-8")
    page.get_by_role("tab").last.click()
    page.locator(".st-key-side input[type=file]").set_input_files(file)
    side = page.locator(".st-key-side")
    expect(side).to_contain_text("Lignes écartées : 2")
    page.locator("[class*=st-key-own-rows] canvas").first.wait_for()
    corrected(page, 2, 4, "held", re.compile("Lignes écartées : 1"))
    expect(frame.locator("[data-kind=observation]")).to_have_count(3)
    corrected(page, 3, 5, "2020-02-01", re.compile("4 observations dessinées"))
    expect(side).not_to_contain_text("Lignes écartées")
    expect(frame.locator("[data-kind=observation]")).to_have_count(4)
    assert outside.errors == []


def test_where_no_dataset_fits_there_is_no_slider_and_the_map_says_so(server: str, tab, tmp_path: Path) -> None:
    page, _ = tab
    opened(page, server)
    file = tmp_path / "mali.txt"
    file.write_text("Des combats ont éclaté à Kidal, puis à Gao, au Mali.\n", encoding="utf-8")
    upload(page, file)
    expect(caption(chart(page))).to_contain_text("Pas de données de contrôle")
    expect(page.locator(".trace-time-slider")).to_have_count(0)
    expect(chart(page).locator("[data-kind=control_area]")).to_have_count(0)
