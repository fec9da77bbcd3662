"""What every test may ask for."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from zipfile import ZipFile

import pytest
from flit_core import buildapi
from partner_pages import Publish, publishing
from serving import served

ROOT = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--site", help="a built site to test; otherwise one is built for the session")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Measure no coverage of some tests; pytest-cov's own mark does nothing in workers.

    Whoever drives a browser also decides what it must show, which takes seven times as long.
    """
    measure = sys.gettrace()
    if any(map(item.get_closest_marker, ("unmeasured", "browser"))):
        sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(measure)


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site as `mkdocs build` writes it."""
    if built := request.config.getoption("--site"):
        return Path(built).resolve()
    return build(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a host whose site knows that it is at https://example.org/some/prefix."""
    host = tmp_path_factory.mktemp("host")
    build(host / "some/prefix", SITE_URL="https://example.org/some/prefix")
    return host


def build(folder: Path, SITE_URL: str = "") -> Path:  # noqa: N803 - the variable's own name
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)]
    subprocess.run(command, cwd=ROOT, env=os.environ | {"SITE_URL": SITE_URL}, check=True)
    return folder


@pytest.fixture(scope="session")
def dist(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the offline editions, as a visitor may have it: with spaces and Chinese."""
    folder = tmp_path_factory.mktemp("offline") / "我的 下载 folder"
    command = [sys.executable, "-m", "publish.offline", str(site), str(folder)]
    subprocess.run(command, cwd=ROOT, check=True)
    return folder


@pytest.fixture(scope="session")
def unpacked(dist: Path) -> Path:
    """The folder of the bundle's files."""
    folder = dist / "进京 十问"
    with ZipFile(dist / "offline.zip") as bundle:
        bundle.extractall(folder)
    return folder


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """The address of the built site's root, ending in a slash."""
    with served(site) as address:
        yield address


@pytest.fixture
def partner(tmp_path: Path, site_url: str) -> Iterator[Publish]:
    """Publishes a partner's page."""
    with publishing(tmp_path, site_url) as publish:
        yield publish


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The checker as a wheel, for whoever installs it."""
    folder = tmp_path_factory.mktemp("wheel")
    with chdir(ROOT):
        return folder / buildapi.build_wheel(str(folder))


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT
