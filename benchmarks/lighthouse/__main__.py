"""Builds the site for an address of this machine, has nginx serve it there, and marks its pages.

The figures go to `build/lighthouse/figures.md`, each report beside it as JSON. Ends with an error
where a mark is lower than it may be.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from shutil import rmtree
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from tqdm import tqdm

from benchmarks import load
from benchmarks.visit import FLAGS, chromium
from publish import languages, runtime

ROOT = Path(__file__).parents[2]
PROGRAM = Path(__file__).with_name("node_modules") / "lighthouse/cli/index.js"
WRITTEN = ROOT / "build/lighthouse"
PAGES = ("index.html", "tests.html", "checker.html")
TIMES = 5  # each page; the median counts
# Lighthouse takes a phone for four times slower than the machine it runs on, which is right for a
# desk of this benchmark index; its guide to throttling advises less where there is a slower one.
SLOWDOWN, FAST_DESK = 4, 1750
LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
MEASURED = {
    "first-contentful-paint": "{:.0f} ms",
    "largest-contentful-paint": "{:.0f} ms",
    "total-blocking-time": "{:.0f} ms",
    "cumulative-layout-shift": "{:.3f}",
}
# Nobody but the server on this machine is asked for anything.
ALONE = '--host-resolver-rules="MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"'
CHROMIUM = " ".join(("--headless=new", *FLAGS, ALONE))
OPTIONS = (
    "--quiet",
    "--no-enable-error-reporting",
    "--output=json",
    f"--only-categories={','.join(LEAST)}",
    f"--chrome-flags={CHROMIUM}",
)

Report = Mapping[str, Any]


def reports(site: Path) -> Iterator[tuple[str, list[Report]]]:
    """Each page with its reports."""
    port = load.free_port()
    address = f"http://127.0.0.1:{port}/"
    build(site, address)
    paths = [f"{language}/{page}" for language in languages.LANGUAGES for page in PAGES]
    with TemporaryDirectory() as folder, load.serving(site, Path(folder), port):
        slowdown = calibrated(repeated(address + paths[0], "first", SLOWDOWN))
        for path in tqdm(paths, disable=None):
            yield path, repeated(address + path, path.replace("/", "-"), slowdown)


def build(site: Path, address: str) -> None:
    """The site as it is published: it knows where it is."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    subprocess.run(command, cwd=ROOT, env=os.environ | {"SITE_URL": address}, check=True)


def calibrated(of_a_page: Sequence[Report]) -> float:
    """How many times slower than this machine a phone is, between one and four."""
    share = min(benchmark_index(of_a_page) / FAST_DESK, 1)
    return round(max(SLOWDOWN * share, 1), 1)


def benchmark_index(of_a_page: Sequence[Report]) -> float:
    """How fast Lighthouse found this machine's processor."""
    indexes: list[float] = [found["environment"]["benchmarkIndex"] for found in of_a_page]
    return median(indexes)


def repeated(address: str, name: str, slowdown: float) -> list[Report]:
    """The reports of a page, each in a file of its own."""
    files = (WRITTEN / f"{name}-{time}.json" for time in range(1, TIMES + 1))
    return [report(address, file, slowdown) for file in files]


def report(address: str, file: Path, slowdown: float) -> Report:
    """What Lighthouse says of a page on a phone that is so many times slower than this machine."""
    options = (f"--throttling.cpuSlowdownMultiplier={slowdown}", f"--output-path={file}")
    command = [str(runtime.NODE), str(PROGRAM), address, *OPTIONS, *options]
    subprocess.run(command, env=os.environ | {"CHROME_PATH": chromium()}, check=True)
    found: Report = json.loads(file.read_text(encoding="utf-8"))
    assert "runtimeError" not in found, found["runtimeError"]
    return found


def marks(of_a_page: Sequence[Report]) -> dict[str, float]:
    """The median of each category, of 100."""
    return {
        name: median(round(100 * found["categories"][name]["score"]) for found in of_a_page)
        for name in LEAST
    }


def marked(of_a_page: Sequence[Report]) -> list[str]:
    return [f"{mark:g}" for mark in marks(of_a_page).values()]


def measured(of_a_page: Sequence[Report]) -> list[str]:
    """The median of what lies behind the first mark."""
    return [
        form.format(median(found["audits"][name]["numericValue"] for found in of_a_page))
        for name, form in MEASURED.items()
    ]


def processor(of_a_page: Sequence[Report]) -> list[str]:
    """How fast it was, and how many times slower a phone was taken to be."""
    throttling = of_a_page[0]["configSettings"]["throttling"]
    return [f"{benchmark_index(of_a_page):.0f}", f"{throttling['cpuSlowdownMultiplier']:g}"]


def table(found: Mapping[str, Sequence[Report]]) -> str:
    """Every page with its marks, in Markdown."""
    names = ["page", *LEAST, *MEASURED, "benchmark index", "slowdown"]
    rows = [
        [path, *marked(of_a_page), *measured(of_a_page), *processor(of_a_page)]
        for path, of_a_page in found.items()
    ]
    lines = [names, ["---"] * len(names), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def too_low(found: Mapping[str, Sequence[Report]]) -> list[str]:
    """What is marked lower than it may be."""
    return [
        f"{path}: {name} {mark:g}, at least {LEAST[name]} is needed"
        for path, of_a_page in found.items()
        for name, mark in marks(of_a_page).items()
        if mark < LEAST[name]
    ]


def main() -> None:
    rmtree(WRITTEN, ignore_errors=True)
    WRITTEN.mkdir(parents=True)
    found = dict(reports(WRITTEN / "site"))
    text = table(found)
    (WRITTEN / "figures.md").write_text(text, encoding="utf-8")
    print(text)  # noqa: T201
    sys.exit("\n".join(too_low(found)) or None)


if __name__ == "__main__":
    main()
