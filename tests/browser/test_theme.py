"""The theme's own script comes once the page is shown, and nothing of the page waits for it."""

import pytest
from accessible import SIZES
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

THEME = "**/bundle.*.js"
NOTE_SHIFTS = """globalThis.shifts = []
const note = (list) => shifts.push(...list.getEntries().map(({ value }) => value))
new PerformanceObserver(note).observe({ type: "layout-shift", buffered: true })"""


@pytest.mark.parametrize("size", SIZES)
def test_it_moves_nothing(page: Page, site_url: str, size: tuple[int, int]) -> None:
    page.add_init_script(NOTE_SHIFTS)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{site_url}en/index.html")
    page.wait_for_selector("html:not(.no-js)")
    page.wait_for_timeout(200)  # what it changes is laid out
    assert page.evaluate("shifts") == []


@pytest.mark.parametrize("size", SIZES)
def test_nothing_waits_for_it(page: Page, site_url: str, size: tuple[int, int]) -> None:
    page.route(THEME, lambda _: None)  # on its way for ever
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{site_url}en/index.html?q=baby", wait_until="domcontentloaded")
    expect(page.locator("a.md-search-result__link").first).to_be_visible()
    expect(page.locator("input.md-search__input")).to_be_focused()
