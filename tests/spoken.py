"""A page as a screen reader takes its languages: what stands in words of another, unmarked."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
# Not read aloud, or the same in every language. What stands in the head cannot be marked.
UNSPOKEN = {"code", "head", "pre", "script", "style"}
# Single words are names and abbreviations, which need no mark; a few in a row are a language.
OTHER = {
    "en": re.compile(r"[\u3400-\u9fff]+"),
    "zh": re.compile(r"[A-Za-z’']{2,}(?: [A-Za-z’']{2,}){2,}"),
}


@dataclass
class Spoken(HTMLParser):
    """Reads HTML that begins in a language."""

    lang: str
    unmarked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._within = [("", self.lang)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self._within.append((tag, dict(attrs).get("lang") or self._within[-1][1]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """It holds nothing."""

    def handle_endtag(self, tag: str) -> None:
        tags = [name for name, _ in self._within]
        if tag in tags:
            del self._within[len(tags) - tags[::-1].index(tag) - 1 :]

    def handle_data(self, text: str) -> None:
        if not UNSPOKEN & {tag for tag, _ in self._within}:
            self.unmarked += OTHER[self._within[-1][1][:2]].findall(text)


def unmarked(html: str, lang: str) -> list[str]:
    """The words of another language than the one that a screen reader is told, in their order."""
    page = Spoken(lang)
    page.feed(html)
    page.close()
    return page.unmarked
