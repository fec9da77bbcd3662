"""On a slow line Python comes from the archive, which is there sooner; later from its memory."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page
from visitor import opened, saving_data, sources

from benchmarks.link import Link, Speed
from publish import host

pytestmark = pytest.mark.browser


@pytest.fixture
def slow_url(site: Path) -> Iterator[str]:
    """The built site behind a line of 2 Mbit/s."""
    with host.server(site) as server, Link(Speed("slow", 2, 0.1), server.server_port) as link:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{link.port}/"
        server.shutdown()


def visited(context: BrowserContext, url: str) -> tuple[Page, list[str]]:
    """A page whose Python answers, and what it has asked for, and will."""
    page, asked = context.new_page(), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    return opened(page, f"{url}en/checker.html"), asked


def test_on_a_slow_line_the_archive_comes_first(context: BrowserContext, slow_url: str) -> None:
    page, asked = visited(context, slow_url)
    assert sources(asked)[0] == "archive"
    page.close()  # before the memory is there for the next visit

    page, asked = visited(context, slow_url)
    assert sources(asked)[-1] == "archive"
    page.wait_for_event("requestfinished", lambda request: "/memory." in request.url)

    page, asked = visited(context, slow_url)
    assert sources(asked) == ["memory"]


def test_on_a_slow_line_a_broken_archive_leaves_the_memory(page: Page, slow_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route("**/checker/archive.*", lambda route: route.abort())
    opened(page, f"{slow_url}en/checker.html")
    assert sources(asked) == ["archive", "memory"]


def test_whoever_saves_data_gets_the_archive_and_no_more(
    context: BrowserContext, slow_url: str
) -> None:
    saving_data(context)
    page, asked = context.new_page(), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{slow_url}en/checker.html")
    page.get_by_role("textbox").last.focus()
    page.evaluate("document.querySelector('entry-checker').evaluate({})")
    page.wait_for_timeout(1000)
    assert sources(asked) == ["archive"]
