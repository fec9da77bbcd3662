"""What the search of a language looks through, as a script: `search/documents.js`.

It is made from the pages as they were written, and loaded when somebody opens the search. A script
also loads on file://, where nothing can be fetched.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from publish import languages
from publish.pages import compact
from publish.search.sections import sections

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

FILE = "search/documents.js"
WORDS = Path(__file__).with_name("words.toml")
ASKED = Path(__file__).with_name("asked.toml")
NOT_FOUND = "404.html"


def write(config: "MkDocsConfig") -> None:
    """Write the documents of the language that was just built."""
    site = Path(config.site_dir)
    file = site / FILE
    file.parent.mkdir(exist_ok=True)
    found = compact(searched(site, languages.of(config)))
    file.write_text(f"(globalThis.siteSearch??={{}}).searched={found};\n", encoding="utf-8")


def searched(site: Path, language: str) -> dict[str, Any]:
    """All that the engine in browser/search/ takes.

    `alike`: groups of words that mean the same, in both languages; `ignored`: words that say
    nothing; `documents`: a section of a page each, the answers first.
    """
    words = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    asked = tomllib.loads(ASKED.read_text(encoding="utf-8"))[language]
    first = {question: number for number, question in enumerate(asked)}
    return {
        "alike": [group["zh"] + group["en"] for group in words["alike"]],
        "ignored": words["ignored"]["zh"] + words["ignored"]["en"],
        "documents": sorted(
            documents(site, asked),
            key=lambda one: first.get(one["address"].partition("#")[2], len(first)),
        ),
    }


def documents(site: Path, asked: dict[str, list[str]]) -> Iterator[dict[str, Any]]:
    """Each section that has something to read. Only answers are `asked`."""
    for page in sorted(site.glob("*.html")):
        if page.name == NOT_FOUND:
            continue
        found = sections(page.read_text(encoding="utf-8"))
        for section in found:
            if section.lines:
                yield {
                    "address": f"{page.name}#{section.anchor}",
                    "title": section.title,
                    "page": found[0].title,
                    "text": "\n".join(section.lines),
                    "asked": asked.get(section.anchor, []),
                }
