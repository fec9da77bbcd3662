"""What hosts are asked to send along, for every file of the site."""

import json
import re
from base64 import b64decode, b64encode
from fnmatch import fnmatch
from hashlib import sha256
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

from publish import content_security, headers

pytestmark = pytest.mark.site

POLICY = "Content-Security-Policy"
EVERYWHERE = {"X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy", "Cache-Control"}
SHARED = {"Cross-Origin-Resource-Policy"}
ELSEWHERE = ["/embed.js", "/embed/zh.html", "/robots.txt", "/sitemap.xml"]  # not in every site
HASH = re.compile(r"'sha256-([A-Za-z0-9+/=]{44})'")


@pytest.fixture(scope="module")
def asked(site: Path) -> headers.ByPattern:
    return headers.read(site)


def served(site: Path) -> list[str]:
    """The paths of all files, and of folders that answer with a page."""
    files = (f"/{file.relative_to(site).as_posix()}" for file in site.rglob("*") if file.is_file())
    own = (path for path in files if not path.endswith((".br", ".gz")) and "/_" not in path)
    return [*sorted(own), "/", "/zh/", "/en/", *ELSEWHERE]


def expected_names(path: str) -> set[str]:
    is_page = path.endswith(("/", ".html"))
    is_checker = path.startswith("/checker/")
    names = set(EVERYWHERE)
    if is_page or is_checker or path.startswith(("/zh/", "/en/")):
        names.add(POLICY)
    if is_checker:
        names |= SHARED
    if path.startswith("/embed"):
        names.add("Cross-Origin-Resource-Policy")
    return names


def test_one_pattern_speaks_for_each_header_of_a_file(site: Path, asked: headers.ByPattern) -> None:
    """Two would be joined, and of two policies both obeyed."""
    for path in served(site):
        names = [
            name for pattern, values in asked.items() if fnmatch(path, pattern) for name in values
        ]
        assert len(names) == len(set(names)), path
        assert set(names) == expected_names(path), path


def test_the_file_is_within_what_hosts_read(site: Path, asked: headers.ByPattern) -> None:
    lines = (site / "_headers").read_text("utf-8").splitlines()
    assert len(asked) <= 100
    assert max(map(len, lines)) <= 2000
    assert [pattern for pattern in asked if pattern.count("*") > 1] == []


def test_what_never_changes_is_kept_for_ever(site: Path, asked: headers.ByPattern) -> None:
    manifest = json.loads((site / "checker.json").read_text("utf-8"))
    by_content = {f"/{file['path']}" for file in manifest["files"].values()}
    by_content |= {path for path in served(site) if "/assets/stylesheets/" in path}
    assert len(by_content) == len(manifest["files"]) + 4
    for path in served(site):
        kept = headers.matching(asked, path)["Cache-Control"]
        expected = "public, max-age=31536000, immutable" if path in by_content else "no-cache"
        assert kept == expected, path


@pytest.mark.parametrize("language", ["zh", "en"])
def test_names_of_style_sheets_say_what_is_in_them(site: Path, language: str) -> None:
    """Material's are kept for ever because they do; a map stands beside its sheet."""
    (sheet,) = (site / language / "assets/stylesheets").glob("*.css")
    assert sheet.name.split(".")[1] == sha256(sheet.read_bytes()).hexdigest()[:8]


def directives(policy: str) -> dict[str, set[str]]:
    found = [part.split() for part in policy.split("; ")]
    return {name: set(sources) for name, *sources in found}


def test_no_page_runs_what_is_put_into_it(site: Path, asked: headers.ByPattern) -> None:
    pages = [path for path in served(site) if path.endswith((".html", "/"))]
    assert len(pages) == 32
    for path in pages:
        policy = directives(headers.matching(asked, path)[POLICY])
        assert policy["default-src"] == policy["base-uri"] == policy["form-action"] == {"'none'"}
        for name in ("script-src", "style-src"):
            sources = policy[name] - {"'self'", "'wasm-unsafe-eval'"}
            assert all(map(HASH.fullmatch, sources)), path
        framed = path.startswith("/embed/")
        assert policy.get("frame-ancestors") == (None if framed else {"'none'"})


