"""Every page is valid HTML, as html-validate has it; `html-validate.mjs` says what it lets pass."""

import json
import subprocess
from pathlib import Path

import pytest

from publish import runtime

pytestmark = pytest.mark.site

ROOT = Path(__file__).parents[1]
PROGRAM = ROOT / "node_modules/html-validate/bin/html-validate.mjs"
RULES = Path(__file__).with_name("html-validate.mjs")


def faults(files: list[Path]) -> list[str]:
    """What is wrong in pages: where, what, and by which rule."""
    command = [str(runtime.NODE), str(PROGRAM), "--config", str(RULES), "--formatter", "json"]
    done = subprocess.run([*command, *map(str, files)], check=False, capture_output=True, text=True)
    assert done.returncode in {0, 1}, done.stderr
    return [
        f"{report['filePath']}:{fault['line']}: {fault['message']} ({fault['ruleId']})"
        for report in json.loads(done.stdout)
        for fault in report["messages"]
    ]


def test_every_page_is_valid(site: Path, dist: Path) -> None:
    """Those of both languages, for partners, of a 404, and the single files."""
    pages = [*sorted(site.rglob("*.html")), *sorted(dist.glob("*.html"))]
    assert len(pages) == 2 + 2 * 12 + 2 + 2
    assert faults(pages) == []


def test_what_is_not_valid_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        '<!doctype html><html lang="en"><title>x</title><p id="a"><div id="a"></div></p>'
    )
    assert any("(no-dup-id)" in fault for fault in faults([page]))
