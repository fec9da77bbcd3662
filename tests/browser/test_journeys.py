"""Whole journeys through the page, as visitors take them, in both languages."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from named_cases import FAMILY, FAMILY_NAMES
from playwright.sync_api import Browser, Page, expect
from visitor import Visitor, opened

import checker

pytestmark = pytest.mark.browser

LANGUAGES = ("zh", "en")
ASKERS = json.loads((Path(__file__).parents[1] / "cases/source-questions.json").read_text("utf-8"))
NARROW = {"width": 320, "height": 640}


@pytest.fixture(scope="module", params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def page(browser: Browser, site_url: str, lang: str) -> Iterator[Page]:
    """One narrow page for all journeys of a language: Python starts once."""
    page = opened(browser.new_page(viewport=NARROW), f"{site_url}{lang}/checker.html")
    yield page
    page.close()


@pytest.fixture
def visit(page: Page, lang: str) -> Iterator[Callable[..., Visitor]]:
    """Makes a visitor who stands before the first question; clears everything afterwards."""
    visitors = []

    def visit(knows: Mapping[str, Any], names: tuple[str, ...] = ()) -> Visitor:
        visitors.append(Visitor(page, lang, knows, names))
        return visitors[-1]

    yield visit
    visitors[-1].press("start_again")


@pytest.mark.parametrize("case", ASKERS, ids=[case["name"] for case in ASKERS])
def test_an_asker_of_the_article_reaches_the_result(
    case: dict[str, Any], visit: Callable[..., Visitor]
) -> None:
    visitor = visit(case["request"])
    visitor.go_to_result()
    assert checker.evaluate(visitor.answers)["verdict"] == case["expected"]["verdict"]
    visitor.reads_result()


def test_a_family_of_four(visit: Callable[..., Visitor]) -> None:
    visitor = visit(FAMILY, FAMILY_NAMES)
    visitor.go_to_result()
    verdicts = [one["verdict"] for one in checker.evaluate(visitor.answers)["travellers"]]
    assert verdicts == ["ready", "ready", "ready", "not_ready"]
    visitor.reads_result()
    headline = visitor.checker.get_by_role("heading", level=2).first
    expect(headline).to_contain_text("Nainai")
    expect(headline).not_to_contain_text("Ma Li")


def test_a_changed_answer_keeps_the_others(visit: Callable[..., Visitor]) -> None:
    registered = ASKERS[3]["request"]
    visitor = visit(registered)
    visitor.go_to_result()
    visitor.knows = changed(registered, commuter="no")
    visitor.change("commuting")
    visitor.sees_result()
    assert checker.evaluate(visitor.answers)["verdict"] == "not_ready"
    visitor.reads_result()
    visitor.knows = changed(registered, health_kit="cannot_use", relief_group="older")
    visitor.change("health_kit")
    visitor.go_to_result()
    visitor.reads_result()


def test_an_answer_that_no_longer_fits_is_asked_again(visit: Callable[..., Visitor]) -> None:
    """The arrival moves before the report: the screen of the test says so."""
    visitor = visit(ASKERS[9]["request"])
    visitor.go_to_result()
    visitor.knows = {**visitor.knows, "arrival": "2021-11-30T08:00"}
    visitor.change("times")
    visitor.sees_error("travellers[0].test.reported_at")
    visitor.knows = changed(visitor.knows, test={"reported_at": "2021-11-29"})
    visitor.answer(visitor.next_screen() or {})
    visitor.sees_result()
    visitor.reads_result()


def changed(request: Mapping[str, Any], **answers: object) -> dict[str, Any]:
    """The same request with other answers of its first traveller."""
    first, *others = request["travellers"]
    return {**request, "travellers": [{**first, **answers}, *others]}
