"""A visitor who knows a case, and answers whatever screen comes, by roles and names."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import deepcopy
from datetime import datetime, timedelta, timezone
from typing import Any, Literal
from urllib.parse import quote

import pytest
from playwright.sync_api import BrowserContext, Frame, Locator, Page, ViewportSize, expect

import checker

BEIJING = timezone(timedelta(hours=8))
PHONE: ViewportSize = {"width": 360, "height": 740}

# For what is the same in both languages, in place of the two that `lang` else is.
IN_ONE_LANGUAGE = pytest.mark.parametrize("lang", ["zh"], indirect=True, scope="module")

Field = Mapping[str, Any]
# Of the page or the frame in which the checker is.
IS_TOO_WIDE = """({ ownerDocument: { documentElement, defaultView } }) =>
  documentElement.scrollWidth > defaultView.innerWidth"""


def opened(page: Page, address: str) -> Page:
    """A page whose Python answers."""
    page.goto(address)
    wait_for_python(page)
    return page


def wait_for_python(page: Page) -> None:
    page.evaluate("document.querySelector('entry-checker').ready")


def follow(page: Page, request: Mapping[str, Any]) -> None:
    """Open a link with answers in the page that is there already."""
    page.evaluate("hash => { location.hash = hash }", f"answers={quote(json.dumps(request))}")


def unfold(page: Page) -> None:
    """Open whatever can be."""
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")


def saving_data(context: BrowserContext) -> None:
    """From now on the browser asks to save data."""
    context.add_init_script("""
        Object.defineProperty(navigator, "connection", { value: { saveData: true } })""")


@contextmanager
def came_up(page: Page, way: str) -> Iterator[None]:
    """What is done within brings Python up: from its memory or, failing that, from the archive."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    yield
    assert sources(asked) == {"memory": ["memory"], "archive": ["memory", "archive"]}[way]


def sources(asked: Sequence[str]) -> list[str]:
    """What Python was to come from, in the order in which it was asked for."""
    names = [url.rpartition("/")[2].partition(".")[0] for url in asked]
    return list(dict.fromkeys(name for name in names if name in {"memory", "archive"}))


