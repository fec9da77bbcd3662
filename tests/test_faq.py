"""Questions and answers as structured data, and that they are what the page says."""

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from named_cases import in_each_language

from publish import faq

ABOUT = {"inLanguage": "en-GB"}
PAGE = """<h1 id="page">Page</h1><p>Introduction.</p>
<h2 id="q1">First, <em>really</em>?</h2>
<p><strong>Yes.</strong>
It is &lt;so&gt;.</p><ul><li><strong>One</strong>: <a href="x.html">a</a></li><li>two
<ol><li>within</li></ol>and after</li></ul>
<p class="source">Source: somewhere</p><p><a class="check" href="checker.html">Check</a></p>
<h2 id="more">No question</h2><p>Nothing.</p>
<h2 id="q2">Second?</h2><p>No &lt;/script&gt;.</p>"""
PAGES = {"label": [1, 2, 3], "label-changes": [4, 5, 6, 7], "tests": [8, 9, 10]}


def test_an_answer_is_all_that_is_read_below_its_question() -> None:
    """A block a line; without its source, and what leads to the checker."""
    assert faq.answered(PAGE) == [
        ("First, really?", "Yes. It is <so>.\nOne: a\ntwo\nwithin\nand after"),
        ("Second?", "No </script>."),
    ]


def test_the_block_is_data_that_nothing_within_ends() -> None:
    script = faq.script(PAGE, ABOUT)
    assert script.startswith('<script type="application/ld+json">{"@context":"https://schema.org"')
    assert script.count("</script>") == 1
    data = read(script)
    assert data["mainEntity"][1]["acceptedAnswer"]["text"] == "No </script>."


def test_a_page_without_questions_says_nothing() -> None:
    assert faq.script('<h2 id="intro">In short</h2><p>Text.</p>', ABOUT) == ""


def test_the_terms_are_those_of_schema_org() -> None:
    assert read(faq.script('<h2 id="q7">Why?</h2><p>So.</p>', ABOUT)) == {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "inLanguage": "en-GB",
        "mainEntity": [
            {
                "@type": "Question",
                "name": "Why?",
                "acceptedAnswer": {"@type": "Answer", "text": "So."},
            }
        ],
    }


def read(text: str) -> Any:
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    return json.loads(data)


@pytest.mark.site
@in_each_language
def test_the_ten_questions_are_told_once_each_where_they_are_answered(
    site: Path, lang: str
) -> None:
    told = {
        page.stem: [one["name"] for one in read(page.read_text(encoding="utf-8"))["mainEntity"]]
        for page in (site / lang).glob("*.html")
        if "ld+json" in page.read_text(encoding="utf-8")
    }
    assert told == {name: headings(site / lang / f"{name}.html", PAGES[name]) for name in PAGES}


def headings(page: Path, numbers: list[int]) -> list[str]:
    """The headings of some questions, as the page has them."""
    html = page.read_text(encoding="utf-8")
    found = [re.findall(rf'<h2 id="q{number}">(.*?)</h2>', html) for number in numbers]
    return [unescape(heading) for (heading,) in found]


@pytest.mark.site
@in_each_language
@pytest.mark.parametrize("name", PAGES)
def test_an_answer_is_what_the_page_says(site: Path, lang: str, name: str) -> None:
    """Word for word, from the first line to the one before the source."""
    html = (site / lang / f"{name}.html").read_text(encoding="utf-8")
    data = read(html)
    assert data["inLanguage"] == {"zh": "zh-Hans", "en": "en-GB"}[lang]
    assert data["temporalCoverage"] == "2021-11-17/2021-11-29"
    answers = [one["acceptedAnswer"]["text"] for one in data["mainEntity"]]
    for number, answer in zip(PAGES[name], answers, strict=True):
        assert "".join(answer.split()) == on_the_page(html, number)


def on_the_page(html: str, number: int) -> str:
    """All text between a question's heading and its source, without spaces."""
    whole = html.partition(f'<h2 id="q{number}">')[2].partition("</h2>")[2]
    text = re.sub(r"<[^>]*>", "", whole.partition('<p class="source">')[0])
    return "".join(unescape(text).split())


@pytest.mark.site
@in_each_language
def test_the_search_does_not_read_the_data(site: Path, lang: str) -> None:
    assert "schema.org" not in (site / lang / "search/documents.js").read_text("utf-8")
