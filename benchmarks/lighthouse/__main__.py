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
TIMES = 3  # each page; the median counts
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
        for path in tqdm(paths, disable=None):
            names = (f"{path.replace('/', '-')}-{time}.json" for time in range(1, TIMES + 1))
            yield path, [report(address + path, WRITTEN / name) for name in names]


def build(site: Path, address: str) -> None:
    """The site as it is published: it knows where it is."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    subprocess.run(command, cwd=ROOT, env=os.environ | {"SITE_URL": address}, check=True)


def report(address: str, file: Path) -> Report:
    """What Lighthouse says of a page on a phone."""
    command = [str(runtime.NODE), str(PROGRAM), address, *OPTIONS, f"--output-path={file}"]
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


def measured(of_a_page: Sequence[Report]) -> list[str]:
    """The median of what lies behind the first mark."""
    return [
        form.format(median(found["audits"][name]["numericValue"] for found in of_a_page))
        for name, form in MEASURED.items()
    ]


def table(found: Mapping[str, Sequence[Report]]) -> str:
    """Every page with its marks, in Markdown."""
    names = ["page", *LEAST, *MEASURED]
    rows = [
        [path, *(f"{mark:g}" for mark in marks(of_a_page).values()), *measured(of_a_page)]
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
