"""What Python in the browser decides is what CPython decides."""

import json
from pathlib import Path
from typing import Any

import pytest
from decisions import decided_otherwise
from in_node import SCRIPTS, node
from playwright.sync_api import Browser, Page
from visitor import Visitor, came_up, opened

from publish import runtime

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("way", ["memory", "archive"])
def test_every_case_is_decided_as_by_cpython(page: Page, site_url: str, way: str) -> None:
    """A Python whose memory is restored, and one that has just started, answer alike."""
    if way == "archive":
        page.route("**/memory.*", lambda route: route.abort())
    with came_up(page, way):
        opened(page, f"{site_url}en/checker.html")
    assert decided_otherwise(page) == []


def test_the_browsers_time_zone_changes_nothing(browser: Browser, site_url: str) -> None:
    """Just after midnight in Beijing it is still the day before in New York."""
    knows: dict[str, Any] = {
        "arrival": "2021-12-01T00:30",
        "travellers": [
            {
                "age": 34,
                "trips": [{"place": "case_county", "left_on": "2021-11-16"}],
                "commuter": "no",
                "health_kit": "green",
                "test": {"reported_at": "2021-11-29T00:30"},
            }
        ],
    }
    context = browser.new_context(timezone_id="America/New_York")
    page = opened(context.new_page(), f"{site_url}en/checker.html")
    assert page.evaluate("new Date(2021, 10, 30).getTimezoneOffset()") == 300
    page.evaluate(
        """addEventListener("entry-checker:result", ({detail}) => { window.result = detail })"""
    )
    Visitor(page, "en", knows).go_to_result()
    (traveller,) = page.evaluate("window.result.travellers")
    assert traveller["verdict"] == "ready"
    assert traveller["documents"][0]["valid_until"] == "2021-12-01T00:30:00+08:00"
    context.close()


IN_THE_PAGE = """async ([script, engine, wasm, memory]) => {
  const plain = fetch
  globalThis.fetch = async (address) =>
    String(address).endsWith(".wasm") ? plain(wasm) : new Response()
  const file = await (await plain(memory)).arrayBuffer()
  const { digest } = await import("data:text/javascript," + encodeURIComponent(script))
  return digest(engine, new URL("/nowhere/", location).href, file)
}"""


@pytest.mark.parametrize("locale", ["en-US", "zh-CN", "ar-EG"])
def test_a_restored_memory_is_the_same_everywhere(
    browser: Browser, site_url: str, site: Path, locale: str
) -> None:
    """To the byte: in Node, and in browsers of other languages, names, clocks and chances."""
    files = json.loads((site / "checker.json").read_text("utf-8"))["files"]
    names = ("engine.js", "python.wasm", "memory.bin")
    addresses = [site_url + files[name]["path"] for name in names]
    script = (SCRIPTS / "restored_memory.mjs").read_text("utf-8")
    options = {"locale": locale, "timezone_id": "Asia/Kathmandu"}
    with browser.new_context(**options, bypass_csp=True) as context:  # the script is put in
        page = context.new_page()
        page.goto(f"{site_url}zh/about.html")
        here = page.evaluate(IN_THE_PAGE, [script, *addresses])
    made = runtime.files()
    there = node("restored_memory.mjs", runtime.PYODIDE, made["engine.js"], made["memory.bin"])
    assert here == there
