"""axe-core finds nothing on any page, in either language and theme, on a phone or a desk."""

from collections.abc import Iterator

import pytest
from accessible import faults
from playwright.sync_api import Browser, Page, expect
from published import WITH_ERROR_PAGE

pytestmark = pytest.mark.browser

PAGES = (
    "index.html",
    "404.html",
    *(f"{lang}/{name}.html" for lang in ("zh", "en") for name in WITH_ERROR_PAGE),
    "embed/zh.html",
    "embed/en.html",
)


DARK_ON_DARK = "@media (prefers-color-scheme: dark) { article h1 { color: #222 !important } }"


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(page: Page, site_url: str, name: str) -> None:
    page.goto(f"{site_url}{name}")
    assert faults(page) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nor_in_the_search(page: Page, site_url: str, lang: str) -> None:
    page.goto(f"{site_url}{lang}/index.html")
    page.keyboard.press("/")
    page.locator("input.md-search__input").fill({"zh": "核酸", "en": "test"}[lang])
    page.locator("a.md-search-result__link").first.wait_for()
    assert faults(page) == []
    page.locator("input.md-search__input").fill("xyzzy")
    expect(page.locator(".search-advice")).to_be_visible()
    assert faults(page) == [], "nothing found"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nor_in_the_drawer(page: Page, site_url: str, lang: str) -> None:
    """A phone's list of pages."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{site_url}{lang}/index.html")
    page.locator("label.md-header__button[for=__drawer]").click()
    expect(page.locator(".md-sidebar--primary")).to_be_in_viewport()
    assert faults(page) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nor_where_a_partner_is_told_of_an_error(page: Page, site_url: str, lang: str) -> None:
    page.goto(f"{site_url}{lang}/partners.html")
    page.locator("[name=accent]").fill("red")
    page.locator("[name=accent]").press("Tab")
    expect(page.locator(".partners-problem")).not_to_be_empty()
    assert faults(page) == []


def test_a_fault_is_found(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/about.html")
    page.evaluate("document.querySelector('h1').innerHTML = '<img src=x>'")
    page.evaluate("document.querySelector('h1').style.minWidth = '3000px'")
    found = faults(page)
    assert any("image-alt" in fault for fault in found)
    assert any("too wide" in fault for fault in found)


def test_a_colour_that_is_wrong_in_the_dark_only_is_found(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/about.html")
    page.evaluate("""rule => document.styleSheets[0].insertRule(rule)""", DARK_ON_DARK)
    found = faults(page)
    assert [fault.partition(":")[0] for fault in found] == ["1280 px, dark", "320 px, dark"]
    assert all("color-contrast" in fault for fault in found)
