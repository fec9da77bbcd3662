"""One visit of one page in a browser of its own, and what is measured of it."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Page, Playwright

from benchmarks.link import Link

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# A browser that asks nobody anything, and starts in a container too.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
LONGEST_MS = 180_000
PAUSE_MS = 1000  # until a browser that has just started, or stored what it got, is at rest
MEGABYTE = 1_000_000


def chromium() -> str:
    """A Chromium of this machine."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert found, "No Chromium here: `make chromium` installs it, or says what to install"
    return found


# Playwright brings a Node that wants a library of the system; ours wants none.
os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(Path(sys.executable).with_name("node")))

# The page of the checker has marks of its own; its first verdict is asked for as on the others.
OURS = """
addEventListener("DOMContentLoaded", async () => {
  const element = document.querySelector("entry-checker")
  if (!element) return
  await customElements.whenDefined("entry-checker")
  await element.ready
  performance.mark("ready")
  await element.evaluate({})
  performance.mark("first-verdict")
  const [shown] = performance.getEntriesByName("entry-checker:first-question")
  performance.mark("first-question", { startTime: shown.startTime })
})"""
MARKS = """Object.fromEntries(
  performance.getEntriesByType("mark").map(({ name, startTime }) => [name, startTime]))"""
REACHED = f"""() => ["first-question", "ready", "first-verdict"].every((name) => name in {MARKS})"""
CALLS = """async (request) => {
  const element = document.querySelector("entry-checker")
  const times = []
  for (let i = 0; i < 50; i++) {
    const start = performance.now()
    await element.evaluate(request)
    times.push(performance.now() - start)
  }
  return times
}"""


@dataclass(frozen=True)
class Measures:
    """Milliseconds from the start of navigation, bytes on the wire, megabytes of memory."""

    first_question: float
    ready: float
    first_verdict: float
    transferred: float
    memory: float
    call: float | None  # an `evaluate` with the way to the worker and back, where there is one

    def as_dict(self) -> dict[str, float | None]:
        return asdict(self)


@contextmanager
def browser(playwright: Playwright, profile: Path, link: Link) -> Iterator[Page]:
    """A browser with what it remembers in a folder; whoever visits stays while anything loads."""
    context = playwright.chromium.launch_persistent_context(
        str(profile), executable_path=chromium(), args=list(FLAGS), headless=True
    )
    page = context.pages[0]
    page.wait_for_timeout(PAUSE_MS)
    yield page
    while not link.is_quiet():
        page.wait_for_timeout(PAUSE_MS)
    context.close()


def visit(playwright: Playwright, profile: Path, link: Link, path: str, request: Any) -> Measures:
    """Open a page over a line, wait for its first verdict, and measure."""
    with browser(playwright, profile, link) as page:
        before = link.carried
        marks = marks_of(page, f"http://127.0.0.1:{link.port}/{path}")
        transferred, memory = link.carried - before, memory_of_renderer(profile)
        is_checker = "entry-checker:ready" in marks
        call = median(page.evaluate(CALLS, request)) if is_checker else None
    return Measures(
        marks["first-question"], marks["ready"], marks["first-verdict"], transferred, memory, call
    )


def marks_of(page: Page, address: str) -> dict[str, float]:
    """Milliseconds from the start of navigation to what was reached, the first verdict the last."""
    page.add_init_script(OURS)
    page.goto(address)
    page.wait_for_function(REACHED, timeout=LONGEST_MS)
    marks: dict[str, float] = page.evaluate(MARKS)
    return marks


def memory_of_renderer(profile: Path) -> float:
    """Megabytes of the largest process that shows pages, shared ones by their share (PSS)."""
    return max(pss(process) for process in Path("/proc").glob("[0-9]*") if shows(process, profile))


def shows(process: Path, profile: Path) -> bool:
    try:
        command = (process / "cmdline").read_bytes()
    except OSError:
        return False
    return b"--type=renderer" in command and str(profile).encode() in command


def pss(process: Path) -> float:
    lines = (process / "smaps_rollup").read_text().splitlines()
    (line,) = (line for line in lines if line.startswith("Pss:"))
    return int(line.split()[1]) * 1024 / MEGABYTE
