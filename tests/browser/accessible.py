"""What axe-core finds in a page as it is now, in light and dark, on a phone and a desk."""

from itertools import product
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page

AXE = (Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# As narrow as WCAG 2.2 has it (1.4.10), which is also 1280 pixels at 400 %; and a desk.
SIZES = ((320, 640), (1280, 800))
# Where it is dark only colours are others, so that only what looks at them is run once more.
COLOURS = ("color-contrast", "link-in-text-block")
SCHEMES: dict[Literal["light", "dark"], tuple[str, tuple[str, ...]]] = {
    "light": ("tag", WCAG),
    "dark": ("rule", COLOURS),
}
RUN = """async ([type, values, within]) => {
  scrollTo(0, 0) // where the bar at the top lies over nothing
  const options = { runOnly: { type, values }, resultTypes: ["violations"] }
  const { violations } = await axe.run({ include: within, exclude: "iframe" }, options)
  const places = (nodes) => nodes.map(({ target }) => target.join(" ")).join("; ")
  return violations.map(({ id, help, nodes }) => `${id}: ${help} at ${places(nodes)}`)
}"""
# Colours change by and by.
SETTLED = """async () => {
  await new Promise(requestAnimationFrame)
  await Promise.allSettled(document.getAnimations().map((one) => one.finished))
}"""
# What makes the page scroll sideways, or is cut off; tables may scroll by themselves.
TOO_WIDE = """() => {
  const isScrolled = (one) => /auto|scroll/.test(getComputedStyle(one).overflowX)
  const scrolls = (one) => one && (isScrolled(one) || scrolls(one.parentElement))
  const wide = [...document.querySelectorAll("main *")].filter((one) =>
    one.getBoundingClientRect().right > innerWidth + 1 && !scrolls(one.parentElement))
  const page = document.documentElement
  const all = page.scrollWidth > page.clientWidth ? [page, ...wide] : wide
  return all.map((one) => one.outerHTML.slice(0, 80))
}"""


def faults(page: Page, within: str = "html") -> list[str]:
    """What is wrong with a page, by size, theme, rule and place. Leaves it as on a phone, in light.

    Violations of WCAG 2.2 up to AA and of axe's own best practices, and sideways scrolling.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = [
        fault
        for look in reversed([*product(SIZES, SCHEMES)])
        for fault in seen(page, within, *look)
    ]
    return sorted(found)


def seen(
    page: Page, within: str, size: tuple[int, int], scheme: Literal["light", "dark"]
) -> list[str]:
    """What is wrong in one size and theme."""
    width, height = size
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.evaluate(SETTLED)
    said = [
        *page.evaluate(RUN, [*SCHEMES[scheme], within]),
        *map("too wide: {}".format, page.evaluate(TOO_WIDE)),
    ]
    return [f"{width} px, {scheme}: {one}" for one in said]
