"""What a host is asked to send along, in the file `_headers` that several static hosts read.

Where several patterns match, these hosts join the values, and of two joined policies browsers obey
both: for each header, at most one pattern matches a file. A star matches slashes as well, and may
stand once in a pattern.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatch
from pathlib import Path

from publish import assets, content_security, languages, pictures, webmanifest

FILE = "_headers"
EMBEDDED = "/embed/*"
CHECKER = f"/{assets.FOLDER}/*"
LOADED_BY_PARTNERS = ("/embed.js", EMBEDDED, CHECKER)
FOR_EVER = "public, max-age=31536000, immutable"
ASK_ANEW = (
    "no-cache"  # it may be kept, but not be used before the host has said that it still holds
)
UNUSED = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
    "usb",
    "xr-spatial-tracking",
)
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in UNUSED),
}

ByPattern = Mapping[str, Mapping[str, str]]
ByName = Mapping[str, Mapping[str, str]]


def rules(root: Path, partners: Sequence[str], origin: str = "") -> ByName:
    """The value of each header by patterns of paths.

    `partners`: origins, or a star for all; `origin`: the site's own, where it is known.
    """
    return {
        "Content-Security-Policy": policies(root, partners, origin),
        "Cache-Control": caching(),
        "Cross-Origin-Resource-Policy": dict.fromkeys(LOADED_BY_PARTNERS, "cross-origin"),
        **{name: {"/*": value} for name, value in EVERYWHERE.items()},
    }


def policies(root: Path, partners: Sequence[str], origin: str) -> Mapping[str, str]:
    """By folder, since some hosts serve a page without its `.html`."""
    of_pages = content_security.of_pages
    at_root = of_pages(content_security.ROOT, root.glob("*.html"))
    embedded = content_security.for_partners(partners, origin)
    return {
        **dict.fromkeys(("/", "/index.html", "/404.html"), at_root),
        **{
            f"/{language}/*": of_pages(content_security.LANGUAGE, (root / language).glob("*.html"))
            for language in languages.LANGUAGES
        },
        EMBEDDED: of_pages(embedded, (root / "embed").glob("*.html")),
        CHECKER: content_security.written(content_security.WORKER),
    }


def caching() -> Mapping[str, str]:
    """For ever where a name says what is in the file; Material's scripts look so, but are not."""
    styles = (f"/{language}/assets/stylesheets/*" for language in languages.LANGUAGES)
    kept = dict.fromkeys((CHECKER, *styles), FOR_EVER)
    return kept | dict.fromkeys(stable_names(), ASK_ANEW)


def stable_names() -> Iterator[str]:
    yield from ("/", "/index.html", "/404.html", "/checker.json", "/robots.txt", "/sitemap.xml")
    yield from ("/licences.txt", "/favicon.ico", f"/{pictures.FOLDER}/*")
    yield from ("/embed.js", EMBEDDED)
    for language in languages.LANGUAGES:
        yield from (f"/{language}/", f"/{language}/*.html", f"/{language}/search/*")
        yield f"/{language}/{webmanifest.FILE}"
        for name in ("favicon.svg", "images/*", "javascripts/*", "site.css"):
            yield f"/{language}/assets/{name}"


def write(root: Path, asked: ByName) -> None:
    lines = [
        line
        for pattern, headers in by_pattern(asked).items()
        for line in (pattern, *(f"  {name}: {value}" for name, value in headers.items()))
    ]
    (root / FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")


def by_pattern(asked: ByName) -> ByPattern:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for name, values in asked.items():
        for pattern, value in values.items():
            found[pattern][name] = value
    return found


def read(root: Path) -> ByPattern:
    """What is asked for, by patterns of paths."""
    found: dict[str, dict[str, str]] = {}
    pattern = ""
    for line in (root / FILE).read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            found[pattern][name] = value
        else:
            pattern = line
            found[pattern] = {}
    return found


def matching(asked: ByPattern, path: str) -> dict[str, str]:
    """The headers for a path."""
    found = [headers for pattern, headers in asked.items() if fnmatch(path, pattern)]
    return {name: value for headers in found for name, value in headers.items()}
