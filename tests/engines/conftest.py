"""Browsers other than Chromium, as Debian has them: one Firefox and one WebKit for all tests."""

from collections.abc import Iterator

import pytest
from engine import Engine
from firefox import firefox
from webkit import webkit

import benchmarks.visit  # noqa: F401 - has Playwright run the Node that is installed with it


@pytest.fixture(scope="session", params=["firefox", "webkit"])
def engine(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Engine]:
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "webkit":
        with webkit(folder) as started:
            yield started
    else:
        playwright = request.getfixturevalue("playwright")
        with firefox(playwright, folder) as started:
            yield started
