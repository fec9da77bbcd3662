"""Light or dark: as the system has it, or as the visitor chose."""

from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

PAPER = {"light": "rgb(251, 250, 247)", "dark": "rgb(21, 25, 30)"}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_it_is_the_systems_without_a_script(
    browser: Browser, site_url: str, scheme: Literal["light", "dark"]
) -> None:
    """So that no page is white for a moment; there is nothing to choose with."""
    with browser.new_context(color_scheme=scheme, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site_url}en/about.html")
        expect(page.locator("body")).to_have_css("background-color", PAPER[scheme])
        expect(page.locator(".schemes button").filter(visible=True)).to_have_count(0)


def test_it_is_chosen_by_keys_for_all_pages_and_both_languages(
    browser: Browser, site_url: str
) -> None:
    with browser.new_context(color_scheme="light") as context:
        page = context.new_page()
        page.goto(f"{site_url}en/about.html")
        page.get_by_role("button", name="Colours follow the system").focus()
        for name, scheme in (("Light colours", "light"), ("Dark colours", "dark")):
            page.keyboard.press("Enter")
            expect(page.get_by_role("button", name=name)).to_be_focused()
            shows(page, scheme)
        page.route("**/checker/page.*.js", lambda _: None)  # what was chosen does not wait for it
        page.goto(f"{site_url}zh/tests.html", wait_until="commit")
        shows(page, "dark")
        page.unroute_all()
        page.reload()
        page.get_by_role("button", name="深色").click()
        shows(page, "light")
        page.emulate_media(color_scheme="dark")
        shows(page, "dark")


def test_it_is_the_same_in_every_tab(browser: Browser, site_url: str) -> None:
    with browser.new_context(color_scheme="light") as context:
        here, there = context.new_page(), context.new_page()
        for page in (here, there):
            page.goto(f"{site_url}en/about.html")
        for scheme in SCHEMES:
            here.locator(".schemes button").filter(visible=True).click()
            shows(there, scheme)


def test_it_holds_for_the_page_where_nothing_may_be_kept(page: Page, site_url: str) -> None:
    refuse = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })"
    page.add_init_script(refuse)
    page.emulate_media(color_scheme="dark")
    page.goto(f"{site_url}en/about.html")
    shows(page, "dark")
    page.get_by_role("button", name="Colours follow the system").click()
    shows(page, "light")


def test_what_was_kept_and_is_no_scheme_does_no_harm(page: Page, site_url: str) -> None:
    page.add_init_script("localStorage.setItem('entry-checker scheme', 'sepia')")
    page.goto(f"{site_url}en/about.html")
    expect(page.get_by_role("button", name="Colours follow the system")).to_be_visible()


def test_paper_is_white_whatever_was_chosen(page: Page, site_url: str) -> None:
    page.add_init_script("localStorage.setItem('entry-checker scheme', 'dark')")
    page.goto(f"{site_url}en/about.html")
    shows(page, "dark")
    page.emulate_media(media="print")
    shows(page, "light")
    expect(page.locator("article h1")).to_have_css("color", "rgb(32, 38, 45)")


def shows(page: Page, scheme: str) -> None:
    expect(page.locator("body")).to_have_css("background-color", PAPER[scheme])
