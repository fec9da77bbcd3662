"""A built page as its readers' software sees it: ids, headings, links, what it loads."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
LOADING = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href"}


@dataclass
class BuiltPage(HTMLParser):
    path: Path
    ids: list[str] = field(default_factory=list)
    headings: list[tuple[str, str]] = field(default_factory=list)
    links: list[dict[str, str]] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    lang: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self._kind = ""
        self.feed(self.path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self._kind = kind_of(tag, attributes)
        if tag == "html":
            self.lang = attributes.get("lang", "")
        if identity := attributes.get("id"):
            self.ids.append(identity)
        if tag in HEADINGS:
            self.headings.append((tag, attributes.get("id", "")))
        if tag == "a" and "href" in attributes:
            self.links.append(attributes)
        if address := attributes.get(LOADING.get(tag, "")):
            self.loads.append(address)

    def handle_endtag(self, _: str) -> None:
        self._kind = ""

    def handle_data(self, text: str) -> None:
        self.texts[self._kind] = self.texts.get(self._kind, "") + text


def kind_of(tag: str, attributes: dict[str, str]) -> str:
    """A name for the text right after a tag: its id, type, class, or the tag itself."""
    return attributes.get("id") or attributes.get("type") or attributes.get("class") or tag
