"""By keys alone: two people from the first question to the result, and what comes after it."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from playwright.sync_api import Browser, Keyboard, Locator, Page, expect
from visitor import IN_ONE_LANGUAGE, Field, Visitor, holds, opened

import checker

pytestmark = [pytest.mark.browser, IN_ONE_LANGUAGE]

NAMES = ("Ma Li", "Wang Wei")
# The stay no longer counts at this arrival; the second report does not count a day later.
KNOWS: dict[str, Any] = {
    "departure": "2021-11-29T06:30",
    "arrival": "2021-11-29T08:00",
    "mode": "rail",
    "travellers": [
        {
            "age": 34,
            "trips": [{"place": "case_city", "left_on": "2021-11-14"}],
            "commuter": "labelled",
            "test": {"reported_at": "2021-11-20T10:00"},
        },
        {
            "age": 36,
            "trips": [],
            "commuter": "no",
            "health_kit": "green",
            "test": {"reported_at": "2021-11-27T10:00"},
        },
    ],
}
LATER = {"departure": "2021-11-30T06:30", "arrival": "2021-11-30T08:00"}
LONGEST = 80  # stops at most from one control to another
POINTED = "addEventListener('pointerdown', () => { window.pointed = true })"


class ByKeys(Visitor):
    """A visitor who presses Tab, arrows, Space and Enter, and types."""

    @property
    def keyboard(self) -> Keyboard:
        assert isinstance(self.page, Page)
        return self.page.keyboard

    def tab_to(self, wanted: Locator, key: str = "Tab") -> None:
        """Press Tab until a control has the focus, and is seen to have it."""
        wanted.wait_for()
        for _ in range(LONGEST):
            if wanted.evaluate("one => one === document.activeElement"):
                return
            self.keyboard.press(key)
        pytest.fail(f"{key} does not reach {wanted}")

    def press(self, word: str) -> None:
        self.tab_to(self.button(word))
        self.keyboard.press("Enter")

    def type_into(self, control: Locator, text: str) -> None:
        self.tab_to(control)
        self.keyboard.type(text)

    def fill_in_moment(self, group: Locator, field: Field, value: str) -> None:
        date, _, time = value.partition("T")
        self.type_into(group.get_by_label(field["labels"]["date"], exact=True), typed_date(date))
        self.type_into(group.get_by_label(field["labels"]["time"], exact=True), f"{time}AM")

    def fill_in_party(self, group: Locator, field: Field, value: Sequence[Any]) -> None:
        labels = field["labels"]
        for index, traveller in enumerate(value):
            if index:
                self.tab_to(group.get_by_role("button", name=labels["add"], exact=True))
                self.keyboard.press("Enter")
            age = group.get_by_label(labels["age"], exact=True).nth(index)
            if index:
                expect(age).to_be_focused()
            self.type_into(age, str(traveller["age"]))
            self.type_into(group.get_by_label(labels["name"]).nth(index), self.names[index])

    def fill_in_stays(self, group: Locator, field: Field, value: Sequence[Any]) -> None:
        if not value:
            self.tick(group, field["none"]["label"])
        options = {option["value"]: option for option in field["options"]}
        for stay in value:
            option = options[stay["place"]]
            self.tick(group, option["label"])
            label = field["labels"]["left_on"].format(place=option["short"])
            self.type_into(group.get_by_label(label, exact=True), typed_date(stay["left_on"]))

    def tick(self, group: Locator, label: str, key: str = "Tab") -> None:
        box = group.get_by_role("checkbox", name=label, exact=True)
        self.tab_to(box, key)
        self.keyboard.press("Space")
        expect(box).to_be_checked()

    def fill_in_choice(self, group: Locator, field: Field, value: object) -> None:
        """The first by Space, the others from there by the arrow."""
        labels = [option["label"] for option in field["options"]]
        chosen = [holds(option, value) for option in field["options"]].index(True)
        for index, label in enumerate(labels[: chosen + 1]):
            radio = group.get_by_role("radio", name=label, exact=True).first
            self.pick(radio, "ArrowDown" if index else "Space")
        self.fill_in_inner(group, field["options"][chosen], value)

    def pick(self, radio: Locator, key: str) -> None:
        if key == "Space":
            self.tab_to(radio)
        self.keyboard.press(key)
        expect(radio).to_be_checked()
        expect(radio).to_be_focused()


def typed_date(date: str) -> str:
    """As the browser's own control takes it: month, day, year."""
    year, month, day = date.split("-")
    return month + day + year


@pytest.fixture
def visitor(browser: Browser, site_url: str, lang: str) -> Iterator[ByKeys]:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        context.add_init_script(POINTED)
        page = opened(context.new_page(), f"{site_url}{lang}/checker.html")
        yield ByKeys(page, lang, KNOWS, NAMES)
        assert not page.evaluate("window.pointed")


def test_two_people_get_their_result(visitor: ByKeys) -> None:
    visitor.go_to("places")
    is_not_sure(visitor)
    visitor.go_to_result()
    visitor.reads_result()
    expect(visitor.checker.get_by_role("heading", level=2).first).to_be_focused()
    copies_the_text(visitor)
    compares(visitor)


def is_not_sure(visitor: ByKeys) -> None:
    """Reads what each answer would mean, may not go on, and goes back to the places."""
    first = (visitor.next_screen() or {})["fields"][0]
    group = visitor.checker.get_by_role("group", name=first["legend"], exact=True)
    visitor.tick(group, first["unsure"]["label"])
    for paragraph in first["unsure"]["paragraphs"]:
        expect(group.get_by_text(paragraph)).to_be_visible()
    expect(group.get_by_role("table")).to_be_visible()
    visitor.press("continue")
    summary = visitor.checker.get_by_role("alert")
    expect(summary.locator("..")).to_be_focused()
    visitor.tab_to(summary.get_by_role("link").first)
    visitor.keyboard.press("Enter")
    expect(group.get_by_role("checkbox").first).to_be_focused()


def copies_the_text(visitor: ByKeys) -> None:
    visitor.press("copy_text")
    expect(visitor.checker.get_by_text(visitor.words["text_copied"])).to_be_visible()
    copied = visitor.page.evaluate("navigator.clipboard.readText()")
    assert copied == checker.consult(visitor.answers, visitor.lang, NAMES)["text"]


def compares(visitor: ByKeys) -> None:
    """Opens the part for it, is led to what comes out, and takes the other times over."""
    part = visitor.checker.locator("details", has_text=visitor.words["compare"])
    visitor.tab_to(part.locator("summary"))
    visitor.keyboard.press("Enter")
    for asked in visitor.times["fields"]:
        group = part.get_by_role("group", name=asked["legend"], exact=True)
        visitor.fill_in_moment(group, asked, LATER[asked["field"]])
    visitor.press("compare_now")
    heading = part.get_by_role("heading", name=visitor.words["compare_title"])
    expect(heading).to_be_focused()
    visitor.press("compare_take")
    visitor.answers |= LATER
    headline = checker.consult(visitor.answers, visitor.lang, NAMES)["description"]["headline"]
    expect(visitor.checker.get_by_role("heading", name=headline, exact=True)).to_be_focused()
    visitor.reads_result()
