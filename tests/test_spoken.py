"""Every switch of language is marked, so that a screen reader takes another voice for it."""

import json
import tomllib
from pathlib import Path

import pytest
from in_node import node
from named_cases import ADULT, CASES, FAMILY, journey
from spoken import unmarked

import checker
from checker.policy import POLICIES

LISTED = Path(__file__).parents[1] / "publish/licences/list.toml"
NAMES = ("奶奶", "Ma Li", "爸爸", "宝宝")
LATE = ADULT | {"test": {"reported_at": "2021-12-24T10:00"}}


@pytest.mark.parametrize(
    ("html", "lang", "found"),
    [
        ("<p>In 北京健康宝</p>", "en", ["北京健康宝"]),
        ('<p>In <span lang="zh-Hans">北京<br>健康宝</span>, then 通勤</p>', "en", ["通勤"]),
        (
            '<ul lang="zh-Hans"><li>你好<li>see the next page</ul><p>再见',
            "en",
            ["see the next page", "再见"],
        ),
        ('<p lang="en-GB">Hello, my friend <b>see the next page</b></p>Pyodide', "zh", []),
        ("<p>用 <code>one two three</code></p><script>one two three</script>", "zh", []),
    ],
)
def test_words_of_another_language_are_found(html: str, lang: str, found: list[str]) -> None:
    """Within their elements, and no further."""
    assert unmarked(html, lang) == found


@pytest.mark.unmeasured
def test_the_checker_marks_chinese_on_english_pages(tmp_path: Path) -> None:
    """Names of apps and offices, and those of people, on all screens, in all lists and results."""
    requests = [case.request for case in CASES if isinstance(case.request, dict)]
    shown = [screen["id"] for screen in POLICIES[0].settings["screens"]]
    late = journey(LATE, LATE)
    consultations = [
        *(checker.consult(request, "en", NAMES) for request in (*requests, late)),
        *(checker.consult(FAMILY, "en", NAMES, show=screen) for screen in shown),
    ]
    asked = tmp_path / "consultations.json"
    words = checker.opening("en")["words"]
    asked.write_text(
        json.dumps({"words": words, "names": NAMES, "consultations": consultations}), "utf-8"
    )
    pages = node("laid_out.mjs", asked)
    assert len(pages) == len(consultations)
    assert [found for page in pages for found in unmarked(page, "en")] == []
    laid_out = "".join(pages)
    for quoted in ("奶奶", "通勤", "北京健康宝", "社区"):
        assert f'<span lang="zh-Hans">{quoted}</span>' in laid_out


@pytest.mark.site
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_pages_mark_words_of_another_language(site: Path, lang: str) -> None:
    """With those that partners frame; a name of software needs no mark."""
    pages = [*sorted((site / lang).glob("*.html")), site / f"embed/{lang}.html"]
    assert len(pages) == 13
    names = {entry["name"] for entry in tomllib.loads(LISTED.read_text("utf-8"))["entry"]}
    found = {
        (page.name, words) for page in pages for words in unmarked(page.read_text("utf-8"), lang)
    }
    assert {(name, words) for name, words in found if words not in names} == set()


@pytest.mark.site
def test_pages_in_both_languages_mark_the_other(site: Path) -> None:
    """Whoever is lost, or chooses, may know one of them."""
    for name in ("index.html", "404.html"):
        assert unmarked((site / name).read_text(encoding="utf-8"), "zh") == []
