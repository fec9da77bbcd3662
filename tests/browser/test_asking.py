"""How the page asks: focus, errors, going back, reloading, the keyboard alone."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from visitor import Visitor, opened, wait_for_python

import checker

pytestmark = pytest.mark.browser

KNOWS: dict[str, Any] = {
    "arrival": "2021-11-29T08:00",
    "mode": "rail",
    "travellers": [
        {
            "age": 34,
            "trips": [],
            "commuter": "unregistered",
            "health_kit": "green",
            "test": {"reported_at": "2021-11-28T10:00"},
        }
    ],
}


AGE_NEEDED = {
    "zh": "年龄没有填，或者不是整数。请填 0 到 130 的整数。",
    "en": "The age is missing, or not in whole years. Give one from 0 to 130.",
}


@pytest.fixture(scope="module")
def shared_page(browser: Browser, site_url: str, lang: str) -> Iterator[Page]:
    page = opened(browser.new_page(), f"{site_url}{lang}/checker.html")
    yield page
    page.close()


@pytest.fixture
def visitor(shared_page: Page, lang: str) -> Iterator[Visitor]:
    """A visitor before the first question."""
    visitor = Visitor(shared_page, lang, KNOWS)
    yield visitor
    shared_page.evaluate("location.hash = 'answers={}'")
    expect(visitor.checker.get_by_label(visitor.arrival["time"])).to_have_value("")
    expect(visitor.checker.get_by_role("alert")).to_be_hidden()


def heading(visitor: Visitor) -> Locator:
    return visitor.checker.get_by_role("heading", level=2).first


def test_the_focus_follows_the_question(visitor: Visitor) -> None:
    visitor.go_to("party")
    expect(heading(visitor)).to_be_focused()
    expect(heading(visitor)).to_be_in_viewport()


def test_what_is_left_open_is_pointed_out(visitor: Visitor) -> None:
    visitor.press("continue")
    summary = visitor.checker.get_by_role("alert")
    expect(summary.locator("..")).to_be_focused()
    summary.get_by_role("link", name=visitor.words["incomplete_date"]).click()
    time = visitor.checker.get_by_label(visitor.arrival["time"])
    expect(time).to_be_focused()
    expect(time).to_have_attribute("aria-invalid", "true")
    expect(time).to_have_accessible_description(visitor.words["incomplete_date"])
    expect(visitor.checker.get_by_label(visitor.arrival["date"])).to_have_value("2021-11-29")


def test_half_a_time_is_not_taken_for_none(visitor: Visitor) -> None:
    visitor.fill_in(visitor.times["fields"][1])
    visitor.checker.get_by_label(visitor.departure["time"]).press("1")
    visitor.press("continue")
    expect(visitor.checker.get_by_role("alert")).to_contain_text(visitor.words["incomplete_date"])
    expect(visitor.checker.get_by_label(visitor.departure["time"])).to_have_attribute(
        "aria-invalid", "true"
    )


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("thirty", AGE_NEEDED),
        ("3.5", AGE_NEEDED),
        (
            "131",
            {
                "zh": "131 超出了范围。请填：0 到 130 的整数。",
                "en": "131 is out of range. Give a whole number from 0 to 130.",
            },
        ),
    ],
)
def test_bad_input_is_shown_again_as_it_was_typed(
    visitor: Visitor, typed: str, message: dict[str, str]
) -> None:
    visitor.go_to("party")
    age = visitor.checker.get_by_label(visitor.person["age"], exact=True)
    age.fill(typed)
    visitor.checker.get_by_label(visitor.person["name"]).fill("Ann")
    visitor.press("continue")
    expect(age).to_have_accessible_description(message[visitor.lang])
    expect(age).to_have_value(typed)
    expect(visitor.checker.get_by_label(visitor.person["name"])).to_have_value("Ann")
    age.fill("３４")  # as a Chinese keyboard may write it
    visitor.press("continue")
    visitor.know("travellers")
    visitor.names = ("Ann",)
    visitor.sees(visitor.next_screen())


def test_not_sure_shows_what_each_answer_would_mean(visitor: Visitor) -> None:
    visitor.go_to("places")
    (field,) = (visitor.next_screen() or {})["fields"]
    visitor.checker.get_by_role("checkbox", name=field["options"][0]["label"]).check()
    unsure = visitor.checker.get_by_role("checkbox", name=field["unsure"]["label"])
    unsure.check()
    for paragraph in field["unsure"]["paragraphs"]:
        expect(visitor.checker.get_by_text(paragraph)).to_be_visible()
    expect(visitor.checker.get_by_role("checkbox", checked=True)).to_have_count(1)
    visitor.press("continue")
    expect(visitor.checker.get_by_role("alert")).to_contain_text(visitor.words["pick_to_go_on"])
    expect(unsure).to_be_checked()


def test_one_of_the_party_is_removed(visitor: Visitor) -> None:
    visitor.go_to("party")
    for _ in range(2):
        visitor.checker.get_by_role("button", name=visitor.person["add"]).click()
    ages = visitor.checker.get_by_label(visitor.person["age"], exact=True)
    expect(ages.last).to_be_focused()
    for index, age in enumerate(("34", "7", "78")):
        ages.nth(index).fill(age)
    visitor.checker.get_by_role("button", name=visitor.person["remove"].format(number=2)).click()
    assert [age.input_value() for age in ages.all()] == ["34", "78"]


def test_back_and_forward_go_from_question_to_question(visitor: Visitor) -> None:
    visitor.go_to("health_kit")
    asked = visitor.next_screen()
    mode = checker.consult(visitor.answers, visitor.lang, show="mode")["screen"]
    address = visitor.page.url
    visitor.page.go_back()
    visitor.sees(mode)
    expect(visitor.option("mode", "rail")).to_be_checked()
    visitor.press("back")
    expect(visitor.option("commuting", "unregistered")).to_be_checked()
    visitor.page.go_forward()
    visitor.page.go_forward()
    visitor.sees(asked)
    assert visitor.page.url == address
    visitor.go_to_result()
    visitor.page.go_back()
    expect(visitor.checker).to_have_attribute("data-phase", "asking")
    visitor.page.go_forward()
    visitor.sees_result()


def test_a_reload_comes_back_to_the_same_question(visitor: Visitor) -> None:
    visitor.go_to("health_kit")
    visitor.page.reload()
    wait_for_python(visitor.page)
    visitor.go_to_result()
    headline = heading(visitor).inner_text()
    visitor.page.reload()
    wait_for_python(visitor.page)
    visitor.sees_result()
    expect(heading(visitor)).to_have_text(headline)


def test_a_reload_before_python_is_there_lists_the_answers_again(visitor: Visitor) -> None:
    visitor.go_to("party")
    visitor.page.reload()
    wait_for_python(visitor.page)
    answered = visitor.checker.get_by_role("region", name=visitor.words["answered_title"])
    expect(answered).to_contain_text(
        {"zh": "11月29日周一 08:00", "en": "Mon 29 November, 08:00"}[visitor.lang]
    )
    visitor.go_to_result()


def test_a_session_of_another_edition_is_dropped(visitor: Visitor) -> None:
    saved = {"answers": {"request": {"luggage": 3}, "names": []}, "screen": "places"}
    visitor.page.evaluate(
        "saved => sessionStorage.setItem('entry-checker', JSON.stringify(saved))", saved
    )
    address = visitor.page.url
    visitor.page.goto("about:blank")
    opened(visitor.page, address)
    visitor.go_to("places")


def test_starting_again_forgets_everything(visitor: Visitor) -> None:
    visitor.go_to_result()
    visitor.press("start_again")
    visitor.sees(visitor.times)
    expect(visitor.checker.get_by_label(visitor.arrival["time"])).to_have_value("")
    stored = visitor.page.evaluate("JSON.stringify({...sessionStorage, ...localStorage})")
    assert "2021-11-28" not in stored
    for _ in range(2):  # whatever was shown there belongs to what is forgotten
        visitor.page.go_back()
        visitor.sees(visitor.times)


def test_the_keyboard_alone_will_do(visitor: Visitor) -> None:
    keyboard = visitor.page.keyboard
    tab_to(visitor, visitor.arrival["time"])
    keyboard.type("0800AM")
    keyboard.press("Enter")
    expect(heading(visitor)).to_have_text(visitor.party["heading"])
    tab_to(visitor, visitor.person["age"])
    keyboard.type("34")
    keyboard.press("Enter")
    expect(visitor.checker.get_by_role("checkbox").first).to_be_visible()
    tab_to(visitor, none_of_the_places(visitor.lang))
    keyboard.press("Space")
    keyboard.press("Enter")
    pick_by_keys(visitor, "commuting", "no", "Space")
    pick_by_keys(visitor, "health_kit", "green", "Space")
    pick_by_keys(visitor, "test", None, "ArrowDown")
    visitor.sees_result()
    expect(heading(visitor)).to_be_focused()
    tab_to(visitor, visitor.words["start_again"])
    keyboard.press("Enter")
    visitor.sees(visitor.times)


def none_of_the_places(lang: str) -> str:
    screen = checker.consult(KNOWS, lang, show="places")["screen"]
    return str(screen["fields"][0]["none"]["label"])


def pick_by_keys(visitor: Visitor, screen: str, value: object, key: str) -> None:
    """Reach the group of radio buttons, move in it, submit."""
    visitor.answers = {"arrival": KNOWS["arrival"], "travellers": [{"age": 34}]}
    expect(visitor.option(screen, value)).to_be_visible()
    first = visitor.checker.get_by_role("radio").first
    tab_to(visitor, first.evaluate("one => one.labels[0].innerText"))
    visitor.page.keyboard.press(key)
    expect(visitor.option(screen, value)).to_be_checked()
    visitor.page.keyboard.press("Enter")


def tab_to(visitor: Visitor, label: str) -> None:
    """Press Tab until what has this label has the focus."""
    focused = """() => {
      const {labels, innerText} = document.activeElement
      return (labels?.[0]?.innerText ?? innerText ?? "").replace(/\\s+/g, " ").trim()
    }"""
    for _ in range(60):
        visitor.page.keyboard.press("Tab")
        if visitor.page.evaluate(focused) == label:
            return
    pytest.fail(f"Tab does not reach {label}")
