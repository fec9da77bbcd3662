"""The browser is the same checker: every situation has the same result there."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from visitor import opened

pytestmark = pytest.mark.browser

# So many wait for the worker at a time: it never pauses, and is never silent for long.
DIGEST = """async (requests) => {
  const element = document.querySelector("entry-checker")
  const lines = []
  for (let at = 0; at < requests.length; at += 200) {
    const some = requests.slice(at, at + 200)
    const results = await Promise.all(some.map((one) => element.evaluate(one)))
    lines.push(...results.map((result) => JSON.stringify(result) + "\\n"))
  }
  const text = new TextEncoder().encode(lines.join(""))
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", text))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")
}"""

DECIDE = """
import json, checker
from workbench.digest import digest, requests
asked = list(requests())
results = [checker.evaluate(one) for one in asked]
print(json.dumps([asked, sorted({one["status"] for one in results}), digest(results)]))
"""
ROOT = Path(__file__).parents[2]


def test_every_situation_has_the_result_of_cpython(page: Page, site_url: str) -> None:
    """All of them, decided by the Python of the page, make the digest that CPython makes."""
    asked, statuses, expected = decided_by_cpython()
    assert len(asked) == 20_013
    assert statuses == ["complete", "invalid"]
    opened(page, f"{site_url}zh/checker.html")
    assert page.evaluate(DIGEST, asked) == expected


def decided_by_cpython() -> Any:
    """The requests, the statuses of their results, and the digest of these.

    By a Python of its own: where coverage is measured, deciding takes seven times as long.
    """
    command = [sys.executable, "-c", DECIDE]
    run = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return json.loads(run.stdout)
