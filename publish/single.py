"""The checker alone in one file, with all that it needs."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from publish import assets, carrier, content_security, derived, kinds, languages, licences, pages

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

SCRIPTS = ("entry-checker.js", carrier.CODE)
PARTS = ("project", "checker", "python")  # of the licences: no theme is in the file


def page(language: str, config: "MkDocsConfig", site: Path, edition: str) -> str:
    """The whole page; it may run and load nothing but what stands in it."""
    rules, words = derived.for_language(language), languages.words(language)
    folder = f"{config.site_url}{language}/" if config.site_url else None
    scripts = [inline(read(site, name)) for name in SCRIPTS]
    style = read(site, "alone.css")
    template = config.theme.get_env().get_template("single.html")
    html: str = template.render(
        words=words,
        policy=policy(scripts, style),
        style=style,
        scripts=scripts,
        checker=pages.element(language, rules, links(rules, folder), runtime(site, rules)),
        documents=kinds.in_html(rules["kinds"], words, folder),
        edition=edition,
        licences=licences.full_text(PARTS),
        parts=carrier.parts(),
    )
    return html + "\n"


def policy(scripts: list[str], style: str) -> str:
    """What may run is what stands in the page, and nothing may be connected to."""
    return content_security.written(
        {
            **content_security.EVERY_PAGE,
            "script-src": " ".join(["'wasm-unsafe-eval'", *map(content_security.hashed, scripts)]),
            "style-src": content_security.hashed(style),
            "img-src": "data:",
            "worker-src": "blob:",
        }
    )


def read(site: Path, name: str) -> str:
    """A file of the checker as the site has it."""
    path: str = assets.manifest(site)["files"][name]["path"]
    return (site / path).read_text(encoding="utf-8")


def runtime(site: Path, rules: dict[str, Any]) -> dict[str, Any]:
    return assets.carried_for_page(site, rules["version"]) | {"carrier": []}


def inline(script: str) -> str:
    """A script that does not end, or seem to begin a comment, where the page sees only text."""
    return script.replace("</script", r"<\/script").replace("<!--", r"\x3C!--")


def links(rules: dict[str, Any], folder: str | None) -> dict[str, Any]:
    """To the site, where it is known; the tables are in the file."""
    found: dict[str, Any] = {"cites": {}} if folder is None else pages.links(rules, folder)
    return found | {"documents": "#documents"}
