"""How soon the offline editions decide, beside a visitor who returns to the site.

Written to benchmarks/offline.md.

Every visit is one of a browser that has just started; that of the site has seen the page before.
"""

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from playwright.sync_api import Playwright, sync_playwright

from benchmarks.__main__ import SPEEDS
from benchmarks.link import Link
from benchmarks.visit import browser, marks_of, memory_of_renderer
from publish import host

ROOT = Path(__file__).parents[1]
REPORT = Path(__file__).with_suffix(".md")
SITE, BUNDLE, SINGLE = "the site, warm", "the bundle", "the single file"
HEAD = """\
# The offline editions beside the site

Medians of {times} visits each, in turn, by `make bench`; milliseconds from opening the page, and
megabytes of the renderer (PSS) at the first verdict. Trust the ratio.

| page | first question | first verdict | beside the site | memory |
|---|---|---|---|---|
"""


def sample(playwright: Playwright, bundle: Path) -> Iterator[tuple[str, tuple[float, ...]]]:
    """One visit of each."""
    with host.serving(ROOT / "site") as port, Link(SPEEDS[0], port) as link:
        address = f"http://127.0.0.1:{link.port}/en/checker.html"
        with TemporaryDirectory() as profile:
            visit(playwright, Path(profile), link, address)
            yield SITE, visit(playwright, Path(profile), link, address)
        offline = {BUNDLE: bundle / "en/checker.html", SINGLE: ROOT / "dist/checker-en.html"}
        for name, file in offline.items():
            with TemporaryDirectory() as profile:
                yield name, visit(playwright, Path(profile), link, file.as_uri())


def visit(
    playwright: Playwright, profile: Path, link: Link, address: str
) -> tuple[float, float, float]:
    """Milliseconds to the first question and to the first verdict, and megabytes."""
    with browser(playwright, profile, link) as page:
        marks = marks_of(page, address)
        page.wait_for_timeout(1000)  # what is no longer needed goes
        return marks["first-question"], marks["first-verdict"], memory_of_renderer(profile)


def table(samples: Mapping[str, list[tuple[float, ...]]], times: int) -> str:
    medians = {
        name: [median(one) for one in zip(*found, strict=True)] for name, found in samples.items()
    }
    site = medians[SITE][1]
    rows = [
        f"| {name} | {question:.0f} | {verdict:.0f} | {verdict / site:.2f} | {memory:.0f} |"
        for name, (question, verdict, memory) in medians.items()
    ]
    return HEAD.format(times=times) + "\n".join(rows) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks.offline", description=__doc__)
    parser.add_argument("--times", type=int, default=7)
    times = parser.parse_args().times
    samples: dict[str, list[tuple[float, ...]]] = {SITE: [], BUNDLE: [], SINGLE: []}
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        with ZipFile(ROOT / "dist/offline.zip") as bundle:
            bundle.extractall(folder)
        for _ in range(times):
            for name, found in sample(playwright, Path(folder)):
                samples[name].append(found)
    REPORT.write_text(table(samples, times), encoding="utf-8")


if __name__ == "__main__":
    main()
