"""The site and the checker without a network: run with the site's folder and one to write to.

`offline.zip` is the whole site, to be unpacked and opened; `checker-zh.html` and `checker-en.html`
are the checker alone, one file each. adr/0005-one-checker-in-many-places.md says why.
"""

import os
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

import checker
from publish import assets, languages, single, webmanifest
from publish.pages import compact

ROOT = Path(__file__).parents[1]
# What a host needs, or what is fetched there and carried here.
HOST_ONLY = (
    "*.br",
    "*.gz",
    "*.map",
    "_*",
    "404.html",
    "robots.txt",
    "sitemap.xml",
    webmanifest.FILE,
    assets.MANIFEST,
)
FETCHED = ("engine.js", "python.wasm", "memory.bin", "archive.zip", "worker.js")
# A browser that opens a folder refuses it, and says so.
MANIFEST_LINK = re.compile(r'<link rel="manifest"[^>]*>')
EDITION = re.compile(r"<!-- edition: (\w+) -->")


def write(site: Path, folder: Path) -> None:
    """Write the bundle and the single files."""
    folder.mkdir(parents=True, exist_ok=True)
    config = load_config(str(ROOT / "mkdocs.yml"))
    write_bundle(site, folder / "offline.zip")
    for language in languages.LANGUAGES:
        page = single.page(language, config, site, edition(language))
        (folder / f"checker-{language}.html").write_text(page, encoding="utf-8")


def edition(language: str) -> str:
    """Which version this is, and the day on which it was made (UTC), in a sentence."""
    made = os.environ.get("SOURCE_DATE_EPOCH")
    day = datetime.fromtimestamp(int(made), UTC) if made else datetime.now(UTC)
    sentence = languages.words(language)["edition"]
    return sentence.format(version=checker.__version__, date=day.date().isoformat())


def write_bundle(site: Path, target: Path) -> None:
    """Files in the same order and of the same date everywhere."""
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=9) as bundle:
        for name, content in sorted(files(site)):
            entry = ZipInfo(name)
            entry.external_attr = 0o644 << 16
            bundle.writestr(entry, content, ZIP_DEFLATED)


def files(site: Path) -> Iterator[tuple[str, bytes]]:
    """What the bundle holds: each file's path and content."""
    fetched = {assets.manifest(site)["files"][name]["path"] for name in FETCHED}
    for file in site.rglob("*"):
        name = file.relative_to(site).as_posix()
        if file.is_dir() or name in fetched or any(map(file.match, HOST_ONLY)):
            continue
        yield name, offline_page(file, site) if file.suffix == ".html" else file.read_bytes()


def offline_page(file: Path, site: Path) -> bytes:
    """A page that fetches nothing, and says which edition it is of."""
    html = file.read_text(encoding="utf-8")
    html = without_host(html, site) if "<entry-checker" in html else html
    html = MANIFEST_LINK.sub("", html)
    html = EDITION.sub(lambda found: f"<p>{edition(found[1])}</p>", html)
    return html.encode()


def without_host(html: str, site: Path) -> str:
    """A page of the checker whose Python is carried, wherever the bundle is opened."""
    host = f',"host":{compact(assets.for_page(site, checker.__version__)["host"])}'
    if host not in html:
        raise PluginError(
            "A page of the checker does not say where its files are: build the site anew"
        )
    return html.replace(host, "")


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
