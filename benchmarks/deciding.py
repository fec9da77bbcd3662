"""How fast a request is decided, beside the same rules in Publicodes.

`python3 -m benchmarks.deciding`; written to benchmarks/deciding.md. Everyone decides the same 1,000
requests, in turn; a decision that differs stops the comparison.
"""

import argparse
import json
import platform
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, Protocol

import checker
from benchmarks.travellers import Request, requests
from checker.policy import RECORDED
from publish import runtime

HERE = Path(__file__).parent
REPORT = Path(__file__).with_suffix(".md")
PACKAGES = json.loads((HERE / "package.json").read_text(encoding="utf-8"))["dependencies"]
NUMBER = 1000
WARMING_UP = 2  # rounds that do not count
OURS, PAGE = "the checker in CPython", "the checker in the page's Python"
BY_RULES, IN_A_TEXT, FACTS = "Publicodes by rules", "Publicodes in a text", "facts for Publicodes"
HEAD = """\
# How fast a request is decided

Microseconds a request: the median of {times} rounds over the same {number:,} requests, in turn, in
brackets the least and the most; and the median of the rounds' ratios, which is what to trust.
Written by `make bench`: {where}.

| who decides | µs a request | beside {ours} |
|---|---|---|
"""
NOTES = f"""
The aim is to be faster than Publicodes. Route, verdict, and documents with their status are equal
for every request.

- *{OURS}*: `checker.evaluate`, from the request to the whole result.
- *{BY_RULES}*: rules read once, then `setSituation` and an `evaluate` for each of the eight
  answers.
- *{IN_A_TEXT}*: the same with one `evaluate`, of a text that holds all answers, since every
  expression that is evaluated is parsed first. Other options of the engine, or a copy of it for
  each request, are no quicker; rules without units take a tenth less.
- *{FACTS}*: hours since the report and days since each stay, in JavaScript, since
  Publicodes knows days, but no times of day and no lists. Not in the two lines above it.
- *{PAGE}*: `evaluate_json` in Node, from JSON to JSON. In a browser it is this line that stands
  beside Publicodes, which runs there as it does here.

What is compared is one traveller older than an infant, with every answer given and none wrong.
Besides what is equal, the checker looks for errors, says what each decision rests on and which
answers it read, until when a test is good, what to do, and what to know; Publicodes explains the
value of each rule and says which answers it lacked.
"""


class Contestant(Protocol):
    """Somebody who decides all requests."""

    def decisions(self) -> Sequence[Any]:
        """What was decided on each, to be compared."""

    def time(self) -> float:
        """Seconds for all of them."""


@dataclass(frozen=True)
class Here:
    """The checker in this Python."""

    requests: Sequence[Request]

    def decisions(self) -> list[Any]:
        return [decision(checker.evaluate(request)) for request in self.requests]

    def time(self) -> float:
        start = perf_counter()
        for request in self.requests:
            checker.evaluate(request)
        return perf_counter() - start


@dataclass(frozen=True)
class InNode:
    """A way of a script in Node."""

    process: subprocess.Popen[str]
    way: str

    def decisions(self) -> list[Any]:
        found: list[Any] = self._ask("decisions")
        return [decision(json.loads(one)) if isinstance(one, str) else one for one in found]

    def time(self) -> float:
        milliseconds: float = self._ask("time")
        return milliseconds / 1000

    def _ask(self, what: str) -> Any:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{what} {self.way}\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


def decision(result: Mapping[str, Any]) -> Any:
    """What Publicodes decides too."""
    (who,) = result["travellers"]
    documents = [[document["id"], document["status"]] for document in who["documents"]]
    return {"route": who.get("route"), "verdict": who["verdict"], "documents": documents}


def clauses() -> dict[str, str]:
    """The numbers of `policy.toml` as rules of Publicodes, private since nobody answers them."""
    found = RECORDED.clauses.items()
    hours = {id: f"{clause['hours']} h" for id, clause in found if "hours" in clause}
    days = {id: f"{clause['days']} jours" for id, clause in found if "days" in clause}
    return {f"[privé] {id}": value for id, value in (hours | days).items()}


@contextmanager
def node(asked: Sequence[Request], script: str, *arguments: object) -> Iterator[Any]:
    """A script of `node/` that has been given the requests."""
    command = [str(runtime.NODE), str(HERE / "node" / script), *map(str, arguments)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdin
        process.stdin.write(json.dumps({"requests": asked, "clauses": clauses()}) + "\n")
        yield process


def compare(asked: Sequence[Request], contestants: Mapping[str, Contestant]) -> None:
    """Stop at the first request on which somebody decides otherwise."""
    expected = contestants[OURS].decisions()
    for name, one in contestants.items():
        if name in (OURS, FACTS):
            continue
        for request, ours, theirs in zip(asked, expected, one.decisions(), strict=True):
            both = f"{OURS}: {json.dumps(ours)}\n{name}: {json.dumps(theirs)}"
            assert ours == theirs, f"{json.dumps(request)}\n{both}"


def measure(contestants: Mapping[str, Contestant], times: int) -> dict[str, list[float]]:
    """Seconds of each round, those who decide in turn."""
    rounds = [
        {name: one.time() for name, one in contestants.items()} for _ in range(WARMING_UP + times)
    ]
    return {name: [one[name] for one in rounds[WARMING_UP:]] for name in contestants}


def table(samples: Mapping[str, Sequence[float]]) -> str:
    times = len(samples[OURS])
    rows = [
        f"| {name} | {spread(found)} | {beside(samples[OURS], found):.2f} |"
        for name, found in samples.items()
    ]
    head = HEAD.format(times=times, number=NUMBER, where=where(), ours=OURS)
    return head + "\n".join(rows) + "\n" + NOTES


def beside(ours: Sequence[float], found: Sequence[float]) -> float:
    """By rounds, so that a machine that slows down for a while does so for both."""
    return median(one / other for one, other in zip(found, ours, strict=True))


def spread(seconds: Sequence[float]) -> str:
    middle, least, most = (
        found(seconds) / NUMBER * 1e6  # microseconds a request
        for found in (median, min, max)
    )
    return f"{middle:.0f} ({least:.0f}–{most:.0f})"


def where() -> str:
    version = subprocess.run(
        [str(runtime.NODE), "--version"], check=True, capture_output=True, text=True
    ).stdout
    return (
        f"Python {platform.python_version()}, Node {version.strip().lstrip('v')},"
        f" Publicodes {PACKAGES['publicodes']}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks.deciding", description=__doc__)
    parser.add_argument("--times", type=int, default=9)
    times = parser.parse_args().times
    asked, files = requests(NUMBER), runtime.files()
    python = (runtime.PYODIDE, files["engine.js"], files["memory.bin"])
    with node(asked, "publicodes.mjs") as theirs, node(asked, "page.mjs", *python) as page:
        contestants: dict[str, Contestant] = {
            OURS: Here(asked),
            BY_RULES: InNode(theirs, "rules"),
            IN_A_TEXT: InNode(theirs, "text"),
            FACTS: InNode(theirs, "facts"),
            PAGE: InNode(page, "page"),
        }
        compare(asked, contestants)
        REPORT.write_text(table(measure(contestants, times)), encoding="utf-8")


if __name__ == "__main__":
    main()
