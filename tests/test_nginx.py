"""A real nginx serves the site by the configuration that is published with it."""

import gzip
from collections.abc import Iterator, Mapping
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

import brotli
import pytest

from benchmarks import load
from publish import headers

pytestmark = pytest.mark.site

ENCODINGS = {"br": ".br", "gzip": ".gz", "identity": ""}
TYPES = {
    ".bin": "application/octet-stream",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".zip": "application/zip",
}
OTHER_TYPES = {
    "robots.txt": "text/plain; charset=utf-8",
    "sitemap.xml": "text/xml; charset=utf-8",
    "zh/module.mjs": "text/javascript; charset=utf-8",
}


class Answer(NamedTuple):
    status: int
    headers: Mapping[str, list[str]]
    body: bytes

    def only(self, name: str) -> str:
        (value,) = self.headers[name.lower()]
        return value


class Host(NamedTuple):
    port: int

    def ask(self, path: str, method: str = "GET", **wanted: str) -> Answer:
        """An answer; `If_None_Match="…"` asks with that header."""
        asking = HTTPConnection("127.0.0.1", self.port, timeout=10)
        sent = {name.replace("_", "-"): value for name, value in wanted.items()}
        asking.request(method, path, headers={"Accept-Encoding": "identity", **sent})
        answer = asking.getresponse()
        found: dict[str, list[str]] = {}
        for name, value in answer.getheaders():
            found.setdefault(name.lower(), []).append(value)
        body = answer.read()
        asking.close()
        return Answer(answer.status, found, body)


@pytest.fixture(scope="module")
def host(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    with load.serving(site, tmp_path_factory.mktemp("nginx")) as port:
        yield Host(port)


def files(site: Path) -> list[str]:
    """The paths of all that is served, each once."""
    found = (file for file in sorted(site.rglob("*")) if file.is_file())
    return [
        f"/{file.relative_to(site).as_posix()}"
        for file in found
        if file.suffix not in {".br", ".gz"} and not file.name.startswith("_")
    ]


def test_every_file_comes_as_it_is_in_each_encoding(site: Path, host: Host) -> None:
    for path in files(site):
        for encoding, suffix in ENCODINGS.items():
            twin = Path(f"{site}{path}{suffix}")
            answer = host.ask(path, Accept_Encoding=encoding)
            expected = twin if twin.is_file() else Path(f"{site}{path}")
            assert answer.status == 200, path
            assert answer.body == expected.read_bytes(), (path, encoding)
            sent = [encoding] if suffix and twin.is_file() else []
            assert answer.headers.get("content-encoding", []) == sent, (path, encoding)
            assert answer.headers["vary"] == ["Accept-Encoding"], path
            assert answer.only("Content-Type") == TYPES[Path(path).suffix], (path, encoding)


def test_every_file_comes_with_the_headers_that_are_asked_for(site: Path, host: Host) -> None:
    asked = headers.read(site)
    names = {name for values in asked.values() for name in values}
    for path in ("/", "/zh/", "/en/", *files(site)):
        answer = host.ask(path)
        for encoding in ENCODINGS:
            answer = host.ask(path, "HEAD", Accept_Encoding=encoding)
            sent = {name: answer.only(name) for name in names if name.lower() in answer.headers}
            assert sent == headers.matching(asked, path), (path, encoding)


def test_browsers_get_brotli_and_nothing_is_compressed_twice(site: Path, host: Host) -> None:
    answer = host.ask("/zh/checker.html", Accept_Encoding="gzip, deflate, br, zstd")
    assert answer.only("Content-Encoding") == "br"
    plain = (site / "zh/checker.html").read_bytes()
    assert brotli.decompress(answer.body) == plain
    gzipped = host.ask("/zh/checker.html", Accept_Encoding="gzip, deflate")
    assert gzip.decompress(gzipped.body) == plain


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_what_has_not_changed_is_not_sent_again(host: Host, encoding: str) -> None:
    first = host.ask("/zh/label.html", Accept_Encoding=encoding)
    for condition, value in (
        ("If_None_Match", first.only("ETag")),
        ("If_Modified_Since", first.only("Last-Modified")),
    ):
        again = host.ask("/zh/label.html", Accept_Encoding=encoding, **{condition: value})
        assert (again.status, again.body) == (304, b"")
        assert again.only("Cache-Control") == "no-cache"
        assert again.only("Content-Security-Policy") == first.only("Content-Security-Policy")
    assert host.ask("/zh/label.html", If_None_Match='"another"').status == 200


def test_each_encoding_has_an_etag_of_its_own(host: Host) -> None:
    tags = {host.ask("/zh/label.html", Accept_Encoding=name).only("ETag") for name in ENCODINGS}
    assert len(tags) == 3


def test_a_head_says_how_long_the_body_is(site: Path, host: Host) -> None:
    answer = host.ask("/zh/label.html", "HEAD", Accept_Encoding="br")
    assert (answer.status, answer.body) == (200, b"")
    assert int(answer.only("Content-Length")) == (site / "zh/label.html.br").stat().st_size


@pytest.mark.parametrize(
    "path",
    ["/nothing", "/zh/no/such/page.html", "/checker/worker.000.js", "/_headers", "/_nginx.conf"],
)
def test_what_is_not_there_is_said_with_the_site_s_own_page(
    site: Path, host: Host, path: str
) -> None:
    for encoding, suffix in ENCODINGS.items():
        answer = host.ask(path, Accept_Encoding=encoding)
        assert answer.status == 404
        assert answer.body == (site / f"404.html{suffix}").read_bytes()
        expected = headers.matching(headers.read(site), "/404.html")
        assert {name: answer.only(name) for name in expected} == expected
        assert "access-control-allow-origin" not in answer.headers
        assert answer.only("Content-Type") == "text/html; charset=utf-8"


def test_a_folder_leads_to_its_page(site: Path, host: Host) -> None:
    assert host.ask("/zh/").body == (site / "zh/index.html").read_bytes()
    redirect = host.ask("/zh")
    assert (redirect.status, redirect.only("Location")) == (301, "/zh/")


def test_other_files_have_their_types_too(
    site: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A site as it is published elsewhere: with an address of its own, and pages for partners."""
    asked = headers.rules(site, ["https://partner.example"])
    load.nginx.write(tmp_path, asked)
    for name in (*OTHER_TYPES, "embed.js", "embed/zh.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    with load.serving(tmp_path, tmp_path_factory.mktemp("nginx")) as port:
        for name, expected in OTHER_TYPES.items():
            assert Host(port).ask(f"/{name}").only("Content-Type") == expected
        embedded = Host(port).ask("/embed/zh.html")
        assert embedded.only("Cross-Origin-Resource-Policy") == "cross-origin"
        policy = embedded.only("Content-Security-Policy")
        assert policy.endswith("frame-ancestors 'self' https://partner.example")
        assert Host(port).ask("/embed.js").only("Cross-Origin-Resource-Policy") == "cross-origin"
