"""Who travels: named, copied and removed after they have answered, and as many as there may be."""

from collections.abc import Iterator
from typing import Any

import pytest
from named_cases import ADULT, FAMILY, FAMILY_NAMES, INFANT
from playwright.sync_api import Browser, Locator, Page, expect
from visitor import IN_ONE_LANGUAGE, Visitor, opened, shown, wait_for_python

pytestmark = [pytest.mark.browser, IN_ONE_LANGUAGE]

MOST = 20
JOURNEY = {"arrival": "2021-11-29T08:00", "mode": "rail"}
# Three who have answered differently, the last one fewer questions.
COMMUTER = shown(ADULT) | {"age": 41, "commuter": "labelled"}
UNTESTED = shown(ADULT) | {"age": 36, "test": None}
THREE = {**JOURNEY, "travellers": [COMMUTER, UNTESTED, INFANT]}
NAMES = ("Ma Li", "Wang Wei", "Lele")


@pytest.fixture(scope="module")
def page(browser: Browser, site_url: str, lang: str) -> Iterator[Page]:
    with browser.new_context() as context:
        yield opened(context.new_page(), f"{site_url}{lang}/checker.html")


@pytest.fixture
def three(page: Page, lang: str) -> Iterator[Visitor]:
    """They have their result, and go back to who travels."""
    visitor = Visitor(page, lang, THREE, NAMES)
    visitor.go_to_result()
    visitor.return_to("party")
    yield visitor
    visitor.press("start_again")


def button(visitor: Visitor, label: str, number: int = 0) -> Locator:
    name = visitor.person[label].format(number=number)
    return visitor.checker.get_by_role("button", name=name, exact=True)


def comes_out(visitor: Visitor, travellers: list[Any], names: tuple[str, ...]) -> None:
    """Nothing is asked again, and everyone has the answers that are theirs."""
    visitor.press("continue")
    visitor.sees_result()
    visitor.answers["travellers"] = travellers
    visitor.names = names
    assert kept(visitor) == {"request": visitor.answers, "names": list(names)}
    visitor.reads_result()


def kept(visitor: Visitor) -> Any:
    return visitor.page.evaluate("JSON.parse(sessionStorage['entry-checker']).answers")


def test_a_copy_has_the_answers_of_who_was_copied(three: Visitor) -> None:
    """But not the name: so far it is the same person twice."""
    first, second, third = three.answers["travellers"]
    button(three, "copy", 2).click()
    comes_out(three, [first, second, second, third], (*NAMES[:2], "", NAMES[2]))


def test_a_copy_answers_for_itself_from_then_on(three: Visitor) -> None:
    button(three, "copy", 2).click()
    three.press("continue")
    three.sees_result()
    tested = shown(ADULT) | {"age": 36}
    three.knows = {**JOURNEY, "travellers": [COMMUTER, UNTESTED, tested, INFANT]}
    three.answers["travellers"].insert(2, dict(three.answers["travellers"][1]))
    three.names = (*NAMES[:2], "", NAMES[2])
    three.change("test")
    three.sees_result()
    three.reads_result()


@pytest.mark.parametrize("removed", [1, 2, 3])
def test_when_one_is_removed_the_others_keep_what_they_answered(
    three: Visitor, removed: int
) -> None:
    button(three, "remove", removed).click()
    left = without(three.answers["travellers"], removed)
    comes_out(three, left, tuple(without(NAMES, removed)))


def without(everyone: Any, number: int) -> list[Any]:
    return [one for index, one in enumerate(everyone) if index != number - 1]


def test_one_is_removed_and_another_copied_at_once(three: Visitor) -> None:
    _, second, third = three.answers["travellers"]
    button(three, "remove", 1).click()
    button(three, "copy", 1).click()
    button(three, "remove", 1).click()
    comes_out(three, [second, third], ("", NAMES[2]))


def test_names_live_as_long_as_their_tab(page: Page, lang: str) -> None:
    """After a reload, amid the questions and at the result; nowhere else in the browser."""
    visitor = Visitor(page, lang, FAMILY, FAMILY_NAMES)
    visitor.go_to("places")
    reloads(visitor)
    visitor.go_to_result()  # finds each question by the name of whom it is about
    reloads(visitor)
    visitor.sees_result()
    visitor.reads_result()
    knows_nobody(page.context.new_page(), visitor)
    visitor.press("start_again")


def reloads(visitor: Visitor) -> None:
    page = visitor.page
    assert isinstance(page, Page)
    page.reload()
    wait_for_python(page)


def knows_nobody(other: Page, visitor: Visitor) -> None:
    """Another tab of the same browser."""
    opened(other, visitor.page.url)
    Visitor(other, visitor.lang, {}).sees(visitor.times)
    everywhere = "JSON.stringify([document.cookie, {...localStorage}, {...sessionStorage}])"
    found = other.evaluate(everywhere)
    assert not any(name in found for name in FAMILY_NAMES)
    other.close()


def test_as_many_as_there_may_be_are_entered(page: Page, lang: str) -> None:
    """With the last one nobody can be added or copied any more; each question can be answered."""
    everyone = [shown(ADULT) | {"age": 30 + number} for number in range(MOST)]
    visitor = Visitor(page, lang, {**JOURNEY, "travellers": everyone})
    visitor.go_to("party")
    visitor.fill_in((visitor.next_screen() or {})["fields"][0])
    nobody_can_be_added(visitor)
    visitor.know("travellers")
    visitor.press("continue")
    while screen := visitor.next_screen():
        visitor.sees(screen)
        assert len(screen["fields"]) == MOST
        visitor.answer_once(screen)
    visitor.sees_result()
    expect(visitor.checker.locator("details.checker-member")).to_have_count(MOST)
    assert kept(visitor)["request"] == visitor.answers
    visitor.press("start_again")


def nobody_can_be_added(visitor: Visitor) -> None:
    add = button(visitor, "add")
    copy = button(visitor, "copy", 1)
    expect(visitor.checker.get_by_label(visitor.person["age"], exact=True)).to_have_count(MOST)
    expect(add).to_have_count(0)
    expect(copy).to_have_count(0)
    button(visitor, "remove", MOST).click()
    expect(copy).to_be_visible()
    add.click()
    last = visitor.checker.get_by_label(visitor.person["age"], exact=True).last
    expect(last).to_be_focused()
    last.fill(str(29 + MOST))
    expect(add).to_have_count(0)
