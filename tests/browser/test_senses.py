"""For those who see little, want nothing to move, choose their own colours, or use keys."""

from collections.abc import Iterator
from typing import Any

import pytest
from named_cases import alone
from playwright.sync_api import Browser, Page, expect
from visitor import IN_ONE_LANGUAGE, PHONE, Visitor, opened, shown

pytestmark = pytest.mark.browser

# 1280 by 1024 pixels at 400 %.
ZOOMED = {"width": 320, "height": 256}
# What the focus is on, and whether any of it, or of the tile that it belongs to, can be seen.
FOCUSED = """() => {
  const one = document.activeElement
  if (one === document.body) return null
  const shown = getComputedStyle(one).opacity === "0" ? one.labels[0] : one
  const { left, top, width, height } = shown.getBoundingClientRect()
  const parts = [1, 2, 3, 4, 5].map((part) => part / 6)
  const isSeen = (x, y) => {
    const found = document.elementFromPoint(left + width * x, top + height * y)
    return found && (shown.contains(found) || (found.contains(shown) && found !== document.body))
  }
  return [one.outerHTML.slice(0, 90), parts.some((x) => parts.some((y) => isSeen(x, y)))]
}"""
MOVING = "() => document.getAnimations().map(({ effect }) => effect.target.outerHTML.slice(0, 90))"
# What would take its time if it came to that.
SLOW = """() => ["", "::before", "::after"].flatMap((part) => {
  const takes = (one) => {
    const style = getComputedStyle(one, part || null)
    const lasts = style.animationName === "none" ? "" : style.animationDuration
    return `${style.transitionDuration},${lasts}`.split(",").some((time) => parseFloat(time) > 0.01)
  }
  return [...document.querySelectorAll("*")].filter(takes).map(({ className }) => className + part)
})"""

# What is drawn in colours that are none of the visitor's own, where those are asked for.
FOREIGN = """() => {
  const names = ["Canvas", "CanvasText", "LinkText", "VisitedText", "ActiveText", "ButtonFace",
    "ButtonText", "ButtonBorder", "Field", "FieldText", "GrayText", "Highlight", "HighlightText",
    "Mark", "MarkText"]
  const probe = document.body.appendChild(document.createElement("i"))
  const own = new Set(names.map((name) => {
    probe.style.backgroundColor = name
    return getComputedStyle(probe).backgroundColor
  }))
  probe.remove()
  const isSeen = (colour) => colour !== "none" && !colour.endsWith(", 0)")
  const drawn = (one) => {
    const style = getComputedStyle(one)
    const shapes = one instanceof SVGGeometryElement ? [style.fill, style.stroke] : []
    return [style.color, style.backgroundColor, ...shapes].filter(isSeen)
  }
  return [...document.querySelectorAll("body *")]
    .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .filter((one) => !one.matches(".md-overlay, .md-search__overlay, iframe"))
    .flatMap((one) => drawn(one).filter((colour) => !own.has(colour))
      .map((colour) => `${colour}: ${one.outerHTML.slice(0, 90)}`))
}"""


@pytest.fixture
def visitor(browser: Browser, site_url: str, lang: str) -> Iterator[Visitor]:
    page = browser.new_page(viewport=ZOOMED, reduced_motion="reduce", forced_colors="active")
    yield Visitor(opened(page, f"{site_url}{lang}/checker.html"), lang, shown(alone()))
    page.close()


@pytest.mark.parametrize("name", ["index", "documents", "checker"])
def test_what_has_the_focus_is_seen_at_400_per_cent(
    visitor: Visitor, site_url: str, name: str
) -> None:
    """No bar that stays lies over it (WCAG 2.2, 2.4.11)."""
    page = visitor.page
    assert isinstance(page, Page)
    page.goto(f"{site_url}{visitor.lang}/{name}.html")
    stops = list(tabbed(page))
    assert len(stops) > 10
    assert [one for one, seen in stops if not seen] == []


def tabbed(page: Page) -> Iterator[tuple[str, bool]]:
    """Where the key Tab leads, one after the other, and whether one sees it."""
    for _ in range(120):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            return
        yield stop[0], stop[1]


def test_in_forced_colours_what_is_chosen_is_seen(visitor: Visitor) -> None:
    """By a thicker edge, since all colours are the visitor's own; signs are drawn in them."""
    visitor.go_to("health_kit")
    widths = "all => all.map(one => getComputedStyle(one).borderTopWidth)"
    tiles = visitor.checker.locator(".checker-tile")
    assert len(set(tiles.evaluate_all(widths))) == 1
    visitor.option("health_kit", "green").check()
    assert len(set(tiles.evaluate_all(widths))) > 1
    visitor.go_to_result()
    sign = visitor.checker.locator(".checker-verdict .checker-sign")
    text = visitor.checker.locator(".checker-verdict h2")
    expect(sign).to_have_css("stroke", text.evaluate("one => getComputedStyle(one).color"))


def looks(visitor: Visitor, site_url: str) -> Iterator[str]:
    """One after the other what a visitor comes by, and its name."""
    page, lang = visitor.page, visitor.lang
    assert isinstance(page, Page)
    page.set_viewport_size(PHONE)
    visitor.go_to_result()
    yield "a result with a timeline"
    page.goto(f"{site_url}{lang}/documents.html")
    page.wait_for_selector("#__theme", state="detached")
    yield "tables and the diagram"
    page.locator("label.md-header__button[for=__drawer]").click()
    yield "the drawer"
    for size in (PHONE, {"width": 1280, "height": 800}):
        page.set_viewport_size(size)
        page.goto(f"{site_url}{lang}/index.html?q=12345")
        page.locator("a.md-search-result__link mark").first.wait_for()
        yield "the search"


@IN_ONE_LANGUAGE
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_forced_colours_all_is_drawn_in_the_visitors(
    visitor: Visitor, site_url: str, scheme: Any
) -> None:
    assert isinstance(visitor.page, Page)
    visitor.page.emulate_media(color_scheme=scheme)
    for look in looks(visitor, site_url):
        assert visitor.page.evaluate(FOREIGN) == [], look


@IN_ONE_LANGUAGE
def test_in_forced_colours_what_lies_over_a_page_has_an_edge(
    visitor: Visitor, site_url: str
) -> None:
    """Its shadow is gone."""
    edges = {"the drawer": ".md-sidebar--primary", "the search": ".md-search__output"}
    for look in looks(visitor, site_url):
        if look in edges:
            expect(visitor.page.locator(edges[look])).to_have_css("border-left-width", "1px")


@IN_ONE_LANGUAGE
def test_nothing_moves_anywhere_for_those_who_want_no_motion(
    visitor: Visitor, site_url: str
) -> None:
    for look in looks(visitor, site_url):
        assert visitor.page.evaluate(MOVING) == [], look
        assert visitor.page.evaluate(SLOW) == [], look
