"""What is installed is pinned, and nothing names where it comes from."""

import json
import re
from pathlib import Path

import pytest

PINNED = re.compile(r"^[a-z0-9.-]+(\[[a-z,]+\])?==\S+( ; .+)? \\$")


@pytest.mark.parametrize(
    "name", ["bench.txt", "build.txt", "mutants.txt", "runtime.txt", "site.txt", "test.txt"]
)
def test_python_packages_are_pinned_with_hashes(root: Path, name: str) -> None:
    lines = (root / "requirements" / name).read_text().splitlines()
    packages = [line for line in lines if line[0] not in " #"]
    assert packages
    assert [line for line in packages if not PINNED.match(line)] == []
    assert [line for line in lines if line.startswith("    --hash=sha256:")]
    assert [line for line in lines if "://" in line] == []


@pytest.mark.parametrize("folder", [".", "benchmarks", "benchmarks/lighthouse"])
def test_npm_packages_are_pinned_with_hashes(root: Path, folder: str) -> None:
    packages = json.loads((root / folder / "package-lock.json").read_text())["packages"]
    for name, package in packages.items():
        assert "resolved" not in package, name
        assert "integrity" in package or name == ""


@pytest.mark.parametrize("folder", [".", "benchmarks", "benchmarks/lighthouse"])
def test_what_npm_is_asked_for_is_exact(root: Path, folder: str) -> None:
    asked = json.loads((root / folder / "package.json").read_text())
    for version in (asked["dependencies"] | asked.get("devDependencies", {})).values():
        assert re.fullmatch(r"[0-9.]+", version)
