"""Compares the checker's page with stock Pyodide and PyScript: `make bench`.

`--times 7` visits each page so often over each line, cold and then warm, in turn.
"""

import argparse
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Playwright, sync_playwright
from tqdm import tqdm

from benchmarks import pages, report
from benchmarks.link import Link, Speed
from benchmarks.visit import visit
from publish import host

ROOT = Path(__file__).parents[1]
BUILT = ROOT / "build/benchmarks"
SPEEDS = (
    Speed("unthrottled", 0, 0),
    Speed("9 Mbit/s, 170 ms", 9, 0.170),
    Speed("1.6 Mbit/s, 150 ms", 1.6, 0.150),
)
CASES = ROOT / "tests/cases/source-questions.json"


def sample(playwright: Playwright, start: Path, speed: Speed, request: Any) -> Iterator[Any]:
    """A cold visit and a warm one of a page over a line."""
    root = start.parents[1] if start.parent.name == "en" else start.parent
    with TemporaryDirectory() as profile, host.serving(root) as port, Link(speed, port) as link:
        for temperature in ("cold", "warm"):
            path = start.relative_to(root).as_posix()
            measured = visit(playwright, Path(profile), link, path, request)
            yield {"line": speed.name, "visit": temperature} | measured.as_dict()


def measure(starts: Mapping[str, Path], times: int) -> list[dict[str, Any]]:
    """All samples, the pages in turn."""
    request = json.loads(CASES.read_text(encoding="utf-8"))[0]["request"]
    turns = [(name, speed) for _ in range(times) for speed in SPEEDS for name in starts]
    with sync_playwright() as playwright:
        return [
            {"page": name} | one
            for name, speed in tqdm(turns)
            for one in sample(playwright, starts[name], speed, request)
        ]


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--times", type=int, default=7)
    samples = measure(pages.build(BUILT), parser.parse_args().times)
    (BUILT / "samples.json").write_text(json.dumps(samples, indent=1), encoding="utf-8")
    report.write(samples)


if __name__ == "__main__":
    main()
