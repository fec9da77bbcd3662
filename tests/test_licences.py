"""Everything that a visitor receives has its licence in the list."""

import json
import re
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from in_node import node
from mkdocs.exceptions import PluginError

from publish import assets, esbuild, licences
from publish.licences import installed

pytestmark = pytest.mark.unmeasured

LANGUAGES = ("zh", "en")
# An npm package's name at the start of what a bundle was made of.
PACKAGE = re.compile(r"node_modules/((?:@[^/]+/)?[^/]+)/")
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
HOLDER = re.compile(r"(?:Copyright(?: ?\([cC]\))?|©)[ \d,–-]*([A-Z][\w.]*(?: [A-Z][\w.]*)*)")
SHAPE = re.compile(r"""\bd=["']([^"']+)""")
OWN_DRAWING = re.compile(r'<svg class="steps".*?</svg>', re.DOTALL)
# The line of a licence that says whose it is.
OWNERS = {
    "entry-checker": "The entry-checker contributors",
    "Lit": "Google LLC",
    "lit-element": "Google LLC",
    "lit-html": "Google LLC",
    "@lit/reactive-element": "Google LLC",
    "Pyodide": "Mozilla Public License Version 2.0",
    "hiwire": "Mozilla Public License Version 2.0",
    "error-stack-parser, stackframe": "Copyright (c) 2017 Eric Wendelin",
    "@arrowood.dev/socket": "Copyright (c) 2023 Ethan Arrowood",
    "CPython": "Copyright (c) 2001 Python Software Foundation; All Rights Reserved",
    "Expat": "Expat maintainers",
    "HACL*": "Copyright (c) 2022-2023 HACL* Contributors",
    "libmpdec": "Copyright (c) 2008-2020 Stefan Krah",
    "mimalloc": "Copyright (c) 2018-2021 Microsoft Corporation, Daan Leijen",
    "pyzstd": "Copyright (c) 2020-present, Ma Lin",
    "Unicode Character Database": "Unicode, Inc.",
    "bzip2": "Julian R Seward",
    "libffi": "Anthony Green, Red Hat, Inc and others",
    "SQLite": "SQLite Is Public Domain",
    "liblzma": "liblzma is in the public domain",
    "zlib": "(C) 1995-2022 Jean-loup Gailly and Mark Adler",
    "Zstandard": "Copyright (c) Meta Platforms, Inc. and affiliates",
    "Emscripten": "Copyright (c) 2010-2014 Emscripten authors",
    "musl": "Rich Felker",
    "dlmalloc": "Doug Lea",
    "LLVM compiler-rt": "University of Illinois at Urbana-Champaign",
    "LLVM libc++": "University of Illinois at Urbana-Champaign",
    "LLVM libc++abi": "University of Illinois at Urbana-Champaign",
    "LLVM libunwind": "University of Illinois at Urbana-Champaign",
    "Material for MkDocs": "Martin Donath",
    "Material Design Icons": "Pictogrammers Free License",
    "Octicons": "Copyright (c) 2025 GitHub Inc.",
    "Font Awesome Free": "Copyright (c) 2025 Fonticons, Inc.",
    "clipboard": "Copyright (c) Zeno Rocha",
    "escape-html": "Copyright (c) 2012-2013 TJ Holowaychuk",
    "focus-visible": "W3C Software and Document",
    "material-design-color": "Denis Malinochkin",
    "minisearch": "Luca Ongaro",
    "rxjs": "Apache License",
    "tslib": "Copyright (c) Microsoft Corporation",
}
# The modules of Pyodide's Python behind which there is a library.
MODULES = {
    "_bz2": "bzip2",
    "_ctypes": "libffi",
    "_decimal": "libmpdec",
    "_hmac": "HACL*",
    "_lzma": "liblzma",
    "_sqlite3": "SQLite",
    "_zstd": "Zstandard",
    "pyexpat": "Expat",
    "zlib": "zlib",
}


def names() -> set[str]:
    return {one.name for one in licences.entries()}


LIT = {"lit", "lit-element", "lit-html", "@lit/reactive-element"}
BUNDLES = (*assets.SCRIPTS, assets.WORKER, assets.EMBED, "carried.js", "engine.js")


@pytest.mark.parametrize("entry_point", BUNDLES)
def test_every_package_in_a_bundle_has_an_entry(tmp_path: Path, entry_point: str) -> None:
    options = (
        f"--metafile={tmp_path / 'meta.json'}",
        "--define:LOCKFILE_INFO={}",
        "--define:TITLES={}",
    )
    esbuild.bundle(f"browser/{entry_point}", tmp_path / entry_point, *options)
    inputs = json.loads((tmp_path / "meta.json").read_text())["inputs"]
    packages = {match[1] for name in inputs if (match := PACKAGE.search(name))}
    assert packages == {
        "entry-checker.js": LIT,
        "frame.js": LIT,
        "search-engine.js": {"minisearch"},
        "engine.js": {"pyodide"},
    }.get(entry_point, set())
    assert {name.casefold() for name in names()} >= packages


def test_a_version_is_that_of_what_is_installed(root: Path) -> None:
    lock = json.loads((root / "package-lock.json").read_text())["packages"]
    versions = {one.name: one.version for one in licences.entries()}
    for name in ("lit-element", "lit-html", "@lit/reactive-element", "minisearch"):
        assert versions[name] == lock[f"node_modules/{name}"]["version"]
    assert versions["Pyodide"] == lock["node_modules/pyodide"]["version"]
    assert versions["Material for MkDocs"] == metadata.version("mkdocs-material")


