"""The checker in pages of another origin: friendly ones, strict ones and hostile ones."""

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Any
from urllib.parse import quote, unquote

import pytest
from hostile import HOSTILE
from named_cases import journey
from partner_pages import Publish, publishing, script
from playwright.sync_api import Browser, Error, Frame, Page, Route, expect
from serving import served
from visitor import Visitor

import checker

pytestmark = pytest.mark.browser

KNOWS = journey()
LANGUAGES = ("zh", "en")
SPACE = '<div style="height:3000px"></div>'
LISTENS = """<script>
  window.told = []
  addEventListener("message", ({ data }) => told.push(data))
</script>"""


def framed(page: Page, number: int = 0) -> Frame:
    """The frame of the checker whose Python answers."""
    handle = page.locator("iframe").nth(number).element_handle()
    frame = handle.content_frame()
    assert frame
    frame.wait_for_function("Boolean(customElements.get('entry-checker'))")
    frame.evaluate("document.querySelector('entry-checker').ready")
    return frame


def reaches_result(frame: Frame, lang: str) -> Visitor:
    visitor = Visitor(frame, lang, KNOWS)
    visitor.go_to_result()
    headline = checker.consult(visitor.answers, lang)["description"]["headline"]
    expect(visitor.checker.get_by_role("heading", level=2).first).to_have_text(headline)
    return visitor


def heights(page: Page, frame: Frame) -> tuple[float, float]:
    """Of the frame, and of what is in it; of the same moment, when both are at rest."""
    page.wait_for_timeout(200)
    outside = page.locator("iframe").first.evaluate("frame => frame.getBoundingClientRect().height")
    inside = frame.evaluate("Math.ceil(document.documentElement.getBoundingClientRect().height)")
    return outside, inside


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_journey_in_a_partners_page(page: Page, partner: Publish, lang: str) -> None:
    """The frame is as high as its content, up and down; the page is told that and the verdict."""
    page.goto(partner(LISTENS + script(lang) + SPACE))
    frame = framed(page)
    first, inside = heights(page, frame)
    assert first == inside
    visitor = reaches_result(frame, lang)
    result, inside = heights(page, frame)
    assert result == inside > first
    visitor.press("start_again")
    again, inside = heights(page, frame)
    assert again == inside < result
    assert (
        page.locator("iframe").get_attribute("title")
        == {"zh": "进（返）京十问", "en": "Entering Beijing"}[lang]
    )
    told = page.evaluate("told")
    assert {tuple(sorted(message)) for message in told} == {
        ("height", "source", "type", "version"),
        ("source", "type", "verdict", "version"),
    }
    assert [message["verdict"] for message in told if message["type"] == "result"] == ["ready"]
    assert {(message["source"], message["version"]) for message in told} == {("entry-checker", 1)}


SHARES = {"": "clipboard-write", "navigator.share = () => {}": "clipboard-write; web-share"}


@pytest.mark.parametrize("sharing", SHARES)
def test_a_frame_may_copy_and_share(page: Page, partner: Publish, sharing: str) -> None:
    """As far as the browser can; it would complain of what it does not know."""
    page.add_init_script(sharing)
    page.goto(partner(script()))
    expect(page.locator("iframe")).to_have_attribute("allow", SHARES[sharing])


def test_a_script_in_the_head(page: Page, partner: Publish) -> None:
    page.goto(partner("<h1>Partner</h1><p>Text</p>", head=script()))
    Visitor(framed(page), "en", KNOWS).go_to("party")
    assert page.evaluate("document.body.lastElementChild.matches('iframe')")


def test_a_script_that_is_taken_away_shows_nothing(page: Page, partner: Publish) -> None:
    page.goto(partner(script()))
    framed(page)
    page.evaluate("""async () => {
        const script = document.createElement("script")
        script.src = document.querySelector("script").src
        const loaded = new Promise((resolve) => { script.onload = resolve })
        document.body.append(script)
        script.remove()
        await loaded
    }""")
    assert page.locator("iframe").count() == 1


def test_the_back_button_is_the_partners(page: Page, partner: Publish, site_url: str) -> None:
    page.goto(f"{site_url}en/about.html")
    page.goto(partner(script(answers='{"mode": "rail"}') + SPACE))
    before = page.evaluate("history.length")
    visitor = reaches_result(framed(page), "en")
    visitor.press("start_again")
    assert page.evaluate("history.length") == before
    page.go_back()
    page.wait_for_url(f"{site_url}en/about.html")


