"""The checker in partners' frames and without a network, in Firefox and WebKit."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

import pytest
from decisions import decided_otherwise
from engine import PHONE, Engine
from named_cases import in_each_language, journey
from partner_pages import Publish, publishing, script
from serving import served
from visitor import Visitor, opened

from benchmarks.load import free_port
from publish import headers

pytestmark = [pytest.mark.site, pytest.mark.browser]

KNOWS = journey()
# As high as a screen of questions: the drivers miss what a frame holds outside the window.
DESKTOP = (900, 1000)
# Another origin by its port; frames of another site are in another process, where clicks of
# Playwright's do not reach them in Firefox.
SAME_SITE = "127.0.0.1"
HEIGHT = """(element) =>
  Math.ceil(element.ownerDocument.documentElement.getBoundingClientRect().height)"""


def reaches_result(page: Any, lang: str) -> Visitor:
    visitor = Visitor(page, lang, KNOWS)
    visitor.go_to_result()
    visitor.reads_result()
    return visitor


def soon(holds: Callable[[], bool]) -> None:
    """The frame tells its height, and the page follows."""
    end = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.1)


def test_a_journey_in_a_partners_page(engine: Engine, partner: Publish) -> None:
    """The frame ends as high as its content, and has moved the question into view."""
    with engine.page(*DESKTOP) as page:
        body = f"<h1>Partner</h1>{script('en')}<div style='height:2000px'></div>"
        page.goto(partner(body, host=SAME_SITE))
        before = page.evaluate("history.length")
        frame = page.locator("iframe").content_frame
        reaches_result(frame, "en")
        content = frame.locator("entry-checker")
        height = "document.querySelector('iframe').getBoundingClientRect().height"
        soon(lambda: page.evaluate(height) == content.evaluate(HEIGHT))
        top = page.evaluate("document.querySelector('iframe').getBoundingClientRect().top")
        heading = frame.locator(".checker-verdict").evaluate("(e) => e.getBoundingClientRect().top")
        assert 0 <= top + heading < DESKTOP[1]
        assert page.evaluate("history.length") == before


@pytest.fixture
def site_with_address(site: Path, tmp_path: Path) -> Iterator[str]:
    """The site's address, which it was told when it was built, as by SITE_URL."""
    copy = copytree(site, tmp_path / "site", ignore=ignore_patterns("_*"), copy_function=os.symlink)
    port = free_port()
    headers.write(copy, headers.rules(copy, ["*"], f"http://127.0.0.1:{port}"))
    with served(copy, port) as address:
        yield address


def test_a_sandboxed_frame(engine: Engine, site_with_address: str, tmp_path: Path) -> None:
    frame = '<iframe sandbox="allow-scripts" src="SITE/embed/zh.html" height="900"></iframe>'
    with publishing(tmp_path, site_with_address) as publish, engine.page(*DESKTOP) as page:
        page.goto(publish(frame, host=SAME_SITE))
        reaches_result(page.locator("iframe").content_frame, "zh")


@in_each_language
def test_a_single_file(engine: Engine, dist: Path, lang: str) -> None:
    with engine.page(*PHONE) as page:
        opened(page, (dist / f"checker-{lang}.html").as_uri())
        reaches_result(page, lang)
        assert page.evaluate("document.querySelectorAll('[data-carries]').length") == 0


def test_every_case_is_decided_as_by_cpython_without_a_network(
    engine: Engine, unpacked: Path
) -> None:
    with engine.page(*PHONE) as page:
        opened(page, (unpacked / "en/checker.html").as_uri())
        assert decided_otherwise(page) == []


def test_without_a_worker_python_runs_in_the_page(
    engine: Engine, unpacked: Path, tmp_path: Path
) -> None:
    bundle = copytree(unpacked, tmp_path / "进京 十问")
    page_of_checker = bundle / "zh/checker.html"
    taking = "<head><script>delete globalThis.Worker</script>"
    page_of_checker.write_text(page_of_checker.read_text("utf-8").replace("<head>", taking, 1))
    with engine.page(*PHONE) as page:
        opened(page, page_of_checker.as_uri())
        reaches_result(page, "zh")


@pytest.mark.parametrize(("lang", "words"), [("zh", "核酸"), ("en", "hotline")])
def test_search_works_in_the_bundle(engine: Engine, unpacked: Path, lang: str, words: str) -> None:
    with engine.page(1000, 700) as page:
        page.goto((unpacked / lang / "index.html").as_uri())
        page.locator("input.md-search__input").click()
        page.locator(".md-search-result__meta").wait_for()
        page.locator("input.md-search__input").fill(words)
        page.locator("a.md-search-result__link").first.wait_for()
