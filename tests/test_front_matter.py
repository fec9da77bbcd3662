"""What search engines show of a page, in its own language: its title and its description."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from mkdocs.utils.meta import get_data

DOCS = Path(__file__).parents[1] / "docs"
HAN = re.compile("[\u3400-\u9fff]")
WORD = re.compile("[A-Za-z]{3,}")
# Characters that are shown of each before it is cut, and what says something at all.
LENGTHS = {
    "zh": {"title": range(2, 31), "description": range(20, 81)},
    "en": {"title": range(5, 66), "description": range(60, 161)},
}


class Page(NamedTuple):
    language: str
    name: str
    title: str
    description: str


def pages() -> Iterator[Page]:
    for file in sorted(DOCS.glob("*/*.md")):
        _, meta = get_data(file.read_text("utf-8"))
        yield Page(file.parent.name, file.stem, meta["title"], meta["description"])


PAGES = list(pages())
every_page = pytest.mark.parametrize("said", PAGES, ids=lambda said: f"{said.language}-{said.name}")


def test_there_are_as_many_pages_in_both_languages() -> None:
    names = {lang: {page.name for page in PAGES if page.language == lang} for lang in LENGTHS}
    assert names["zh"] == names["en"]
    assert len(PAGES) == 22


@pytest.mark.parametrize("what", ["title", "description"])
def test_no_two_pages_say_the_same(what: str) -> None:
    texts = [getattr(page, what) for page in PAGES]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("what", ["title", "description"])
@every_page
def test_it_is_long_enough_and_not_cut(said: Page, what: str) -> None:
    text = getattr(said, what)
    assert len(text) in LENGTHS[said.language][what], (len(text), text)


@every_page
def test_it_is_in_the_language_of_the_page(said: Page) -> None:
    text = said.title + said.description
    foreign = {"zh": WORD, "en": HAN}[said.language].findall(text)
    assert foreign == []
    assert len({"zh": HAN, "en": WORD}[said.language].findall(text)) >= 10


@every_page
def test_a_description_is_a_sentence(said: Page) -> None:
    assert said.description.endswith(("。", "."))