def test_every_library_behind_a_module_of_python_has_an_entry() -> None:
    told = node("libraries.mjs")
    assert set(MODULES) <= set(told["modules"])
    assert set(MODULES.values()) <= names()
    versions = {one.name: one.version for one in licences.entries()}
    assert {name: versions[name] for name in told["versions"]} == told["versions"]


@pytest.mark.parametrize("one", licences.entries(), ids=lambda one: one.name)
def test_a_text_is_whole_and_says_whose_it_is(one: licences.Entry) -> None:
    assert OWNERS[one.name] in " ".join("\n".join(one.texts).split())
    assert all(len(text) > 290 for text in one.texts)
    assert one.licence
    assert all(text in licences.full_text() for text in one.texts)


def test_every_entry_is_tested() -> None:
    assert names() == OWNERS.keys()


def test_every_kept_text_is_used(root: Path) -> None:
    kept = {file.name for file in (root / "publish/licences/texts").iterdir()}
    listed = (root / "publish/licences/list.toml").read_text()
    assert {name for name in kept if f'"{name}"' not in listed} == set()


def test_the_build_stops_when_something_is_seen_no_longer() -> None:
    with pytest.raises(PluginError, match=r"'no such thing' is not in npm:pyodide/package\.json"):
        installed.seen("npm:pyodide/package.json", "no such thing")
    with pytest.raises(PluginError, match="0 files are npm:no-such-package/LICENSE"):
        installed.text("npm:no-such-package/LICENSE")


@pytest.mark.site
def test_all_texts_are_at_the_root_of_the_site(site: Path) -> None:
    assert (site / "licences.txt").read_text("utf-8") == licences.full_text()


@pytest.mark.site
def test_every_package_in_a_source_map_has_an_entry(site: Path) -> None:
    packages = set()
    for file in site.rglob("*.map"):
        for source in json.loads(file.read_text("utf-8"))["sources"]:
            packages |= {match[1] for match in PACKAGE.finditer(source)}
    assert packages == {
        "clipboard",
        "escape-html",
        "focus-visible",
        "material-design-color",
        "rxjs",
        "tslib",
    }
    assert packages <= names()


@pytest.mark.site
def test_every_bundle_of_the_theme_has_a_source_map(site: Path) -> None:
    """So that the test above sees all that they are made of."""
    for language in LANGUAGES:
        assets_of_theme = site / language / "assets"
        for file in (*assets_of_theme.rglob("*.js"), *assets_of_theme.rglob("*.min.css")):
            assert file.with_name(f"{file.name}.map").is_file(), file


@pytest.mark.site
def test_whoever_a_script_names_is_in_the_texts(site: Path) -> None:
    holders = {
        holder
        for pattern in ("*.js", "*.css")
        for file in site.rglob(pattern)
        for holder in holders_named(file.read_text("utf-8"))
    }
    assert holders >= {"Google LLC", "TJ Holowaychuk", "Zeno Rocha"}
    assert {holder for holder in holders if holder not in licences.full_text()} == set()


def holders_named(script: str) -> Iterator[str]:
    for comment in COMMENT.findall(script):
        yield from HOLDER.findall(comment)


@pytest.mark.site
def test_every_collection_of_icons_has_an_entry(site: Path) -> None:
    """Material brings four; the pages and styles draw from three. The diagram is our own."""
    shapes = icons(installed.PYTHON_PACKAGES / "material/templates/.icons")
    drawn = {
        shape
        for pattern in ("*.css", "*.html")
        for file in site.rglob(pattern)
        for shape in SHAPE.findall(OWN_DRAWING.sub("", file.read_text("utf-8")))
    }
    assert {shapes.get(shape, shape) for shape in drawn} == {"material", "octicons", "fontawesome"}
    assert names() >= {"Material Design Icons", "Octicons", "Font Awesome Free"}


def icons(folder: Path) -> dict[str, str]:
    """The shapes of all icons, each with the collection that it comes from."""
    return {
        shape: file.relative_to(folder).parts[0]
        for file in sorted(folder.rglob("*.svg"))
        for shape in SHAPE.findall(file.read_text("utf-8"))
    }


@pytest.mark.site
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_shows_every_entry(site: Path, language: str) -> None:
    page = (site / language / "licences.html").read_text("utf-8")
    cells = re.findall(r"<td>(.*?)</td>", page)
    shown = [re.sub(r"<[^>]+>", "", cell) for cell in cells]
    assert [tuple(shown[at : at + 3]) for at in range(0, len(shown), 3)] == [
        (one.name, one.version or "–", one.licence) for one in licences.entries()
    ]


@pytest.mark.site
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_leads_to_the_licences(site: Path, language: str) -> None:
    for page in (site / language).glob("*.html"):
        html = page.read_text("utf-8")
        footer = html[html.index('<footer class="footer"') :]
        assert "licences.html" in footer or page.name == "licences.html", page
        tabs = html[: html.index('<aside class="notice"')]
        assert "licences.html" not in tabs or page.name == "licences.html"


@pytest.mark.site
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_the_themes_search_is_published(site: Path, language: str) -> None:
    """What finds is our own, and so are the licences: neither lunr nor what cuts for it."""
    assert {file.name for file in (site / language / "search").iterdir()} == {
        f"documents.js{suffix}" for suffix in ("", ".br", ".gz")
    }
    assert not list((site / language / "assets/javascripts").glob("*/"))
