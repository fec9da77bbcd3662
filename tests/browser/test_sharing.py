"""Handing the link on to another app, where the browser can; Chromium without windows cannot."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import pytest
from named_cases import alone
from playwright.sync_api import Browser, BrowserContext, expect
from visitor import IN_ONE_LANGUAGE, Visitor, opened, shown, wait_for_python

pytestmark = [pytest.mark.browser, IN_ONE_LANGUAGE]

NAME = "Nainai"
# What a browser that can share does, as far as a page notices; `refusal` is why it does not.
CAN_SHARE = """
  window.sent = []
  navigator.share = async (what) => {
    sent.push(what)
    if (window.refusal) throw new DOMException("", refusal)
  }"""


@pytest.fixture(scope="module")
def context(browser: Browser, site_url: str) -> Iterator[BrowserContext]:
    with browser.new_context() as context:
        context.add_init_script(CAN_SHARE)
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site_url)
        yield context


@pytest.fixture(scope="module")
def at_result(context: BrowserContext, site_url: str, lang: str) -> Iterator[Visitor]:
    """A visitor with a name."""
    page = opened(context.new_page(), f"{site_url}{lang}/checker.html")
    visitor = Visitor(page, lang, shown(alone()), (NAME,))
    visitor.go_to_result()
    yield visitor
    page.close()


@pytest.fixture
def visitor(at_result: Visitor) -> Visitor:
    """One who has sent and copied nothing yet, and has opened what the buttons are below."""
    at_result.page.reload()
    wait_for_python(at_result.page)
    at_result.sees_result()
    at_result.page.evaluate("navigator.clipboard.writeText('nothing')")
    at_result.checker.get_by_text(at_result.words["share"], exact=True).click()
    return at_result


def sends(visitor: Visitor, refusal: str = "") -> None:
    visitor.page.evaluate("refusal => { window.refusal = refusal }", refusal)
    visitor.press("send_link")
    visitor.page.wait_for_function("sent.length")


def link_of(visitor: Visitor) -> str:
    (sent,) = visitor.page.evaluate("sent")
    assert list(sent) == ["url"]
    return str(sent["url"])


def test_the_answers_are_sent_where_no_server_sees_them(visitor: Visitor) -> None:
    """As the link that is copied: they stand behind the #, and the name stays here."""
    sends(visitor)
    address, _, answers = link_of(visitor).partition("#answers=")
    assert address == visitor.page.url
    assert json.loads(unquote(answers)) == visitor.answers
    assert NAME not in unquote(answers)
    says_nothing(visitor)


def test_who_thinks_better_of_it_hears_nothing(visitor: Visitor) -> None:
    sends(visitor, "AbortError")
    says_nothing(visitor)


def says_nothing(visitor: Visitor) -> None:
    assert copied(visitor) == "nothing"
    for word in ("link_copied", "copy_link_yourself"):
        expect(visitor.checker.get_by_text(visitor.words[word])).to_have_count(0)
    expect(visitor.checker.get_by_label(visitor.words["link_name"])).to_be_hidden()


def copied(visitor: Visitor) -> Any:
    return visitor.page.evaluate("navigator.clipboard.readText()")


def test_what_cannot_be_sent_is_copied(visitor: Visitor) -> None:
    """As in a frame that may not share."""
    sends(visitor, "NotAllowedError")
    expect(visitor.checker.get_by_text(visitor.words["link_copied"])).to_be_visible()
    assert copied(visitor) == link_of(visitor)


def test_what_can_be_neither_sent_nor_copied_is_shown(visitor: Visitor) -> None:
    visitor.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject() }")
    sends(visitor, "DataError")
    expect(visitor.checker.get_by_text(visitor.words["copy_link_yourself"])).to_be_visible()
    link = visitor.checker.get_by_label(visitor.words["link_name"])
    expect(link).to_have_value(link_of(visitor))
