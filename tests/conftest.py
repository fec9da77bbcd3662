"""What every test may ask for."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest
from flit_core import buildapi
from serving import served

ROOT = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--site", help="a built site to test; otherwise one is built for the session")


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site as `mkdocs build` writes it."""
    if built := request.config.getoption("--site"):
        return Path(built).resolve()
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True)
    return folder


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """The address of the built site's root, ending in a slash."""
    with served(site) as address:
        yield address


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
