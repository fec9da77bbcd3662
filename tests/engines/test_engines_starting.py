"""Both ways in which Python comes up, and what is said where it cannot, in Firefox and WebKit."""

import json
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from engine import PHONE, Engine
from named_cases import in_each_language
from serving import served
from visitor import opened

import checker

pytestmark = pytest.mark.browser

PAGE = "checker.html"
FAULTS = """
window.faults = []
addEventListener("error", ({ message }) => window.faults.push(message))
addEventListener("unhandledrejection", ({ reason }) => window.faults.push(String(reason)))
"""
# Browsers that know no module workers take no notice of the word, and fail over what is inside.
CLASSIC = """
const Plain = Worker
globalThis.Worker = class extends Plain { constructor(address) { super(address) } }"""
# A script that takes something away before the page's own run, and the reason that is then given.
LACKING = {
    "WebAssembly": ("delete globalThis.WebAssembly", "too_old"),
    "workers": ("delete globalThis.Worker", "too_old"),
    "module workers": (CLASSIC, "too_old"),
}


@pytest.fixture
def copy(site: Path, tmp_path: Path) -> Path:
    """A copy of the site from which a test may take files, and put others in their place."""
    return copytree(site, tmp_path / "site", copy_function=link)


def link(source: str, target: str) -> None:
    Path(target).symlink_to(source)


@pytest.mark.parametrize(("way", "other"), [("memory", "archive"), ("archive", "memory")])
def test_python_comes_up_from_either(engine: Engine, copy: Path, way: str, other: str) -> None:
    assert list((copy / "checker").glob(f"{way}.*"))
    for file in (copy / "checker").glob(f"{other}.*"):
        file.unlink()
    with served(copy) as address, engine.page(*PHONE) as page:
        opened(page, f"{address}en/{PAGE}")
        result = page.evaluate("document.querySelector('entry-checker').evaluate({})")
        assert result == json.loads(checker.evaluate_json("{}"))


@in_each_language
@pytest.mark.parametrize(("taking", "reason"), LACKING.values(), ids=LACKING)
def test_a_browser_that_cannot_is_told_so(
    engine: Engine, copy: Path, lang: str, taking: str, reason: str
) -> None:
    before_the_page(copy, lang, FAULTS + taking)
    with served(copy) as address, engine.page(*PHONE) as page:
        page.goto(f"{address}{lang}/{PAGE}")
        is_told(page, lang, reason)


@pytest.mark.parametrize("lacking", ["WebAssembly", "DecompressionStream"])
def test_it_is_told_so_without_a_network_too(
    engine: Engine, unpacked: Path, tmp_path: Path, lacking: str
) -> None:
    bundle = copytree(unpacked, tmp_path / "进京")
    before_the_page(bundle, "zh", f"{FAULTS}delete globalThis.{lacking}")
    with engine.page(*PHONE) as page:
        page.goto((bundle / "zh" / PAGE).as_uri())
        is_told(page, "zh", "too_old")


def is_told(page: Any, lang: str, reason: str) -> None:
    alert = page.locator("entry-checker[data-phase=failed]").get_by_role("alert")
    words = checker.opening(lang)["words"]
    assert words[f"failed_{reason}"] in alert.inner_text()
    assert alert.get_by_role("link").get_attribute("href") == "documents.html"
    assert page.evaluate("window.faults") == []


def before_the_page(copy: Path, lang: str, script: str) -> None:
    """Have a script run before all others of the checker's page."""
    page = copy / lang / PAGE
    html = page.read_text("utf-8")
    for twin in page.parent.glob(f"{PAGE}*"):
        twin.unlink()
    (copy / "before.js").write_text(script, "utf-8")
    page.write_text(
        html.replace("<head>", '<head><script src="../before.js"></script>', 1), "utf-8"
    )
