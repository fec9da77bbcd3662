"""Answers that a link carries: taken as data, checked by Python, gone from the address."""

import json
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from hostile import HOSTILE
from named_cases import alone
from playwright.sync_api import Browser, Page, expect
from visitor import Visitor, follow, opened

import checker

pytestmark = pytest.mark.browser

KNOWS = alone(health_kit="popup")


@pytest.fixture(scope="module")
def words(lang: str) -> dict[str, str]:
    found: dict[str, str] = checker.opening(lang)["words"]
    return found


@pytest.fixture(scope="module")
def address(site_url: str, lang: str) -> str:
    return f"{site_url}{lang}/checker.html"


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page()
    page.add_init_script("window.pwned = () => { window.broken = true }")
    yield opened(page, address)
    page.close()


@pytest.mark.parametrize("fragment", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_link_does_nothing(
    page: Page, lang: str, words: dict[str, str], fragment: str
) -> None:
    page.evaluate("fragment => { location.hash = `answers=${fragment}` }", fragment)
    status = page.locator("entry-checker").get_by_role("status").first
    expect(status).to_contain_text(words["link_ignored"])
    unharmed(page)
    visitor = Visitor(page, lang, KNOWS)
    visitor.go_to("places")
    visitor.press("start_again")
    expect(status).to_be_empty()


def unharmed(page: Page) -> None:
    assert "#" not in page.url
    assert not page.evaluate("window.broken || ({}).polluted || [].polluted")
    assert page.locator("entry-checker img, entry-checker script").count() == 0


@pytest.mark.parametrize("number", range(len(HOSTILE)), ids=list(HOSTILE))
def test_a_page_opened_by_a_hostile_link_asks_from_the_start(
    browser: Browser, site_url: str, number: int
) -> None:
    """In one language or the other, in turn: a page load each."""
    lang, fragment = ("zh", "en")[number % 2], list(HOSTILE.values())[number]
    with browser.new_context() as context:
        page = context.new_page()
        page.add_init_script("window.pwned = () => { window.broken = true }")
        page.goto(f"{site_url}{lang}/checker.html#answers={fragment}")
        status = page.locator("entry-checker").get_by_role("status").first
        ignored = checker.opening(lang)["words"]["link_ignored"]
        expect(status).to_contain_text(ignored, timeout=20_000)
        unharmed(page)


def test_a_link_fills_in_what_it_carries(
    page: Page, address: str, lang: str, words: dict[str, str]
) -> None:
    carried = {"travellers": [{"health_kit": "popup"}]}
    page.goto("about:blank")
    opened(page, f"{address}#answers={quote(json.dumps(carried))}")
    assert "#" not in page.url
    visitor = Visitor(page, lang, KNOWS)
    visitor.answers = carried
    visitor.go_to("test")
    answered = page.locator("entry-checker").get_by_role("region", name=words["answered_title"])
    expect(answered).to_contain_text({"zh": "北京健康宝", "en": "Beijing Health Kit"}[lang])
    visitor.go_to_result()
    visitor.press("start_again")


def test_a_link_with_all_answers_shows_the_result(
    page: Page, address: str, lang: str, words: dict[str, str]
) -> None:
    page.goto("about:blank")
    page.goto(f"{address}#answers={quote(json.dumps(KNOWS))}")
    expect(page.locator("entry-checker")).to_have_attribute("data-phase", "result", timeout=20_000)
    assert "#" not in page.url
    headline = page.locator("entry-checker .checker-verdict h2").inner_text()
    expect(page.locator("entry-checker").get_by_role("status").first).to_contain_text(headline)
    Visitor(page, lang, KNOWS).press("start_again")


def test_a_path_of_two_slashes_is_no_host(page: Page, site_url: str) -> None:
    """The address keeps its path when the answers go from it."""
    page.goto("about:blank")
    page.goto(f"{site_url}/en/checker.html#answers={quote(json.dumps(KNOWS))}")
    expect(page.locator("entry-checker")).to_have_attribute("data-phase", "result", timeout=20_000)
    assert page.url == f"{site_url}/en/checker.html"
    Visitor(page, "en", KNOWS).press("start_again")


def test_a_link_does_not_cost_what_was_answered_before(
    page: Page, address: str, lang: str, words: dict[str, str]
) -> None:
    page.goto("about:blank")
    opened(page, address)
    visitor = Visitor(page, lang, KNOWS)
    visitor.go_to_result()
    carried = {"travellers": [{"commuter": "labelled"}]}
    follow(page, carried)
    status = page.locator("entry-checker").get_by_role("status").first
    expect(status).to_contain_text(words["link_started"])
    visitor.answers = carried
    visitor.go_to("places")
    visitor.press("bring_back")
    visitor.sees_result()
    expect(status).to_be_empty()
    visitor.press("start_again")


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/New_York"])
def test_a_time_with_an_offset_is_shown_as_it_is_in_beijing(
    browser: Browser, site_url: str, zone: str
) -> None:
    with browser.new_context(timezone_id=zone) as context:
        page = context.new_page()
        carried = quote(json.dumps({"arrival": "2021-11-28T16:30Z"}))
        page.goto(f"{site_url}en/checker.html#answers={carried}")
        labels = Visitor(page, "en", KNOWS).arrival
        element = page.locator("entry-checker")
        element.get_by_role("button", name="Change Times").click(timeout=20_000)
        expect(element.get_by_label(labels["date"])).to_have_value("2021-11-29")
        expect(element.get_by_label(labels["time"])).to_have_value("00:30")
