"""The site as `mkdocs build` wrote it."""

import hashlib
import json
import re
import zipfile
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from published import WITH_ERROR_PAGE as NAMES

import checker
from built_page import BuiltPage

pytestmark = pytest.mark.site

LANGUAGES = ("zh", "en")
PAGES = [f"{language}/{name}.html" for language in LANGUAGES for name in NAMES]
QUESTIONS = {
    "index": ["intro"],
    "label": ["q1", "q2", "q3"],
    "label-changes": ["q4", "q5", "q6", "q7"],
    "tests": ["q8", "q9", "q10"],
    "not-covered": [f"r{number}" for number in range(1, 22)],
}
ASKED = {
    "index": ["intro"],
    "label": ["q1", "q2", "q3"],
    "label-changes": ["q4", "q5", "q6"],
    "tests": ["q8", "q9"],
}


@cache
def read(path: Path) -> BuiltPage:
    return BuiltPage(path)


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest, site: Path) -> BuiltPage:
    """Every page of both languages."""
    return read(site / request.param)


def test_both_languages_have_the_same_pages(site: Path) -> None:
    for language in LANGUAGES:
        assert sorted(file.stem for file in (site / language).glob("*.html")) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_have_the_same_headings(site: Path, name: str) -> None:
    chinese, english = (read(site / language / f"{name}.html") for language in LANGUAGES)
    assert chinese.headings == english.headings


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", QUESTIONS)
def test_a_citation_finds_its_anchor(site: Path, language: str, name: str) -> None:
    ids = read(site / language / f"{name}.html").ids
    assert [identity for identity in ids if identity in QUESTIONS[name]] == QUESTIONS[name]


def test_a_page_says_its_language(page: BuiltPage) -> None:
    assert page.lang == {"zh": "zh-Hans", "en": "en-GB"}[page.path.parent.name]


def test_every_id_is_there_once(page: BuiltPage) -> None:
    assert len(page.ids) == len(set(page.ids))


def test_every_internal_link_arrives(page: BuiltPage, site: Path) -> None:
    lost = [link["href"] for link in page.links if not arrives(link["href"], page.path, site)]
    assert lost == []


def arrives(address: str, start: Path, site: Path) -> bool:
    parts = urlsplit(address)
    if parts.scheme:
        return parts.scheme in {"https", "mailto"}
    file = target(parts.path, start, site)
    fragment = unquote(parts.fragment)
    return file.is_file() and (
        not fragment or fragment.startswith("answers=") or fragment in read(file).ids
    )


def target(path: str, start: Path, site: Path) -> Path:
    if path.startswith("/"):
        return (site / path.lstrip("/")).resolve()
    return (start.parent / path).resolve() if path else start


def test_nothing_is_loaded_from_elsewhere(page: BuiltPage, site: Path) -> None:
    for address in page.loads:
        assert not urlsplit(address).netloc, address
        assert target(urlsplit(address).path, page.path, site).is_file(), address


def test_no_style_loads_from_elsewhere(site: Path) -> None:
    for sheet in site.rglob("*.css"):
        assert not re.search(r"(url\(|@import)\s*[\"']?(https?:)?//", sheet.read_text("utf-8"))


def test_the_notice_is_there_once(page: BuiltPage) -> None:
    html = page.path.read_text(encoding="utf-8")
    notice = {
        "zh": "这是一份存档，只讲",
        "en": "A dated record: the rules",
    }[page.path.parent.name]
    assert html.count(notice) == 1
    assert html.index(notice) < html.index("<h1")


def test_every_page_has_a_title_of_its_own(site: Path) -> None:
    for language in LANGUAGES:
        titles = [read(site / language / f"{name}.html").texts["title"].strip() for name in NAMES]
        assert all(titles)
        assert len(titles) == len(set(titles))


def test_the_switch_of_language_stays_on_the_page(page: BuiltPage, site: Path) -> None:
    (switch,) = [link for link in page.links if link.get("class") == "language"]
    own, name = page.path.parent.name, page.path.name
    other = {"zh": "en", "en": "zh"}[own]
    there = name if name != "404.html" else "index.html"
    assert target(switch["href"], page.path, site) == site / other / there


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ASKED)
def test_an_answer_opens_the_checker_with_what_its_question_makes_certain(
    site: Path, language: str, name: str
) -> None:
    """The links stand in the order of the answers; none carries another question's certainty."""
    addresses = [
        urlsplit(link["href"])
        for link in read(site / language / f"{name}.html").links
        if link.get("class") == "check"
    ]
    assert [address.path for address in addresses] == ["checker.html"] * len(ASKED[name])
    carried = [unquote(address.fragment.removeprefix("answers=")) for address in addresses]
    assert [json.loads(answers or "{}") for answers in carried] == [
        checker.certain(question) for question in ASKED[name]
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_checker_finds_what_it_loads(site: Path, language: str) -> None:
    page = read(site / language / "checker.html")
    data = json.loads(page.texts["application/json"])
    runtime = data["runtime"]
    assert data["opening"]["lang"] == language
    assert runtime["version"] == checker.__version__
    assert target(runtime["host"]["worker"], page.path, site).is_file()
    files = runtime["host"]["files"]
    assert files.keys() == {"engine", "python", "memory", "archive"}
    for file in [*files.values(), *runtime["carrier"]]:
        assert target(file["address"], page.path, site).stat().st_size == file["bytes"]
    for address in data["links"]["cites"].values():
        assert arrives(address, page.path, site)


def test_the_manifest_lists_what_the_checker_loads_by_content(site: Path) -> None:
    manifest = json.loads((site / "checker.json").read_text("utf-8"))
    listed = {file["path"]: file for file in manifest["files"].values()}
    there = {f"checker/{file.name}" for file in (site / "checker").iterdir()}
    assert {name for name in there if not name.endswith((".br", ".gz"))} == listed.keys()
    for path, file in listed.items():
        content = (site / path).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (
            file["bytes"],
            file["sha256"],
        )
        assert file["sha256"][:12] == path.split(".")[1]


def test_the_wheel_holds_the_checker_and_nothing_else(wheel: Path, root: Path) -> None:
    assert wheel.name == f"entry_checker-{checker.__version__}-py3-none-any.whl"
    names = set(zipfile.ZipFile(wheel).namelist())
    source = {
        file.relative_to(root).as_posix()
        for file in (root / "checker").rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert {name for name in names if ".dist-info/" not in name} == source
    assert {"checker/py.typed", "checker/texts.toml"} <= names


def test_the_chooser_leads_to_both_languages(site: Path) -> None:
    chooser = read(site / "index.html")
    assert [link["href"] for link in chooser.links] == ["zh/index.html", "en/index.html"]
    assert all(arrives(link["href"], chooser.path, site) for link in chooser.links)


def test_a_lost_visitor_finds_both_languages(site: Path) -> None:
    lost = read(site / "404.html")
    ways = ("index.html?q=", "checker.html", "index.html")
    assert [link["href"] for link in lost.links] == [
        f"/{lang}/{way}" for lang in LANGUAGES for way in ways
    ]
    assert {target(address, lost.path, site) for address in lost.loads} == {
        site / "favicon.ico",
        site / "pictures/apple-touch-icon.png",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lost_visitor_is_offered_the_search_and_the_checker(site: Path, language: str) -> None:
    page = read(site / language / "404.html")
    ways = [link["href"] for link in page.links if "class" not in link]
    assert {f"/{language}/index.html?q=", f"/{language}/checker.html"} <= set(ways)
