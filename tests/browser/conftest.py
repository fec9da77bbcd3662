"""A real Chromium."""

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, expect

from benchmarks.visit import FLAGS, chromium

expect.set_options(timeout=60_000)  # Python takes its time to start on a busy machine


# The same browser without its own windows: a page takes half of the processor's time.
WITHOUT_WINDOWS = "chromium-headless-shell"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    found = shutil.which(WITHOUT_WINDOWS) or chromium()
    return {**browser_type_launch_args, "executable_path": found, "args": list(FLAGS)}


@pytest.fixture(scope="module", params=["zh", "en"])
def lang(request: pytest.FixtureRequest) -> str:
    """Each language in turn, for tests that share a page of it."""
    return str(request.param)


@pytest.fixture(scope="session")
def desktop(playwright: Playwright) -> Iterator[Browser]:
    """Chromium as people have it: it keeps storage from frames of others, and bears garbage."""
    browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
    yield browser
    browser.close()
