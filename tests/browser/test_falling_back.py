"""Python comes up from its memory; failing that, from the archive; failing that, it is said.

Each step is broken on purpose, in every way that a host or a network can break it.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from visitor import Visitor, came_up, opened, saving_data, wait_for_python

import checker

pytestmark = pytest.mark.browser

WORDS = {lang: checker.opening(lang)["words"] for lang in ("zh", "en")}
MEMORY = "**/checker/memory.*"
ARCHIVE = "**/checker/archive.*"
HEAD = 1024  # bytes of the memory's file
EXPECTED = json.loads(checker.evaluate_json("{}"))


def answer(route: Route, body: bytes) -> None:
    route.fulfill(body=body, content_type="application/octet-stream")


def is_missing(route: Route) -> None:
    route.fulfill(status=404)


def is_refused(route: Route) -> None:
    route.abort()


def is_cut(route: Route) -> None:
    body = route.fetch().body()
    answer(route, body[: len(body) // 2])


def is_another_page(route: Route) -> None:
    route.fulfill(body="<!doctype html><title>Welcome</title>", content_type="text/html")


def is_of_another_build(route: Route) -> None:
    """The head names the build from its fifth word on."""
    body = bytearray(route.fetch().body())
    assert int.from_bytes(body[16:48], "big")
    body[16:48] = bytes(32)
    answer(route, bytes(body))


def is_garbage(route: Route) -> None:
    """As long as it should be, with the right head, and nonsense behind it."""
    body = route.fetch().body()
    runs = int.from_bytes(body[HEAD + 4 : HEAD + 8], "little")
    begins = HEAD + 8 + 8 * runs
    answer(route, body[:begins] + b"\xa5" * (len(body) - begins))


def is_all_zeros(route: Route) -> None:
    answer(route, bytes(len(route.fetch().body())))


BREAKS = (is_missing, is_refused, is_cut, is_another_page)
BREAKS_MEMORY = (*BREAKS, is_of_another_build, is_garbage, is_all_zeros)


@pytest.mark.parametrize("breaks", BREAKS_MEMORY)
def test_the_archive_takes_over(
    desktop: Browser, site_url: str, breaks: Callable[[Route], None]
) -> None:
    page = desktop.new_page()
    page.route(MEMORY, breaks)
    with came_up(page, "archive"):
        opened(page, f"{site_url}zh/checker.html")
    result = page.evaluate("document.querySelector('entry-checker').evaluate({})")
    assert result == EXPECTED
    page.close()


@pytest.mark.parametrize("breaks", [*BREAKS, is_all_zeros])
def test_when_nothing_is_left_it_is_said(
    page: Page, site_url: str, breaks: Callable[[Route], None]
) -> None:
    page.route(MEMORY, is_missing)
    page.route(ARCHIVE, breaks)
    page.goto(f"{site_url}zh/checker.html")
    fails(page, "zh")
    page.unroute(ARCHIVE)
    page.get_by_role("button", name=WORDS["zh"]["retry"]).click()
    wait_for_python(page)


def fails(page: Page, lang: str) -> None:
    element = page.locator("entry-checker")
    expect(element).to_have_attribute("data-phase", "failed")
    expect(element.get_by_role("alert")).to_contain_text(WORDS[lang]["failed_title"])


def test_a_wrong_type_does_not_matter(page: Page, site_url: str) -> None:
    """Some hosts call everything text; Python comes up from its memory all the same."""

    def as_text(route: Route) -> None:
        route.fulfill(response=route.fetch(), content_type="text/plain")

    page.route(MEMORY, as_text)
    page.route("**/*.wasm", as_text)
    with came_up(page, "memory"):
        opened(page, f"{site_url}en/checker.html")


def test_a_wrong_type_of_the_archive_does_not_matter(page: Page, site_url: str) -> None:
    def as_text(route: Route) -> None:
        route.fulfill(response=route.fetch(), content_type="text/html")

    page.route(MEMORY, is_missing)
    page.route(ARCHIVE, as_text)
    with came_up(page, "archive"):
        opened(page, f"{site_url}en/checker.html")


@pytest.fixture
def impatient(page: Page) -> Page:
    """Waits eight seconds for a silent Python."""

    def patience(route: Route) -> None:
        html = route.fetch().text()
        less = html.replace("<entry-checker ", '<entry-checker data-patience="8000" ')
        route.fulfill(body=less, content_type="text/html")

    page.route("**/checker.html", patience)
    return page


def test_silence_leads_to_the_archive(impatient: Page, site_url: str) -> None:
    impatient.route(MEMORY, lambda _: None)
    with came_up(impatient, "archive"):
        opened(impatient, f"{site_url}en/checker.html")


def test_silence_all_the_way_is_said(impatient: Page, site_url: str) -> None:
    impatient.route(MEMORY, lambda _: None)
    impatient.route(ARCHIVE, lambda _: None)
    impatient.goto(f"{site_url}en/checker.html")
    fails(impatient, "en")
    expect(impatient.get_by_role("alert")).to_contain_text(WORDS["en"]["failed_silent"])


def test_a_visitor_goes_on_while_the_archive_takes_over(page: Page, site_url: str) -> None:
    page.route(MEMORY, is_cut)
    page.goto(f"{site_url}en/checker.html")
    traveller = {
        "age": 34,
        "trips": [],
        "commuter": "no",
        "health_kit": "green",
        "test": {"reported_at": "2021-11-28T10:00"},
    }
    knows = {"arrival": "2021-11-29T08:00", "travellers": [traveller]}
    Visitor(page, "en", knows).go_to_result()


@pytest.fixture
def diagnosed(page: Page, site_url: str) -> Page:
    """A page that could not start, and a visitor who had begun to answer."""
    held: list[Route] = []
    page.route(MEMORY, is_cut)
    page.route(ARCHIVE, lambda route: held.append(route))  # noqa: PLW0108 - it must be a function
    page.goto(f"{site_url}en/checker.html")
    visitor = Visitor(page, "en", {"arrival": "2021-12-05T11:11"})
    visitor.answer(checker.opening("en")["screens"][0])
    while not held:
        page.wait_for_timeout(50)
    held[0].abort()
    fails(page, "en")
    return page


def says_why(text: str) -> None:
    told = json.loads(text)
    assert (told["version"], told["pyodide"]) == (checker.__version__, "314.0.7")
    assert re.search(r"/checker/engine\.[0-9a-f]{12}\.js$", told["address"])
    assert [one["way"] for one in told["failed"]] == ["memory", "archive"]
    assert re.search(r"blocked: http\S+/memory\.\S+: \d+ bytes, not \d+$", told["failed"][0]["why"])
    assert re.search(r"blocked: http\S+/archive\.\S+: .+", told["failed"][1]["why"])
    assert "Chrom" in told["browser"]
    assert "11:11" not in text
    assert "2021-12-05" not in text


def test_diagnostics_are_copied(diagnosed: Page, context: BrowserContext, site_url: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site_url)
    diagnosed.get_by_role("button", name=WORDS["en"]["copy_diagnostics"]).click()
    expect(diagnosed.get_by_text(WORDS["en"]["copied"])).to_be_visible()
    says_why(diagnosed.evaluate("navigator.clipboard.readText()"))


def test_diagnostics_are_shown_where_copying_is_not_allowed(diagnosed: Page) -> None:
    diagnosed.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject() }")
    area = diagnosed.get_by_role("textbox", name=WORDS["en"]["diagnostics"])
    expect(area).to_be_hidden()
    diagnosed.get_by_role("button", name=WORDS["en"]["copy_diagnostics"]).click()
    expect(diagnosed.get_by_text(WORDS["en"]["copy_yourself"])).to_be_visible()
    says_why(area.input_value())
    assert area.evaluate("area => area.selectionEnd - area.selectionStart") > 0


RUNTIME = re.compile(r"/checker/(?!entry-checker|page\.)")


@pytest.fixture
def saving(browser: Browser) -> Iterator[Page]:
    """A visitor whose browser asks to save data."""
    with browser.new_context() as context:
        saving_data(context)
        yield context.new_page()


def test_under_save_data_python_waits_for_a_touch(saving: Page, site_url: str) -> None:
    asked: list[str] = []
    saving.on("request", lambda request: asked.append(request.url))
    saving.goto(f"{site_url}en/checker.html", wait_until="load")
    saving.wait_for_timeout(2500)  # longer than any idle start would wait
    assert not [url for url in asked if RUNTIME.search(url)]
    saving.get_by_label(checker.opening("en")["screens"][0]["fields"][1]["labels"]["time"]).focus()
    wait_for_python(saving)
    assert [url for url in asked if RUNTIME.search(url)]


def test_python_is_never_in_the_way_of_the_first_paint(page: Page, site_url: str) -> None:
    page.add_init_script("performance.setResourceTimingBufferSize(1000)")
    opened(page, f"{site_url}en/checker.html")
    painted, shown, asked = page.evaluate("""[
        performance.getEntriesByName("first-contentful-paint")[0].startTime,
        performance.getEntriesByName("entry-checker:first-question")[0].startTime,
        performance.getEntriesByType("resource")
            .filter(({ name }) => name.includes("/checker/worker."))
            .map(({ startTime }) => startTime),
    ]""")
    assert len(asked) == 1
    assert asked[0] > painted
    assert asked[0] > shown


def test_the_page_runs_the_files_of_its_own_build(page: Page, site_url: str, site: Any) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site_url)))
    opened(page, f"{site_url}en/checker.html")
    files = json.loads((site / "checker.json").read_text("utf-8"))["files"]
    needed = {"entry-checker.css", "entry-checker.js", "worker.js", "engine.js"}
    needed |= {"python.wasm", "memory.bin", "page.js"}
    assert {path for path in asked if "checker/" in path} == {
        files[name]["path"] for name in needed
    }
