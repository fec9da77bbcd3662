"""Twenty travellers can be asked: those who have the answer of the first are folded away."""

from collections.abc import Iterator

import pytest
from named_cases import ADULT
from playwright.sync_api import Browser, expect
from visitor import Visitor, opened, shown

pytestmark = pytest.mark.browser

AGES = range(30, 50)
KNOWS = {
    "departure": "2021-11-29T06:00",
    "arrival": "2021-11-29T08:00",
    "travellers": [{**shown(ADULT), "age": age} for age in AGES],
}
PHONE = {"width": 360, "height": 740}
SCREENS = 2  # of it, that a question about twenty may be long once it is answered


@pytest.fixture(scope="module")
def visitor(browser: Browser, site_url: str, lang: str) -> Iterator[Visitor]:
    page = browser.new_page(viewport=PHONE)
    yield Visitor(opened(page, f"{site_url}{lang}/checker.html"), lang, KNOWS)
    page.close()


def test_a_question_is_answered_once_and_is_short(visitor: Visitor) -> None:
    visitor.go_to("places")
    while screen := visitor.next_screen():
        visitor.sees(screen)
        others = visitor.checker.locator("details.checker-others")
        expect(others.get_by_role("group")).to_have_count(len(AGES) - 1)
        visitor.fill_in(screen["fields"][0])
        visitor.press("same_for_all")
        expect(others.get_by_role("group")).to_have_count(0)
        form = visitor.checker.locator("form")
        assert form.evaluate("one => one.offsetHeight") < SCREENS * PHONE["height"]
        for field in screen["fields"]:
            visitor.know(field["field"])
        visitor.press("continue")
    visitor.sees_result()


def test_whoever_differs_is_unfolded(visitor: Visitor) -> None:
    """One of the others answers otherwise: the fold stays open, and the focus where it is."""
    visitor.press("start_again")
    visitor.answers = {}
    visitor.go_to("health_kit")
    screen = visitor.next_screen() or {}
    visitor.fill_in(screen["fields"][0])
    visitor.press("same_for_all")
    others = visitor.checker.locator("details.checker-others")
    expect(others).not_to_have_attribute("open", "")
    others.locator("summary").click()
    other = others.get_by_role("group").last.get_by_role("radio").nth(1)
    other.check()
    expect(other).to_be_focused()
    expect(others).to_have_attribute("open", "")
