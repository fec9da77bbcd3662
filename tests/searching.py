"""What the search of a built site looks through, and what it finds."""

import json
import tomllib
from pathlib import Path
from typing import Any

from in_node import node

from publish import assets

QUERIES = Path(__file__).with_name("queries")
BEGINNING = "(globalThis.siteSearch??={}).searched="


def searched(site: Path, lang: str) -> Any:
    """What a page hands to the search engine: words, and the sections of all pages."""
    script = (site / lang / "search/documents.js").read_text(encoding="utf-8")
    return json.loads(script.removeprefix(BEGINNING).rstrip(";\n"))


def found(site: Path, lang: str, queries: list[str]) -> list[dict[str, Any]]:
    """For each query what it finds, the best first, and how many milliseconds it takes in Node."""
    engine = assets.manifest(site)["files"]["search-engine.js"]["path"]
    documents = site / lang / "search/documents.js"
    told: list[dict[str, Any]] = node("search.mjs", site / engine, documents, json.dumps(queries))
    return told


def queries(part: str, lang: str) -> list[tuple[str, str]]:
    """The queries of a file, each with the question that it asks."""
    text = (QUERIES / f"{part}.toml").read_text(encoding="utf-8")
    asked = tomllib.loads(text)[lang].items()
    return [(query, question) for question, all_queries in asked for query in all_queries]


def ranks(site: Path, part: str, lang: str) -> dict[str, int]:
    """At which place each query finds the page's section that answers it; 0 where it does not."""
    asked = queries(part, lang)
    results = found(site, lang, [query for query, _ in asked])
    return {
        query: place_of(question, result["found"])
        for (query, question), result in zip(asked, results, strict=True)
    }


def place_of(question: str, results: list[dict[str, Any]]) -> int:
    anchors = [result["address"].partition("#")[2] for result in results]
    return anchors.index(question) + 1 if question in anchors else 0
