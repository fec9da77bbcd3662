"""SECURITY.md claims what tests show."""

import re
from pathlib import Path


def test_every_test_that_is_named_is_there(root: Path) -> None:
    named = set(re.findall(r"`(test_\w+)`", (root / "SECURITY.md").read_text(encoding="utf-8")))
    tests = "\n".join(file.read_text(encoding="utf-8") for file in root.glob("tests/**/test_*.py"))
    there = set(re.findall(r"^def (test_\w+)\(", tests, re.MULTILINE))
    assert len(named) > 30
    assert named - there == set()


def test_npm_runs_no_install_scripts(root: Path) -> None:
    for folder in (root, root / "benchmarks"):
        assert "ignore-scripts=true" in (folder / ".npmrc").read_text().splitlines()
