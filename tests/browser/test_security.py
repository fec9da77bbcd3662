"""What the site's policies let run, and what they do not."""

import json
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from named_cases import alone
from playwright.sync_api import Browser, BrowserContext, Page, expect
from published import WITH_ERROR_PAGE as PAGES
from visitor import opened

pytestmark = [pytest.mark.site, pytest.mark.browser]

REPORTS = """
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) =>
  report(`${location.pathname}: ${violatedDirective} ${blockedURI} ${sample}`))"""
ALL_ANSWERS = alone(health_kit="popup")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(locale="fr-FR") as context:  # to stay on the chooser
        yield context


def complaints(text: str) -> list[str]:
    return [text] if "Policy" in text else []


@pytest.fixture
def reported(context: BrowserContext) -> list[str]:
    """What pages and workers say about their policies."""
    found: list[str] = []
    context.expose_function("report", lambda text: found.append(text))  # noqa: PLW0108
    context.add_init_script(REPORTS)
    context.on("console", lambda message: found.extend(complaints(message.text)))
    return found


def test_every_page_keeps_to_its_policy(
    context: BrowserContext, site_url: str, reported: list[str]
) -> None:
    page = context.new_page()
    for path in (
        "",
        "404.html",
        *(f"{lang}/{name}.html" for lang in ("zh", "en") for name in PAGES),
    ):
        answer = page.goto(site_url + path)
        assert answer
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        page.wait_for_load_state("networkidle")
    assert reported == []


@pytest.mark.parametrize(("lang", "words"), [("zh", "核酸"), ("en", "hotline")])
def test_the_checker_and_the_search_keep_to_their_policies(
    context: BrowserContext, site_url: str, reported: list[str], lang: str, words: str
) -> None:
    page = context.new_page()
    page.goto(f"{site_url}{lang}/checker.html#answers={quote(json.dumps(ALL_ANSWERS))}")
    expect(page.locator("entry-checker")).to_have_attribute("data-phase", "result")
    search = page.get_by_role("textbox").first
    search.focus()
    search.fill(words)
    expect(page.locator(".md-search-result__link").first).to_be_attached()
    search.press("Enter")
    page.wait_for_load_state("networkidle")
    for _ in ("auto", "light", "dark"):
        page.locator(".schemes button").filter(visible=True).click()
    assert reported == []


@pytest.mark.parametrize("path", ["zh/checker.html", "en/label.html", "404.html", ""])
def test_what_is_put_into_a_page_does_not_run(
    context: BrowserContext, site_url: str, reported: list[str], path: str
) -> None:
    page = context.new_page()
    page.goto(site_url + path)
    page.evaluate("""() => {
        const script = document.createElement("script")
        script.textContent = "window.injected = true"
        document.body.append(script)
        const style = document.createElement("style")
        style.textContent = "body { border-top: 7px solid }"
        document.head.append(style)
        const image = document.createElement("img")
        image.setAttribute("onerror", "window.injected = true")
        image.src = "no-such-image"
        document.body.append(image)
    }""")
    page.wait_for_load_state("networkidle")
    assert not page.evaluate("window.injected")
    assert page.evaluate("getComputedStyle(document.body).borderTopWidth") == "0px"
    refused = " ".join(reported)
    assert all(name in refused for name in ("script-src-elem", "style-src-elem", "script-src-attr"))


@pytest.mark.parametrize("code", ["eval('1')", "new Function('return 1')()"])
def test_no_text_becomes_code(page: Page, site_url: str, code: str) -> None:
    """Later, and so by the page itself: what a test evaluates at once may do more."""
    opened(page, f"{site_url}en/checker.html")
    (worker,) = [one for one in page.workers if "/checker/worker." in one.url]
    later = f"""() => new Promise((resolve) => setTimeout(() => {{
        try {{ {code}; resolve("run") }} catch ({{ name }}) {{ resolve(name) }}
    }}))"""
    assert page.evaluate(later) == "EvalError"
    assert worker.evaluate(later) == "EvalError"


def test_nobody_else_frames_a_page(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    page.goto(f"{site_url}en/about.html")
    page.evaluate(
        """(address) => new Promise((resolve) => {
        const frame = document.createElement("iframe")
        frame.onload = resolve
        frame.src = address
        document.body.append(frame)
    })""",
        f"{site_url}en/label.html",
    )
    assert page.frames[1].url.startswith("chrome-error:")
