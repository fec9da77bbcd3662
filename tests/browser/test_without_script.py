"""The checker's page in a browser that runs no script."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from workbench import documents

pytestmark = [pytest.mark.site, pytest.mark.browser]

TOO_WIDE = "() => document.documentElement.scrollWidth > innerWidth"
SHOW_ALL = {"zh": "全部显示", "en": "Show all of them"}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """On a phone."""
    viewport = {"width": 360, "height": 640}
    with browser.new_context(java_script_enabled=False, viewport=viewport) as context:  # type: ignore[arg-type]
        yield context.new_page()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_links_show_one_kind_of_traveller_or_all(page: Page, site_url: str, lang: str) -> None:
    """Plain links and styles do it; nothing is wider than the phone."""
    page.goto(f"{site_url}{lang}/checker.html")
    sections = page.locator("noscript section")
    all_of_them = page.get_by_role("link", name=SHOW_ALL[lang])
    kinds = documents.kinds(lang)
    expect(sections.locator("visible=true")).to_have_count(len(kinds))
    expect(all_of_them).to_be_hidden()
    for kind in (kinds[2], kinds[-1]):
        page.locator("#kinds").get_by_role("link", name=kind.title, exact=True).click()
        expect(sections.locator("visible=true")).to_have_count(1)
        expect(page.get_by_role("heading", name=kind.title, exact=True)).to_be_in_viewport()
        assert not page.evaluate(TOO_WIDE)
    all_of_them.click()
    expect(sections.locator("visible=true")).to_have_count(len(kinds))