def test_a_worker_may_less_than_its_page(site: Path, asked: headers.ByPattern) -> None:
    worker = next(path for path in served(site) if path.startswith("/checker/worker."))
    assert directives(headers.matching(asked, worker)[POLICY]) == {
        "default-src": {"'none'"},
        "script-src": {"'self'", "'wasm-unsafe-eval'"},
        "connect-src": {"'self'"},
    }


PAGE = """<!doctype html>
<style>p { color: red }</style><script>run("<b>中文</b>")</script>
<script type="module">
import "./more.js"
</script>
<script type="application/json">{"is": "data"}</script><script type="text/plain">likewise</script>
<script type="application/ld+json">{"@type": "FAQPage"}</script>
<script src="file.js"></script><p style="color: blue">text</p>
"""
INLINE = {
    "script-src": ['run("<b>中文</b>")', '\nimport "./more.js"\n'],
    "style-src": ["p { color: red }"],
}


def test_what_stands_inline_is_allowed_by_its_hash(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE, encoding="utf-8")
    policy = directives(content_security.of_pages({"script-src": "'self'"}, [page]))
    for name, texts in INLINE.items():
        digests = {sha256(text.encode()).digest() for text in texts}
        found = {b64decode(hashed[1]) for hashed in map(HASH.fullmatch, policy[name]) if hashed}
        assert found == digests
    assert policy["script-src"] >= {"'self'"}
    assert b64encode(sha256(b"likewise").digest()).decode() not in str(policy)


@pytest.fixture
def with_partners(tmp_path: Path) -> Path:
    for folder in ("zh", "en", "embed"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "zh.html").write_text(f"<script>start('{folder}')</script>")
    return tmp_path


@pytest.mark.parametrize(
    ("partners", "ancestors"),
    [
        (["*"], None),
        ([], {"'self'"}),
        (
            ["https://a.example", "http://localhost:8080", "https://*.b.example"],
            {"'self'", "https://a.example", "http://localhost:8080", "https://*.b.example"},
        ),
    ],
)
def test_partners_may_frame_what_is_made_for_them(
    with_partners: Path, partners: list[str], ancestors: set[str] | None
) -> None:
    asked = headers.by_pattern(headers.rules(with_partners, partners))
    embedded = directives(headers.matching(asked, "/embed/zh.html")[POLICY])
    assert embedded.get("frame-ancestors") == ancestors
    assert embedded["worker-src"] == {"'self'", "blob:"}
    (own,) = filter(HASH.fullmatch, embedded["script-src"])
    assert own == content_security.hashed("start('embed')")
    page = directives(headers.matching(asked, "/zh/zh.html")[POLICY])
    assert page["frame-ancestors"] == {"'none'"}
    assert own not in page["script-src"]


@pytest.mark.parametrize(
    "partner", ["example.org", "https://example.org/", "https://a.example; script-src *", "a\nb"]
)
def test_a_partner_is_an_origin(with_partners: Path, partner: str) -> None:
    with pytest.raises(PluginError, match=r"extra\.partners"):
        headers.rules(with_partners, [partner])


def test_an_embedded_page_names_the_sites_origin_where_it_is_known(with_partners: Path) -> None:
    """In a sandboxed frame, `'self'` is nobody to WebKit."""
    asked = headers.by_pattern(headers.rules(with_partners, ["*"], "https://example.org"))
    embedded = directives(headers.matching(asked, "/embed/zh.html")[POLICY])
    for name in ("script-src", "style-src", "img-src", "connect-src", "worker-src"):
        assert {"'self'", "https://example.org"} <= embedded[name]
    page = directives(headers.matching(asked, "/zh/zh.html")[POLICY])
    assert not [name for name in page if "https://example.org" in page[name]]
