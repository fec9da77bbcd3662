"""What a page may ask for in its Markdown, in Jinja's double braces."""

import json
from collections.abc import Callable, Mapping
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jinja2 import Environment, StrictUndefined

from publish import assets, derived, kinds, languages, licences

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

# Jinja's own comments begin like the ids of headings: {#q1}.
MARKDOWN = Environment(
    undefined=StrictUndefined,
    autoescape=False,  # noqa: S701 - Markdown comes out, not HTML
    comment_start_string="{##",
    comment_end_string="##}",
    keep_trailing_newline=True,
)


def render(markdown: str, config: "MkDocsConfig") -> str:
    return MARKDOWN.from_string(markdown).render(functions(config))


def functions(config: "MkDocsConfig") -> dict[str, Callable[..., str]]:
    language = languages.of(config)
    rules, words = derived.for_language(language), languages.words(language)
    return {
        "check": lambda question: check(rules["certain"][question], language),
        "diagram_of_steps": lambda: diagram_of_steps(rules["steps"], words),
        "documents_tables": lambda: kinds.in_markdown(rules["kinds"], words),
        "embed_script": lambda: embed_script(config),
        "entry_checker": lambda: entry_checker(language, config),
        "licences": lambda part: licences_table(part, words),
        "not_shown": lambda: rules["not_shown"],
        "tables_without_script": lambda: tables_without_script(rules, words),
    }


def check(certain: Mapping[str, Any], language: str) -> str:
    """A link to the checker with what is certain filled in."""
    answers = quote(compact(certain), safe="")
    fragment = f"#answers={answers}" if certain else ""
    text = escape(languages.words(language)["check"])
    return f'<p><a class="check" href="checker.html{fragment}">{text}</a></p>'


def embed_script(config: "MkDocsConfig") -> str:
    """Where partners get their script; nothing while the site's address is unknown."""
    root = languages.site_url_of_root(config)
    return f"{root}{assets.EMBED}" if root else ""


def entry_checker(language: str, config: "MkDocsConfig", folder: str = "") -> str:
    """The checker in a page of the site; `folder`: where the pages of its language are."""
    rules = derived.for_language(language)
    runtime = assets.for_page(languages.root_of(config), rules["version"])
    return element(language, rules, links(rules, folder), runtime)


def element(
    language: str, rules: Mapping[str, Any], links: Mapping[str, Any], runtime: Mapping[str, Any]
) -> str:
    """The element, its data, and what stands there until or unless its script runs."""
    own = {name: rules[name] for name in ("opening", "remaining")}
    data = in_script(own | {"links": links, "runtime": runtime})
    return (
        f'<div class="entry-checker"><entry-checker lang="{language}">'
        f'<script type="application/json">{data}</script>'
        f'<p class="without-script">{without_script(language, links["documents"])}</p>'
        "</entry-checker></div>"
    )


def without_script(language: str, documents: str) -> str:
    words = languages.words(language)
    link = f'<a href="{documents}">{escape(words["documents_link"])}</a>'
    return escape(words["without_script"]).format(link=link)


def tables_without_script(rules: Mapping[str, Any], words: Mapping[str, str]) -> str:
    """The tables where no script runs."""
    heading = f"<h2>{escape(words['documents_title'])}</h2>"
    tables = kinds.in_html(rules["kinds"], words, "")
    return f"<noscript>{heading}{tables}</noscript>"


def diagram_of_steps(steps: Mapping[str, str], words: Mapping[str, str]) -> str:
    """The steps as a drawing, and behind a disclosure as a list."""
    summary = f"<summary>{escape(words['steps_list'])}</summary>"
    listed = f'<details markdown="1">\n{summary}\n\n{steps["list"]}\n\n</details>'
    return f'<figure class="steps">{steps["svg"]}</figure>\n\n{listed}'


def links(rules: Mapping[str, Any], folder: str = "") -> dict[str, Any]:
    """Where the checker's links lead; `folder`: where the pages of its language are."""
    return {
        "documents": f"{folder}documents.html",
        "not_covered": f"{folder}not-covered.html",
        "cites": {name: f"{folder}{page}.html#{name}" for name, page in rules["pages"].items()},
    }


def licences_table(part: str, words: Mapping[str, str]) -> str:
    """What is bundled in a part of the site, as a table."""
    return licences.table(part, (words["bundled"], words["version"], words["licence"]))


def in_script(value: object) -> str:
    """JSON in which no closing tag ends the script element around it."""
    return compact(value).replace("</", "<\\/")


def compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
