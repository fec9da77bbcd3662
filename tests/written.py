"""What is written for visitors, by file and line: in Chinese, and beside its English."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from wording import NUMBERS

from workbench.lint.reading import lines_of
from workbench.lint.texts import entries, paragraphs

ROOT = Path(__file__).parents[1]
LANGUAGES = ("zh", "en")
FOLDERS = ("checker", "publish", "workbench")
TEXTS = sorted(path for name in FOLDERS for path in (ROOT / name).rglob("texts.toml"))
PAGES = sorted(path.name for path in (ROOT / "docs/zh").glob("*.md"))
THEME = ROOT / "overrides/partials/languages/zh-Hans.html"
HAN = re.compile(r"[\u3400-\u9fff]")
# What fills the gaps of texts, as far as letters, digits and signs go; a Chinese word fills others.
WORD = "奶奶"
FILLED = {
    **dict.fromkeys(("age", "count", "day", "first", "found", "high", "last", "limit"), "29"),
    **dict.fromkeys(
        ("all", "changed", "low", "month", "number", "percent", "position", "value"), "11"
    ),
    **dict.fromkeys(("date", "from", "until"), "11月29日周一"),
    **dict.fromkeys(("report_no_earlier_than", "report_no_later_than"), "11月29日周一 08:00"),
    **dict.fromkeys(("key", "new", "old", "route", "typed"), "HEAD"),
    "default": "2021-11-29",
    "id": "R1",
    "time": "08:00",
    "version": "1.0.0",
    "year": "2021",
    **{name: str(number) for name, number in NUMBERS.items()},
}


@dataclass(frozen=True)
class Line:
    """A line of Chinese, with where it stands."""

    place: str
    text: str


def chinese() -> Iterator[Line]:
    """All that visitors read in Chinese, save what the theme itself brings."""
    for path in TEXTS:
        yield from of_texts(path)
    for name in PAGES:
        yield from of_page(ROOT / "docs/zh" / name)
    yield from of_settings(ROOT / "mkdocs.yml")
    yield from of_theme(THEME)


def of_texts(path: Path) -> Iterator[Line]:
    """The Chinese of a file of texts, its gaps filled."""
    written = path.read_text(encoding="utf-8")
    lines = lines_of(written)
    for key, entry in entries(tomllib.loads(written)):
        for text in paragraphs(entry["zh"]):
            yield Line(place(path, lines[*key.split("."), "zh"]), filled(text))


def filled(text: str) -> str:
    """A text as it is read."""
    return re.sub(r"\{([\w.]+)\}", lambda gap: FILLED.get(gap[1], WORD), text)


def of_page(path: Path) -> Iterator[Line]:
    """What stands above a page, then its lines as they are read, without where links lead."""
    front, body = parts(path)
    yield from of_settings(path, front)
    start = front.count("\n") + 3
    for number, line in enumerate(body.splitlines(), start):
        yield Line(place(path, number), read(line))


def parts(path: Path) -> tuple[str, str]:
    """The settings above a page, and the page."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return front, body


def read(markdown: str) -> str:
    """Markdown as it is read, without where links lead; tags stay."""
    unlinked = re.sub(r"\]\([^)]*\)|\[(?=[^\]]*\]\()", "", markdown)
    return re.sub(r"\*\*|\s*\{\{.*?\}\}|\s*\{ ?[#.][^}]*\}", "", unlinked).strip()


def of_settings(path: Path, settings: str | None = None) -> Iterator[Line]:
    """The names and values of YAML that are Chinese; a search's separator is no text."""
    written = path.read_text(encoding="utf-8") if settings is None else settings
    for node in scalars(yaml.compose(written, Loader=yaml.SafeLoader)):
        if HAN.search(node.value) and r"\u" not in node.value:
            shift = 1 if settings is None else 2
            yield Line(place(path, node.start_mark.line + shift), node.value)


def scalars(node: Any) -> Iterator[yaml.ScalarNode]:
    """The single values below a node of YAML, in their order."""
    if isinstance(node, yaml.ScalarNode):
        yield node
        return
    for inner in node.value:
        for one in inner if isinstance(inner, tuple) else (inner,):
            yield from scalars(one)


def of_theme(path: Path) -> Iterator[Line]:
    """What we put in the place of the theme's own words."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        yield from (Line(place(path, number), text) for text in re.findall('": "([^"]*)"', line))


def place(path: Path, line: int) -> str:
    return f"{path.relative_to(ROOT)}:{line}"


@dataclass(frozen=True)
class Pair:
    """The same in both languages: a text, or a section of a page."""

    place: str
    zh: str
    en: str


def pairs() -> Iterator[Pair]:
    """All texts by their keys, and all sections of pages by their anchors."""
    for path in TEXTS:
        for key, entry in entries(tomllib.loads(path.read_text(encoding="utf-8"))):
            both = ("\n".join(paragraphs(entry[lang])) for lang in LANGUAGES)
            yield Pair(f"{path.relative_to(ROOT)} {key}", *both)
    for name in PAGES:
        chinese, english = (sections(ROOT / "docs" / lang / name) for lang in LANGUAGES)
        for anchor, text in chinese.items():
            yield Pair(f"docs/*/{name} {anchor}".strip(), text, english[anchor])


def sections(path: Path) -> dict[str, str]:
    """What stands under each heading of a page, and the heading, without code and tags.

    First, under no anchor, what stands above the page.
    """
    front, body = parts(path)
    found, anchor = {"": "\n".join(node.value for node in scalars(yaml.compose(front)))}, ""
    for line in body.splitlines():
        if heading := re.match(r"#+ .*\{#([\w-]+)\}", line):
            anchor = heading[1]
        found[anchor] = f"{found.get(anchor, '')}\n{re.sub('<[^>]*>|`[^`]*`', '', read(line))}"
    return found
