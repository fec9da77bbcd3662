"""The theme's own script comes once the page is shown, and nothing of the page waits for it."""

import pytest
from accessible import SIZES
from playwright.sync_api import Page, Route, expect
from visitor import PHONE

pytestmark = pytest.mark.browser

THEME = "**/bundle.*.js"
HAS_RUN = "#__theme"  # which is gone then
NOTE_SHIFTS = """async () => {
  globalThis.shifts = []
  const name = ({ node }) => node?.outerHTML?.slice(0, 80) ?? node?.textContent
  const note = (list) => shifts.push(...list.getEntries().map(({ sources }) => sources.map(name)))
  for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame) // all is shown
  new PerformanceObserver(note).observe({ type: "layout-shift" })
}"""


@pytest.mark.parametrize("size", SIZES)
def test_it_moves_nothing(page: Page, site_url: str, size: tuple[int, int]) -> None:
    asked: list[Route] = []
    page.route(THEME, lambda route: asked.append(route))  # noqa: PLW0108 - it counts parameters
    page.set_viewport_size({"width": size[0], "height": size[1]})
    with page.expect_request(THEME):
        page.goto(f"{site_url}en/index.html", wait_until="domcontentloaded")
    page.evaluate(NOTE_SHIFTS)
    asked.pop().continue_()
    page.wait_for_selector(HAS_RUN, state="detached")
    page.wait_for_timeout(200)  # what it changes is laid out
    assert page.evaluate("shifts") == []


@pytest.mark.parametrize("size", SIZES)
def test_nothing_waits_for_it(page: Page, site_url: str, size: tuple[int, int]) -> None:
    page.route(THEME, lambda _: None)  # on its way for ever
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{site_url}en/index.html?q=baby", wait_until="domcontentloaded")
    expect(page.locator("a.md-search-result__link").first).to_be_visible()
    expect(page.locator("input.md-search__input")).to_be_focused()


def test_the_focus_is_seen_before_it(page: Page, site_url: str) -> None:
    page.route(THEME, lambda _: None)
    page.set_viewport_size(PHONE)
    page.goto(f"{site_url}en/index.html", wait_until="domcontentloaded")
    buttons = page.locator(".md-header button.md-header__button").filter(visible=True)
    expect(buttons).to_have_count(2)
    page.keyboard.press("Tab")  # so that it is by keys that one goes
    for button in buttons.all():
        button.focus()
        expect(button).to_have_css("outline-style", "solid")
