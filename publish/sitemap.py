"""What search engines are told where the site's address is known: `sitemap.xml`, `robots.txt`."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from publish import languages

FILES = ("sitemap.xml", "robots.txt")
ROBOTS = "User-agent: *\nDisallow:\n\nSitemap: {address}sitemap.xml\n"
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def write(root: Path, address: str | None) -> None:
    """`address` is that of the root, ending in a slash; without one nothing is left of both."""
    for name in FILES:
        for old in root.glob(f"{name}*"):  # and its compressed twins
            old.unlink()
    if address:
        texts = (sitemap(root, address), ROBOTS.format(address=address))
        for name, text in zip(FILES, texts, strict=True):
            (root / name).write_text(text, encoding="utf-8")


def sitemap(root: Path, address: str) -> str:
    lines = [f"<url><loc>{escape(address + path)}</loc></url>" for path in pages(root)]
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<urlset xmlns="{NAMESPACE}">',
            *lines,
            "</urlset>\n",
        ]
    )


def pages(root: Path) -> Iterator[str]:
    yield ""
    for language in languages.LANGUAGES:
        for file in sorted((root / language).glob("*.html")):
            if file.stem != "404":
                yield f"{language}/{file.name}"
