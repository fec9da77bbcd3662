"""The site below a path of a host, as it is published there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
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
        ("404.html", "查我的情况", "zh/checker.html"),
        ("404.html", "Go to the home page", "en/index.html"),
        ("404.html", "Check my case", "en/checker.html"),
        ("en/404.html", "Go to the home page", "en/index.html"),
        ("en/404.html", "Check my case", "en/checker.html"),
    ],
)
def test_a_lost_visitor_finds_home_and_the_checker(
    page: Page, host_url: str, name: str, link: str, there: str
) -> None:
    page.goto(f"{host_url}/some/prefix/{name}")
    page.get_by_role("main").get_by_role("link", name=link).click()
    page.wait_for_url(f"{host_url}/some/prefix/{there}")


def test_a_lost_visitor_changes_the_language(page: Page, host_url: str) -> None:
    page.goto(f"{host_url}/some/prefix/zh/404.html")
    page.get_by_role("link", name="English").click()
    page.wait_for_url(f"{host_url}/some/prefix/en/index.html")


@pytest.mark.parametrize(
    ("name", "link", "words"),
    [
        ("404.html", "搜索本站", "核酸"),
        ("zh/404.html", "搜索本站", "核酸"),
        ("404.html", "Search this site", "hotline"),
        ("en/404.html", "Search this site", "hotline"),
    ],
)
def test_a_lost_visitor_searches(
    page: Page, host_url: str, name: str, link: str, words: str
) -> None:
    """The search is open, ready to be typed into, and finds something."""
    page.goto(f"{host_url}/some/prefix/{name}")
    page.get_by_role("main").get_by_role("link", name=link).click()
    search = page.locator("input.md-search__input")
    expect(search).to_be_focused()
    search.fill(words)
    search.press("Shift")
    expect(page.locator("a.md-search-result__link").first).to_be_visible()
