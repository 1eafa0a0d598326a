"""The page's journeys in a real Chromium, offline."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from components.examples import example_for

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
SEED = ROOT.parent / "shared" / "seed" / "article.fr.txt"
COUNT_RUNS = """() => {
  window.runs = 0;
  const app = document.querySelector("[data-testid=stApp]");
  new MutationObserver(() => (window.runs += 1)).observe(app, { attributeFilter: ["data-test-script-state"] });
}"""
HOSTILE = (
    "Zq{{7*7}} {% raise %} ${alert(1)} <img src=x onerror=alert(1)> </script><script>alert(2)</script> "
    "\u202eabc\u202c \u200f🙂 nul\0 à Tripoli, en Libye. Ankara refuse de quitter Syrte."
)


def chart(page: Page) -> FrameLocator:
    return page.frame_locator(".st-key-map iframe")


def opened(page: Page, server: str, query: str = "") -> FrameLocator:
    page.goto(f"{server}/{query}")
    expect(page.locator(".trace-article")).to_be_visible()
    frame = chart(page)
    expect(frame.locator("[data-kind=place]").first).to_be_attached()
    return frame


def mark_of(page: Page, name: str) -> str:
    """Return the feature id of the first mention of ``name``."""
    found = page.locator("mark[data-place]", has_text=name).first.get_attribute("data-place")
    assert found
    return found


def center(frame: FrameLocator) -> list[float]:
    return frame.locator("body").evaluate("() => { const c = map_div.getCenter(); return [c.lat, c.lng]; }")


def paste(page: Page, text: str) -> None:
    page.locator(".st-key-open button").first.click()
    page.get_by_role("dialog").locator("textarea").fill(text)
    page.get_by_role("dialog").locator(".st-key-open-read button").click()


def test_the_page_opens_with_article_map_and_areas_and_asks_nothing_of_others(server: str, tab) -> None:
    page, outside = tab
    frame = opened(page, server)
    assert example_for("fr").title in page.locator(".trace-article h1").inner_text()
    expect(frame.locator("[data-kind=control_area]").first).to_be_attached()
    expect(frame.locator("[data-kind=red_line]").first).to_be_attached()
    assert outside.requests == []
    assert outside.errors == []


def test_a_click_on_a_mark_highlights_its_sentences_without_a_rerun(server: str, tab) -> None:
    page, _ = tab
    frame = opened(page, server)
    feature = mark_of(page, "Syrte")
    sentences = set(
        page.locator(f"mark[data-place={feature}]").evaluate_all(
            "all => all.map(m => m.closest('[data-sentence]').dataset.sentence)"
        )
    )
    frame.locator(f"[data-feature={feature}]").first.click(force=True)
    lit = page.locator("[data-sentence][aria-current=true]")
    expect(lit).to_have_count(len(sentences))
    assert set(lit.evaluate_all("all => all.map(s => s.dataset.sentence)")) == sentences
    expect(lit.first).to_be_in_viewport()
    expect(frame.locator(f"[data-feature={feature}][aria-current=true]").first).to_be_attached()


def test_enter_on_a_mark_does_what_a_click_does(server: str, tab) -> None:
    page, _ = tab
    frame = opened(page, server)
    feature = mark_of(page, "Benghazi")
    frame.locator(f"[data-feature={feature}]").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"mark[data-place={feature}][aria-current=true]").first).to_be_visible()


def test_a_click_on_a_place_in_the_text_moves_the_map(server: str, tab) -> None:
    page, _ = tab
    frame = opened(page, server)
    page.wait_for_timeout(800)
    before = center(frame)
    feature = mark_of(page, "Benghazi")
    page.locator(f"mark[data-place={feature}]").first.click()
    expect(frame.locator(f"[data-feature={feature}][aria-current=true]").first).to_be_attached()
    page.wait_for_timeout(900)
    assert center(frame) != before


def test_a_chip_shows_the_mark_of_its_claim(server: str, tab) -> None:
    page, _ = tab
    frame = opened(page, server)
    chip = page.locator(".trace-chip[data-target^=withdrawal]").first
    feature = chip.get_attribute("data-target")
    chip.focus()
    page.keyboard.press("Enter")
    expect(frame.locator(f"[data-feature={feature}][aria-current=true]").first).to_be_attached()


def test_a_row_of_the_places_shows_its_sentence(server: str, tab) -> None:
    page, _ = tab
    opened(page, server)
    page.get_by_role("tab").nth(2).click()
    grid = page.locator("[data-testid=stDataFrame] canvas").first
    grid.click(position={"x": 14, "y": 52}, force=True)
    page.get_by_role("tab").nth(0).click()
    expect(page.locator("[data-sentence][aria-current=true]").first).to_be_attached()


def test_an_upload_replaces_the_article_and_back_brings_it_again(server: str, tab, tmp_path: Path) -> None:
    page, outside = tab
    opened(page, server)
    first = page.locator(".trace-article").inner_text()
    file = tmp_path / "autre.txt"
    file.write_text("Autre article\n\nDamas accuse Ankara après les frappes sur Alep.\n", encoding="utf-8")
    upload(page, file)
    expect(page.locator(".trace-article")).to_contain_text("frappes sur Alep")
    expect(chart(page).locator(f"[data-feature={mark_of(page, 'Alep')}]").first).to_be_attached()
    page.locator(".st-key-back button").first.click()
    expect(page.locator(".trace-article h1")).to_have_text(first.splitlines()[0])
    assert outside.requests == []


@pytest.mark.skipif(not SEED.exists(), reason="the real article is not beside the project")
def test_a_real_article_can_be_pasted(server: str, tab) -> None:
    page, outside = tab
    opened(page, server)
    text = SEED.read_text(encoding="utf-8")
    paste(page, text)
    expect(page.locator(".trace-article")).to_contain_text("une trêve durable")
    shown = page.locator(".trace-article").evaluate("a => a.textContent")
    assert text.strip() in shown
    assert outside.errors == []


def upload(page: Page, file: Path) -> None:
    page.locator(".st-key-open button").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("tab").nth(1).click()
    dialog.locator("input[type=file]").set_input_files(file)
    dialog.get_by_text(file.name).wait_for()
    dialog.locator(".st-key-open-read button").click()


def save_export(page: Page, folder: Path) -> Path:
    page.locator(".st-key-export button").first.click()
    with page.expect_download() as waiting:
        page.locator(".st-key-export-html button").click()
    file = folder / "article.html"
    waiting.value.save_as(file)
    return file


def test_hostile_text_is_shown_as_text_and_runs_nowhere(server: str, tab, tmp_path: Path) -> None:
    page, outside = tab
    opened(page, server)
    file = tmp_path / "hostile.txt"
    file.write_text(HOSTILE, encoding="utf-8")
    upload(page, file)
    expect(page.locator(".trace-article")).to_contain_text("Zq{{7*7}}", timeout=30_000)
    page.wait_for_function("text => document.querySelector('.trace-article')?.textContent.includes(text)", arg=HOSTILE)
    expect(chart(page).locator("[data-kind=place]").first).to_be_attached()
    assert page.locator(".trace-article img, .trace-article script").count() == 0
    assert chart(page).locator("img[src=x]").count() == 0
    exported = save_export(page, tmp_path)
    page.goto(exported.as_uri())
    expect(page.locator("[data-kind=place]").first).to_be_attached()
    assert HOSTILE in page.locator(".trace-article").evaluate("a => a.textContent")
    assert page.locator(".trace-article img, .trace-article script, img[src=x]").count() == 0
    assert (outside.dialogs, outside.requests, outside.errors) == ([], [], [])


def test_a_fault_is_told_in_the_dialog_and_the_article_stays(server: str, tab, tmp_path: Path) -> None:
    page, _ = tab
    opened(page, server)
    title = page.locator(".trace-article h1").inner_text()
    page.locator(".st-key-open button").first.click()
    dialog = page.get_by_role("dialog")
    dialog.locator("textarea").fill("Tripoli est en Libye.")
    dialog.locator(".st-key-open-published input").fill("hier")
    dialog.locator(".st-key-open-published input").press("Tab")
    dialog.locator(".st-key-open-read button").click()
    expect(dialog.locator("[data-testid=stAlert]")).to_contain_text("2020-06-15")
    assert dialog.locator("textarea").input_value() == "Tripoli est en Libye."
    page.keyboard.press("Escape")
    expect(page.locator(".trace-article h1")).to_have_text(title)


def test_the_exported_page_works_from_disk_with_the_same_linking(server: str, tab, tmp_path: Path, chromium) -> None:
    page, _ = tab
    opened(page, server)
    file = save_export(page, tmp_path)
    page.goto(file.as_uri())
    expect(page.locator("[data-kind=control_area]").first).to_be_attached()
    feature = mark_of(page, "Syrte")
    page.locator(f"[data-feature={feature}]").first.click(force=True)
    expect(page.locator("[data-sentence][aria-current=true]").first).to_be_visible()
    page.locator("mark[data-place]", has_text="Benghazi").first.click()
    expect(page.locator(f"[data-feature={mark_of(page, 'Benghazi')}][aria-current=true]").first).to_be_attached()


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_nothing_is_wider_than_the_window(server: str, tab, width: int, height: int) -> None:
    page, _ = tab
    page.set_viewport_size({"width": width, "height": height})
    opened(page, server)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    text, stage = (page.locator(key).bounding_box() for key in (".trace-article", ".st-key-map"))
    assert text
    assert stage
    assert stage["width"] >= min(width, 800) - 2
    assert (text["y"] > stage["y"]) == (width < 800) or width >= 800


def test_a_speaker_is_switched_off_and_on_without_asking_the_server(server: str, tab) -> None:
    page, outside = tab
    frame = opened(page, server)
    switch = frame.locator(".trace-rival", has_text="Recul exigé")
    line = frame.locator("[data-kind=withdrawal]").first
    gap = frame.locator("[data-kind=between]")
    words = frame.locator(".trace-rival-comparison")
    for mark in (line, gap):
        expect(mark).to_have_css("display", "inline")
    page.evaluate(COUNT_RUNS)
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "false")
    for mark in (line, gap):
        expect(mark).to_have_css("display", "none")
    expect(words).to_be_hidden()
    expect(frame.locator(".trace-legend")).not_to_contain_text("Turquie")
    expect(frame.locator("[data-kind=red_line]").first).to_have_css("display", "inline")
    expect(frame.locator(".trace-label", has_text="Turquie")).to_have_count(0)
    expect(page.locator(".trace-chip.is-muted[data-label*=retrait]")).to_be_visible()
    switch.click()
    expect(gap).to_have_css("display", "inline")
    expect(words).to_be_visible()
    expect(frame.locator(".trace-legend")).to_contain_text("Turquie")
    expect(page.locator(".trace-chip.is-muted")).to_have_count(0)
    assert page.evaluate("window.runs") == 0
    assert outside.errors == []


def claims_tab(page: Page) -> None:
    page.get_by_role("tab").nth(1).click()
    expect(page.locator(".trace-claim").first).to_be_visible()


def test_filters_keep_the_claims_that_pass_and_reset_shows_all(server: str, tab) -> None:
    page, _ = tab
    opened(page, server)
    claims_tab(page)
    rows = page.locator(".trace-claim:visible")
    every = rows.count()
    page.locator("[data-filter=kind]").select_option("withdrawal")
    expect(rows).to_have_count(1)
    page.locator("[data-filter=place]").select_option("-")
    expect(rows).to_have_count(0)
    expect(page.locator(".trace-claims-none")).to_be_visible()
    page.locator(".trace-claims-reset").click()
    expect(rows).to_have_count(every)
    page.locator("[data-filter=place]").select_option("-")
    expect(rows.first).to_contain_text("sans lieu")
    assert 0 < rows.count() < every


@pytest.mark.parametrize("way", ["mouse", "keyboard"])
def test_a_row_of_the_claims_does_what_a_click_on_its_mark_does(server: str, tab, way: str) -> None:
    page, _ = tab
    frame = opened(page, server)
    claims_tab(page)
    row = page.locator(".trace-claim[data-target^=withdrawal]").first
    feature = row.get_attribute("data-target")
    if way == "mouse":
        row.click()
    else:
        page.locator(".trace-claim").first.focus()
        while page.evaluate("document.activeElement.dataset.target") != feature:
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    expect(row).to_have_attribute("aria-selected", "true")
    expect(frame.locator(f"[data-feature={feature}][aria-current=true]").first).to_be_attached()
    expect(frame.locator(".trace-card h2")).to_contain_text("Recul")
    page.get_by_role("tab").nth(0).click()
    lit = page.locator("[data-sentence][aria-current=true]")
    expect(lit).to_have_count(1)
    expect(lit).to_be_in_viewport()


def test_a_click_on_a_mark_lights_its_row(server: str, tab) -> None:
    page, _ = tab
    frame = opened(page, server)
    claims_tab(page)
    frame.locator("[data-feature^=red-line]").first.dispatch_event("click")
    expect(page.locator(".trace-claim[aria-selected=true]", has_text="ligne rouge").first).to_be_visible()


def test_the_exported_page_compares_and_switches_from_disk(server: str, tab, tmp_path: Path) -> None:
    page, outside = tab
    opened(page, server)
    file = save_export(page, tmp_path)
    page.goto(file.as_uri())
    gap = page.locator("[data-kind=between]")
    expect(gap).to_have_css("display", "inline")
    expect(page.locator(".trace-rival-distance")).to_contain_text("km")
    page.locator(".trace-rival").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".trace-rival").first).to_have_attribute("aria-pressed", "false")
    expect(gap).to_have_css("display", "none")
    assert outside.errors == []


def test_the_exported_page_shows_other_days_from_disk(server: str, tab, tmp_path: Path) -> None:
    page, outside = tab
    opened(page, server)
    file = save_export(page, tmp_path)
    assert file.stat().st_size < 5_000_000
    page.goto(file.as_uri())
    caption = page.locator(".trace-caption")
    expect(caption).to_contain_text("15 juin 2020")
    areas = page.locator("[data-kind=control_area]")
    expect(areas.first).to_be_attached()
    before = areas.first.get_attribute("d")
    page.locator(".trace-time-slider:not(.is-since)").focus()
    page.keyboard.press("Home")
    expect(caption).to_contain_text("4 avril 2019")
    expect(caption).to_contain_text("Libye")
    assert areas.first.get_attribute("d") != before
    page.keyboard.press("PageUp")
    expect(caption).not_to_contain_text("4 avril 2019 ·")
    expect(page.locator(".trace-time-compare")).to_have_count(0)
    assert (outside.errors, outside.requests) == ([], [])


def test_an_article_with_one_speaker_has_no_panel(server: str, tab) -> None:
    page, _ = tab
    opened(page, server)
    paste(page, "La Russie a fait de Syrte et d'Al Joufra une ligne rouge. Les combats continuent à Misrata.")
    expect(page.locator(".trace-article")).to_contain_text("Misrata")
    frame = chart(page)
    expect(frame.locator(f"[data-feature={mark_of(page, 'Misrata')}]").first).to_be_attached()
    expect(frame.locator("[data-kind=red_line]").first).to_be_attached()
    expect(frame.locator(".trace-rivals")).to_have_count(0)