class Visitor:
    """Fills in what CPython says comes next, and so finds out when the page asks otherwise."""

    def __init__(
        self, page: Page | Frame, lang: str, knows: Mapping[str, Any], names: Sequence[str] = ()
    ) -> None:
        self.page, self.lang, self.knows, self.names = page, lang, knows, names
        self.words = checker.opening(lang)["words"]
        self.answers: dict[str, Any] = {}

    @property
    def times(self) -> Mapping[str, Any]:
        screen: Mapping[str, Any] = checker.opening(self.lang)["screens"][0]
        return screen

    @property
    def departure(self) -> Mapping[str, str]:
        labels: Mapping[str, str] = self.times["fields"][0]["labels"]
        return labels

    @property
    def arrival(self) -> Mapping[str, str]:
        labels: Mapping[str, str] = self.times["fields"][1]["labels"]
        return labels

    @property
    def party(self) -> Mapping[str, Any]:
        screen: Mapping[str, Any] = checker.opening(self.lang)["screens"][1]
        return screen

    @property
    def person(self) -> Mapping[str, str]:
        labels: Mapping[str, str] = self.party["fields"][0]["labels"]
        return labels

    @property
    def checker(self) -> Locator:
        return self.page.locator("entry-checker")

    def next_screen(self) -> Mapping[str, Any] | None:
        return checker.consult(self.answers, self.lang, self.names).get("screen")

    def go_to_result(self) -> None:
        while screen := self.next_screen():
            self.sees(screen)
            self.answer(screen)
        self.sees_result()

    def go_to(self, screen: str) -> None:
        """Answer everything that comes before a screen."""
        while (shown := self.next_screen()) and shown["id"] != screen:
            self.sees(shown)
            self.answer(shown)
        self.sees(self.next_screen())

    def knows_until(self, screen: str) -> None:
        """Note all answers before a screen without giving them."""
        while (asked := self.next_screen()) and asked["id"] != screen:
            for field in asked["fields"]:
                self.know(field["field"])

    def sees(self, screen: Mapping[str, Any] | None) -> None:
        assert screen
        self.checker.get_by_role("heading", name=screen["heading"], exact=True).wait_for()
        assert not self.checker.evaluate(IS_TOO_WIDE)

    def sees_error(self, field: str) -> None:
        """The error stands in the summary and at its field."""
        errors = checker.consult(self.answers, self.lang, self.names)["errors"]
        message = next(error["message"] for error in errors if error["field"] == field)
        expect(self.checker.get_by_role("alert").get_by_role("link", name=message)).to_be_visible()
        expect(self.checker.get_by_role("group").get_by_text(message)).to_be_visible()

    def sees_result(self) -> None:
        self.page.locator("entry-checker[data-phase=result]").wait_for()

    def answer(self, screen: Mapping[str, Any]) -> None:
        for field in screen["fields"]:
            self.fill_in(field)
            self.know(field["field"])
        self.press("continue")

    def button(self, word: str) -> Locator:
        return self.checker.get_by_role("button", name=self.words[word], exact=True)

    def press(self, word: str) -> None:
        self.button(word).click()

    def answer_once(self, screen: Mapping[str, Any]) -> None:
        """Answer for the first of several people, and have the others answered the same."""
        expect(self.button("same_for_all")).to_be_hidden()
        self.fill_in(screen["fields"][0])
        self.press("same_for_all")
        said = self.words["all_same"].format(number=len(screen["fields"]))
        expect(self.checker.get_by_role("status").filter(has_text=said)).to_be_visible()
        for field in screen["fields"]:
            self.know(field["field"])
        self.press("continue")

    def change(self, screen: str) -> None:
        """Go back to a screen by its button in the list of answers, and answer it anew."""
        self.answer(self.return_to(screen))

    def return_to(self, screen: str) -> Mapping[str, Any]:
        """Go back to a screen by its button in the list of answers."""
        answered = checker.consult(self.answers, self.lang, self.names)["answered"]
        title = next(one["title"] for one in answered if one["screen"] == screen)
        name = f"{self.words['change']} {title}"
        self.checker.get_by_role("button", name=name, exact=True).click()
        found = checker.consult(self.answers, self.lang, self.names, show=screen)["screen"]
        self.sees(found)
        return dict(found)

    def option(self, screen: str, value: object) -> Locator:
        """The radio button of a screen's first question that stands for a value."""
        asked = checker.consult(self.answers, self.lang, self.names, show=screen)["screen"]
        options = asked["fields"][0]["options"]
        label = next(option["label"] for option in options if holds(option, value))
        return self.checker.get_by_role("radio", name=label, exact=True).first

    def may_be_unsure(self, screen: Mapping[str, Any]) -> bool:
        """Whether the first question of a screen can be left open."""
        return bool(unsure_of(screen["fields"][0]))

    def is_unsure(self, screen: Mapping[str, Any]) -> Locator:
        """Says so, and gets the table of what each answer would mean."""
        field = screen["fields"][0]
        group = self.checker.get_by_role("group", name=field["legend"], exact=True)
        role: Literal["checkbox", "radio"] = "checkbox" if field["kind"] == "stays" else "radio"
        group.get_by_role(role, name=unsure_of(field)["label"], exact=True).check()
        table = group.locator(".checker-weighed table")
        table.wait_for()
        return table

    def result_text(self) -> str:
        return " ".join(self.checker.get_by_role("article").inner_text().split())

    def reads_result(self) -> None:
        """The page says all that the result has to say, in its order."""
        description = checker.consult(self.answers, self.lang, self.names)["description"]
        text, position = self.result_text(), 0
        for sentence in sentences(description):
            found = text.find(sentence, position)
            assert found >= 0, f"{sentence!r} is not on the page after {text[:position]!r}"
            position = found + len(sentence)

    def know(self, field: str) -> None:
        """Note an answer as the page must have noted it."""
        value = shown(look_up(self.knows, field))
        if field == "travellers":
            have = [{"age": traveller["age"]} for traveller in value]
            kept = self.answers.get("travellers", [])
            merged = [{**(kept[i] if i < len(kept) else {}), **new} for i, new in enumerate(have)]
            self.answers["travellers"] = merged
        elif value is not MISSING:
            put(self.answers, field, value)

    def fill_in(self, field: Field) -> None:
        value = shown(look_up(self.knows, field["field"]))
        group = self.checker.get_by_role("group", name=field["legend"], exact=True)
        if value is not MISSING:
            getattr(self, f"fill_in_{field['kind']}")(group, field, value)

    def fill_in_moment(self, group: Locator, field: Field, value: str) -> None:
        date, _, time = value.partition("T")
        group.get_by_label(field["labels"]["date"], exact=True).fill(date)
        group.get_by_label(field["labels"]["time"], exact=True).fill(time)

    def fill_in_party(self, group: Locator, field: Field, value: Sequence[Any]) -> None:
        labels = field["labels"]
        for index, traveller in enumerate(value):
            if index:
                group.get_by_role("button", name=labels["add"], exact=True).click()
            title = labels["person"].format(number=index + 1)
            person = group.get_by_role("group", name=title, exact=True)
            person.get_by_label(labels["age"], exact=True).fill(str(traveller["age"]))
            if index < len(self.names):
                person.get_by_label(labels["name"], exact=True).fill(self.names[index])

    def fill_in_stays(self, group: Locator, field: Field, value: Sequence[Any]) -> None:
        if not value:
            group.get_by_role("checkbox", name=field["none"]["label"], exact=True).check()
        options = {option["value"]: option for option in field["options"]}
        for stay in value:
            option = options[stay["place"]]
            group.get_by_role("checkbox", name=option["label"], exact=True).check()
            label = field["labels"]["left_on"].format(place=option["short"])
            group.get_by_label(label, exact=True).fill(stay["left_on"])

    def fill_in_choice(self, group: Locator, field: Field, value: object) -> None:
        option = next(option for option in field["options"] if holds(option, value))
        group.get_by_role("radio", name=option["label"], exact=True).check()
        self.fill_in_inner(group, option, value)

    def fill_in_inner(self, group: Locator, option: Mapping[str, Any], value: Any) -> None:
        """Answer what an option asks further."""
        inner = option.get("then")
        if not inner:
            return
        inside = group.get_by_role("group", name=inner["legend"], exact=True)
        if inner["kind"] == "report":
            self.fill_in_moment(inside, inner, value["reported_at"])
        else:
            self.fill_in_choice(inside, inner, value)


