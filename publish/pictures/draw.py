"""Draws the pictures anew: `python3 -m publish.pictures.draw`, with the machine's Chromium.

`drawn.json` keeps what each was drawn from, so that a test sees a word or a colour change.
"""

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from struct import pack

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from playwright.sync_api import Browser, sync_playwright

from benchmarks.visit import FLAGS, chromium
from publish import languages
from publish.pictures import APP, CUT, ICON, KEPT, PAPER, SHARED, shared

DRAWN = KEPT / "drawn.json"
SIGN = Path(__file__).parents[2] / "overrides/assets/favicon.svg"
GROUND = "#17518c"  # of the sign
SMALL = 32  # pixels of an icon in a tab
TEMPLATES = Environment(
    loader=FileSystemLoader(KEPT), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)


def pages() -> Iterator[tuple[str, tuple[int, int], str]]:
    """The name of each picture, its width and height, and the page that it is a picture of."""
    for language in languages.LANGUAGES:
        yield shared(language), SHARED, page_beside_a_link(language)
    for ground, edges in (("transparent", APP | {ICON: SMALL}), (GROUND, CUT)):
        for name, edge in edges.items():
            yield name, (edge, edge), rendered("icon.html", ground=ground)


def page_beside_a_link(language: str) -> str:
    return rendered("shared.html", words=languages.words(language), paper=PAPER["light"])


def rendered(template: str, **values: object) -> str:
    sign = SIGN.read_text(encoding="utf-8")
    return TEMPLATES.get_template(template).render(sign=sign, **values)


def draw(browser: Browser, size: tuple[int, int], html: str) -> bytes:
    """A page as PNG."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.set_content(html)
    picture = page.screenshot(omit_background=True)
    page.close()
    return picture


def as_icon(png: bytes) -> bytes:
    """A PNG in the frame of an ICO file: one picture, of 32 bits a pixel."""
    head = pack("<HHH", 0, 1, 1)
    entry = pack("<BBBBHHII", SMALL, SMALL, 0, 0, 1, 32, len(png), len(head) + 16)
    return head + entry + png


def digest(html: str) -> str:
    return sha256(html.encode()).hexdigest()


def main() -> None:
    drawn = {name: digest(html) for name, _, html in pages()}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        for name, size, html in pages():
            png = draw(browser, size, html)
            (KEPT / name).write_bytes(as_icon(png) if name == ICON else png)
        browser.close()
    DRAWN.write_text(json.dumps(drawn, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
