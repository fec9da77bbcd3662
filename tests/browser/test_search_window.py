"""The search's window: by keyboard and by touch, and what it asks of the host."""

import pytest
from playwright.sync_api import Page, expect
from visitor import PHONE

pytestmark = [pytest.mark.site, pytest.mark.browser]


@pytest.mark.parametrize(
    ("lang", "hint", "words"),
    [
        ("zh", "“宝宝核酸”", "孩子两岁要做核酸吗"),
        ("en", '"toddler test"', "does my todler need a test"),
    ],
)
def test_a_question_is_answered_by_keyboard(
    page: Page, site_url: str, lang: str, hint: str, words: str
) -> None:
    """`/` opens, arrows go through the results and back, Escape closes, Enter opens the best.

    What finds is loaded when it is first opened, and a query stands in no address.
    """
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site_url)))
    page.goto(f"{site_url}{lang}/index.html")
    page.wait_for_load_state("networkidle")
    assert not [path for path in asked if "search-engine" in path or "documents.js" in path]
    field, links = page.locator("input.md-search__input"), page.locator("a.md-search-result__link")
    expect(links).to_have_count(0)
    asked.clear()
    page.keyboard.press("/")
    expect(field).to_be_focused()
    expect(links).to_have_count(10)  # nothing is typed yet: the ten questions
    status = page.get_by_role("dialog").get_by_role("status")
    expect(status).to_contain_text(hint)
    page.keyboard.type(words)
    expect(status).to_contain_text({"zh": "找到 ", "en": " result"}[lang])
    expect(links.first.locator("mark").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(links.last).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(links.first).to_be_hidden()
    page.keyboard.press("s")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site_url}{lang}/tests.html#q8")
    scripts = [
        path for path in asked if "search" in path and not path.startswith("checker/search.")
    ]
    assert sorted(path.partition(".")[0] for path in scripts) == [
        "checker/search-engine",
        f"{lang}/search/documents",
    ]
    assert not [path for path in asked if "?" in path]


@pytest.mark.parametrize(
    ("lang", "opens", "nothing"),
    [("zh", "搜索", "没有找到"), ("en", "Search", "Nothing found")],
)
def test_the_window_on_a_phone(
    page: Page, site_url: str, lang: str, opens: str, nothing: str
) -> None:
    """A button opens it and gets the focus back; where nothing is found, it says what to do."""
    page.set_viewport_size(PHONE)
    page.goto(f"{site_url}{lang}/tests.html")
    button = page.get_by_role("button", name=opens, exact=True)
    field = page.locator("input.md-search__input")
    expect(field).to_be_hidden()
    button.click()
    expect(field).to_be_focused()
    page.keyboard.type("xyzzy")
    expect(page.get_by_role("dialog", name=opens).get_by_role("status")).to_contain_text(nothing)
    expect(page.locator('.search-advice a[href$="index.html#questions"]')).to_be_visible()
    page.locator(".search-close").click()
    expect(field).to_be_hidden()
    expect(button).to_be_focused()
    button.click()
    field.fill("留言" if lang == "zh" else "message")
    page.locator("a.md-search-result__link").first.click()  # on this very page
    expect(page.locator("#q10")).to_be_in_viewport()
    expect(field).to_be_hidden()


def test_a_search_that_cannot_be_loaded_says_so_and_is_tried_again(
    page: Page, site_url: str
) -> None:
    page.route("**/documents.js", lambda route: route.abort())
    page.goto(f"{site_url}en/index.html")
    page.keyboard.press("/")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("could not be opened")
    page.unroute("**/documents.js")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.locator("a.md-search-result__link")).to_have_count(10)


def test_letters_written_elsewhere_do_not_open_the_search(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/partners.html")
    page.locator("form.partners :is(input, textarea):not([type=radio])").first.press("s")
    expect(page.locator(".md-search__output")).to_be_hidden()


def test_without_script_there_is_no_search(page: Page, site_url: str) -> None:
    browser = page.context.browser
    assert browser
    for size in (PHONE, {"width": 1280, "height": 720}):
        with browser.new_context(java_script_enabled=False, viewport=size) as context:
            plain = context.new_page()
            plain.goto(f"{site_url}en/index.html")
            expect(plain.locator(".search-open")).to_be_hidden()
            expect(plain.locator("input.md-search__input")).to_be_hidden()
