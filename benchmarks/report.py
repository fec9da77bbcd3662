"""The samples as a table and a chart: `results.md` and `results.svg` beside this file."""

import os
import platform
import subprocess
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

import matplotlib as mpl

from benchmarks.visit import chromium
from publish import runtime

mpl.use("svg")
mpl.rcParams["svg.hashsalt"] = "the same ids each time"
from matplotlib import pyplot as plt  # noqa: E402 - only after its output is chosen

HERE = Path(__file__).parent
MILLISECONDS = ("first_question", "ready", "first_verdict")
# Of the first verdict, as a share of stock Pyodide's.
AIMS = {
    ("unthrottled", "cold"): 0.25,
    ("9 Mbit/s, 170 ms", "cold"): 0.55,
    ("1.6 Mbit/s, 150 ms", "cold"): 0.62,
    ("unthrottled", "warm"): 0.22,
    ("9 Mbit/s, 170 ms", "warm"): 0.22,
    ("1.6 Mbit/s, 150 ms", "warm"): 0.22,
}
COLOURS = {
    "the checker's page": "#0b6b5d",
    "its runtime alone": "#5aa396",
    "stock Pyodide": "#8a8f98",
    "PyScript": "#c9ccd1",
}

PAGE = "the checker's page"

Samples = Sequence[dict[str, Any]]


def write(samples: Samples) -> None:
    lines = [*head(samples), *tables(samples), *ratios(samples), *others(samples)]
    (HERE / "results.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    draw(samples)


def head(samples: Samples) -> Iterator[str]:
    times = len(chosen(samples, *next(iter(AIMS)), PAGE))
    yield "# How fast the checker is ready"
    yield ""
    yield (
        f"Written by `make bench` on {date.today().isoformat()}:"  # noqa: DTZ011 - the machine's day
        f" {times} visits of each page over each line, in turn, in {browser()} on"
        f" {os.cpu_count()} cores ({platform.machine()}); Pyodide {runtime.pyodide_version()}."
    )
    yield "All files come with Brotli at its best, and may be kept for ever."
    yield "*The checker's page* is the real one, which starts Python only when it has loaded."
    yield (
        "The others are pages with nothing else: *its runtime alone*; *stock Pyodide* as it comes,"
        " in a worker, with the checker's wheel; *PyScript* with the same Pyodide and wheel,"
        " in a worker."
    )
    yield "Trust the ratios, not the milliseconds: machines differ."
    yield ""
    yield "![The time to the first verdict, by line and visit](results.svg)"


def browser() -> str:
    found = subprocess.run([chromium(), "--version"], capture_output=True, text=True, check=True)
    return " ".join(found.stdout.split()[:2])


def chosen(samples: Samples, line: str, visit: str, page: str) -> list[dict[str, Any]]:
    return [
        one for one in samples if (one["line"], one["visit"], one["page"]) == (line, visit, page)
    ]


def values(samples: Samples, line: str, visit: str, page: str, measure: str) -> list[float]:
    return [one[measure] for one in chosen(samples, line, visit, page)]


def tables(samples: Samples) -> Iterator[str]:
    yield ""
    yield "## Times"
    yield ""
    yield (
        "Milliseconds from the start of navigation: the median, in brackets the least and the most;"
        " megabytes on the wire, and of the largest renderer's memory."
    )
    yield ""
    yield "| line | visit | page | first question | Python ready | first verdict | MB | memory |"
    yield "|---|---|---|---|---|---|---|---|"
    for line, visit in AIMS:
        for page in COLOURS:
            found = [values(samples, line, visit, page, name) for name in MILLISECONDS]
            sent = median(values(samples, line, visit, page, "transferred")) / 1e6
            memory = median(values(samples, line, visit, page, "memory"))
            cells = " | ".join(map(spread, found))
            yield f"| {line} | {visit} | {page} | {cells} | {sent:.2f} | {memory:.0f} |"


def spread(found: Sequence[float]) -> str:
    return f"{median(found):.0f} ({min(found):.0f}–{max(found):.0f})"


def ratios(samples: Samples) -> Iterator[str]:
    yield ""
    yield "## Ratios"
    yield ""
    yield "The time to the first verdict as a share of stock Pyodide's, by the medians."
    yield ""
    yield "| line | visit | its runtime alone | aim | the checker's page | PyScript |"
    yield "|---|---|---|---|---|---|"
    for (line, visit), aim in AIMS.items():
        page, alone, stock, pyscript = (
            median(values(samples, line, visit, page, "first_verdict")) for page in COLOURS
        )
        shares = f"**{alone / stock:.3f}** | {aim} | {page / stock:.3f} | {pyscript / stock:.3f}"
        yield f"| {line} | {visit} | {shares} |"


def others(samples: Samples) -> Iterator[str]:
    calls = [one["call"] for one in samples if one["call"] is not None]
    slow = values(samples, "1.6 Mbit/s, 150 ms", "cold", PAGE, "first_question")
    yield ""
    yield "## And"
    yield ""
    yield (
        "- One `evaluate` with the way to the worker and back, in the checker's page:"
        f" {median(calls):.1f} ms at the median of {len(calls)} visits' medians of 50"
        f" (most: {max(calls):.1f} ms; aim: under 5 ms)."
    )
    yield f"- The first question at 1.6 Mbit/s, cold: {spread(slow)} ms (aim: at most 1000 ms)."


def draw(samples: Samples) -> None:
    figure, rows = plt.subplots(len(AIMS), figsize=(8, 9), layout="constrained")
    for row, (line, visit) in zip(rows, AIMS, strict=True):
        times = [median(values(samples, line, visit, page, "first_verdict")) for page in COLOURS]
        bars = row.barh(list(COLOURS), [time / 1000 for time in times], color=COLOURS.values())
        row.bar_label(bars, fmt="%.1f s", padding=3)
        row.set_title(f"{line}, {visit}", loc="left", fontsize=10)
        row.invert_yaxis()
        row.margins(x=0.12)
        row.spines[["top", "right"]].set_visible(False)
    figure.suptitle("Seconds to the first verdict (each row has a scale of its own)")
    figure.savefig(HERE / "results.svg", metadata={"Date": None})