def test_the_frame_goes_back_by_its_own_button(page: Page, partner: Publish) -> None:
    page.goto(partner(script()))
    visitor = Visitor(framed(page), "en", KNOWS)
    visitor.go_to("places")
    visitor.press("back")
    visitor.sees(visitor.party)
    visitor.press("back")
    visitor.sees(visitor.times)
    expect(visitor.button("back")).to_have_count(0)


def test_links_open_outside_the_frame(page: Page, partner: Publish, site_url: str) -> None:
    page.goto(partner(script()))
    visitor = reaches_result(framed(page), "en")
    with page.context.expect_page() as opened:
        visitor.checker.locator(".checker-cites a").first.click()
    assert opened.value.url == f"{site_url}en/index.html#intro"
    visitor.sees_result()


ACCENTS = {"#7a1fa2": ("light", "rgb(122, 31, 162)"), "#ffb74d": ("dark", "rgb(255, 183, 77)")}


@pytest.mark.parametrize("accent", ACCENTS)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_an_accent_is_used_where_it_can_be_read(
    page: Page, partner: Publish, theme: str, accent: str
) -> None:
    page.goto(partner(script(theme=theme, accent=accent)))
    button = Visitor(framed(page), "en", KNOWS).button("continue")
    found = button.evaluate("button => getComputedStyle(button).backgroundColor")
    good_in, colour = ACCENTS[accent]
    own = {"light": "rgb(23, 81, 140)", "dark": "rgb(143, 188, 242)"}[theme]
    assert found == (colour if theme == good_in else own)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("theme", ["auto", "light", "dark", "no-such"])
