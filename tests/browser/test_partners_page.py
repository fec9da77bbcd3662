"""The partners' page: what they choose becomes a line to copy, and a preview."""

import json
import re
from typing import Any

import pytest
from named_cases import in_each_language
from playwright.sync_api import BrowserContext, FrameLocator, Page, expect

import checker

pytestmark = [pytest.mark.site, pytest.mark.browser]


@pytest.fixture
def opened(page: Page, site_url: str) -> Any:
    def opened(lang: str) -> Page:
        page.goto(f"{site_url}{lang}/partners.html")
        return page

    return opened


def preview(page: Page) -> FrameLocator:
    return page.locator(".partners-preview iframe").content_frame


def choose(page: Page, **values: str) -> None:
    for name, value in values.items():
        control = page.locator(f"[name={name}]")
        if control.evaluate("control => control.matches('select')"):
            control.select_option(value)
        else:
            control.fill(value)
            control.press("Tab")


def line(page: Page) -> str:
    return page.locator(".partners-snippet").inner_text()


@in_each_language
def test_the_line_shows_what_it_makes(opened: Any, site_url: str, lang: str) -> None:
    page = opened(lang)
    assert line(page) == (
        f'<script async="" src="{site_url}embed.js" data-lang="{lang}" data-theme="auto"></script>'
    )
    other = {"zh": "en", "en": "zh"}[lang]
    choose(page, lang=other, theme="dark", accent="#ffb74d", answers='{"mode": "rail"}')
    assert line(page) == (
        f'<script async="" src="{site_url}embed.js" data-lang="{other}" data-theme="dark"'
        ' data-accent="#ffb74d" data-answers="{&quot;mode&quot;: &quot;rail&quot;}"></script>'
    )
    heading = checker.opening(other)["screens"][0]["heading"]
    expect(preview(page).get_by_role("heading", name=heading)).to_be_visible()
    primary = preview(page).locator(".checker-primary")
    expect(primary).to_have_css("background-color", "rgb(255, 183, 77)")


def test_the_line_works_where_it_is_put(opened: Any, partner: Any, page: Page) -> None:
    opened("en")
    choose(page, theme="dark", answers='{"mode": "rail"}')
    page.goto(partner(line(page)))
    frame = page.locator("iframe").content_frame
    expect(frame.get_by_role("heading", level=2)).to_be_visible()
    expect(frame.locator("html")).to_have_css("background-color", "rgb(21, 25, 30)")


def test_an_iframe_alone_carries_the_same(opened: Any, site_url: str) -> None:
    page = opened("en")
    choose(page, way="iframe", theme="light", accent="#7a1fa2", answers='{"mode": "rail"}')
    src = re.search('src="([^"]+)"', line(page))
    assert src
    assert src[1].replace("&amp;", "&") == (
        f"{site_url}embed/en.html#theme=light&accent=%237a1fa2&answers=%7B%22mode%22%3A%20%22rail%22%7D"
    )
    primary = preview(page).locator(".checker-primary")
    expect(primary).to_have_css("background-color", "rgb(122, 31, 162)")


CONTRASTS = {"#7a1fa2": ("7.2", "1.7"), "#ffb74d": ("1.5", "8.1")}


@in_each_language
@pytest.mark.parametrize("accent", CONTRASTS)
def test_a_contrast_is_that_of_the_frame(opened: Any, lang: str, accent: str) -> None:
    """On the worst ground of each scheme, whatever scheme this page is in."""
    page = opened(lang)
    warnings: list[str] = []
    page.on("console", lambda entry: warnings.append(entry.text))
    choose(page, accent=accent)
    light, dark = CONTRASTS[accent]
    said = page.locator(".partners-contrast")
    expect(said).to_contain_text(light)
    expect(said).to_contain_text(dark)
    expect(preview(page).locator(".checker-primary")).to_be_visible()
    refused = min(light, dark, key=float)
    assert [text for text in warnings if f"its contrast is {refused}" in text]


@in_each_language
@pytest.mark.parametrize(
    "wrong", [{"answers": "{mode: rail}"}, {"answers": "[]"}, {"accent": "red"}, {"accent": "#12"}]
)
def test_what_cannot_be_used_is_said_and_kept(
    opened: Any, lang: str, wrong: dict[str, str]
) -> None:
    page = opened(lang)
    choose(page, **wrong)
    problem = page.get_by_role("alert").filter(has_text="#17518c" if "accent" in wrong else "JSON")
    expect(problem).to_be_visible()
    for name, value in wrong.items():
        expect(page.locator(f"[name={name}]")).to_have_value(value)
        choose(page, **{name: ""})
    expect(page.locator(".partners-problem")).to_be_empty()


def test_the_line_is_copied(opened: Any, context: BrowserContext, site_url: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site_url)
    page = opened("zh")
    page.get_by_role("button", name="复制", exact=True).click()
    expect(page.locator(".partners-copied")).to_have_text("已复制。")
    assert page.evaluate("navigator.clipboard.readText()") == line(page)
    assert "?" not in page.url


@in_each_language
def test_the_answers_of_the_example_are_answers(opened: Any, lang: str) -> None:
    page = opened(lang)
    example = page.locator("[name=answers]").get_attribute("placeholder")
    assert checker.evaluate(json.loads(example))["status"] == "needs_answers"
