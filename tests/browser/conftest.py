"""A real server and a real Chromium, with every outside host blocked."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

from benchmarks.local_server import serving

WAIT_MILLISECONDS = 60_000


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The application as ``streamlit run`` starts it; yields its address."""
    with serving("app.py") as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield browser
        browser.close()


class Outside:
    """What the page asked of outside hosts, and what went wrong in it."""

    def __init__(self) -> None:
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.dialogs: list[str] = []


def watch(page: Page) -> Outside:
    """Block every outside host, and note each request for one, each script error and each dialog."""
    outside = Outside()

    def guard(route: Route) -> None:
        address = route.request.url
        if address.startswith(("http://localhost", "data:", "blob:", "file:")):
            route.continue_()
        else:
            outside.requests.append(address)
            route.abort()

    page.route("**/*", guard)
    page.on("pageerror", lambda error: outside.errors.append(str(error)))
    page.on("dialog", lambda dialog: (outside.dialogs.append(dialog.message), dialog.dismiss()))
    page.set_default_timeout(WAIT_MILLISECONDS)
    expect.set_options(timeout=WAIT_MILLISECONDS)
    return outside


@pytest.fixture
def tab(chromium: Browser) -> Iterator[tuple[Page, Outside]]:
    """A fresh page of its own, 1440 × 900, in French, with what it asked of others."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True)
    page = context.new_page()
    outside = watch(page)
    yield page, outside
    context.close()
