"""The kinds of traveller in a page: a list of links to their tables, then the tables."""

import re
from collections.abc import Mapping, Sequence
from html import escape

from markdown import markdown

from publish import languages

Kind = Mapping[str, str]

EXTENSIONS = ["attr_list", "tables"]
LINK = re.compile(r"\[([^\]]+)\]\((\w[\w-]*)\.md(#[\w-]+)\)")
CHINESE = re.compile(r"[\u3400-\u9fff]+")


def in_markdown(kinds: Sequence[Kind], words: Mapping[str, str]) -> str:
    """For a page of the site; its headings come into the contents."""
    parts = [
        f"### {kind['title']} {{#{kind['anchor']}}}\n\n{spoken(kind['table'], words)}"
        for kind in kinds
    ]
    return "\n\n".join([words["which"], links(kinds), *parts])


def links(kinds: Sequence[Kind]) -> str:
    """In the order in which they are asked."""
    return "\n".join(f"1. [{kind['title']}](#{kind['anchor']})" for kind in kinds)


def in_html(kinds: Sequence[Kind], words: Mapping[str, str], folder: str | None) -> str:
    """For a page by itself. Without a script, a link of the list shows its kind alone.

    `folder`: where the pages of its language are; unless that is known, citations are plain words.
    """
    listed = markdown(links(kinds)).replace("<ol>", '<ol id="kinds">')
    sections = (section(kind, words, folder) for kind in kinds)
    return (
        f'<div class="kinds"><p>{escape(words["which"])}</p>{listed}{"".join(sections)}'
        f'<p class="kinds-all"><a href="#kinds">{escape(words["show_all"])}</a></p></div>'
    )


def section(kind: Kind, words: Mapping[str, str], folder: str | None) -> str:
    """A kind with its table, one place that a link can go to."""
    link = r"\1" if folder is None else rf"[\1]({folder}\2.html\3)"
    table = markdown(LINK.sub(link, spoken(kind["table"], words)), extensions=EXTENSIONS)
    return f'<section id="{kind["anchor"]}"><h3>{escape(kind["title"])}</h3>{table}</section>'


def spoken(table: str, words: Mapping[str, str]) -> str:
    """A table whose Chinese words are marked, to be read aloud as such, where the rest is not."""
    chinese = languages.words("zh")["tag"]
    if words["tag"] == chinese:
        return table
    return CHINESE.sub(rf'<span lang="{chinese}">\g<0></span>', table)
