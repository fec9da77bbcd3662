"""What the site says about where it is: all of it when it was told, nothing otherwise."""

import re
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest
from published import NAMES

from built_page import BuiltPage
from publish import sitemap

pytestmark = pytest.mark.site

ROOT = "https://example.org/some/prefix/"
LINK = re.compile(r'<link rel="(canonical|alternate )"(?: hreflang="([^"]+)")? href="([^"]+)">')
SHARED = re.compile(r'<meta property="og:(url|image)" content="([^"]+)">')
LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@pytest.fixture(scope="module")
def built(addressed: Path) -> Path:
    return addressed / "some/prefix"


def links(page: Path) -> dict[str, str]:
    """The addresses of a page, each by what it is."""
    found = LINK.findall(page.read_text("utf-8"))
    named = {tag or kind: address for kind, tag, address in found}
    assert len(named) == len(found)
    return named


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_a_page_names_its_address_and_its_translation(
    built: Path, language: str, name: str
) -> None:
    assert links(built / language / f"{name}.html") == {
        "canonical": f"{ROOT}{language}/{name}.html",
        "zh-Hans": f"{ROOT}zh/{name}.html",
        "en-GB": f"{ROOT}en/{name}.html",
        "x-default": ROOT,
    }


def test_the_chooser_is_there_for_everybody_else(built: Path) -> None:
    assert links(built / "index.html") == {
        "canonical": ROOT,
        "zh-Hans": f"{ROOT}zh/index.html",
        "en-GB": f"{ROOT}en/index.html",
        "x-default": ROOT,
    }


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_a_link_that_is_shared_has_whole_addresses(built: Path, language: str, name: str) -> None:
    """Those who show it follow no others."""
    page = built / language / f"{name}.html"
    assert dict(SHARED.findall(page.read_text("utf-8"))) == {
        "url": f"{ROOT}{language}/{name}.html",
        "image": f"{ROOT}pictures/shared-{language}.png",
    }


def test_the_chooser_is_shared_in_the_first_language(built: Path) -> None:
    found = dict(SHARED.findall((built / "index.html").read_text("utf-8")))
    assert found == {"url": ROOT, "image": f"{ROOT}pictures/shared-zh.png"}


@pytest.mark.parametrize("name", ["404.html", "zh/404.html", "en/404.html"])
def test_an_error_page_has_no_address(built: Path, name: str) -> None:
    assert links(built / name) == {}
    assert SHARED.findall((built / name).read_text("utf-8")) == []


@pytest.mark.parametrize("name", ["404.html", "zh/404.html", "en/404.html"])
def test_the_links_of_an_error_page_start_at_the_host(addressed: Path, name: str) -> None:
    page = BuiltPage(addressed / "some/prefix" / name)
    addresses = [link["href"] for link in page.links if not link["href"].startswith("#")]
    assert len(addresses) >= 2
    for address in (*addresses, *page.loads):
        assert address.startswith("/some/prefix/")
        path = re.split("[?#]", address)[0]
        assert (addressed / path.lstrip("/")).resolve().is_file(), address


def test_one_sitemap_names_every_page(built: Path) -> None:
    tree = ET.parse(built / "sitemap.xml")  # noqa: S314 - our own
    named = [location.text for location in tree.iter(LOCATION)]
    pages = {f"{ROOT}{language}/{name}.html" for language in ("zh", "en") for name in NAMES}
    assert len(named) == 23
    assert set(named) == pages | {ROOT}
    assert [file.relative_to(built).as_posix() for file in built.rglob("sitemap.xml")] == [
        "sitemap.xml"
    ]
    robots = (built / "robots.txt").read_text("utf-8").splitlines()
    assert robots[-1] == f"Sitemap: {urljoin(ROOT, 'sitemap.xml')}"


def test_a_site_that_was_not_told_names_no_address(site: Path) -> None:
    for page in site.rglob("*.html"):
        assert links(page) == {}, page
    assert [file for file in site.rglob("*") if re.match("sitemap|robots", file.name)] == []


def test_an_address_is_forgotten(tmp_path: Path) -> None:
    """The root is not emptied before a build."""
    (tmp_path / "zh").mkdir()
    sitemap.write(tmp_path, "https://example.org/")
    (tmp_path / "sitemap.xml.br").write_text("")
    sitemap.write(tmp_path, None)
    assert [file.name for file in tmp_path.iterdir()] == ["zh"]


@pytest.mark.parametrize("name", ["zh/label.html", "en/checker.html"])
def test_an_address_changes_nothing_else(built: Path, site: Path, name: str) -> None:
    told, untold = ((folder / name).read_text("utf-8") for folder in (built, site))
    without = [SHARED.sub("", LINK.sub("", text)) for text in (told, untold)]
    assert without[0].split() == without[1].split()
