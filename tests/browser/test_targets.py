"""What can be pressed on a phone is 24 pixels high (WCAG 2.2, 2.5.8), but in a sentence."""

from collections.abc import Iterator

import pytest
from named_cases import FAMILY
from playwright.sync_api import Browser, Page
from published import WITH_ERROR_PAGE
from visitor import PHONE, Visitor, follow, opened, unfold

pytestmark = pytest.mark.browser

TILE = 44  # pixels, which a thumb hits
# The height of all that can be pressed, and what it is; a tile is pressed as a whole.
PRESSED = r"""() => {
  const isInSentence = (one) => {
    const around = one.closest("p, li, td, dd")
    if (!around || getComputedStyle(one).display !== "inline") return false
    const rest = around.cloneNode(true)
    rest.querySelectorAll("a").forEach((link) => link.remove())
    return /[\p{L}\p{N}]/u.test(rest.textContent)
  }
  const isThere = (one) => one.checkVisibility({ visibilityProperty: true }) &&
    one.getBoundingClientRect().width > 1
  const all = "a[href], button, summary, select, textarea, label.md-icon, .checker-tile, " +
    "input:not(.checker-tile input)"
  return [...document.querySelectorAll(all)]
    .filter((one) => isThere(one) && !isInSentence(one))
    .map((one) => [one.getBoundingClientRect().height, one.outerHTML.slice(0, 90)])
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport=PHONE) as context:
        yield context.new_page()


def low(page: Page) -> list[str]:
    """What is too low to be hit."""
    found = page.evaluate(PRESSED)
    assert len(found) > 4
    return [what for height, what in found if height < 24]


@pytest.mark.parametrize("name", WITH_ERROR_PAGE)
def test_what_can_be_pressed_on_a_page(page: Page, site_url: str, lang: str, name: str) -> None:
    page.goto(f"{site_url}{lang}/{name}.html")
    assert low(page) == []


def test_in_the_drawer_and_the_search(page: Page, site_url: str, lang: str) -> None:
    page.goto(f"{site_url}{lang}/index.html")
    page.locator("label.md-header__button[for=__drawer]").click()
    assert low(page) == []
    page.goto(f"{site_url}{lang}/index.html?q=12345")
    page.locator("a.md-search-result__link").first.wait_for()
    assert low(page) == []


def test_in_the_checker(page: Page, site_url: str, lang: str) -> None:
    """While it asks and at a result, with all that can be unfolded."""
    opened(page, f"{site_url}{lang}/checker.html")
    follow(page, {"arrival": FAMILY["arrival"], "travellers": [{"age": 3}, {"age": 30}]})
    tiles = page.locator("entry-checker[data-phase=asking] .checker-tile")
    tiles.first.wait_for()
    assert min(tiles.evaluate_all("all => all.map((one) => one.offsetHeight)")) >= TILE
    unfold(page)
    assert low(page) == []
    follow(page, FAMILY)
    Visitor(page, lang, FAMILY).sees_result()
    unfold(page)
    assert low(page) == []
    page.evaluate("sessionStorage.clear()")