def test_a_theme_is_the_systems_or_the_partners(
    page: Page, partner: Publish, scheme: Any, theme: str
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(partner(script(theme=theme)))
    paper = framed(page).evaluate("getComputedStyle(document.documentElement).backgroundColor")
    expected = theme if theme in {"light", "dark"} else scheme
    assert paper == {"light": "rgb(251, 250, 247)", "dark": "rgb(21, 25, 30)"}[expected]


def test_a_partner_fills_in_what_is_known(page: Page, partner: Publish) -> None:
    carried = {"travellers": [{"health_kit": "green"}]}
    page.goto(partner(script(answers=json.dumps(carried))))
    visitor = Visitor(framed(page), "en", KNOWS)
    visitor.answers = carried
    visitor.go_to_result()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_with_a_strict_policy(page: Page, partner: Publish, lang: str) -> None:
    page.add_init_script("""
        window.refused = []
        addEventListener("securitypolicyviolation", (event) => refused.push(event.blockedURI))""")
    policy = (
        "default-src 'none'; script-src SITE/; frame-src SITE/; base-uri 'none'; "
        "form-action 'none'; require-trusted-types-for 'script'"
    )
    page.goto(partner(script(lang), policy))
    frame = framed(page)
    reaches_result(frame, lang)
    outside, inside = heights(page, frame)
    assert outside == inside
    assert page.evaluate("refused") == []
    assert frame.evaluate("refused") == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sandboxed_frame(page: Page, partner: Publish, lang: str) -> None:
    """Of no origin: it fetches nothing and stores nothing; Python comes in scripts."""
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    address = f"SITE/embed/{lang}.html"
    page.goto(partner(f'<iframe sandbox="allow-scripts" src="{address}" width="600"></iframe>'))
    inside = framed(page)
    assert inside.evaluate("origin") == "null"
    with pytest.raises(Error, match="SecurityError"):
        inside.evaluate("sessionStorage.length")
    reaches_result(inside, lang)
    assert [text for text in refused if "Content Security Policy" in text] == []


def sandboxed(fragment: str = "") -> str:
    address = f"SITE/embed/en.html{fragment}"
    return f'<iframe sandbox="allow-scripts" src="{address}" width="600"></iframe>'


def test_a_sandboxed_frame_is_dressed_and_filled_in_too(page: Page, partner: Publish) -> None:
    answers = quote(json.dumps({"travellers": [{"health_kit": "green"}]}))
    page.goto(partner(sandboxed(f"#theme=dark&accent=%23ffb74d&answers={answers}")))
    visitor = Visitor(framed(page), "en", KNOWS)
    visitor.answers = {"travellers": [{"health_kit": "green"}]}
    expect(visitor.button("continue")).to_have_css("background-color", "rgb(255, 183, 77)")
    visitor.go_to_result()
    expect(visitor.button("start_again")).to_be_visible()
    expect(visitor.button("print")).to_have_count(0)


def test_a_file_that_fails_once_is_asked_for_once_more(page: Page, partner: Publish) -> None:
    asked: list[str] = []

    def fail_once(route: Route) -> None:
        asked.append(route.request.url.rpartition("/")[2].partition(".")[0])
        if asked.count("carrier2") == 1 and asked[-1] == "carrier2":
            route.abort()
        else:
            route.continue_()

    page.route("**/carrier*", fail_once)
    page.goto(partner(sandboxed()))
    reaches_result(framed(page), "en")
    assert asked == [f"carrier{number}" for number in (0, 1, 2, 2, 3, 4, 5)]


@pytest.fixture
def impatient_site(site: Path, tmp_path: Path) -> Iterator[str]:
    """The site, with ten seconds of patience in its frame."""
    copy = copytree(site, tmp_path / "site", copy_function=os.symlink)
    frame = copy / "embed/en.html"
    html = frame.read_text("utf-8")
    for file in frame.parent.glob("en.html*"):
        file.unlink()
    less = '<entry-checker data-patience="10000" '
    frame.write_text(html.replace("<entry-checker ", less), "utf-8")
    with served(copy) as address:
        yield address


def test_a_slow_line_is_no_silence(page: Page, impatient_site: str, tmp_path: Path) -> None:
    """Each file takes two seconds, all of them longer than the patience with silence."""

    def slowly(route: Route) -> None:
        time.sleep(2)
        route.continue_()

    page.route("**/carrier*", slowly)
    with publishing(tmp_path, impatient_site) as publish:
        page.goto(publish(sandboxed()))
        frame = framed(page)
        assert frame.evaluate("document.querySelector('entry-checker').evaluate({})")
        assert [worker for worker in page.workers if worker.url.startswith("blob:")]


def test_without_a_storage_of_its_own(desktop: Browser, partner: Publish) -> None:
    """This browser blocks it in frames of another site."""
    page = desktop.new_page()
    page.goto(partner(script("zh")))
    frame = framed(page)
    with pytest.raises(Error, match="SecurityError"):
        frame.evaluate("sessionStorage.length")
    reaches_result(frame, "zh")
    page.close()


def test_two_frames_do_not_meet(page: Page, partner: Publish) -> None:
    """They are of the page's site, so that the browser lets them store their answers."""
    both = script(theme="light") + script(theme="dark", answers='{"mode": "rail"}')
    page.goto(partner(both, host="127.0.0.1"))
    reaches_result(framed(page, 0), "en")
    visitor = Visitor(framed(page, 1), "en", KNOWS)
    visitor.answer(visitor.times)
    visitor.sees(visitor.party)
    page.reload()
    expect(framed(page, 0).locator("entry-checker")).to_have_attribute("data-phase", "result")
    Visitor(framed(page, 1), "en", KNOWS).sees(visitor.party)


def test_a_reload_goes_on_where_the_reader_was(page: Page, partner: Publish) -> None:
    """The frame comes with the same answers and the same look; nothing is said of earlier ones."""
    page.goto(partner(script(theme="dark", answers='{"mode": "rail"}'), host="127.0.0.1"))
    for reload in ("page", "frame"):
        frame = framed(page)
        assert frame.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
        assert frame.locator(".checker-ignored").count() == 0
        visitor = Visitor(frame, "en", KNOWS)
        visitor.answers = {"mode": "rail"}
        visitor.sees(visitor.next_screen())
        if reload == "page":
            page.reload()
        else:
            frame.evaluate("location.reload()")
    framed(page)


FORGED = """(height) => {
  const message = { source: "entry-checker", version: 1, type: "height", height }
  postMessage(message, "*")
  dispatchEvent(new MessageEvent("message", { data: message, source: window }))
}"""
FORGING_FRAME = """<iframe srcdoc="<script>setInterval(() => parent.postMessage(
  { source: 'entry-checker', version: 1, type: 'height', height: 4321 }, '*'), 20)</script>">
</iframe>"""


def test_forged_messages_change_nothing(page: Page, partner: Publish) -> None:
    """Of the page itself, and of a frame beside the checker's."""
    page.goto(partner(script() + FORGING_FRAME + SPACE))
    frame = framed(page)
    page.evaluate(FORGED, 5000)
    outside, inside = heights(page, frame)
    assert outside == inside < 4000


@pytest.mark.parametrize(
    ("height", "shown"),
    [
        ("1e9", 20_000),
        ("-50", 0),
        ("NaN", None),
        ("Infinity", None),
        ("'9px'", None),
        ("null", None),
        ("{}", None),
    ],
)
def test_a_height_is_a_number_and_has_a_limit(
    page: Page, partner: Publish, height: str, shown: float | None
) -> None:
    """Even if the frame itself were to say otherwise."""
    page.goto(partner(script()))
    frame = framed(page)
    before, _ = heights(page, frame)
    message = f"{{source: 'entry-checker', version: 1, type: 'height', height: {height}}}"
    frame.evaluate(f"parent.postMessage({message}, '*')")
    assert heights(page, frame)[0] == (before if shown is None else shown)


@pytest.mark.parametrize(
    "message",
    [
        "null",
        "0",
        "'height'",
        "[]",
        "{source: 'entry-checker', version: 2, type: 'height', height: 9}",
    ],
)
def test_another_message_is_no_height(page: Page, partner: Publish, message: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(partner(script()))
    frame = framed(page)
    before, _ = heights(page, frame)
    frame.evaluate(f"parent.postMessage({message}, '*')")
    assert heights(page, frame)[0] == before
    assert errors == []


@pytest.mark.parametrize("number", range(1, len(HOSTILE)), ids=list(HOSTILE)[1:])
def test_hostile_answers_are_left_out(page: Page, partner: Publish, number: int) -> None:
    """As they stand in the attribute; the first, nothing at all, is no attribute."""
    lang, answers = LANGUAGES[number % 2], unquote(list(HOSTILE.values())[number])
    page.add_init_script("window.pwned = () => { window.broken = true }")
    page.goto(partner(script(lang, answers=answers)))
    frame = framed(page)
    status = frame.locator("entry-checker").get_by_role("status")
    expect(status).to_contain_text(checker.opening(lang)["words"]["link_ignored"])
    for inside in (page, frame):
        assert not inside.evaluate("window.broken || ({}).polluted || [].polluted")
    assert frame.locator("entry-checker img, entry-checker script").count() == 0


@pytest.mark.parametrize("attribute", ["lang", "theme", "accent"])
def test_other_hostile_attributes_are_left_out(
    page: Page, partner: Publish, attribute: str
) -> None:
    attack = '../../evil.html#"><script>pwned()</script>;}*{display:none'
    page.add_init_script("window.pwned = () => { window.broken = true }")
    page.goto(partner(script(**{attribute: attack})))
    frame = framed(page)
    assert frame.url.partition("#")[0].endswith(("/embed/en.html", "/embed/zh.html"))
    expect(frame.locator("entry-checker h2").first).to_be_visible()
    assert not frame.evaluate("window.broken")


def test_focus_and_scroll_follow_the_questions(page: Page, partner: Publish) -> None:
    """The new question is in view and has the focus; the page moves no more than that takes."""
    page.set_viewport_size({"width": 500, "height": 600})
    page.goto(partner(f"<h1>Partner</h1>{script()}{SPACE}"))
    frame = framed(page)
    visitor = Visitor(frame, "en", KNOWS)
    while screen := visitor.next_screen():
        visitor.answer(screen)
        in_view(page, frame)
    visitor.button("start_again").scroll_into_view_if_needed()
    visitor.press("start_again")
    in_view(page, frame)
    page.evaluate("scrollTo(0, 0)")
    visitor.answers = {}
    page.set_viewport_size({"width": 500, "height": 1400})
    visitor.answer(visitor.times)
    in_view(page, frame)
    assert page.evaluate("scrollY") == 0


def in_view(page: Page, frame: Frame) -> None:
    heading = frame.locator(".checker-heading").first
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport(ratio=0.95)


def test_nothing_but_the_site_is_asked(page: Page, partner: Publish, site_url: str) -> None:
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.goto(partner(script(answers=json.dumps({"arrival": "2021-11-29T08:00"}))))
    visitor = Visitor(framed(page), "en", KNOWS)
    visitor.answers = {"arrival": "2021-11-29T08:00"}
    visitor.go_to_result()
    others = [url for url in asked if not url.startswith(site_url)]
    assert [url.partition("?")[0].rpartition("/")[2] for url in others if "favicon" not in url] == [
        "index.html"
    ]
    assert [url for url in asked if "2021" in unquote(url.partition("#")[0])] == []
    assert page.context.cookies() == []


def test_a_frame_listens_to_nobody(page: Page, partner: Publish) -> None:
    """What is sent to it changes nothing, whatever it says."""
    page.add_init_script("""
        window.listened = []
        const add = window.addEventListener
        window.addEventListener = function (name, ...rest) {
          listened.push(name)
          return add.call(this, name, ...rest)
        }""")
    page.goto(partner(script()))
    frame = framed(page)
    assert "hashchange" in frame.evaluate("listened")
    assert "message" not in frame.evaluate("listened")
    assert frame.evaluate("onmessage") is None
