"""The pictures that are kept with the project are those that would be drawn of it today."""

import json
from pathlib import Path
from struct import unpack

import pytest

from publish import languages, pictures, webmanifest
from publish.pictures import draw

ROOT = Path(__file__).parents[1]
SIZES = {
    "shared-zh.png": (1200, 630),
    "shared-en.png": (1200, 630),
    "icon-192.png": (192, 192),
    "icon-512.png": (512, 512),
    "icon-cut-512.png": (512, 512),
    "apple-touch-icon.png": (180, 180),
}


def png_size(content: bytes) -> tuple[int, int]:
    """Width and height, as a PNG's first chunk says."""
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert content[12:16] == b"IHDR"
    width, height = unpack(">II", content[16:24])
    return width, height


@pytest.mark.parametrize("name", SIZES)
def test_a_picture_has_its_size(name: str) -> None:
    content = (pictures.KEPT / name).read_bytes()
    assert png_size(content) == SIZES[name]
    assert len(content) < 100_000


def test_the_icon_in_a_tab_is_one_small_picture() -> None:
    content = (pictures.KEPT / "favicon.ico").read_bytes()
    reserved, kind, count, width, height = unpack("<HHHBB", content[:8])
    length, offset = unpack("<II", content[14:22])
    assert (reserved, kind, count, width, height) == (0, 1, 1, 32, 32)
    assert offset + length == len(content)
    assert png_size(content[offset:]) == (32, 32)


def test_pictures_show_the_words_and_colours_of_today() -> None:
    """If this fails: `python3 -m publish.pictures.draw`, and look at them."""
    drawn = json.loads(draw.DRAWN.read_text("utf-8"))
    assert drawn == {name: draw.digest(html) for name, _, html in draw.pages()}
    assert drawn.keys() == {*SIZES, "favicon.ico"}


@pytest.mark.parametrize("language", languages.LANGUAGES)
def test_a_picture_beside_a_link_is_honest(language: str) -> None:
    page = draw.page_beside_a_link(language)
    for said in {
        "zh": ["2021 年 11 月 29 日报道的规定", "不是官方服务"],
        "en": ["as reported on 29 November 2021", "not an official service"],
    }[language]:
        assert said in page


def test_the_ground_of_pages_is_the_same_everywhere() -> None:
    """Browsers colour what is around a page like it."""
    light, dark = pictures.PAPER["light"], pictures.PAPER["dark"]
    styles = ("overrides/assets/site.css", "overrides/partials/root-styles.html")
    for file in (*styles, "browser/palette.css"):
        assert f"light-dark({light}, {dark})" in (ROOT / file).read_text("utf-8")


def test_the_sign_is_drawn_on_its_own_ground() -> None:
    assert f'<rect width="32" height="32" rx="7" fill="{draw.GROUND}"/>' in draw.SIGN.read_text()


@pytest.mark.parametrize("language", languages.LANGUAGES)
def test_a_home_screen_is_told_where_to_start(language: str) -> None:
    manifest = webmanifest.manifest(language)
    assert manifest["name"] == {"zh": "进（返）京十问", "en": "Entering Beijing"}[language]
    assert manifest["lang"] == {"zh": "zh-Hans", "en": "en-GB"}[language]
    assert manifest["start_url"] == "index.html"
    assert manifest["display"] == "minimal-ui"
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
    for icon in manifest["icons"]:
        name = icon["src"].removeprefix("../pictures/")
        assert icon["sizes"] == "x".join(map(str, SIZES[name]))
