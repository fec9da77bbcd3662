"""Twenty travellers can be asked: those who have the answer of the first are folded away."""

from collections.abc import Iterator

import pytest
from named_cases import TWENTY
from playwright.sync_api import Browser, expect
from visitor import PHONE, Visitor, follow, opened, shown

pytestmark = pytest.mark.browser

PARTY = shown(TWENTY)
for one in PARTY["travellers"]:
    del one["health_kit"], one["test"]
SCREENS = 2  # of a phone, that a question about twenty may be long once it is answered


@pytest.fixture(scope="module")
def visitor(browser: Browser, site_url: str, lang: str) -> Iterator[Visitor]:
    """Who has answered all but what Health Kit shows."""
    page = opened(browser.new_page(viewport=PHONE), f"{site_url}{lang}/checker.html")
    follow(page, PARTY)
    visitor = Visitor(page, lang, PARTY)
    visitor.answers = PARTY
    yield visitor
    page.close()


def test_whoever_has_the_same_answer_is_folded_away(visitor: Visitor) -> None:
    """And whoever then differs is not: the fold stays open, and the focus where it is."""
    screen = visitor.next_screen() or {}
    visitor.sees(screen)
    others = visitor.checker.locator("details.checker-others")
    expect(others.get_by_role("group")).to_have_count(len(screen["fields"]) - 1)
    visitor.option(screen["id"], "green").check()
    visitor.press("same_for_all")
    expect(others.get_by_role("group")).to_have_count(0)
    form = visitor.checker.locator("form")
    assert form.evaluate("one => one.offsetHeight") < SCREENS * PHONE["height"]
    others.locator("summary").click()
    differing = others.get_by_role("group").last.get_by_role("radio").nth(1)
    differing.check()
    expect(differing).to_be_focused()
    expect(others).to_have_attribute("open", "")
