"""Before Python is there, and when it does not come."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Request, Route, expect
from visitor import Visitor, opened, wait_for_python

import checker

pytestmark = pytest.mark.browser

WORDS = {lang: checker.opening(lang)["words"] for lang in ("zh", "en")}
WASM = "**/*.wasm"
KNOWS: dict[str, Any] = {
    "arrival": "2021-11-29T08:00",
    "travellers": [{"age": 34, "trips": []}],
}


@pytest.fixture
def impatient(page: Page, site_url: str) -> Callable[[int], Page]:
    """Opens the page with so many milliseconds of patience with a silent Python."""

    def impatient(patience: int) -> Page:
        def answer(route: Route) -> None:
            html = route.fetch().text()
            patient = f'<entry-checker data-patience="{patience}" '
            route.fulfill(body=html.replace("<entry-checker ", patient), content_type="text/html")

        page.route("**/checker.html", answer)
        page.goto(f"{site_url}en/checker.html")
        return page

    return impatient


def fails(page: Page, reason: str, lang: str = "en") -> None:
    """The page says why, offers to try again, and shows another way."""
    element = page.locator("entry-checker")
    expect(element).to_have_attribute("data-phase", "failed", timeout=20_000)
    alert = element.get_by_role("alert")
    expect(alert).to_contain_text(WORDS[lang]["failed_title"])
    expect(alert).to_contain_text(WORDS[lang][f"failed_{reason}"])
    expect(alert.get_by_role("link")).to_have_attribute("href", "documents.html")
    why = page.evaluate("document.querySelector('entry-checker').ready.catch(String)")
    assert re.search(rf"\b{reason}\b", why)


def retry(page: Page, lang: str = "en") -> None:
    page.locator("entry-checker").get_by_role("button", name=WORDS[lang]["retry"]).click()


def test_the_first_screens_do_not_wait_for_python(page: Page, site_url: str) -> None:
    held: list[Route] = []
    page.route(WASM, lambda route: held.append(route))  # noqa: PLW0108 - it must be a function
    page.goto(f"{site_url}en/checker.html")
    element = page.locator("entry-checker")
    expect(element).to_have_attribute("data-phase", "loading")
    visitor = Visitor(page, "en", KNOWS)
    visitor.sees(checker.opening("en")["screens"][0])
    heading = element.get_by_role("heading")
    expect(heading).to_have_accessible_description("Question 1, about 4 more")
    assert page.evaluate("document.activeElement === document.body")
    answer_opening(visitor)
    expect(element.get_by_role("status")).to_contain_text(WORDS["en"]["waiting"])
    bar = element.get_by_role("progressbar")
    expect(bar).to_have_accessible_name(re.compile(r" \d\d% "))
    assert 0 < bar.evaluate("bar => bar.value / bar.max") < 1
    held[0].continue_()
    wait_for_python(page)
    visitor.sees(visitor.next_screen())
    marks = page.evaluate("performance.getEntriesByType('mark').map(({name}) => name)")
    assert marks[:2] == ["entry-checker:first-question", "entry-checker:ready"]


def answer_opening(visitor: Visitor) -> None:
    for screen in checker.opening(visitor.lang)["screens"]:
        visitor.sees(screen)
        visitor.answer(screen)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_blocked_file_is_said_and_tried_again(page: Page, site_url: str, lang: str) -> None:
    page.route(WASM, lambda route: route.abort())
    page.goto(f"{site_url}{lang}/checker.html")
    fails(page, "blocked", lang)
    page.unroute(WASM)
    retry(page, lang)
    visitor = Visitor(page, lang, KNOWS)
    answer_opening(visitor)
    wait_for_python(page)
    visitor.sees(visitor.next_screen())


@pytest.mark.parametrize("name", ["worker", "engine"])
def test_a_missing_script_is_said(page: Page, site_url: str, name: str) -> None:
    page.route(f"**/checker/{name}.*.js", lambda route: route.fulfill(status=404))
    page.goto(f"{site_url}en/checker.html")
    fails(page, "blocked")


@pytest.mark.parametrize("name", ["worker", "engine"])
def test_a_script_under_a_wrong_type_is_said(page: Page, site_url: str, name: str) -> None:
    """No browser runs a module that does not come as JavaScript."""
    page.route(f"**/checker/{name}.*.js", as_plain_text)
    page.goto(f"{site_url}en/checker.html")
    fails(page, "blocked")


def as_plain_text(route: Route) -> None:
    route.fulfill(response=route.fetch(), content_type="text/plain")


def test_another_file_in_its_place_is_said(page: Page, site_url: str) -> None:
    """Some hosts answer a missing file with their front page."""
    page.route(WASM, lambda route: route.fulfill(body="<html>", content_type="text/html"))
    page.goto(f"{site_url}en/checker.html")
    fails(page, "blocked")


# A browser that knows no module workers takes no notice of the word.
CLASSIC = """
const Plain = Worker
globalThis.Worker = class extends Plain { constructor(address) { super(address) } }"""
LACKING = {
    "WebAssembly": "delete globalThis.WebAssembly",
    "workers": "delete globalThis.Worker",
    "module workers": CLASSIC,
}


@pytest.mark.parametrize("taking", LACKING.values(), ids=LACKING)
def test_a_browser_that_cannot_is_told_so(page: Page, site_url: str, taking: str) -> None:
    page.add_init_script(taking)
    page.goto(f"{site_url}en/checker.html")
    fails(page, "too_old")


def test_silence_ends(page: Page, impatient: Callable[[int], Page]) -> None:
    page.route(WASM, lambda _: None)
    fails(impatient(1500), "silent")


def test_a_crash_later_keeps_the_answers(page: Page, site_url: str) -> None:
    opened(page, f"{site_url}en/checker.html")
    visitor = Visitor(page, "en", KNOWS)
    visitor.go_to("places")
    worker = next(one for one in page.workers if "/checker/worker." in one.url)
    worker.evaluate("setTimeout(() => { throw new Error('out of memory') })")
    visitor.answer(visitor.next_screen() or {})
    fails(page, "crashed")
    retry(page)
    wait_for_python(page)
    visitor.sees(visitor.next_screen())


def test_nothing_leaves_the_device(page: Page, site_url: str) -> None:
    asked: list[Request] = []
    page.context.on("request", lambda request: asked.append(request))  # noqa: PLW0108 - likewise
    opened(page, f"{site_url}en/checker.html")
    everything = {
        **KNOWS["travellers"][0],
        "commuter": "no",
        "health_kit": "green",
        "test": {"reported_at": "2021-11-28T10:00"},
    }
    visitor = Visitor(page, "en", {**KNOWS, "travellers": [everything]}, ("Nainai",))
    visitor.go_to_result()
    for request in asked:
        assert request.url.startswith(site_url)
        assert request.method == "GET"
        assert not re.search("[?&=]|Nainai|08:00", request.url)
    assert page.url == f"{site_url}en/checker.html"
    assert page.context.cookies() == []
