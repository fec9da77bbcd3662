"""Answers that a link carries: taken as data, checked by Python, gone from the address."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect
from visitor import Visitor, opened

import checker

pytestmark = pytest.mark.browser

WORDS = checker.opening("en")["words"]
KNOWS: dict[str, Any] = {
    "arrival": "2021-11-29T08:00",
    "travellers": [
        {
            "age": 34,
            "trips": [],
            "commuter": "no",
            "health_kit": "popup",
            "test": {"reported_at": "2021-11-28T10:00"},
        }
    ],
}
ATTACK = "<img src=x onerror=pwned()><script>pwned()</script>"
HOSTILE = {
    "nothing": "",
    "no JSON": "{arrival",
    "a broken escape": "%E4%A",
    "a list": quote("[1]"),
    "null": "null",
    "huge": quote(json.dumps({"arrival": "2021" * 100_000})),
    "deep": quote("[" * 5000),
    "__proto__": quote(
        '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}'
    ),
    "__proto__ of a traveller": quote('{"travellers": [{"__proto__": {"polluted": 1}}]}'),
    "markup": quote(json.dumps({"arrival": ATTACK, "travellers": [{"age": ATTACK}]})),
    "markup as a name": quote(json.dumps({ATTACK: ATTACK})),
    "code": quote("alert(pwned())"),
    "wrong types": quote(json.dumps({"arrival": 5, "travellers": {"length": 3}, "mode": []})),
    "unknown fields": quote(json.dumps({"arrival": "2021-11-29T08:00", "home": "Tianjin"})),
}


@pytest.fixture(scope="module")
def page(browser: Browser, site_url: str) -> Iterator[Page]:
    page = browser.new_page()
    page.add_init_script("window.pwned = () => { window.broken = true }")
    yield opened(page, f"{site_url}en/checker.html")
    page.close()


@pytest.mark.parametrize("fragment", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_link_does_nothing(page: Page, fragment: str) -> None:
    page.evaluate("fragment => { location.hash = `answers=${fragment}` }", fragment)
    status = page.locator("entry-checker").get_by_role("status")
    expect(status).to_contain_text(WORDS["link_ignored"])
    unharmed(page)
    visitor = Visitor(page, "en", KNOWS)
    visitor.go_to("places")
    visitor.press("start_again")
    expect(status).to_be_empty()


def unharmed(page: Page) -> None:
    assert "#" not in page.url
    assert not page.evaluate("window.broken || ({}).polluted || [].polluted")
    assert page.locator("entry-checker img, entry-checker script").count() == 0


@pytest.mark.parametrize("name", ["no JSON", "markup", "__proto__"])
def test_a_page_opened_by_a_hostile_link_asks_from_the_start(
    page: Page, site_url: str, name: str
) -> None:
    page.goto("about:blank")
    page.goto(f"{site_url}en/checker.html#answers={HOSTILE[name]}")
    status = page.locator("entry-checker").get_by_role("status")
    expect(status).to_contain_text(WORDS["link_ignored"], timeout=20_000)
    unharmed(page)
    page.evaluate("sessionStorage.clear()")


def test_a_link_fills_in_what_it_carries(page: Page, site_url: str) -> None:
    carried = {"travellers": [{"health_kit": "popup"}]}
    page.goto("about:blank")
    opened(page, f"{site_url}en/checker.html#answers={quote(json.dumps(carried))}")
    assert "#" not in page.url
    visitor = Visitor(page, "en", KNOWS)
    visitor.answers = carried
    visitor.go_to("test")
    answered = page.locator("entry-checker").get_by_role("region", name=WORDS["answered_title"])
    expect(answered).to_contain_text("Beijing Health Kit")
    visitor.go_to_result()
    visitor.press("start_again")


def test_a_link_with_all_answers_shows_the_result(page: Page, site_url: str) -> None:
    page.goto("about:blank")
    page.goto(f"{site_url}en/checker.html#answers={quote(json.dumps(KNOWS))}")
    expect(page.locator("entry-checker")).to_have_attribute("data-phase", "result", timeout=20_000)
    assert "#" not in page.url
    Visitor(page, "en", KNOWS).press("start_again")