def unsure_of(field: Field) -> Mapping[str, Any]:
    """The option for whoever does not know, empty where there is none."""
    options = [one for one in field.get("options", ()) if one.get("unsure")]
    return field.get("unsure") or next(iter(options), {})


MISSING = object()


def holds(option: Mapping[str, Any], value: object) -> bool:
    inner = option.get("then")
    if not inner:
        return "value" in option and option["value"] == value and value is not MISSING
    if inner["kind"] == "report":
        return isinstance(value, dict)
    return any(holds(nested, value) for nested in inner["options"])


def steps(field: str) -> list[str | int]:
    parts = field.replace("]", "").replace("[", ".").split(".")
    return [int(part) if part.isdigit() else part for part in parts]


def look_up(request: Mapping[str, Any], field: str) -> Any:
    found: Any = request
    for step in steps(field):
        if isinstance(step, str) and step not in found:
            return MISSING
        found = found[step]
    return deepcopy(found)


def put(request: dict[str, Any], field: str, value: object) -> None:
    *before, last = steps(field)
    holder: Any = request
    for step in before:
        holder = holder[step]
    holder[last] = value


def shown(value: Any) -> Any:
    """A value as the page's inputs hold it: times of Beijing, without an offset."""
    if isinstance(value, dict):
        return {key: shown(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [shown(inner) for inner in value]
    if not isinstance(value, str) or "T" not in value:
        return value
    moment = datetime.fromisoformat(value)
    if moment.tzinfo:
        moment = moment.astimezone(BEIJING)
    return moment.strftime("%Y-%m-%dT%H:%M")


def sentences(description: Mapping[str, Any]) -> list[str]:
    """All that a result has to say, in the order in which it stands on the page."""
    said = [description["label"], description["headline"], description["notice"]]
    if party := description.get("party"):
        for one in party["people"]:
            said += [one["label"], one["names"]]
        for document in party["documents"]:
            said.append(document["name"])
            for one in document["people"]:
                said += [one["state"], one["names"]]
    for traveller in description["travellers"]:
        said += [traveller["title"], traveller.get("clears", "")]
        for document in traveller["documents"]:
            said += [document["name"], document["state"], document.get("detail", "")]
        for action in traveller["actions"]:
            said += [action["text"], *action.get("bring", [])]
        # Of a party the page shows each timeline on demand.
        line = {} if traveller["title"] else traveller.get("timeline", {})
        for point in line.get("points", ()):
            said += [point["when"], point["text"]]
        said += [note["text"] for note in traveller["notes"]]
    return [" ".join(sentence.split()) for sentence in said if sentence]
