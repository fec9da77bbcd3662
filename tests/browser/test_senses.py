"""For those who see little, want nothing to move, choose their own colours, or use keys."""

from collections.abc import Iterator

import pytest
from named_cases import alone
from playwright.sync_api import Browser, Page, expect
from visitor import Visitor, opened, shown

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


def test_nothing_moves_for_those_who_want_no_motion(visitor: Visitor) -> None:
    visitor.go_to_result()
    assert visitor.page.evaluate(MOVING) == []
    assert visitor.page.evaluate(SLOW) == []


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
