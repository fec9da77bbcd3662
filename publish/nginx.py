"""An nginx configuration that serves the site, and sends what `_headers` asks for."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from publish.headers import ByName

FILE = "_nginx.conf"
HEAD = """\
# Include this at the level of `http`. It needs the module brotli_static; adapt `listen` and `root`.
"""
SERVER = """\
server {
    listen 80;
    root /srv/site;
    server_tokens off;
    absolute_redirect off;
    error_page 404 /404.html;

    charset utf-8;
    charset_types text/css text/javascript text/plain text/xml;
    default_type application/octet-stream;
    types {
        application/json json map;
        application/manifest+json webmanifest;
        application/wasm wasm;
        application/zip zip;
        image/png png;
        image/svg+xml svg;
        image/x-icon ico;
        text/css css;
        text/html html;
        text/javascript js mjs;
        text/plain txt;
        text/xml xml;
    }

    # Compressed when the site was built; nothing is compressed again.
    brotli_static on;
    gzip_static on;
    add_header Vary Accept-Encoding always;

    location ^~ /_ {
        return 404;
    }
"""


def write(root: Path, asked: ByName) -> None:
    """Headers stand in one place: in nginx one `add_header` of a location hides all others."""
    maps = [line for name, values in asked.items() for line in map_of(name, values)]
    added = [f"    add_header {name} {variable(name)} always;" for name in asked]
    text = "\n".join([HEAD, *maps, SERVER, *added, "}"])
    (root / FILE).write_text(text + "\n", encoding="utf-8")


def variable(name: str) -> str:
    return "$site_" + name.lower().replace("-", "_")


def map_of(name: str, values: Mapping[str, str]) -> Iterator[str]:
    """Where nothing matches the value is empty, and nginx sends no header."""
    yield f"map $uri {variable(name)} {{"
    for pattern, value in values.items():
        yield f'    {key(pattern)} "{value}";'
    yield "}"


def key(pattern: str) -> str:
    if pattern == "/*":
        return "default"
    before, star, after = map(re.escape, pattern.partition("*"))
    return f'"~^{before}.*{after}$"' if star else pattern
