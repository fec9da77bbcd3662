"""What a browser makes of a page's colour and manifest."""

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.site, pytest.mark.browser]

# Of several colours, browsers take the first that holds now.
COLOUR = """() => [...document.querySelectorAll("meta[name=theme-color]")].find(
  ({ media }) => !media || matchMedia(media).matches).content"""
LIGHT, DARK = "#fbfaf7", "#15191e"


def test_what_is_around_the_page_follows_the_visitor(browser: Browser, site_url: str) -> None:
    """The system first, then what is chosen by hand; and the manifest is read without a fault."""
    with browser.new_context(color_scheme="dark") as context:
        page = context.new_page()
        page.goto(f"{site_url}en/about.html")
        assert page.evaluate(COLOUR) == DARK
        choose(page, "switch to light")
        assert page.evaluate(COLOUR) == LIGHT
        choose(page, "switch to dark")
        assert page.evaluate(COLOUR) == DARK
        page.emulate_media(color_scheme="light")
        page.reload()
        assert page.evaluate(COLOUR) == DARK
        choose(page, "switch to following")
        assert page.evaluate(COLOUR) == LIGHT
        found = context.new_cdp_session(page).send("Page.getAppManifest")
        assert found["url"] == f"{site_url}en/app.webmanifest"
        assert found["errors"] == []


def choose(page: Page, name: str) -> None:
    """Press the button with a name, which then has another one."""
    button = page.get_by_title(name)
    button.click()
    expect(button).to_be_hidden()
