"""On a wide screen no line of running text is longer than one reads with ease."""

from collections.abc import Iterator

import pytest
from named_cases import CASES, FAMILY
from playwright.sync_api import Browser, Page, expect
from published import WITH_ERROR_PAGE
from visitor import Visitor, follow, opened, shown, unfold

pytestmark = pytest.mark.browser

LONGEST = {"zh": 38, "en": 70}
MANY_NOTES = "routes: as many notes as one traveller can gather"
MOST = next(case.request for case in CASES if case.id == MANY_NOTES)
# How many characters the longest line of each text has; of Chinese, a narrow one is half a one.
LINES = r"""(narrow) => {
  const longest = (text) => {
    const lines = new Map(), range = document.createRange()
    const nodes = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
    while (nodes.nextNode()) {
      const node = nodes.currentNode
      for (let at = 0; at < node.data.length; at++) {
        range.setStart(node, at)
        range.setEnd(node, at + 1)
        const { width, bottom } = range.getBoundingClientRect()
        const line = Math.round(bottom / 8)
        const counts = node.data.charCodeAt(at) < 0x2000 ? narrow : 1
        if (width) lines.set(line, (lines.get(line) ?? 0) + counts)
      }
    }
    return Math.max(0, ...lines.values())
  }
  return [...document.querySelectorAll("p, h2, li, dd")]
    .filter((one) => one.checkVisibility() && !one.querySelector("p, li, dd"))
    .filter((one) => !one.closest(".checker-hidden, .footer__list, .md-tabs, .md-sidebar"))
    .map((one) => [longest(one), one.innerText])
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        yield context.new_page()


def too_long(page: Page, lang: str) -> list[str]:
    unfold(page)
    lines = page.evaluate(LINES, {"zh": 0.5, "en": 1}[lang])
    assert max(lines)[0] > LONGEST[lang] / 2
    return [f"{count}: {text}" for count, text in lines if count > LONGEST[lang]]


@pytest.mark.parametrize("name", WITH_ERROR_PAGE)
def test_on_a_page(page: Page, site_url: str, lang: str, name: str) -> None:
    page.goto(f"{site_url}{lang}/{name}.html")
    assert too_long(page, lang) == []


@pytest.mark.parametrize("name", ["{}/checker.html", "embed/{}.html"])
def test_in_the_checker(page: Page, site_url: str, lang: str, name: str) -> None:
    """While it asks, and at results with much to say."""
    opened(page, site_url + name.format(lang))
    follow(page, {"arrival": FAMILY["arrival"], "travellers": [{"age": 3}, {"age": 30}]})
    page.locator("entry-checker[data-phase=asking] .checker-tile").first.wait_for()
    assert too_long(page, lang) == []
    for request, members in ((FAMILY, 4), (shown(MOST), 0)):
        follow(page, request)
        Visitor(page, lang, request).sees_result()
        expect(page.locator(".checker-member")).to_have_count(members)
        assert too_long(page, lang) == []
    page.evaluate("sessionStorage.clear()")
