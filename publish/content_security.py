"""The Content-Security-Policy of each kind of file; what stands inline is allowed by its hash."""

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

from mkdocs.exceptions import PluginError

Directives = Mapping[str, str]

EVERY_PAGE = {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'"}
ROOT = {**EVERY_PAGE, "img-src": "'self'", "frame-ancestors": "'none'"}
# The page looks whether WebAssembly is there; a worker made from a blob obeys the page's policy.
CHECKER = {
    **EVERY_PAGE,
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # the icons in Material's style sheets
    "connect-src": "'self'",
}
LANGUAGE = {
    **CHECKER,
    "worker-src": "'self'",
    "frame-src": "'self'",
    "manifest-src": "'self'",
    "frame-ancestors": "'none'",
}
# In a sandboxed frame a worker cannot be started from an address.
EMBED = {**CHECKER, "worker-src": "'self' blob:"}
# A worker obeys what its own script came with, not what the page did.
WORKER = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "connect-src": "'self'",
}

INLINE = {"script": "script-src", "style": "style-src"}
RUN = {"", "module", "text/javascript"}  # scripts of any other type are data
PARTNER = re.compile(r"\*|https?://[a-z0-9.*-]+(:\d+)?")


def of_pages(directives: Directives, pages: Iterable[Path]) -> str:
    """A policy with the hashes of all that stands inline in the pages."""
    found = {name: set[str]() for name in INLINE.values()}
    for page in pages:
        for name, text in Inline(page).texts:
            found[name].add(hashed(text))
    allowed = {
        name: " ".join(filter(None, (directives.get(name), *sorted(hashes))))
        for name, hashes in found.items()
    }
    return written(
        {**directives, **{name: sources for name, sources in allowed.items() if sources}}
    )


def written(directives: Directives) -> str:
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


def hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def for_partners(partners: Sequence[str], origin: str = "") -> Directives:
    """The directives of a page that the partners' pages may frame; PluginError for a wrong one.

    `origin`: the site's own, where it is known. In a sandboxed frame, WebKit takes `'self'` for
    nobody.
    """
    for partner in partners:
        if not PARTNER.fullmatch(partner):
            raise PluginError(f"extra.partners: {partner!r} is no origin like https://example.org")
    own = f"'self' {origin}".rstrip()
    named = {name: sources.replace("'self'", own) for name, sources in EMBED.items()}
    if "*" in partners:
        return named  # a star would leave out pages on file:// and in apps
    return {**named, "frame-ancestors": " ".join(("'self'", *partners))}


class Inline(HTMLParser):
    """The scripts and styles that stand in a page, by the directive that allows them."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.texts: list[tuple[str, str]] = []
        self._open = ""
        self._text = ""
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        is_data = tag == "script" and (attributes.get("type") or "").lower() not in RUN
        self._open = tag if tag in INLINE and "src" not in attributes and not is_data else ""
        self._text = ""

    def handle_data(self, text: str) -> None:
        self._text += text

    def handle_endtag(self, tag: str) -> None:
        if tag == self._open:
            self.texts.append((INLINE[tag], self._text))
        self._open = ""
