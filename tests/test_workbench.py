"""The workbench where the checker does not start."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
POLICY = "checker/policies/beijing_2021_11_17"


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("rules.py", '_CLAUSES["L6"]', '_CLAUSES["L66"]', "rules.py:{line}: KeyError: 'L66'"),
        (
            "rules.py",
            "STEPS = (",
            "STEPS = ((",
            "rules.py:{line}: SyntaxError: '(' was never closed",
        ),
    ],
)
def test_it_says_where(tmp_path: Path, file: str, old: str, new: str, told: str) -> None:
    """One line, with the file and the line, and no traceback."""
    for folder in ("checker", "workbench"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    path = tmp_path / POLICY / file
    before, _, _ = path.read_text("utf-8").partition(old)
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    command = [sys.executable, "-m", "workbench", "lint"]
    done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True)
    place = told.format(line=before.count("\n") + 1)
    assert (done.returncode, done.stdout) == (2, "")
    start = f"The checker does not start. Mend this first: {POLICY}/{place}"
    assert done.stderr.startswith(start)
    assert len(done.stderr.splitlines()) == 1
