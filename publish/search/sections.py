"""A written page, cut at its headings into what can be found by itself."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

HEADINGS = {"h1", "h2", "h3"}
LINES = HEADINGS | {"p", "li", "tr", "summary", "dt", "dd", "pre"}
CELLS = {"td", "th", "br"}
# What is no text of the page's own, or stands on another page.
LEFT_OUT = {"script", "style", "svg", "noscript", "form"}
LEFT_OUT_CLASSES = {"source", "check"}


@dataclass
class Section:
    """A heading with what stands below it, up to the next: a paragraph, item or row a line."""

    anchor: str
    title: str = ""
    lines: list[str] = field(default_factory=list)


def sections(html: str) -> list[Section]:
    """The sections of a page in their order, the first being the page's own."""
    page = Page()
    page.feed(html)
    page.end_line()
    return page.found


class Page(HTMLParser):
    """Reads what stands in the page's `<article>`."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Section] = []
        self._inside = False
        self._left_out: list[str] = []  # the open element that is left out, and its like within it
        self._in_heading = False
        self._line = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self._inside |= tag == "article"
        if self._left_out:
            self._left_out += [tag] if tag == self._left_out[0] else []
        elif tag in LEFT_OUT or LEFT_OUT_CLASSES & set((attributes.get("class") or "").split()):
            self._left_out = [tag]
        elif self._inside:
            self._begin(tag, attributes.get("id") or "")

    def _begin(self, tag: str, anchor: str) -> None:
        if tag in LINES:
            self.end_line()
        if tag in HEADINGS and anchor:
            self.found.append(Section(anchor))
            self._in_heading = True
        if tag in CELLS:
            self._line += " "

    def handle_endtag(self, tag: str) -> None:
        if self._left_out:
            self._left_out = self._left_out[1:] if tag == self._left_out[0] else self._left_out
        elif tag in LINES:
            self.end_line()
            self._in_heading = False
        self._inside &= tag != "article"

    def handle_data(self, text: str) -> None:
        if self._inside and not self._left_out:
            self._line += text

    def end_line(self) -> None:
        """Give what was read since the last line to the section that it belongs to."""
        line, self._line = " ".join(self._line.split()), ""
        if not line or not self.found:
            return
        if self._in_heading:
            self.found[-1].title = line
        else:
            self.found[-1].lines.append(line)
