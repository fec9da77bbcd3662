"""The site below a path of a host, as it is published there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page
from visitor import wait_for_python

from publish import host

pytestmark = [pytest.mark.site, pytest.mark.browser]


@pytest.fixture(scope="module")
def host_url(addressed: Path) -> Iterator[str]:
    """The address of a host whose site is at /some/prefix/."""
    with host.serving(addressed) as port:
        yield f"http://127.0.0.1:{port}"


def test_python_starts_below_a_path(page: Page, host_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{host_url}/some/prefix/zh/checker.html")
    wait_for_python(page)
    page.get_by_role("textbox").first.focus()  # the search
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith(f"{host_url}/some/prefix/")] == []
    assert [url for url in asked if "sitemap" in url] == []


@pytest.mark.parametrize(
    ("name", "link", "there"),
    [
        ("404.html", "去首页", "zh/index.html"),
        ("404.html", "Go to the home page", "en/index.html"),
        ("en/404.html", "Go to the home page", "en/index.html"),
        ("zh/404.html", "English", "en/index.html"),
    ],
)
def test_a_lost_visitor_finds_home(
    page: Page, host_url: str, name: str, link: str, there: str
) -> None:
    page.goto(f"{host_url}/some/prefix/{name}")
    page.get_by_role("link", name=link).click()
    page.wait_for_url(f"{host_url}/some/prefix/{there}")
