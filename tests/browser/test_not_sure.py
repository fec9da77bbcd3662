"""Whoever is not sure sees what each answer would mean, as Python says, and where to ask."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest
from named_cases import alone, stay
from playwright.sync_api import Browser, Locator, Page, expect
from visitor import Visitor, follow, opened

import checker
from checker.policy import POLICIES

pytestmark = pytest.mark.browser

Json = Mapping[str, Any]
COMMUTER = {"commuter": "registered", "journey": {"mode": "rail"}, "proof_of_work": True}
# Whoever comes to each screen on which one may be unsure.
COMES_TO = {
    "places": alone(),
    "necessary": alone(trips=[stay("case_city")], journey={"necessary": True}),
    "commuting": alone(),
    "mode": alone(**COMMUTER),
    "proof": alone(**COMMUTER),
    "health_kit": alone(),
    "relief": alone(health_kit="cannot_use", relief_group="older"),
}


@pytest.fixture(scope="module")
def page(browser: Browser, site_url: str, lang: str) -> Iterator[Page]:
    page = browser.new_page()
    yield opened(page, f"{site_url}{lang}/checker.html")
    page.close()


def test_these_are_the_screens_that_can_be_left_open() -> None:
    """All but times, ages and tests, which one can look up."""
    screens = [screen["id"] for screen in POLICIES[0].settings["screens"]]
    assert [id for id in screens if id not in ("times", "party", "test")] == list(COMES_TO)


@pytest.mark.parametrize("screen", COMES_TO)
def test_each_answer_is_weighed(page: Page, lang: str, screen: str) -> None:
    visitor = Visitor(page, lang, COMES_TO[screen])
    visitor.knows_until(screen)
    follow(page, visitor.answers)
    shown = visitor.next_screen() or {}
    visitor.sees(shown)
    field = shown["fields"][0]
    table = visitor.is_unsure(shown)
    answers = answers_to(field)
    found = checker.prospects(visitor.answers, lang, field["field"], list(answers.values()))
    assert rows(table) == [
        row(label, one, visitor.words) for label, one in zip(answers, found, strict=True)
    ]
    visitor.press("continue")
    expect(visitor.checker.get_by_role("alert")).to_contain_text(visitor.words["pick_to_go_on"])


def answers_to(field: Json) -> dict[str, Any]:
    """What somebody who knows would answer, by how it is said."""
    if field["kind"] != "stays":
        return dict(known(field["options"]))
    last = field["range"]["max"]
    stays = {one["label"]: [{"place": one["value"], "left_on": last}] for one in field["options"]}
    return stays | {field["none"]["label"]: []}


def known(options: Sequence[Json]) -> Iterator[tuple[str, Any]]:
    for option in options:
        if "then" in option:
            yield from known(option["then"]["options"])
        elif "value" in option and not option.get("unsure"):
            yield option.get("says", option["label"]), option["value"]


def rows(table: Locator) -> list[list[str]]:
    """Each row in words: the answer, what can follow, what to carry."""
    return [
        [" ".join(cell.split()) for cell in row.locator("th, td").all_inner_texts()]
        for row in table.locator("tbody").get_by_role("row").all()
    ]


def row(label: str, prospect: Json, words: Json) -> list[str]:
    return [
        label[0].upper() + label[1:],
        " ".join(one["label"] for one in prospect["verdicts"]),
        " ".join(prospect["documents"]) or words["weighed_open"] if "documents" in prospect else "",
    ]
