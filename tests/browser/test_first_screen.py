"""What a phone shows of a result before one scrolls: the verdict, and the first thing to carry."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from named_cases import alone
from playwright.sync_api import Browser, BrowserContext, Page, expect
from visitor import PHONE, Visitor, opened, shown

import checker

pytestmark = pytest.mark.browser

# Elsewhere the time zone is said as well.
ZONE = "America/New_York"
REQUESTS = {"ready": shown(alone()), "not_ready": shown(alone(test=None))}


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(viewport=PHONE, timezone_id=ZONE) as context:
        yield context


def shows_first_what_counts(page: Page, lang: str, request: Any) -> None:
    element = page.locator("entry-checker[data-phase=result]")
    description = checker.consult(request, lang)["description"]
    verdict = element.get_by_role("heading", name=description["headline"], exact=True)
    expect(verdict).to_be_in_viewport(ratio=1)
    first = description["travellers"][0]["documents"][0]["name"]
    expect(element.locator("li strong", has_text=first).first).to_be_in_viewport(ratio=1)
    below_the_header(page)


def below_the_header(page: Page) -> None:
    """What stays at the top lies over none of it."""
    header = page.get_by_role("banner").bounding_box() or {}
    verdict = page.locator(".checker-verdict").bounding_box() or {}
    assert header["y"] + header["height"] <= verdict["y"]


@pytest.mark.parametrize("verdict", REQUESTS)
def test_by_a_link(context: BrowserContext, site_url: str, lang: str, verdict: str) -> None:
    page, request = context.new_page(), REQUESTS[verdict]
    page.goto(f"{site_url}{lang}/checker.html#answers={quote(json.dumps(request))}")
    shows_first_what_counts(page, lang, request)


def test_after_the_questions(context: BrowserContext, site_url: str, lang: str) -> None:
    page, request = context.new_page(), REQUESTS["not_ready"]
    Visitor(opened(page, f"{site_url}{lang}/checker.html"), lang, request).go_to_result()
    shows_first_what_counts(page, lang, request)
