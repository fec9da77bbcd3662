"""A real Chromium."""

from typing import Any

import pytest
from playwright.sync_api import expect

from benchmarks.visit import FLAGS, chromium

expect.set_options(timeout=20_000)  # Python takes its time to start on a busy machine


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": chromium(), "args": list(FLAGS)}
