"""axe-core finds nothing in any state of the checker, as on the pages."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import accessible
import pytest
from named_cases import ADULT, FAMILY, FAMILY_NAMES, alone, stay
from playwright.sync_api import Browser, Page, expect
from visitor import Visitor, follow, opened, shown, unfold

import checker

pytestmark = pytest.mark.browser

RESULTS: dict[str, Any] = {
    "ready": alone(),
    "not_ready": alone(test=None),
    "do_not_travel": alone(trips=[stay("case_city")], journey={"necessary": False}),
    "restricted": alone(trips=[stay("case_county", "2021-11-28")]),
}


def faults(page: Page) -> list[str]:
    """Of the checker alone: what is around it was looked at with the pages."""
    return accessible.faults(page, "entry-checker")


@pytest.fixture(scope="module")
def page(browser: Browser, site_url: str, lang: str) -> Iterator[Page]:
    page = browser.new_page(timezone_id="America/New_York")
    yield opened(page, f"{site_url}{lang}/checker.html")
    page.close()


@pytest.fixture(scope="module")
def family(page: Page, lang: str) -> Visitor:
    return Visitor(page, lang, FAMILY, FAMILY_NAMES)


def test_nothing_on_the_way(family: Visitor) -> None:
    """On each screen before it is answered, when it was not, and when somebody is not sure."""
    unsure = []
    while screen := family.next_screen():
        family.sees(screen)
        assert faults(family.page) == [], screen["id"]
        family.press("continue")
        expect(family.checker.get_by_role("alert")).to_be_visible()
        assert faults(family.page) == [], f"{screen['id']}, not answered"
        if family.may_be_unsure(screen):
            family.is_unsure(screen)
            assert faults(family.page) == [], f"{screen['id']}, not sure"
            unsure.append(screen["id"])
        family.answer(screen)
    assert {"places", "commuting", "health_kit"} <= set(unsure)
    family.sees_result()


def test_nothing_at_the_result(family: Visitor) -> None:
    """Of a family, with all that can be unfolded, in both languages."""
    family.go_to_result()
    assert faults(family.page) == []
    unfold(family.page)
    assert faults(family.page) == [], "unfolded"
    family.press("compare_now")
    expect(family.checker.get_by_role("table")).to_be_visible()
    assert faults(family.page) == [], "compared"
    family.press("show_other")
    expect(family.button("show_own")).to_be_visible()
    assert faults(family.page) == [], "in the other language"
    family.press("show_own")


@pytest.mark.parametrize("verdict", RESULTS)
def test_nothing_at_any_verdict(page: Page, lang: str, verdict: str) -> None:
    request = shown(RESULTS[verdict])
    assert checker.evaluate(request)["verdict"] == verdict
    follow(page, request)
    page.locator(f"entry-checker .checker-verdict[data-state={verdict}]").wait_for()
    unfold(page)
    assert faults(page) == []


def test_nothing_where_the_other_times_will_not_do(family: Visitor) -> None:
    """The comparison has errors, and its own answers, beside the result."""
    follow(family.page, shown(RESULTS["ready"]))
    family.page.locator("entry-checker .checker-verdict[data-state=ready]").wait_for()
    unfold(family.page)
    other = family.checker.locator(".checker-compare")
    other.get_by_label(family.arrival["date"], exact=True).fill("2021-11-01")
    family.press("compare_now")
    expect(other.get_by_role("alert")).to_be_visible()
    assert faults(family.page) == []


def test_nothing_where_a_link_holds_in_part(page: Page, lang: str) -> None:
    """Nor where there were answers before it, nor where twenty have their result."""
    words = checker.opening(lang)["words"]
    status = page.locator("entry-checker").get_by_role("status").first
    follow(page, shown(RESULTS["ready"]))
    page.locator("entry-checker .checker-verdict[data-state=ready]").wait_for()
    follow(page, {"travellers": [{"age": 30, "health_kit": "blue"}]})
    expect(status).to_contain_text(words["link_partly"])
    expect(status).to_contain_text(words["link_started"])
    assert faults(page) == []
    follow(page, {**shown(alone()), "travellers": [shown(ADULT)] * 20})
    expect(page.locator("entry-checker details.checker-member")).to_have_count(20)
    assert faults(page) == []


def test_nothing_where_a_link_is_no_good(page: Page, lang: str) -> None:
    page.evaluate("location.hash = 'answers=nonsense'")
    ignored = checker.opening(lang)["words"]["link_ignored"]
    expect(page.locator("entry-checker").get_by_role("status").first).to_contain_text(ignored)
    assert faults(page) == []


def test_nothing_while_it_starts_and_when_it_fails(
    browser: Browser, site_url: str, lang: str
) -> None:
    page = browser.new_page()
    page.route("**/checker/*.*.wasm", lambda _: None)
    page.goto(f"{site_url}{lang}/checker.html#answers={quote(json.dumps(RESULTS['ready']))}")
    page.locator("entry-checker[data-phase=loading]").wait_for()
    assert faults(page) == []
    page.unroute("**/checker/*.*.wasm")
    page.route("**/checker/{memory,archive}.*", lambda route: route.abort())
    page.reload()
    page.locator("entry-checker[data-phase=failed]").wait_for()
    assert faults(page) == []
    page.close()
