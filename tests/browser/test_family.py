"""A party in the page: copied, answered once, seen at a glance, taken along."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import pytest
from named_cases import ADULT, FAMILY, FAMILY_NAMES, TWENTY
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from visitor import IS_TOO_WIDE, PHONE, Visitor, follow, opened, shown

import checker

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def context(browser: Browser, site_url: str) -> Iterator[BrowserContext]:
    with browser.new_context(viewport=PHONE) as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site_url)
        yield context


@pytest.fixture(scope="module")
def page(context: BrowserContext, site_url: str, lang: str) -> Iterator[Page]:
    page = opened(context.new_page(), f"{site_url}{lang}/checker.html")
    yield page
    page.close()


def party_of_three() -> dict[str, Any]:
    first = shown(ADULT) | {"age": 36}
    return {"arrival": "2021-11-29T08:00", "travellers": [first, first, shown(ADULT) | {"age": 8}]}


def test_travellers_are_copied_and_what_they_share_is_answered_once(page: Page, lang: str) -> None:
    """Two alike, and a child, who has fewer choices; each screen is answered for the first."""
    visitor = Visitor(page, lang, party_of_three())
    visitor.answer(visitor.times)
    labels = visitor.person
    visitor.checker.get_by_label(labels["age"], exact=True).fill("36")
    visitor.checker.get_by_role("button", name=labels["copy"].format(number=1)).click()
    ages = visitor.checker.get_by_label(labels["age"], exact=True)
    expect(ages).to_have_count(2)
    expect(ages.nth(1)).to_have_value("36")
    expect(ages.nth(1)).to_be_focused()
    visitor.checker.get_by_role("button", name=labels["add"], exact=True).click()
    ages.nth(2).fill("8")
    visitor.know("travellers")
    visitor.press("continue")
    while screen := visitor.next_screen():
        visitor.sees(screen)
        assert len(screen["fields"]) == 3
        visitor.answer_once(screen)
    visitor.sees_result()
    visitor.reads_result()
    assert checker.evaluate(visitor.answers)["verdict"] == "ready"
    visitor.press("start_again")


def test_twenty_travellers(page: Page, lang: str) -> None:
    """Who blocks is shown whole and first, all others folded away; nothing is too wide."""
    follow(page, shown(TWENTY))
    visitor = Visitor(page, lang, shown(TWENTY))
    visitor.sees_result()
    members = visitor.checker.locator("details.checker-member")
    expect(members).to_have_count(20)
    assert members.evaluate_all("all => all.map(one => one.open)") == [True] + 19 * [False]
    expect(members.first).to_contain_text("43")
    assert not visitor.checker.evaluate(IS_TOO_WIDE)
    visitor.press("start_again")


@pytest.fixture(scope="module")
def family(page: Page, lang: str) -> Visitor:
    """A family that has its result."""
    visitor = Visitor(page, lang, FAMILY, FAMILY_NAMES)
    visitor.go_to_result()
    return visitor


def headline(visitor: Visitor, lang: str) -> Locator:
    said = checker.consult(visitor.answers, lang, FAMILY_NAMES)["description"]["headline"]
    return visitor.checker.get_by_role("heading", name=said, exact=True)


def test_the_result_in_the_other_language(family: Visitor, lang: str) -> None:
    """For staff to read; the names stay, and it is said which language it is."""
    other = {"zh": "en", "en": "zh"}[lang]
    family.press("show_other")
    expect(headline(family, other)).to_be_focused()
    assert (
        family.checker.get_by_role("article").evaluate("one => one.closest('[lang]').lang") == other
    )
    family.press("show_own")
    expect(headline(family, lang)).to_be_focused()


def test_the_result_as_text(family: Visitor, lang: str) -> None:
    family.press("copy_text")
    expect(family.checker.get_by_text(family.words["text_copied"])).to_be_visible()
    copied = family.checker.evaluate("() => navigator.clipboard.readText()")
    assert copied == checker.consult(family.answers, lang, FAMILY_NAMES)["text"]


def test_a_link_with_the_answers(family: Visitor, context: BrowserContext, lang: str) -> None:
    """What it holds is said first; it opens the same result on another device, without names."""
    family.checker.get_by_text(family.words["share"], exact=True).click()
    expect(family.checker.get_by_text(family.words["share_holds"])).to_be_visible()
    family.press("copy_link")
    expect(family.checker.get_by_text(family.words["link_copied"])).to_be_visible()
    link: str = family.checker.evaluate("() => navigator.clipboard.readText()")
    assert json.loads(unquote(link.partition("#answers=")[2])) == family.answers
    assert not any(name in unquote(link) for name in FAMILY_NAMES)
    assert "#" not in family.checker.evaluate("() => location.href")
    elsewhere = context.new_page()
    elsewhere.goto(link)
    visitor = Visitor(elsewhere, lang, FAMILY)
    visitor.answers = family.answers
    visitor.sees_result()
    visitor.reads_result()
    elsewhere.close()


def test_an_old_link_opens_with_what_still_holds(page: Page, lang: str, family: Visitor) -> None:
    """A question that no longer exists, an answer that is none any more: both are left out."""
    old = party_of_three() | {"purpose": "work"}
    old["travellers"][0] |= {"health_kit": "blue", "seat": "12A"}
    follow(page, old)
    words = family.words
    expect(family.checker.get_by_role("status").first).to_contain_text(words["link_partly"])
    visitor = Visitor(page, lang, party_of_three())
    visitor.answers = party_of_three()
    del visitor.answers["travellers"][0]["health_kit"]
    visitor.sees(visitor.next_screen())
    visitor.answer(visitor.next_screen() or {})
    visitor.reads_result()
    visitor.press("start_again")
