"""A result on paper: one page, in ink alone, without what can only be pressed."""

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

import pytest
from named_cases import ADULT, CASES, FAMILY, TWENTY, journey, stay
from playwright.sync_api import Browser, Page, expect
from visitor import Visitor, follow, opened, shown

import checker
from publish.languages import words

pytestmark = pytest.mark.browser

INK = "rgb(32, 38, 45)"
CLEAR = "rgba(0, 0, 0, 0)"
PAPERS = ("A4", "Letter")
BEFORE_LAST_TEST = {"reported_at": "2021-11-20T10:00+08:00"}
BY_NAME = {case.id: case.request for case in CASES}
RESULTS: dict[str, Any] = {
    "ready": journey(),
    "pop-up, no test, necessary": journey(
        ADULT | {"trips": [stay("case_city")], "health_kit": "popup", "test": None}, necessary=True
    ),
    "in the database, by rail": journey(
        ADULT | {"commuter": "registered", "proof_of_work": True, "test": BEFORE_LAST_TEST},
        departure="2021-11-29T06:30+08:00",
        mode="rail",
    ),
    "as many notes as one can have": BY_NAME["routes: as many notes as one traveller can gather"],
    "all the actions": BY_NAME[
        "routes: not in the database, by rail, no test, pop-up: all the actions in order"
    ],
    "a family of four": FAMILY,
    "four commuters": BY_NAME["parties: the four kinds of commuters on one train"],
    "twenty, one of whom lacks a test": TWENTY,
}
# Of all text that is on paper, the size in points and what it says.
SIZES = """() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const found = []
  while (texts.nextNode()) {
    const { parentElement: one, data } = texts.currentNode
    const isShown = one.checkVisibility() && one.getBoundingClientRect().width > 1
    if (data.trim() && isShown) found.push([parseFloat(getComputedStyle(one).fontSize) * .75, data])
  }
  return found
}"""
# The colours of what is drawn on paper: of ink, grounds, edges and lines.
COLOURS = """article => {
  const names = ["color", "backgroundColor", "borderLeftColor", "borderTopColor", "stroke"]
  const all = [...article.querySelectorAll("*")].filter((one) => one.checkVisibility())
  const styles = all.map((one) => getComputedStyle(one))
  return [...new Set(styles.flatMap((style) => names.map((name) => style[name])))]
}"""
GREY = "rgb(118, 125, 133)"  # of edges
WHITE = "rgb(251, 250, 247)"  # within what is hollow


@pytest.fixture(scope="module")
def page(browser: Browser, site_url: str, lang: str) -> Iterator[Page]:
    """A page in the dark: paper is white all the same."""
    page = opened(browser.new_page(color_scheme="dark"), f"{site_url}{lang}/checker.html")
    yield page
    page.close()


@pytest.fixture
def printed(page: Page) -> Iterator[Page]:
    page.emulate_media(media="print")
    yield page
    page.emulate_media(media="null")


def show(page: Page, lang: str, request: Mapping[str, Any]) -> Visitor:
    """A result that is there at once, whatever was shown before."""
    request = shown(request)
    label = checker.consult(request, lang)["description"]["headline"]
    follow(page, request)
    visitor = Visitor(page, lang, request)
    expect(visitor.checker.locator(".checker-verdict h2")).to_have_text(label)
    return visitor


def pages(pdf: bytes) -> int:
    return pdf.count(b"/Type /Page\n")


@pytest.mark.parametrize("case", RESULTS)
def test_a_result_is_one_page(page: Page, lang: str, case: str) -> None:
    show(page, lang, RESULTS[case])
    assert {paper: pages(page.pdf(format=paper)) for paper in PAPERS} == dict.fromkeys(PAPERS, 1)


def test_twenty_who_all_lack_something_are_few_pages(page: Page, lang: str) -> None:
    """Nobody of them is left out."""
    nobody = [one | {"test": None} for one in TWENTY["travellers"]]
    visitor = show(page, lang, TWENTY | {"travellers": nobody})
    assert pages(page.pdf(format="A4")) <= 6
    page.emulate_media(media="print")
    expect(visitor.checker.locator(".checker-member").last.locator("li").first).to_be_visible()
    page.emulate_media(media="null")


@pytest.mark.parametrize("case", ["as many notes as one can have", "a family of four"])
def test_text_can_be_read(printed: Page, lang: str, case: str) -> None:
    show(printed, lang, RESULTS[case])
    assert [one for one in printed.evaluate(SIZES) if one[0] < 7.99] == []


@pytest.mark.parametrize("case", RESULTS)
def test_all_is_said_without_colours(printed: Page, lang: str, case: str) -> None:
    """By words, signs and edges."""
    visitor = show(printed, lang, RESULTS[case])
    article = visitor.checker.get_by_role("article")
    assert set(article.evaluate(COLOURS)) <= {INK, CLEAR, GREY, WHITE, "none"}


def test_what_is_missing_has_a_thicker_edge(printed: Page, lang: str) -> None:
    visitor = show(printed, lang, FAMILY)
    documents = visitor.checker.locator(".checker-documents")
    width = "one => getComputedStyle(one).borderLeftWidth"
    thick, thin = (
        documents.locator(f"> [data-state={state}]").first.evaluate(width)
        for state in ("missing", "held")
    )
    assert float(thick.removesuffix("px")) > 2 * float(thin.removesuffix("px"))


def test_what_is_on_paper(printed: Page, lang: str) -> None:
    """What it is about, the verdict, what kind of record it is; nothing to press, no sources."""
    visitor = show(printed, lang, RESULTS["pop-up, no test, necessary"])
    description = checker.consult(visitor.knows, lang)["description"]
    said = visitor.result_text()
    for sentence in (description["label"], description["notice"]):
        assert sentence in said
    assert printed.get_by_role("banner").inner_text().strip() == words(lang)["site"]
    assert description["headings"]["sources"] not in said
    assert printed.get_by_role("heading", level=1).count() == 0
    assert visitor.checker.get_by_role("link").count() == 0
    assert visitor.checker.get_by_role("button").count() == 0
    assert printed.get_by_role("contentinfo").get_by_role("link").count() == 0


def test_who_is_ready_and_folded_away_is_on_paper_at_a_glance_only(
    printed: Page, lang: str
) -> None:
    """Whoever lacks something is there, even when folded away; so is who was unfolded."""
    visitor = show(printed, lang, TWENTY)
    members = visitor.checker.locator("details.checker-member")
    assert members.evaluate_all("all => all.map(one => one.checkVisibility())") == [
        True,
        *19 * [False],
    ]
    members.first.evaluate("one => { one.open = false }")
    members.last.evaluate("one => { one.open = true }")
    expect(members.first.locator(".checker-documents li").first).to_be_visible()
    expect(members.last.locator(".checker-documents li").first).to_be_visible()


def test_a_dark_frame_is_printed_in_dark_ink(browser: Browser, site_url: str, lang: str) -> None:
    answers = quote(json.dumps(shown(journey())))
    page = browser.new_page(color_scheme="dark")
    page.goto(f"{site_url}embed/{lang}.html#theme=dark&answers={answers}")
    visitor = Visitor(page, lang, {})
    visitor.sees_result()
    heading = visitor.checker.locator(".checker-verdict h2")
    expect(heading).not_to_have_css("color", INK)
    page.emulate_media(media="print")
    expect(heading).to_have_css("color", INK)
    expect(page.locator("html")).to_have_css("background-color", WHITE)
    assert page.get_by_role("heading", level=1).bounding_box()["height"] > 10
    page.emulate_media(media="null")
    assert pages(page.pdf(format="A4")) == 1
    page.close()
