"""The same commit makes the same bytes, wherever it is built."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.site

# Installed from the locks; and compressed twins, which are kept by what is in them.
SHARED = (".venv", "node_modules", "build/compressed")


@pytest.fixture
def another_folder(root: Path, tmp_path: Path) -> Path:
    """The project's files in a folder of another name and depth."""
    folder = tmp_path / "another place" / "with a longer name"
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=root,
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (root / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / name, folder / name)
    for name in SHARED:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).symlink_to(root / name)
    return folder


def test_two_folders_build_the_same_site(site: Path, another_folder: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=another_folder, check=True)
    assert list(differing(site, another_folder / "site")) == []


def differing(one: Path, other: Path) -> Iterator[str]:
    names = {file.relative_to(folder) for folder in (one, other) for file in files(folder)}
    for name in sorted(names):
        versions = [(folder / name) for folder in (one, other)]
        if not all(map(Path.is_file, versions)):
            yield f"{name} is in one of them only"
        elif versions[0].read_bytes() != versions[1].read_bytes():
            yield f"{name} differs"


def files(folder: Path) -> Iterator[Path]:
    return (file for file in folder.rglob("*") if file.is_file())
