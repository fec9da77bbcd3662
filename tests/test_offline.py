"""The offline bundle and the single files, as they are written."""

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

import checker
from built_page import BuiltPage
from publish import licences, offline

pytestmark = pytest.mark.site

LANGUAGES = ("zh", "en")
NEEDED = {
    "index.html",
    "zh/index.html",
    "en/checker.html",
    "embed/zh.html",
    "embed.js",
    "licences.txt",
    "zh/search/documents.js",
    "en/search/documents.js",
    "favicon.ico",
}


def test_the_bundle_holds_the_site_and_no_more(dist: Path) -> None:
    names = set(ZipFile(dist / "offline.zip").namelist())
    assert names >= NEEDED
    left_out = re.compile(
        r"\.(br|gz|wasm|bin|map|webmanifest)$|(^|/)_|404|worker\.|/engine\.|archive\."
    )
    assert [name for name in names if left_out.search(name)] == []


def test_every_page_of_the_bundle_finds_what_it_loads(unpacked: Path) -> None:
    pages = [BuiltPage(path) for path in unpacked.rglob("*.html")]
    assert len(pages) == 1 + 2 * 11 + 2
    for page in pages:
        for address in page.loads:
            assert (page.path.parent / address).is_file(), (page.path, address)


def test_the_bundle_fetches_nothing(unpacked: Path) -> None:
    for name in ("zh/checker.html", "en/checker.html", "embed/zh.html", "embed/en.html"):
        text = (unpacked / name).read_text(encoding="utf-8")
        assert '"carrier":[{' in text
        assert '"host"' not in text


def test_two_bundles_of_a_day_are_the_same(site: Path, tmp_path: Path) -> None:
    """To the byte, whenever and wherever they are made."""
    digests = set()
    for folder in (tmp_path / "one", tmp_path / "two"):
        make(site, folder, SOURCE_DATE_EPOCH="1700000000")
        files = sorted(folder.iterdir())
        digests.add(tuple(hashlib.sha256(file.read_bytes()).hexdigest() for file in files))
    assert len(digests) == 1
    text = (tmp_path / "one/checker-en.html").read_text(encoding="utf-8")
    assert f"Offline edition {checker.__version__}, made on 2023-11-14." in text


def make(site: Path, folder: Path, **environment: str) -> None:
    command = [sys.executable, "-m", "publish.offline", str(site), str(folder)]
    root = Path(offline.__file__).parents[1]
    subprocess.run(command, cwd=root, check=True, env={**os.environ, **environment})


@pytest.mark.parametrize("name", ["index.html", "zh/index.html", "zh/checker.html"])
def test_the_bundle_says_what_it_is(unpacked: Path, name: str) -> None:
    text = (unpacked / name).read_text(encoding="utf-8")
    assert re.search(rf"离线版 {re.escape(checker.__version__)}，制作于 20\d\d-\d\d-\d\d。", text)


def test_the_site_says_nothing_of_an_offline_edition(site: Path) -> None:
    for name in ("index.html", "zh/index.html", "en/index.html"):
        text = (site / name).read_text(encoding="utf-8")
        assert "离线版" not in text
        assert "Offline edition" not in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_single_file_holds_all_that_it_needs(dist: Path, lang: str) -> None:
    page = BuiltPage(dist / f"checker-{lang}.html")
    assert [address for address in page.loads if not address.startswith("data:")] == []
    assert page.lang == {"zh": "zh-Hans", "en": "en-GB"}[lang]
    assert "documents" in page.ids
    assert {link["href"] for link in page.links if not link["href"].startswith("#")} == set()
    text = page.path.read_text(encoding="utf-8")
    for entry in licences.entries():
        if entry.part in {"project", "checker", "python"}:
            assert entry.title in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_single_file_leads_to_the_site_where_that_is_known(
    site: Path, tmp_path: Path, lang: str
) -> None:
    make(site, tmp_path, SITE_URL="https://example.org/some/prefix/")
    text = (tmp_path / f"checker-{lang}.html").read_text(encoding="utf-8")
    assert f'"q8":"https://example.org/some/prefix/{lang}/tests.html#q8"' in text
    assert f'<a href="https://example.org/some/prefix/{lang}/tests.html#q8">' in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_single_file_runs_only_what_it_was_written_with(dist: Path, lang: str) -> None:
    text = (dist / f"checker-{lang}.html").read_text(encoding="utf-8")
    policy = text.partition('http-equiv="Content-Security-Policy" content="')[2].partition('"')[0]
    assert policy.startswith("default-src 'none'; ")
    assert "script-src 'wasm-unsafe-eval' 'sha256-" in policy
    assert "unsafe-inline" not in policy
    assert "'unsafe-eval'" not in policy
    assert "connect-src" not in policy
