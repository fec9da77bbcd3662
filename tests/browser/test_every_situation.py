"""The browser is the same checker: every situation has the same result there."""

import pytest
from playwright.sync_api import Page
from visitor import opened

import checker
from workbench.digest import digest, requests

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


def test_every_situation_has_the_result_of_cpython(page: Page, site_url: str) -> None:
    """All of them, decided by the Python of the page, make the digest that CPython makes."""
    asked = list(requests())
    results = [checker.evaluate(one) for one in asked]
    assert len(asked) > 10_000  # how many exactly, test_proofs.py says
    assert {result["status"] for result in results} == {"complete", "invalid"}
    opened(page, f"{site_url}zh/checker.html")
    assert page.evaluate(DIGEST, asked) == digest(results)
