"""Debian's WebKit over WebDriver, in as many of Playwright's words as the tests speak."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from glob import glob
from pathlib import Path
from typing import Any

from selenium.common import WebDriverException
from selenium.webdriver import WebKitGTK, WebKitGTKOptions, WebKitGTKService
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

DRIVER = "/usr/bin/WebKitWebDriver"  # named, or selenium looks for one elsewhere
BROWSER = "/usr/lib/*/webkit2gtk-4.1/MiniBrowser"
PATIENCE_S = 30
PAUSE_S = 0.05

# What may have a role. Whether it has, and under which name, WebKit says.
CANDIDATES = {
    "alert": "[role=alert]",
    "article": "article",
    "button": "button",
    "checkbox": "input[type=checkbox]",
    "group": "fieldset",
    "heading": "h1, h2, h3, h4, h5, h6",
    "link": "a[href]",
    "radio": "input[type=radio]",
}

# A window that a page has opened is without bars, and so can be as narrow as a phone.
OPENER = """data:text/html,<button onclick="open('about:blank', '', 'width=400')">Open</button>"""
AWAITED = """
const given = [...arguments]
const done = given.pop()
new Promise((resolve) => resolve((%s)))
  .then((found) => (typeof found === "function" ? found(...given) : found))
  .then((value) => done({ value }), (error) => done({ error: String(error) }))"""
# Keys typed into a date or a time mean something else in every language of the machine.
SET_VALUE = """(input, value) => {
  input.value = value
  input.dispatchEvent(new Event("input", { bubbles: true }))
  input.dispatchEvent(new Event("change", { bubbles: true }))
}"""


class WebKit:
    name = "webkit"

    def __init__(self, driver: WebKitGTK) -> None:
        self.driver = driver

    @contextmanager
    def page(self, width: int, height: int) -> Iterator["Page"]:
        """A new window; there is one at a time."""
        (first,) = self.driver.window_handles
        self.driver.find_element(By.CSS_SELECTOR, "button").click()
        (new,) = {*self.driver.window_handles} - {first}
        self.driver.switch_to.window(new)
        self.driver.set_window_size(width, height)
        try:
            yield Page(self.driver)
        finally:
            self.driver.close()
            self.driver.switch_to.window(first)


@contextmanager
def webkit(folder: Path) -> Iterator[WebKit]:
    """A WebKit on a display that nobody sees; `folder` is for what it keeps."""
    found = glob(BROWSER)  # noqa: PTH207 - a pattern from the root
    assert found, "No WebKit here: `make engines` installs it, or says what to install"
    options = WebKitGTKOptions()
    options.binary_location = found[0]
    options.add_argument("--automation")
    with display() as name:
        environment = {**os.environ, "DISPLAY": name, "HOME": str(folder)}
        driver = WebKitGTK(options, WebKitGTKService(DRIVER, env=environment))
        try:
            driver.get(OPENER)
            yield WebKit(driver)
        finally:
            driver.quit()


@contextmanager
def display() -> Iterator[str]:
    """The name of a display of its own."""
    reads, writes = os.pipe()
    command = ["Xvfb", "-displayfd", str(writes), "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writes], stderr=subprocess.DEVNULL) as server:
        os.close(writes)
        try:
            with open(reads) as numbers:  # noqa: PTH123 - a pipe
                yield f":{numbers.readline().strip()}"
        finally:
            server.terminate()


Step = Callable[[list[Any]], list[WebElement]]


@dataclass(frozen=True)
class Locator:
    """The way to an element, gone each time it is needed: through frames, then step by step."""

    driver: WebKitGTK
    frames: tuple["Locator", ...] = ()
    steps: tuple[Step, ...] = ()

    def locator(self, css: str) -> "Locator":
        return self.then(lambda found: [one for each in found for one in matching(each, css)])

    def get_by_role(self, role: str, *, name: str | None = None, exact: bool = False) -> "Locator":
        def has_role(element: WebElement) -> bool:
            return element.aria_role == role and is_called(element, name, exact=exact)

        return self.locator(CANDIDATES[role]).where(has_role)

    def get_by_label(self, name: str, *, exact: bool = False) -> "Locator":
        fields = self.locator("input, select, textarea")
        return fields.where(lambda element: is_called(element, name, exact=exact))

    @property
    def first(self) -> "Locator":
        return self.then(lambda found: found[:1])

    @property
    def content_frame(self) -> "Locator":
        """What is inside the frame that this leads to."""
        return Locator(self.driver, (*self.frames, self))

    def wait_for(self) -> None:
        self._element()

    def click(self) -> None:
        self._element().click()

    def check(self) -> None:
        if not self._element().is_selected():
            self.click()
        assert self._element().is_selected()

    def fill(self, value: str) -> None:
        element = self._element()
        if element.get_attribute("type") in {"date", "time"}:
            self.evaluate(SET_VALUE, value)
        else:
            element.clear()
            element.send_keys(value)

    def press_sequentially(self, text: str) -> None:
        self._element().send_keys(text)

    def press(self, key: str) -> None:
        self._element().send_keys(getattr(Keys, key.upper()))

    def inner_text(self) -> str:
        return str(self.evaluate("(element) => element.innerText"))

    def get_attribute(self, name: str) -> str | None:
        value: str | None = self.evaluate("(element, name) => element.getAttribute(name)", name)
        return value

    def evaluate(self, function: str, argument: Any = None) -> Any:
        return awaited(self.driver, function, self._element(), argument)

    def then(self, step: Step) -> "Locator":
        return Locator(self.driver, self.frames, (*self.steps, step))

    def where(self, fits: Callable[[WebElement], bool]) -> "Locator":
        return self.then(lambda found: [element for element in found if fits(element)])

    def _element(self) -> WebElement:
        """The one element, as soon as it can be seen."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            with suppress(WebDriverException):  # drawn anew meanwhile
                match self._elements():
                    case [element] if element.is_displayed():
                        return element
            time.sleep(PAUSE_S)
        raise AssertionError(f"After {PATIENCE_S} s: {self._elements()}")

    def _elements(self) -> list[WebElement]:
        self.driver.switch_to.default_content()
        for frame in self.frames:
            (element,) = frame.found_now()
            self.driver.switch_to.frame(element)
        return self.found_now()

    def found_now(self) -> list[WebElement]:
        found: list[Any] = [self.driver]
        for step in self.steps:
            found = step(found)
        return found


class Page(Locator):
    """A window and what is in it."""

    def __init__(self, driver: WebKitGTK) -> None:
        super().__init__(driver)

    def goto(self, address: str) -> None:
        self.driver.get(address)

    def evaluate(self, expression: str, argument: Any = None) -> Any:
        self.driver.switch_to.default_content()
        return awaited(self.driver, expression, argument)

    def screenshot(self, *, path: Path) -> None:
        assert self.driver.get_screenshot_as_file(str(path))


def matching(within: Any, css: str) -> list[WebElement]:
    elements: list[WebElement] = within.find_elements(By.CSS_SELECTOR, css)
    return elements


def is_called(element: WebElement, name: str | None, *, exact: bool) -> bool:
    if name is None:
        return True
    called = " ".join(element.accessible_name.split())
    return called == name if exact else name in called


def awaited(driver: WebKitGTK, expression: str, *arguments: Any) -> Any:
    """What an expression, or a function with these arguments, comes to."""
    answer = driver.execute_async_script(AWAITED % expression, *arguments)
    if "error" in answer:
        raise WebDriverException(answer["error"])
    return answer.get("value")
