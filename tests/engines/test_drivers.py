"""What the drivers of Firefox and WebKit must be able to do for tests of other pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from engine import PHONE, Engine
from serving import served

pytestmark = pytest.mark.browser

INNER = """<!doctype html><meta charset="utf-8"><title>Inner</title>
<button onclick="this.textContent = '你好 ' + origin">Press</button>
<label>Name <input></label>"""
OUTER = """<!doctype html><meta charset="utf-8"><title>Outer</title>
<iframe id="other" src="{address}inner.html"></iframe>
<iframe id="sandboxed" sandbox="allow-scripts" src="{address}inner.html"></iframe>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of which the path is hard to write as an address."""
    folder = tmp_path / "进京 出京" / "100% offline #1"
    folder.mkdir(parents=True)
    (folder / "inner.html").write_text(INNER, "utf-8")
    return folder


@pytest.fixture
def outer(folder: Path) -> Iterator[str]:
    """The address of a page with frames of another origin."""
    with served(folder) as inner, served(folder) as address:
        (folder / "outer.html").write_text(OUTER.format(address=inner), "utf-8")
        yield f"{address}outer.html"


def test_a_page_is_opened_from_a_folder(engine: Engine, folder: Path) -> None:
    with engine.page(*PHONE) as page:
        page.goto((folder / "inner.html").as_uri())
        page.get_by_role("button", name="Press", exact=True).click()
        assert page.evaluate("document.querySelector('button').textContent").startswith("你好 ")
        assert page.evaluate("([left, right]) => Promise.resolve(left * right)", [6, 7]) == 42


@pytest.mark.parametrize("frame", ["other", "sandboxed"])
def test_a_frame_of_another_origin_is_reached(engine: Engine, outer: str, frame: str) -> None:
    with engine.page(*PHONE) as page:
        page.goto(outer)
        inside = page.locator(f"iframe#{frame}").content_frame
        inside.get_by_role("button", name="Press", exact=True).click()
        inside.get_by_label("Name", exact=True).fill("Lele")
        origin = inside.locator("button").inner_text().removeprefix("你好 ")
        assert (origin == "null") == (frame == "sandboxed")
        assert inside.locator("input").evaluate("(input) => input.value") == "Lele"
        assert page.evaluate("location.pathname") == "/outer.html"
