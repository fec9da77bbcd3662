"""The workbench where the checker does not start."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
POLICY = "checker/policies/beijing_2021_11_17"
RULES, SETTINGS, TEXTS = (f"{POLICY}/{name}" for name in ("rules.py", "policy.toml", "texts.toml"))
LISTED = "checker/policies/__init__.py"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the checker and of the workbench."""
    no_cache = shutil.ignore_patterns("__pycache__")
    for folder in ("checker", "workbench"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=no_cache)
    return tmp_path


def edited(checkout: Path, file: str, old: str, new: str) -> int:
    """Replace one thing in a file; the line on which it stands."""
    before, found, after = (checkout / file).read_text("utf-8").partition(old)
    assert found
    (checkout / file).write_text(before + new + after, "utf-8")
    return before.count("\n") + 1


def run(checkout: Path, *arguments: str) -> tuple[int, str, str]:
    """What a command ends with, finds, and says about the checker."""
    command = [sys.executable, "-m", "workbench", *arguments]
    done = subprocess.run(command, cwd=checkout, check=False, capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("file", "old", "new", "found"),
    [
        (
            SETTINGS,
            'cites = ["q2"]',
            'cites = ["q2"',
            "this is not TOML: what begins here is not closed.",
        ),
        (
            TEXTS,
            'title.en = "Departure"',
            'title.en = "Departure',
            "this is not TOML: Illegal character '\\n'.",
        ),
        (
            SETTINGS,
            "in_force_from = 2021-11-17T00:00:00+08:00",
            "in_force_from = 2021-11-17",
            (
                'in_force_from: found "2021-11-17". '
                "Allowed: a time with +08:00, like 2021-11-17T00:00:00+08:00."
            ),
        ),
        (
            SETTINGS,
            "hours = 48",
            "hourz = 48",
            (
                "clauses.G1.hourz: there is no such key here. "
                'Allowed: cites, hours, days, age, background. Did you mean "hours"?'
            ),
        ),
        (
            RULES,
            "STEPS = (",
            "STEPS = ((",
            "this is not Python: '(' was never closed.",
        ),
    ],
)
def test_lint_says_why_it_does_not_start(
    checkout: Path, file: str, old: str, new: str, found: str
) -> None:
    """In its own messages, before what was raised; other commands say the same."""
    line = edited(checkout, file, old, new)
    for command, status in {"lint": 1, "digest": 2}.items():
        ended, said, aside = run(checkout, command)
        assert (ended, said) == (status, f"{file}:{line}: {found}\n")
        assert aside.startswith("The checker does not start: checker/")
        assert len(aside.splitlines()) == 1


def test_an_id_that_is_misspelt(checkout: Path) -> None:
    """The request needs it before any rule runs."""
    line = edited(checkout, SETTINGS, 'id = "beijing', 'idd = "beijing')
    ended, said, aside = run(checkout, "lint")
    assert ended == 1
    raised = r"The checker does not start: checker/request\.py:\d+: KeyError: 'id'\n"
    assert re.fullmatch(raised, aside)
    assert said.splitlines() == [
        f"{SETTINGS}: id: this key is missing. Allowed: text that is not empty.",
        (
            f"{SETTINGS}:{line}: idd: there is no such key here. Allowed: id, in_force_from, "
            "as_of, adult_age, questions, clauses, readings, screens, fields, overrides. "
            'Did you mean "id"?'
        ),
    ]


def test_a_version_is_listed_under_another_name(checkout: Path) -> None:
    """Its folder is told."""
    edited(checkout, LISTED, 'beijing_2021_11_17",', 'beijing_2021_11_18",')
    ended, said, _ = run(checkout, "lint")
    assert (ended, said) == (1, "checker/policies/beijing_2021_11_18: there is no such folder.\n")


def test_a_draft_is_looked_at_beside_a_policy_that_does_not_load(checkout: Path) -> None:
    """It is what was asked for."""
    shutil.copytree(checkout / POLICY, checkout / "draft")
    edited(checkout, SETTINGS, "hours = 48", "hourz = 48")
    line = edited(checkout, "draft/policy.toml", "as_of = 2021-11-29", "as_of = 2021-11-16")
    ended, said, _ = run(checkout, "lint", "draft")
    assert ended == 1
    assert said.startswith(f"draft/policy.toml:{line}: as_of: found")


def test_a_draft_without_faults_is_none_that_the_checker_stops_at(checkout: Path) -> None:
    """What it stops at is told as well."""
    shutil.copytree(checkout / POLICY, checkout / "draft")
    edited(checkout, SETTINGS, "hours = 48", "hourz = 48")
    ended, said, _ = run(checkout, "lint", "draft")
    first, second = said.splitlines()
    assert (ended, first) == (1, "No mistakes found in draft.")
    assert 'Did you mean "hours"?' in second


@pytest.mark.parametrize(
    ("file", "old", "new", "found"),
    [
        (RULES, "STEPS = (", "FEW = STEP\nSTEPS = (", "NameError: name 'STEP'"),
        ("checker/outcome.py", "P = ", "P = Q\nQ = ", "NameError: name 'Q' is not defined"),
        (LISTED, "PACKAGES = [", "PACKAGES = [[", "SyntaxError: '[' was never closed"),
    ],
)
def test_it_says_where_if_lint_does_not(
    checkout: Path, file: str, old: str, new: str, found: str
) -> None:
    """One line, with the file and the line, and no traceback: of what lint leaves to ruff."""
    line = edited(checkout, file, old, new)
    ended, _, aside = run(checkout, "lint")
    assert ended == 2
    assert aside.startswith(f"The checker does not start. Mend this first: {file}:{line}: {found}")
    assert len(aside.splitlines()) == 1
