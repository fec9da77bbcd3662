"""What a page tells those who show it elsewhere: beside a link, on a home screen, around it."""

import json
import re
from pathlib import Path

import pytest
from mkdocs.utils.meta import get_data

from built_page import BuiltPage

pytestmark = pytest.mark.site

ROOT = Path(__file__).parents[1]
LANGUAGES = ("zh", "en")
META = re.compile(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"(?: media="([^"]+)")?>')
SITES = {"zh": "进（返）京十问", "en": "Entering Beijing"}
LOCALES = {"zh": "zh_CN", "en": "en_GB"}
HONEST = {
    "zh": ("2021 年 11 月 29 日", "不是官方服务"),
    "en": ("29 November 2021", "not an official service"),
}
GROUNDS = {
    ("theme-color", "(prefers-color-scheme: light)"): "#fbfaf7",
    ("theme-color", "(prefers-color-scheme: dark)"): "#15191e",
}
PAGES = [file.relative_to(ROOT / "docs") for file in sorted((ROOT / "docs").glob("*/*.md"))]


def metas(page: Path) -> dict[tuple[str, str], str]:
    """What a page says of itself, by name and by where it holds; nothing twice."""
    found = META.findall(page.read_text("utf-8"))
    named = {(name, media): text for name, text, media in found}
    assert len(named) == len(found)
    return named


@pytest.mark.parametrize("source", PAGES, ids=str)
def test_a_link_to_a_page_is_shown_with_its_words_and_a_picture(site: Path, source: Path) -> None:
    language = source.parent.name
    _, meta = get_data((ROOT / "docs" / source).read_text("utf-8"))
    page = (site / source).with_suffix(".html")
    said = {name: text for (name, media), text in metas(page).items() if not media}
    assert said["description"] == said["og:description"] == meta["description"]
    assert said["og:title"] == meta["title"]
    assert meta["title"] in BuiltPage(page).texts["title"]
    assert said["og:site_name"] == SITES[language]
    assert said["og:locale"] == LOCALES[language]
    assert said["og:locale:alternate"] == LOCALES[{"zh": "en", "en": "zh"}[language]]
    assert said["twitter:card"] == "summary_large_image"
    picture = page.parent / said["og:image"]
    assert picture.resolve() == (site / f"pictures/shared-{language}.png").resolve()
    assert picture.is_file()
    for words in HONEST[language]:
        assert words in said["og:image:alt"]


def test_the_chooser_speaks_both_languages(site: Path) -> None:
    said = {name: text for (name, media), text in metas(site / "index.html").items() if not media}
    assert said["description"] == said["og:description"]
    for language in LANGUAGES:
        assert HONEST[language][0] in said["description"]
        assert SITES[language] in said["og:title"]
    assert (site / said["og:image"]).is_file()


@pytest.mark.parametrize("name", ["index", "404", "zh/index", "en/404", "en/checker"])
def test_what_is_around_a_page_has_its_colour(site: Path, name: str) -> None:
    said = metas(site / f"{name}.html")
    assert {key: text for key, text in said.items() if key[0] == "theme-color"} == GROUNDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_home_screen_finds_everything(site: Path, language: str) -> None:
    folder = site / language
    assert "app.webmanifest" in BuiltPage(folder / "tests.html").loads
    manifest = json.loads((folder / "app.webmanifest").read_text("utf-8"))
    assert manifest["name"] == SITES[language]
    for address in (manifest["start_url"], *(icon["src"] for icon in manifest["icons"])):
        assert (folder / address).is_file()
