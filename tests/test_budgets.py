"""No page and no file is larger than `budgets.toml` allows: bytes, which do not flicker."""

import json
import tomllib
from pathlib import Path

import brotli
import pytest

from benchmarks.pages import STOCK
from built_page import BuiltPage
from publish import runtime

pytestmark = pytest.mark.site

BUDGETS = tomllib.loads(Path(__file__).with_name("budgets.toml").read_text(encoding="utf-8"))
UNTIL_THE_VERDICT = ("worker.js", "engine.js", "python.wasm", "memory.bin")


def transferred(file: Path) -> int:
    """What a visitor's browser gets of a file: its Brotli twin."""
    return Path(f"{file}.br").stat().st_size


def sizes(site: Path) -> dict[str, int]:
    files = json.loads((site / "checker.json").read_text(encoding="utf-8"))["files"]
    return {name: transferred(site / file["path"]) for name, file in files.items()}


def within(name: str, size: int, allowed: int) -> None:
    assert size <= allowed, f"{name}: {size:,} bytes, and tests/budgets.toml allows {allowed:,}"


def test_every_file_has_a_budget(site: Path) -> None:
    assert sizes(site).keys() == BUDGETS["files"].keys()


@pytest.mark.parametrize("name", BUDGETS["files"])
def test_a_file_keeps_to_its_budget(site: Path, name: str) -> None:
    within(name, sizes(site)[name], BUDGETS["files"][name])


@pytest.mark.parametrize("name", BUDGETS["handed"])
def test_what_is_handed_on_keeps_to_its_budget(site: Path, dist: Path, name: str) -> None:
    """A partner's script as a browser gets it, an edition as it is sent."""
    folder, _, file = name.partition("/")
    size = transferred(site / file) if folder == "site" else (dist / file).stat().st_size
    within(name, size, BUDGETS["handed"][name])


def test_python_keeps_to_its_budget(site: Path) -> None:
    size = sum(sizes(site)[name] for name in UNTIL_THE_VERDICT)
    within(" + ".join(UNTIL_THE_VERDICT), size, BUDGETS["totals"]["runtime"])


def test_python_is_smaller_than_stock_pyodide(site: Path, wheel: Path) -> None:
    ours = sum(sizes(site)[name] for name in UNTIL_THE_VERDICT)
    (wasm,) = (site / "checker").glob("python.*.wasm")
    packed = {name: brotli_size(runtime.PYODIDE / name) for name in STOCK if "wasm" not in name}
    stock = sum(packed.values()) + transferred(wasm) + brotli_size(wheel)
    share = ours / stock
    allowed = BUDGETS["shares"]["runtime"]
    assert share <= allowed, f"{ours:,} bytes are {share:.3f} of stock Pyodide's {stock:,}"


def brotli_size(file: Path) -> int:
    """A zip is compressed already: pressed harder it would take 13 s and lose 0.4 %."""
    quality = 9 if file.suffix == ".zip" else 11
    return len(brotli.compress(file.read_bytes(), quality=quality, lgwin=24))


@pytest.mark.parametrize("name", BUDGETS["pages"])
def test_a_page_keeps_to_its_budget(site: Path, name: str) -> None:
    file = site / name
    page = BuiltPage(file)
    loads = {(file.parent / address).resolve() for address in page.loads}
    first = [file, *(load for load in loads if load.suffix in {".css", ".js"})]
    within(name, sum(map(transferred, first)), BUDGETS["pages"][name])


def test_every_file_of_text_and_code_has_its_twins(site: Path) -> None:
    for file in site.rglob("*"):
        if file.suffix in {
            ".html",
            ".css",
            ".js",
            ".wasm",
            ".bin",
            ".json",
            ".svg",
            ".webmanifest",
        }:
            assert brotli.decompress(Path(f"{file}.br").read_bytes()) == file.read_bytes()
            assert Path(f"{file}.gz").is_file()
