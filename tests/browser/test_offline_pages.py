"""The offline editions, opened from a folder with the network off."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from decisions import decided_otherwise
from named_cases import journey
from playwright.sync_api import Browser, Page, expect
from visitor import Visitor, opened

import checker

pytestmark = [pytest.mark.site, pytest.mark.browser]

LANGUAGES = ("zh", "en")
KNOWS = journey()
WORDS = {lang: checker.opening(lang)["words"] for lang in LANGUAGES}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page without a network, which reports no error and asks for no address."""
    with browser.new_context(offline=True) as context:
        page = context.new_page()
        asked: list[str] = []
        errors: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
        yield page
        assert [url for url in asked if not url.startswith(("file:", "blob:", "data:"))] == []
        assert errors == []


@pytest.fixture
def single(dist: Path) -> Callable[[str], str]:
    return lambda lang: (dist / f"checker-{lang}.html").as_uri()


def in_worker(page: Page) -> bool:
    return bool([worker for worker in page.workers if worker.url.startswith("blob:")])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_journey_in_a_single_file(page: Page, single: Callable[[str], str], lang: str) -> None:
    opened(page, single(lang))
    assert in_worker(page)
    visitor = Visitor(page, lang, KNOWS)
    visitor.go_to_result()
    visitor.press("back")
    visitor.sees(checker.consult(visitor.answers, lang, show="test")["screen"])
    page.reload()
    visitor.sees(checker.consult(visitor.answers, lang, show="test")["screen"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_journey_in_the_bundle(page: Page, unpacked: Path, lang: str) -> None:
    opened(page, (unpacked / lang / "checker.html").as_uri())
    assert in_worker(page)
    visitor = Visitor(page, lang, KNOWS)
    visitor.go_to_result()
    visitor.checker.locator(".checker-cites a").first.click()
    page.wait_for_url(f"{unpacked.as_uri()}/{lang}/index.html#intro")
    page.go_back()
    visitor.sees_result()


def test_every_case_is_decided_as_by_cpython(page: Page, single: Callable[[str], str]) -> None:
    assert decided_otherwise(opened(page, single("en"))) == []


def test_a_link_carries_answers(page: Page, unpacked: Path) -> None:
    """They go from the address here too."""
    page.goto((unpacked / "en/tests.html").as_uri())
    page.locator("a.check").first.click()
    page.wait_for_url("**/en/checker.html")
    expect(page.locator("entry-checker")).to_have_attribute("data-phase", "asking")
    assert page.locator("entry-checker .checker-ignored").count() == 0


def test_the_text_is_dropped_once_python_is_there(page: Page, single: Callable[[str], str]) -> None:
    opened(page, single("zh"))
    assert page.locator("[data-carries]").count() == 0
    assert page.evaluate("document.documentElement.outerHTML.length") < 1_500_000


def test_the_chooser_leads_into_the_bundle(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / "index.html").as_uri())
    page.wait_for_url(f"{unpacked.as_uri()}/en/index.html")
    page.get_by_role("link", name="中文").click()
    page.wait_for_url(f"{unpacked.as_uri()}/zh/index.html")


@pytest.mark.parametrize(
    ("lang", "words", "answer"),
    [("zh", "孩子两岁要做核酸吗", "tests.html#q8"), ("en", "tianjin weekend", "label.html#q2")],
)
def test_search_works_in_the_bundle(
    page: Page, unpacked: Path, lang: str, words: str, answer: str
) -> None:
    page.goto((unpacked / lang / "index.html").as_uri())
    page.locator("input.md-search__input").fill(words)
    page.locator("a.md-search-result__link").first.click()
    page.wait_for_url(f"{unpacked.as_uri()}/{lang}/{answer}")


REFUSED_WORKER = "window.Worker = class { constructor() { throw new Error('refused') } }"
BROKEN_WORKER = """window.Worker = class {
  postMessage() { setTimeout(() => this.onerror({ message: "broken" })) }
  terminate() {}
}"""


@pytest.mark.parametrize("worker", [REFUSED_WORKER, BROKEN_WORKER, "delete window.Worker"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_a_worker_python_runs_in_the_page(
    page: Page, single: Callable[[str], str], lang: str, worker: str
) -> None:
    page.add_init_script(worker)
    opened(page, single(lang))
    Visitor(page, lang, KNOWS).go_to_result()


def fails(page: Page, lang: str, reason: str) -> None:
    alert = page.locator("entry-checker").get_by_role("alert")
    expect(alert).to_contain_text(WORDS[lang]["failed_title"])
    expect(alert).to_contain_text(WORDS[lang][f"failed_{reason}"])


@pytest.mark.parametrize("lacking", ["WebAssembly", "DecompressionStream"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_old_browser_is_told_and_shows_the_documents(
    page: Page, single: Callable[[str], str], lang: str, lacking: str
) -> None:
    page.add_init_script(f"delete window.{lacking}")
    page.goto(single(lang))
    fails(page, lang, "too_old")
    page.get_by_role("link", name=WORDS[lang]["documents_link"]).click()
    expect(page.locator("#documents table").first).to_be_in_viewport()


def test_a_bundle_with_a_file_missing_says_so(browser: Browser, unpacked: Path) -> None:
    (part,) = (unpacked / "checker").glob("carrier3.*.js")
    content = part.read_bytes()
    part.unlink()
    with browser.new_context(offline=True) as context:
        page = context.new_page()
        page.goto((unpacked / "zh/checker.html").as_uri())
        fails(page, "zh", "blocked")
        part.write_bytes(content)
        page.get_by_role("button", name=WORDS["zh"]["retry"]).click()
        Visitor(page, "zh", KNOWS).go_to_result()


def test_what_failed_can_be_copied_and_names_no_folder(
    page: Page, single: Callable[[str], str]
) -> None:
    page.add_init_script(
        "delete window.WebAssembly; navigator.clipboard.writeText = () => Promise.reject()"
    )
    page.goto(single("en"))
    page.get_by_role("button", name=WORDS["en"]["copy_diagnostics"]).click()
    text = page.get_by_role("textbox", name=WORDS["en"]["diagnostics"]).input_value()
    assert json.loads(text)["failed"][0]["way"] == "carried"
    assert "%E4" not in text
    assert "file:" not in text
