"""What a page answers, as structured data of schema.org, taken from the page itself."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from publish.pages import in_script

QUESTION = re.compile(r"q\d+")  # the ids of their headings
BLOCKS = {"p", "li", "ul", "ol", "h2", "h3"}
# Where an answer comes from, and what leads to the checker, are no part of it.
LEFT_OUT = {"source", "check"}


@dataclass
class Block:
    """A piece of text that starts on a line of its own."""

    tag: str
    id: str
    text: str = ""
    is_left_out: bool = False


@dataclass
class Blocks(HTMLParser):
    """The blocks of a page."""

    found: list[Block] = field(default_factory=lambda: [Block("", "")])

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag in BLOCKS:
            self.found.append(Block(tag, attributes.get("id") or ""))
        self.found[-1].is_left_out |= bool(LEFT_OUT & set((attributes.get("class") or "").split()))

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.found.append(Block("", ""))

    def handle_data(self, text: str) -> None:
        self.found[-1].text += text


def script(html: str, about: Mapping[str, str]) -> str:
    """The questions of a page as a block of data; nothing where there are none.

    `about`: what holds for all of them, such as their language.
    """
    questions = [question(*found) for found in answered(html)]
    if not questions:
        return ""
    data = {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        **about,
        "mainEntity": questions,
    }
    return f'<script type="application/ld+json">{in_script(data)}</script>'


def answered(html: str) -> list[tuple[str, str]]:
    """Each question and its answer, as they are read: a block a line."""
    blocks = Blocks()
    blocks.feed(html)
    found: list[tuple[str, list[str]]] = []
    for block in blocks.found:
        text = " ".join(block.text.split())
        if block.tag == "h2":
            found.append((text if QUESTION.fullmatch(block.id) else "", []))
        elif found and text and not block.is_left_out:
            found[-1][1].append(text)
    return [(name, "\n".join(lines)) for name, lines in found if name]


def question(name: str, answer: str) -> dict[str, Any]:
    """A question with its answer, in the terms of schema.org."""
    accepted = {"@type": "Answer", "text": answer}
    return {"@type": "Question", "name": name, "acceptedAnswer": accepted}
