"""The frame of the site: the chooser, the switch of language, the width of a phone."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.site, pytest.mark.browser]

PAGES = ("index", "checker", "documents", "label-changes", "not-covered", "glossary", "about")


@pytest.mark.parametrize(
    ("locale", "arrives"),
    [("zh-CN", "zh/index.html"), ("zh-TW", "zh/index.html"), ("en-US", "en/index.html")],
)
def test_the_chooser_follows_the_browser(
    browser: Browser, site_url: str, locale: str, arrives: str
) -> None:
    with browser.new_context(locale=locale) as context:
        page = context.new_page()
        page.goto(site_url)
        page.wait_for_url(site_url + arrives)


@pytest.mark.parametrize("options", [{"locale": "fr-FR"}, {"java_script_enabled": False}])
def test_the_chooser_asks_whom_it_does_not_know(
    browser: Browser, site_url: str, options: dict[str, Any]
) -> None:
    with browser.new_context(**options) as context:
        page = context.new_page()
        page.goto(site_url)
        page.get_by_role("link", name="中文").click()
        page.wait_for_url(site_url + "zh/index.html")


def test_the_switch_of_language_stays_on_the_page(page: Page, site_url: str) -> None:
    page.goto(site_url + "zh/label-changes.html")
    page.get_by_role("link", name="English").click()
    page.wait_for_url(site_url + "en/label-changes.html")
    page.get_by_role("link", name="中文").click()
    page.wait_for_url(site_url + "zh/label-changes.html")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_a_phone_and_asks_nobody_else(
    page: Page, site_url: str, language: str, name: str
) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{site_url}{language}/{name}.html")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert [url for url in requests if not url.startswith(site_url)] == []
