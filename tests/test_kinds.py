"""The tables in a page by themselves: where no script runs, and in a single file."""

import re
from pathlib import Path

import pytest
from named_cases import in_each_language
from searching import searched

from built_page import BuiltPage
from publish import kinds, languages
from workbench import documents

KINDS = [
    {
        "anchor": "young",
        "title": "Young & old",
        "table": "All:<br>one\n\n| A | B |\n| --- | --- |\n"
        "| x | [Question 8](tests.md#q8)<br>[R1](not-covered.md#r1) |",
    },
    {"anchor": "rest", "title": "Rest", "table": "| A |\n| --- |\n| y |"},
]


def html(lang: str = "en", folder: str | None = "en/") -> str:
    return kinds.in_html(KINDS, languages.words(lang), folder)


@in_each_language
def test_each_kind_is_a_place_that_the_list_links_to(lang: str) -> None:
    """In order; one more link goes back to the list, and so shows all."""
    addresses = re.findall(r'href="#([a-z]+)"', html(lang))
    assert addresses == ["young", "rest", "kinds"]
    assert re.findall(r'id="([a-z]+)"', html(lang)) == ["kinds", "young", "rest"]
    assert languages.words(lang)["show_all"] in html(lang)


def test_a_kind_has_its_table() -> None:
    assert '<section id="young"><h3>Young &amp; old</h3><p>All:<br>one</p>\n<table>' in html()
    assert html().count("<table>") == 2


def test_a_citation_leads_to_its_answer_or_is_plain_words() -> None:
    linked = '<a href="en/tests.html#q8">Question 8</a><br><a href="en/not-covered.html#r1">R1</a>'
    assert f"<td>{linked}</td>" in html()
    assert "<td>Question 8<br>R1</td>" in html(folder=None)


def test_a_page_of_the_site_has_headings_of_its_own() -> None:
    """So that they stand among its contents; MkDocs looks after the links."""
    markdown = kinds.in_markdown(KINDS, languages.words("en"))
    assert "\n1. [Young & old](#young)\n1. [Rest](#rest)\n" in markdown
    assert f"### Young & old {{#young}}\n\n{KINDS[0]['table']}" in markdown


@pytest.mark.site
@in_each_language
def test_the_checkers_page_holds_every_table_after_the_checker(site: Path, lang: str) -> None:
    """The same as the page of documents; no other page has them twice."""
    text = (site / lang / "checker.html").read_text(encoding="utf-8")
    before, inside = text.split("<noscript>")
    assert "</entry-checker>" in before
    inside = inside.partition("</noscript>")[0]
    for kind in documents.kinds(lang):
        assert f'<section id="{kind.anchor}"><h3>' in inside
    whole = (site / lang / "documents.html").read_text(encoding="utf-8")
    assert rows(inside) == rows(whole)
    for path in (site / lang / "index.html", site / "embed" / f"{lang}.html"):
        assert "<noscript" not in path.read_text(encoding="utf-8")


def rows(text: str) -> list[str]:
    return [re.sub(r"\s+", " ", row) for row in re.findall(r"<tr>.*?</tr>", text, re.DOTALL)]


@pytest.mark.site
@in_each_language
def test_the_search_finds_the_tables_on_their_own_page_only(site: Path, lang: str) -> None:
    sections = {one["address"]: one["text"] for one in searched(site, lang)["documents"]}
    of_checker = {place for place in sections if place.startswith("checker.html")}
    assert of_checker == {"checker.html#checker"}
    assert sections["documents.html#infants"] not in sections["checker.html#checker"]


@pytest.mark.site
@in_each_language
def test_the_documents_page_shows_the_steps(site: Path, lang: str) -> None:
    """Drawn and listed; every name of the drawing's parts is there once."""
    page = BuiltPage(site / lang / "documents.html")
    assert page.ids.count("steps-title") == page.ids.count("steps-about") == 1
    assert ("h2", "steps") in page.headings
    text = page.path.read_text(encoding="utf-8")
    assert text.count('<svg class="steps"') == 1
    assert text.index('<svg class="steps"') < text.index("<details>")
